"""Which lines of a chapter are in which of its files, and how these are named and tagged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from audiobook.build.book import Book
from audiobook.build.clips import ClipStore
from audiobook.build.order import Order
from audiobook.build.tasks import FilePlan
from audiobook.casting import Utterance
from audiobook.delivery import book_folder, formats, parts, tags
from audiobook.story import Segment

# A chapter whose estimated length is at most this share of the longest file surely fits into one;
# only a book with a longer chapter waits for its clips to know how many files it has.
_SURELY_ONE_FILE = 0.6
_CHARACTERS, _RATE = 15, 165  # so many characters a second are spoken at so many words a minute


@dataclass(frozen=True, slots=True)
class ChapterLayout:
    """A chapter and its place among the files of its book."""

    order: Order
    files: tuple[range, ...]  # which of its lines are in which file; empty: not known yet
    first: int  # the number of its first file among the book's, from 1
    total: int  # how many files the book has
    track: str  # what its files depend on of all that: «2/14»

    @property
    def number(self) -> int:
        """The chapter's number."""
        return self.order.chapter.number

    @property
    def settings(self) -> dict[str, str]:
        """What its files depend on beside its lines, by the name a person knows."""
        return {**self.order.settings, "track": self.track}

    @property
    def key(self) -> str:
        """Names the chapter's files by all that they are made of."""
        lines = [(line.key, line.pause, line.gain) for line in self.order.lines]
        made_of = [lines, sorted(self.settings.items())]
        return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:40]


def laid_out(
    book: Book, clips: ClipStore, before: Mapping[int, str], guess: bool = False
) -> tuple[ChapterLayout, ...]:
    """Each chapter's place among the files of the book.

    How many files a very long chapter needs is known once its clips are there; until then no place
    is known for sure, and the track is what it was (`before`, by chapter). With `guess`, a chapter
    that can't be known counts as one file.
    """
    ranges = [_files_of(order, clips, book.profile.longest) for order in book.orders]
    if guess:
        ranges = [
            known or [range(len(order.lines))]
            for known, order in zip(ranges, book.orders, strict=True)
        ]
    sure = all(known is not None for known in ranges)
    total = sum(len(known or [0]) for known in ranges)
    layouts, first = [], 1
    for order, known in zip(book.orders, ranges, strict=True):
        track = f"{first}/{total}" if sure else before.get(order.chapter.number, "unknown")
        layouts.append(ChapterLayout(order, tuple(known or ()), first, total, track))
        first += len(known or [0])
    return tuple(layouts)


def _files_of(order: Order, clips: ClipStore, longest: float) -> list[range] | None:
    """Which lines are in which file of the chapter; None while that can't be known."""
    if sum(map(_estimate, order.utterances)) <= _SURELY_ONE_FILE * longest:
        return [range(len(order.lines))]
    seconds = []
    for line in order.lines:
        length = clips.seconds(line.key)
        if length is None:
            return None
        seconds.append(length + line.pause)
    segments = order.chapter.segments
    nexts = [segments[said.segment] for said in order.utterances[1:]]
    breaks = [
        _break(segments[said.segment], after)
        for said, after in zip(order.utterances, nexts, strict=False)
    ]
    return parts.parts(seconds, [*breaks, "scene"], longest)


def _estimate(said: Utterance) -> float:
    """Seconds that an utterance takes, roughly, with the pause after it."""
    speed = (said.role.delivery.rate or _RATE) / _RATE
    return len(said.text) / _CHARACTERS / speed + said.pause


def _break(segment: Segment, after: Segment) -> str:
    if segment.scene != after.scene:
        return "scene"
    return "paragraph" if segment.paragraph != after.paragraph else ""


def chapter_files(book: Book, layout: ChapterLayout, cover: bytes) -> tuple[FilePlan, ...]:
    """The files of a chapter, named and tagged by their place in the book."""
    several = len(layout.files) > 1
    return tuple(
        _part(book, layout, cover, index, index + 1 if several else None)
        for index in range(len(layout.files))
    )


def _part(
    book: Book, layout: ChapterLayout, cover: bytes, index: int, part: int | None
) -> FilePlan:
    title, number = layout.order.chapter.title, layout.first + index
    suffix = formats.named(book.profile.format).suffix
    name = book_folder.chapter_file_name(number, layout.total, title, suffix, part)
    called = title if part is None else f"{title}, part {part}"
    return FilePlan(name, layout.files[index], _tags(book, layout, called, number, cover))


def one_file(book: Book, layout: ChapterLayout, name: str, cover: bytes) -> FilePlan:
    """A whole chapter as one file, whatever its length."""
    order = layout.order
    told = _tags(book, layout, order.chapter.title, layout.first, cover)
    return FilePlan(name, range(len(order.lines)), told)


def _tags(book: Book, layout: ChapterLayout, title: str, number: int, cover: bytes) -> tags.Tags:
    text = layout.order.chapter.text
    return tags.Tags(book.story.metadata, title, number, layout.total, text, cover)
