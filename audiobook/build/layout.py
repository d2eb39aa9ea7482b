"""Which lines of a chapter are in which of its files, and where these stand among the book's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from audiobook.build.clips import ClipStore
from audiobook.build.manifest import Line
from audiobook.delivery import parts

if TYPE_CHECKING:
    from audiobook.build.order import Break

# A chapter whose estimated length is at most this share of the longest file surely fits into one;
# only a book with a longer chapter waits for its clips to know how many files it has.
_SURELY_ONE_FILE = 0.6


class Wanted(Protocol):
    """A chapter that is to be made: an `Order`, or what is remembered of one."""

    @property
    def number(self) -> int: ...

    @property
    def title(self) -> str: ...

    @property
    def lines(self) -> tuple[Line, ...]: ...

    @property
    def settings(self) -> Mapping[str, str]: ...

    @property
    def seconds(self) -> float: ...

    @property
    def breaks(self) -> tuple[Break, ...]: ...


Chapter = TypeVar("Chapter", bound=Wanted)


@dataclass(frozen=True, slots=True)
class ChapterLayout(Generic[Chapter]):
    """A chapter and its place among the files of its book."""

    order: Chapter
    files: tuple[range, ...]  # which of its lines are in which file; empty: not known yet
    first: int  # the number of its first file among the book's, from 1
    total: int  # how many files the book has
    track: str  # what its files depend on of all that: «2/14»

    @property
    def number(self) -> int:
        """The chapter's number."""
        return self.order.number

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
    orders: Sequence[Chapter],
    longest: float,
    clips: ClipStore,
    before: Mapping[int, str],
    guess: bool = False,
) -> tuple[ChapterLayout[Chapter], ...]:
    """Each chapter's place among the files of the book; none is to last `longest` seconds.

    How many files a very long chapter needs is known once its clips are there; until then no place
    is known for sure, and the track is what it was (`before`, by chapter). With `guess`, a chapter
    that can't be known counts as one file.
    """
    ranges = [_files_of(order, clips, longest) for order in orders]
    if guess:
        ranges = [
            known or [range(len(order.lines))] for known, order in zip(ranges, orders, strict=True)
        ]
    sure = all(known is not None for known in ranges)
    total = sum(len(known or [0]) for known in ranges)
    layouts, first = [], 1
    for order, known in zip(orders, ranges, strict=True):
        track = f"{first}/{total}" if sure else before.get(order.number, "unknown")
        layouts.append(ChapterLayout(order, tuple(known or ()), first, total, track))
        first += len(known or [0])
    return tuple(layouts)


def _files_of(order: Wanted, clips: ClipStore, longest: float) -> list[range] | None:
    """Which lines are in which file of the chapter; None while that can't be known."""
    if order.seconds <= _SURELY_ONE_FILE * longest:
        return [range(len(order.lines))]
    seconds = []
    for line in order.lines:
        length = clips.seconds(line.key)
        if length is None:
            return None
        seconds.append(length + line.pause)
    return parts.parts(seconds, order.breaks, longest)
