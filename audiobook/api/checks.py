"""Finished files held against the profile and the manifest; and the machine, against our needs."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from audiobook.build import manifest
from audiobook.build.manifest import FileRecord
from audiobook.build.project import Project, story_name
from audiobook.build.reason import lost
from audiobook.delivery import Levels, Profile, master, tag
from audiobook.engines import installed
from audiobook.errors import AudiobookError, FFmpegError, InputError, Problem
from audiobook.system import ffmpeg, player, sha256

_TAGS = ("title", "album", "narrator", "track", "genre", "language", "comment", "text")


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What was found of one finished file."""

    file: Path
    levels: Levels | None
    problems: tuple[str, ...]
    rate: int = 0  # hertz that it was measured at

    def lines(self) -> Iterator[str]:
        levels = self.levels
        if levels:
            yield (
                f"{'✗' if self.problems else '✓'} {self.file}: RMS {levels.rms:.1f}, "
                f"peak {levels.peak:.1f}, floor {levels.floor:.1f} dBFS, "
                f"{levels.samples / self.rate / 60:.1f} minutes"
            )
        else:
            yield f"✗ {self.file}"
        yield from (f"    {problem}" for problem in self.problems)

    def as_json(self) -> dict[str, Any]:
        return {
            "file": str(self.file),
            "levels": asdict(self.levels) if self.levels else None,
            "problems": list(self.problems),
        }


def check(project: Project, story: Path) -> Iterator[FileCheck]:
    """Measure the files of a story's audiobook. Raises InputError if there is none."""
    known = manifest.read(project.manifest(story))
    if known is None or not known.chapters:
        name = story_name(story)
        raise InputError(Problem(f"{name} has not been built", f"run `audiobook build {name}`"))
    folder = project.build / known.folder
    for chapter in known.chapters:
        for made in chapter.files:
            yield _check(folder / made.name, made, chapter.profile)
    wrong = [
        f"«{one.what}» {'is missing' if one.kind == 'missing' else 'was changed by something else'}"
        for one in lost(known.extras, folder)
    ]
    if not known.complete:
        wrong.append("some chapters are not built, or not as the story is now; build again")
    if wrong:
        yield FileCheck(folder, None, tuple(wrong))


def _check(file: Path, made: FileRecord, profile: Profile) -> FileCheck:
    if not file.exists():
        return FileCheck(file, None, ("it is missing; build again",))
    try:
        levels = master.measure(file, made.rate)
    except FFmpegError as error:
        return FileCheck(file, None, (f"it can't be decoded: {error}",))
    problems = master.problems(levels, profile)
    if levels.samples != made.samples:
        problems.append(f"{levels.samples} samples, not the {made.samples} that were made")
    if sha256(file) != made.sha256:
        problems.append("it was changed since it was made")
    tags = tag.read(file)
    problems += [f"the tag «{name}» is missing" for name in _TAGS if not tags.get(name)]
    if not tag.read_cover(file):
        problems.append("there is no cover in it")
    return FileCheck(file, levels, tuple(problems), made.rate)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing of the machine that a build needs, or could use."""

    name: str
    found: str  # empty: not here
    mend: str = ""
    fatal: bool = False  # without it nothing can be built
    damaged: bool = False  # it is here, but can't be used

    def lines(self) -> Iterator[str]:
        mark = "✗" if self.fatal or self.damaged else "✓" if self.found else "–"
        yield f"{mark} {self.name}: {self.found or ('damaged' if self.damaged else 'not here')}"
        if self.mend and not self.found:
            yield f"    {self.mend}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def examine() -> list[Finding]:
    """What is here, and what would make the rest work."""
    python = f"{platform.python_version()} ({sys.executable})"
    return [Finding("Python", python), _ffmpeg(), *_engines(), _default(), _player()]


def _ffmpeg() -> Finding:
    try:
        return Finding("ffmpeg", f"{ffmpeg.find()} ({ffmpeg.version()})")
    except FFmpegError as error:
        return Finding("ffmpeg", "", str(error), fatal=True)


def _engines() -> Iterator[Finding]:
    for name in installed.names():
        lack = installed.missing(name)
        damage = None if lack else installed.damage(name)
        wrong = lack or damage
        voices = "" if wrong else f"{_voices(name)}{_ipa(name)}"
        yield Finding(f"engine {name}", voices, str(wrong or ""), damaged=damage is not None)


def _voices(engine: str) -> str:
    count = len(installed.palette(engine))
    return f"{count} {'voice' if count == 1 else 'voices'}"


def _ipa(engine: str) -> str:
    if installed.takes_ipa(engine):
        return ""
    return "; takes no IPA: a pronunciation's respelling is read, or the word as it is written"


def _default() -> Finding:
    try:
        cast = installed.default()
        teller = installed.narrating(cast)
        told = cast if teller == cast else f"{cast}; {teller} narrates"
        return Finding("default engine", told)
    except AudiobookError as error:
        return Finding("default engine", "", str(error), fatal=True)


def _player() -> Finding:
    mend = "install ffplay (it comes with ffmpeg) to hear previews as they are made"
    return Finding("player", player.find(), mend)
