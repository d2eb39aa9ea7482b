"""What a book in the build folder was made of: read to learn what is current, written when made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from audiobook.delivery import Profile, profile
from audiobook.errors import Problem, shown
from audiobook.system import fitted, parse_json, read_json, sha256, write_whole

_VERSION = 2
_FIRST_RATE = 44100  # hertz, of every sound file that a manifest of version 1 tells of


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance of a chapter, as it was spoken."""

    key: str  # of its clip
    segment: int
    speaker: str
    voice: str
    rate: int | None
    pitch: int | None
    pause: float  # seconds after it
    words: str  # a short hash of the text, to tell a new voice from new words
    gain: float = 0.0  # decibels that it is louder than its voice is otherwise
    besides: str = ""  # what was asked of its voice besides rate and pitch: "whispered"


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file that was written."""

    name: str  # in the book's folder
    size: int  # bytes
    mtime: int  # nanoseconds
    sha256: str
    samples: int = 0  # 0 for what is not sound, as is the rate
    lines: int = 0  # how many of the chapter's lines are in it
    rate: int = 0  # hertz

    @classmethod
    def of(cls, file: Path, samples: int = 0, lines: int = 0, rate: int = 0) -> FileRecord:
        digest, status = sha256(file), file.stat()
        return cls(file.name, status.st_size, status.st_mtime_ns, digest, samples, lines, rate)

    @property
    def seconds(self) -> float:
        """How long the sound in it is; 0 where there is none."""
        return self.samples / self.rate if self.rate else 0.0

    def intact(self, folder: Path) -> bool:
        """Whether the file is as it was written; its bytes are read only if it was touched."""
        try:
            status = (folder / self.name).stat()
        except OSError:
            return False
        if status.st_size != self.size:
            return False
        return status.st_mtime_ns == self.mtime or sha256(folder / self.name) == self.sha256


@dataclass(frozen=True, slots=True)
class ChapterRecord:
    """A chapter that was built."""

    number: int
    title: str
    key: str
    settings: Mapping[str, str]
    lines: tuple[Line, ...]
    spans: tuple[tuple[int, int], ...]  # samples of its file in which each line is heard
    files: tuple[FileRecord, ...]
    profile: Profile  # that its files are within
    encoder: str = ""  # what the ffmpeg that made them calls itself; empty: not known

    def times(self) -> Iterator[tuple[Line, FileRecord, float, float]]:
        """Each line with its file, and when it is heard there: from and to, in seconds."""
        files = (file for file in self.files for _ in range(file.lines))
        for line, file, (start, end) in zip(self.lines, files, self.spans, strict=True):
            yield line, file, start / file.rate, end / file.rate


@dataclass(frozen=True, slots=True)
class Manifest:
    """A book that was built, whole or in part."""

    story: str  # its path, relative to the build folder
    title: str
    folder: str  # in the build folder
    inputs: Mapping[str, str]  # each file that was read: its sha256
    chapters: tuple[ChapterRecord, ...] = ()
    extras: tuple[FileRecord, ...] = ()  # cover, metadata, playlist
    cover: str = ""  # what the cover was made of
    complete: str = ""  # what a whole build was asked for; empty while one is under way
    outdated: tuple[str, ...] = ()  # files of earlier builds to be deleted, relative to build/

    def chapter(self, number: int) -> ChapterRecord | None:
        return next((made for made in self.chapters if made.number == number), None)

    def tracks(self) -> dict[int, str]:
        """The place of each chapter among the book's files, by its number: «2/14»."""
        return {made.number: made.settings.get("track", "") for made in self.chapters}

    def with_chapter(self, made: ChapterRecord) -> Manifest:
        others = [other for other in self.chapters if other.number != made.number]
        return replace(
            self, chapters=tuple(sorted([*others, made], key=lambda chapter: chapter.number))
        )

    def paths(self) -> set[str]:
        """All its files, relative to the build folder."""
        return {f"{self.folder}/{made.name}" for made in self.files()}

    def files(self) -> Iterable[FileRecord]:
        for chapter in self.chapters:
            yield from chapter.files
        yield from self.extras


def empty(story: str, title: str, folder: str, before: Manifest | None) -> Manifest:
    """That of a book of which nothing is made; `before` was of another title."""
    outdated = {*before.outdated, *before.paths()} if before else set()
    return Manifest(
        story=story, title=title, folder=folder, inputs={}, outdated=tuple(sorted(outdated))
    )


def read(path: Path) -> Manifest | None:
    """The manifest, or None where there is none that this version can use: then all is built anew.

    A manifest is only ever replaced whole, so one that can't be read is of another version, or was
    damaged: `complaint` says so.
    """
    try:
        return _read(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None


def of_book(path: Path, folder: str) -> Manifest | None:
    """As `read`; None also of one of another book, of another title say."""
    known = read(path)
    return known if known and known.folder == folder else None


def complaint(path: Path) -> Problem | None:
    """What to tell of a manifest that is damaged; None of one of another version."""
    try:
        _read(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ValueError as error:
        what = "what was known of a finished audiobook can't be used: "
        what += f"{shown(path)} is damaged ({error})"
        mend = "nothing needs to be done: the audiobook is made anew"
        return Problem(what, mend, fatal=False)
    return None


def _read(path: Path) -> Manifest | None:
    """None of one of another version. Raises ValueError for what is none."""
    data = read_json(path)
    if not isinstance(data, dict) or "version" not in data:
        raise ValueError("it is no manifest")
    version = data.pop("version")
    if version == 1:
        data = _completed(data)
    elif version != _VERSION:
        return None
    found = fitted(Manifest, data)
    _refuse_unfit(found)
    return found


def _refuse_unfit(found: Manifest) -> None:
    """Raises ValueError where a path leads out of the book's folder, or a line is in no file."""
    plain = [found.folder, *(file.name for file in found.files())]
    plain += [part for path in found.outdated for part in path.partition("/")[::2]]
    for name in plain:
        if not is_plain_name(name):
            raise ValueError(f"{name!r} is no name of a file in an audiobook")
    for made in found.chapters:
        lines = sum(file.lines for file in made.files)
        if not lines == len(made.lines) == len(made.spans):
            raise ValueError(f"the lines of chapter {made.number} are not those of its files")
        if any(file.rate <= 0 or file.lines < 0 for file in made.files):
            raise ValueError(f"a file of chapter {made.number} has no sound")


def is_plain_name(name: str) -> bool:
    """Whether it names a file or a folder here, and leads nowhere else."""
    return bool(name) and not name.startswith(".") and {*name}.isdisjoint("/\\\0")


def read_all(folder: Path) -> dict[Path, Manifest]:
    """Every manifest in a folder, by its file."""
    found = {path: read(path) for path in sorted(folder.glob("*.json"))}
    return {path: known for path, known in found.items() if known is not None}


def _completed(data: dict[str, Any]) -> dict[str, Any]:
    """A manifest of version 1, with what it did not tell: there was one profile, of one rate."""
    try:
        for chapter in data["chapters"]:
            chapter["profile"] = parse_json(json.dumps(asdict(profile.named("acx"))))
            for made in chapter["files"]:
                made["rate"] = _FIRST_RATE
    except (KeyError, TypeError) as error:
        raise ValueError("it is no manifest") from error
    return data


def write(path: Path, manifest: Manifest) -> None:
    data = {"version": _VERSION, **asdict(manifest)}
    for chapter in data["chapters"]:  # a line a row: a book has thousands
        chapter["lines"] = [list(line.values()) for line in chapter["lines"]]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
