"""What a book in the build folder was made of: read to learn what is current, written when made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from audiobook.delivery import Profile, profile
from audiobook.system import sha256, write_whole

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


def read(path: Path) -> Manifest | None:
    """The manifest, or None where there is none that this version can use: then all is built anew.

    A manifest is only ever replaced whole, so one that can't be read is of another version.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        version = data.pop("version")
        if version == 1:
            _complete(data)
        elif version != _VERSION:
            return None
        return _from_json(data)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def read_all(folder: Path) -> dict[Path, Manifest]:
    """Every manifest in a folder, by its file."""
    found = {path: read(path) for path in sorted(folder.glob("*.json"))}
    return {path: known for path, known in found.items() if known is not None}


def _complete(data: dict[str, Any]) -> None:
    """Add to a manifest of version 1 what it did not tell: there was one profile, of one rate."""
    for chapter in data["chapters"]:
        chapter["profile"] = asdict(profile.named("acx"))
        for made in chapter["files"]:
            made["rate"] = _FIRST_RATE


def _from_json(data: dict[str, Any]) -> Manifest:
    chapters = tuple(
        ChapterRecord(
            **{
                **chapter,
                "lines": tuple(Line(*line) for line in chapter["lines"]),
                "spans": tuple((start, end) for start, end in chapter["spans"]),
                "files": tuple(FileRecord(**made) for made in chapter["files"]),
                "profile": profile.from_json(chapter["profile"]),
            }
        )
        for chapter in data.pop("chapters")
    )
    extras = tuple(FileRecord(**made) for made in data.pop("extras"))
    outdated = tuple(data.pop("outdated"))
    return Manifest(**data, chapters=chapters, extras=extras, outdated=outdated)


def write(path: Path, manifest: Manifest) -> None:
    data = {"version": _VERSION, **asdict(manifest)}
    for chapter in data["chapters"]:  # a line a row: a book has thousands
        chapter["lines"] = [list(line.values()) for line in chapter["lines"]]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
