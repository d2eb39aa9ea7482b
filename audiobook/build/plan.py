"""What a build would do, chapter by chapter, and why: layouts held against the manifest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic

from audiobook.build.layout import Chapter, ChapterLayout, Wanted
from audiobook.build.manifest import ChapterRecord, Line, Manifest
from audiobook.build.reason import Reason, lost


@dataclass(frozen=True, slots=True)
class ChapterPlan(Generic[Chapter]):
    """What a build would do for one chapter."""

    layout: ChapterLayout[Chapter]
    reasons: tuple[Reason, ...]  # why its files must be made; empty where they are current
    missing: Mapping[str, Line]  # not spoken yet, by the key of the clip

    @property
    def order(self) -> Chapter:
        return self.layout.order

    @property
    def number(self) -> int:
        """The chapter's number."""
        return self.layout.number

    @property
    def current(self) -> bool:
        return not self.reasons


def chapter_plans(
    layouts: Iterable[ChapterLayout[Chapter]],
    folder: Path,
    manifest: Manifest | None,
    spoken: Callable[[str], bool],
    numbers: frozenset[int] | None = None,
    force: bool = False,
) -> tuple[ChapterPlan[Chapter], ...]:
    """Hold the chapters of a book against what is there in its `folder`.

    `spoken` tells whether a clip is kept, by its key; `numbers` are the chapters that were asked
    for (None: all). With `force` every chapter is made again.
    """
    plans = []
    for layout in layouts:
        if numbers is not None and layout.number not in numbers:
            continue
        made = manifest.chapter(layout.number) if manifest else None
        reasons = (Reason("forced"),) if force else tuple(_reasons(layout, made, folder))
        missing = {} if not reasons else _missing(layout.order, spoken)
        plans.append(ChapterPlan(layout, reasons, missing))
    return tuple(plans)


def _missing(order: Wanted, spoken: Callable[[str], bool]) -> dict[str, Line]:
    lines = {line.key: line for line in order.lines}
    return {key: line for key, line in lines.items() if not spoken(key)}


def _reasons(
    layout: ChapterLayout[Chapter], made: ChapterRecord | None, folder: Path
) -> Iterator[Reason]:
    if made is None:
        yield Reason("new")
        return
    yield from lost(made.files, folder)
    yield from _changes(layout, made)


def _changes(layout: ChapterLayout[Chapter], made: ChapterRecord) -> Iterator[Reason]:
    """By what a chapter as it was made differs from what it is to be."""
    if made.key != layout.key:
        changed = _changed_settings(layout.settings, made.settings)
        told = [*_changed_lines(layout.order, made), *changed]
        yield from told or [Reason("order")]


def _changed_lines(order: Wanted, made: ChapterRecord) -> Iterator[Reason]:
    """The lines that are new, grouped by what is new about them."""
    old = Counter(line.key for line in made.lines)
    by_words = {line.words: line for line in made.lines}
    groups: dict[tuple[Reason, ...], list[int]] = {}
    for at, line in enumerate(order.lines):
        if old[line.key] > 0:
            old[line.key] -= 1
        else:
            differences = tuple(_differences(by_words.get(line.words), line))
            groups.setdefault(differences, []).append(at)
    for differences, lines in groups.items():
        yield from (replace(reason, lines=tuple(lines)) for reason in differences)
    before, after = len(made.lines), len(order.lines)
    if after < before:
        yield Reason("fewer", before=before, after=after)
    elif not groups:
        yield from _changed_pauses(order, made)


def _differences(before: Line | None, now: Line) -> Iterator[Reason]:
    if before is None:
        yield Reason("words")
    elif before.speaker != now.speaker:
        yield Reason("speaker", before=before.speaker, after=now.speaker)
    elif _asked(before) == _asked(now):
        yield Reason("engine")
    else:
        if before.voice != now.voice:
            yield Reason("voice", now.speaker, before.voice, now.voice)
        if before.rate != now.rate:
            yield Reason("rate", now.speaker, before.rate, now.rate)
        if before.pitch != now.pitch:
            yield Reason("pitch", now.speaker, before.pitch, now.pitch)
        if before.besides != now.besides:
            yield Reason("manner", now.speaker, before.besides or None, now.besides or None)


def _asked(line: Line) -> tuple[object, ...]:
    return line.voice, line.rate, line.pitch, line.besides


def _changed_pauses(order: Wanted, made: ChapterRecord) -> Iterator[Reason]:
    changed: dict[tuple[float, float], list[int]] = {}
    for at, (now, was) in enumerate(zip(order.lines, made.lines, strict=False)):
        if now.pause != was.pause:
            changed.setdefault((was.pause, now.pause), []).append(at)
    for (before, after), lines in changed.items():
        yield Reason("pause", before=before, after=after, lines=tuple(lines))


def _changed_settings(now: Mapping[str, str], before: Mapping[str, str]) -> Iterator[Reason]:
    for name in dict.fromkeys([*before, *now]):
        was, new = before.get(name) or None, now.get(name) or None
        if was != new:
            yield Reason("setting", name, was, new)
