"""What a plan needs to know of a book, short enough to be remembered: its chapters as lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobook.build.manifest import Line, is_plain_name
from audiobook.build.order import Break
from audiobook.errors import Problem
from audiobook.story import need_chapters

if TYPE_CHECKING:
    from audiobook.build.book import Book

_KEY = re.compile(r"[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class ChapterOutline:
    """A chapter that is to be made, without its text: what a plan asks of an `Order`."""

    number: int  # from 1
    title: str
    part: str  # the title of the part of the book that it stands in
    lines: tuple[Line, ...]
    settings: Mapping[str, str]
    seconds: float  # that it takes, roughly
    breaks: tuple[Break, ...]  # after each line


@dataclass(frozen=True, slots=True)
class BookOutline:
    """A book that is ready to be spoken, without its text."""

    folder: str  # in the build folder
    engines: Mapping[str, int]  # how many voices of each speak, most first
    best: str  # the engine that speaks because it is the best one here; empty if one was chosen
    chapters: tuple[ChapterOutline, ...]
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, book: Book) -> BookOutline:
        chapters = tuple(
            ChapterOutline(
                number=order.number,
                title=order.title,
                part=order.chapter.part,
                lines=order.lines,
                settings=order.settings,
                seconds=order.seconds,
                breaks=order.breaks,
            )
            for order in book.orders
        )
        return cls(book.folder.name, book.engines, book.best, chapters, book.story.problems)

    def need_chapters(self, story: Path, numbers: Iterable[int]) -> None:
        """Raises InputError if the story has not all of these chapters."""
        need_chapters(story, len(self.chapters), numbers)

    def __post_init__(self) -> None:
        """Raises ValueError where a name leads elsewhere: it may come out of a file."""
        keys = (line.key for chapter in self.chapters for line in chapter.lines)
        if not is_plain_name(self.folder) or not all(map(_KEY.fullmatch, keys)):
            raise ValueError("a folder or a clip has an odd name")
        if any(len(chapter.lines) != len(chapter.breaks) for chapter in self.chapters):
            raise ValueError("a chapter has not as many breaks as lines")
