"""Nothing to do, told from the bytes of the inputs alone: no story is read for it.

A build that changes nothing should cost nothing. The stamp of a whole build names all that it
depended on; while the stamp, the inputs and the files made are the same, so would be the build.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from audiobook import __version__, ffmpeg
from audiobook import cache as clips
from audiobook.engines import installed
from audiobook.manifest import Manifest, sha256
from audiobook.project import Project

_ABSENT = "absent"


def inputs(files: Iterable[Path], project: Project) -> dict[str, str]:
    """What each of the files holds, as a hash; of a folder, the names in it."""
    return {project.relative(file): _digest(file) for file in files}


def stamp(voices: Iterable[str], options: Mapping[str, object]) -> str:
    """All that a build depends on besides its inputs: this program, its tools, what was asked."""
    tools = [__version__, program(), ffmpeg.version()]
    speak = [(voice, installed.fingerprint(voice)) for voice in sorted(set(voices))]
    described = json.dumps(
        [tools, clips.REVISION, speak, sorted(options.items()), installed.usable()]
    )
    return hashlib.sha256(described.encode()).hexdigest()


def is_current(
    manifest: Manifest, project: Project, story: Path, options: Mapping[str, object]
) -> bool:
    """Whether a whole build of the story is what a build now would make."""
    expected = {project.relative(file) for file in project.known_inputs(story)}
    if not manifest.complete or not expected <= set(manifest.inputs):
        return False
    if any(_digest(project.build / file) != was for file, was in manifest.inputs.items()):
        return False
    voices = {line.voice for chapter in manifest.chapters for line in chapter.lines}
    if not {voice.partition(":")[0] for voice in voices} <= set(installed.usable()):
        return False
    if not all(map(installed.knows, voices)):  # a model that was deleted; casting says where
        return False
    if manifest.complete != stamp(voices, options):
        return False
    return all(made.intact(project.build / manifest.folder) for made in manifest.files())


def _digest(path: Path) -> str:
    try:
        if path.is_dir():
            names = "\n".join(sorted(file.name for file in path.iterdir()))
            return hashlib.sha256(names.encode()).hexdigest()
        return sha256(path)
    except OSError:  # who reads it will say what is wrong with it
        return _ABSENT


@cache
def program() -> str:
    """This program's own files, so that a developer's change is not taken for no change.

    The model of attribution is one of them: who trains it anew must not be told old answers.
    """
    here = Path(__file__).parent
    seen = [
        (str(file.relative_to(here)), status.st_size, status.st_mtime_ns)
        for file in sorted([*here.rglob("*.py"), *here.rglob("*.json")])
        for status in [file.stat()]
    ]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()
