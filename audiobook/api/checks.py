"""Finished files held against the profile and the manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from audiobook.build import Project, guard, story_name
from audiobook.errors import InputError, Problem, UndecodableError, shown

if TYPE_CHECKING:
    from audiobook.build import manifest
    from audiobook.delivery import Profile, formats, measure

_TAGS = ("title", "album", "narrator", "track", "genre", "language", "comment", "text")


FaultKind = Literal[
    "missing",  # there is no such file
    "undecodable",  # `what`: ffmpeg's words
    "profile",  # `what` is outside of it
    "length",  # it has `found` samples, and not the `expected` ones
    "changed",  # it is not what was made
    "tag",  # the tag `what` is missing
    "cover",  # there is none in it
    "extra missing",  # the file `what` beside the chapters is not there
    "extra altered",  # the file `what` was changed by something else
    "incomplete",  # some chapters are not built, or not as the story is now
]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a finished file, or with a finished book."""

    kind: FaultKind
    what: str = ""
    expected: int = 0
    found: int = 0


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What was found of one finished file, or of the folder of a book."""

    file: Path
    levels: measure.Levels | None  # None where it can't be measured, and of a folder
    faults: tuple[Fault, ...]
    seconds: float = 0.0  # of sound


def check(project: Project, story: Path) -> Iterator[FileCheck]:
    """Measure the files of a story's audiobook, and then what else belongs to it, if that is wrong.

    Raises InputError if it has not been built, ToolError if there is no ffmpeg.
    """
    with guard(project, story):
        yield from _checked(project, story)


def _checked(project: Project, story: Path) -> Iterator[FileCheck]:
    from audiobook.build import manifest

    known = manifest.read(project.manifest(story))
    if known is None or not known.chapters:
        name = story_name(story)
        raise InputError(
            Problem(f"{shown(name)} has not been built", f"run `audiobook build {shown(name)}`")
        )
    folder = project.build / known.folder
    for chapter in known.chapters:
        for made in chapter.files:
            yield _check(folder / made.name, made, chapter.profile)
    faults = list(_beside(known.extras, folder))
    faults += [] if known.complete else [Fault("incomplete")]
    if faults:
        yield FileCheck(folder, None, tuple(faults))


def _beside(extras: Iterable[manifest.FileRecord], folder: Path) -> Iterator[Fault]:
    """What is wrong with the files beside the chapters, told by their bytes whatever their age."""
    from audiobook.system import sha256

    for made in extras:
        file = folder / made.name
        if not file.is_file():
            yield Fault("extra missing", made.name)
        elif sha256(file) != made.sha256:
            yield Fault("extra altered", made.name)


def _check(file: Path, made: manifest.FileRecord, profile: Profile) -> FileCheck:
    from audiobook.delivery import formats, measure

    if not file.is_file():  # of a pipe in its place ffmpeg would wait for ever
        return FileCheck(file, None, (Fault("missing"),))
    try:
        levels = measure.measure(file, made.rate)
    except UndecodableError as error:  # an ffmpeg that was killed says nothing of the file
        return FileCheck(file, None, (Fault("undecodable", str(error)),))
    faults = [Fault("profile", what) for what in measure.problems(levels, profile)]
    if levels.samples != made.samples:
        faults.append(Fault("length", expected=made.samples, found=levels.samples))
    faults += _altered(file, made, formats.named(profile.format))
    return FileCheck(file, levels, tuple(faults), levels.samples / made.rate)


def _altered(file: Path, made: manifest.FileRecord, form: formats.AudioFormat) -> Iterator[Fault]:
    """What is not in a file as it was made."""
    from audiobook.system import sha256

    if sha256(file) != made.sha256:
        yield Fault("changed")
    tags = form.read(file)
    yield from (Fault("tag", name) for name in _TAGS if not tags.get(name))
    if not form.read_cover(file):
        yield Fault("cover")
