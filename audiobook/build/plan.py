"""What a build would do, chapter by chapter, and why: orders held against the manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from audiobook.build.book import Book
from audiobook.build.manifest import ChapterRecord, Manifest
from audiobook.build.order import Order
from audiobook.build.reason import Reason, changes, lost
from audiobook.casting import Utterance


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    """What a build would do for one chapter."""

    order: Order
    reasons: tuple[Reason, ...]  # why its files must be made; empty where they are current
    missing: Mapping[str, Utterance]  # not spoken yet, by the key of the clip

    @property
    def number(self) -> int:
        return self.order.chapter.number

    @property
    def current(self) -> bool:
        return not self.reasons


def plan(
    book: Book,
    manifest: Manifest | None,
    spoken: Callable[[str], bool],
    numbers: frozenset[int] | None = None,
    force: bool = False,
) -> tuple[ChapterPlan, ...]:
    """Hold `book` against what is there.

    `spoken` tells whether a clip is kept, by its key; `numbers` are the chapters that were asked
    for (None: all). With `force` every chapter is made again.
    """
    plans = []
    for order in book.orders:
        if numbers is not None and order.chapter.number not in numbers:
            continue
        made = manifest.chapter(order.chapter.number) if manifest else None
        reasons = (Reason("forced"),) if force else tuple(_reasons(order, made, book.folder))
        missing = {} if not reasons else _missing(order, spoken)
        plans.append(ChapterPlan(order, reasons, missing))
    return tuple(plans)


def _missing(order: Order, spoken: Callable[[str], bool]) -> dict[str, Utterance]:
    pairs = {line.key: said for line, said in zip(order.lines, order.utterances, strict=True)}
    return {key: said for key, said in pairs.items() if not spoken(key)}


def _reasons(order: Order, made: ChapterRecord | None, folder: Path) -> Iterator[Reason]:
    if made is None:
        yield Reason("new")
        return
    yield from lost(made.files, folder)
    yield from changes(order, made)
