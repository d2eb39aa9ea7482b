"""Which lines of a chapter are in which of its files, and how these are named and tagged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from audiobook.build.book import Book
from audiobook.build.clips import ClipStore
from audiobook.build.order import Order
from audiobook.build.tasks import FilePlan
from audiobook.casting import Utterance
from audiobook.delivery import folder as publishing
from audiobook.delivery import formats, parts, tags
from audiobook.story import Segment

# A chapter whose estimated length is at most this share of the longest file surely fits into one;
# only a book with a longer chapter waits for its clips to know how many files it has.
_SURELY_ONE_FILE = 0.6
_CHARACTERS, _RATE = 15, 165  # so many characters a second are spoken at so many words a minute


def laid_out(
    book: Book, clips: ClipStore, before: Mapping[int, str], guess: bool = False
) -> tuple[Book, bool]:
    """The book with each chapter's place among its files, and whether that is known for sure.

    How many files a very long chapter needs is known once its clips are there; until then the
    place stays what it was (`before`, by chapter). With `guess`, a chapter that can't be known
    counts as one file.
    """
    ranges = [_files_of(order, clips, book.profile.longest) for order in book.orders]
    if guess:
        ranges = [
            known or [range(len(order.lines))]
            for known, order in zip(ranges, book.orders, strict=True)
        ]
    sure = all(known is not None for known in ranges)
    total = sum(len(known or [0]) for known in ranges)
    orders, first = [], 1
    for order, known in zip(book.orders, ranges, strict=True):
        track = f"{first}/{total}" if sure else before.get(order.chapter.number, "unknown")
        orders.append(
            replace(
                order,
                settings={**order.settings, "track": track},
                files=tuple(known or ()),
                first=first,
                total=total,
            )
        )
        first += len(known or [0])
    return replace(book, orders=tuple(orders)), sure


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


def chapter_files(book: Book, order: Order, cover: bytes) -> tuple[FilePlan, ...]:
    """The files of a chapter, named and tagged by their place in the book."""
    several = len(order.files) > 1
    return tuple(
        _part(book, order, cover, index, lines, index + 1 if several else None)
        for index, lines in enumerate(order.files)
    )


def _part(
    book: Book, order: Order, cover: bytes, index: int, lines: range, part: int | None
) -> FilePlan:
    title, number = order.chapter.title, order.first + index
    suffix = formats.named(book.profile.format).suffix
    name = publishing.chapter_file_name(number, order.total, title, suffix, part)
    called = title if part is None else f"{title}, part {part}"
    return FilePlan(name, lines, _tags(book, order, called, number, cover))


def one_file(book: Book, order: Order, name: str, cover: bytes) -> FilePlan:
    """A whole chapter as one file, whatever its length."""
    title, number = order.chapter.title, order.first or order.chapter.number
    return FilePlan(name, range(len(order.lines)), _tags(book, order, title, number, cover))


def _tags(book: Book, order: Order, title: str, number: int, cover: bytes) -> tags.Tags:
    return tags.Tags(book.story.metadata, title, number, order.total, order.chapter.text, cover)
