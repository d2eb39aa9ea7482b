"""Nothing to do, told from the bytes of the inputs alone: no story is read for it.

A build that changes nothing should cost nothing. The stamp of a whole build names all that it
depended on; while the stamp, the inputs and the files made are the same, so would be the build.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from pathlib import Path

from audiobook import __version__
from audiobook.build import clips
from audiobook.build.manifest import Manifest
from audiobook.build.project import Project
from audiobook.engines import installed
from audiobook.errors import InputError
from audiobook.system import ffmpeg, program, sha256

_ABSENT = "absent"
_LARGEST = 64_000_000  # bytes of an input; no room reads a larger one


def inputs(files: Iterable[Path], project: Project) -> dict[str, str]:
    """What each of the files holds, as a hash; of a folder, the names in it."""
    return {project.relative(file): _digest(file) for file in files}


def stamp(voices: Iterable[str], options: Mapping[str, object], palettes: bool = False) -> str:
    """All that a build depends on besides its inputs: this program, its tools, what was asked.

    With `palettes`, also the voices that might be cast.
    """
    tools = [__version__, program.fingerprint(), ffmpeg.version()]
    wanted = [installed.about(voice) for voice in sorted(set(voices))]
    speak = [(voice.id, installed.fingerprint(voice)) for voice in wanted]
    usable = installed.usable()
    made_of = [tools, clips.REVISION, speak, sorted(options.items()), usable]
    if palettes:
        made_of.append([astuple(voice) for name in usable for voice in installed.palette(name)])
    described = json.dumps(made_of)
    return hashlib.sha256(described.encode()).hexdigest()


class Here:
    """What can speak here, asked once for all the stories that are looked at together."""

    def __init__(self, options: Mapping[str, object]) -> None:
        self._options = options
        self._stamps: dict[frozenset[str], str] = {}

    def stamp(self, voices: frozenset[str]) -> str:
        """The `stamp` of these voices; empty where one of them can't be spoken."""
        if voices not in self._stamps:  # a model that was deleted, say; casting says where
            here = installed.can_speak(voices)
            self._stamps[voices] = stamp(voices, self._options) if here else ""
        return self._stamps[voices]


def is_current(manifest: Manifest, project: Project, story: Path, here: Here) -> bool:
    """Whether a whole build of the story is what a build now would make."""
    expected = {project.relative(file) for file in project.known_inputs(story)}
    if not manifest.complete or not expected <= set(manifest.inputs):
        return False
    if any(_digest(project.at(file)) != was for file, was in manifest.inputs.items()):
        return False
    voices = frozenset(line.voice for chapter in manifest.chapters for line in chapter.lines)
    if manifest.complete != here.stamp(voices):
        return False
    return all(made.intact(project.build / manifest.folder) for made in manifest.files())


def was_there(manifest: Manifest, file: Path, project: Project) -> bool:
    """Whether an input was there when the book was built, as far as that version looked for it."""
    return manifest.inputs.get(project.relative(file), _ABSENT) != _ABSENT


def _digest(path: Path) -> str:
    try:
        if path.is_dir():
            names = "\n".join(sorted(file.name for file in path.iterdir()))
            return hashlib.sha256(names.encode()).hexdigest()
        return sha256(path, _LARGEST)
    except (OSError, InputError):  # who reads it will say what is wrong with it
        return _ABSENT
