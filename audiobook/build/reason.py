"""Why something is made anew, as data: by what that which is there differs from what is wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from audiobook.build.manifest import ChapterRecord, FileRecord, Line
    from audiobook.build.order import Order

Kind = Literal[
    "new",  # it was never made
    "forced",  # it was asked for in any case
    "missing",  # the file `what` is not there
    "altered",  # the file `what` was changed by something else
    "words",  # lines that are new, or whose words are
    "speaker",  # lines that somebody else says
    "voice",  # lines of the speaker `what`, whose voice is another; so with `rate` and `pitch`
    "rate",  # words a minute; None: the voice's own
    "pitch",
    "engine",  # lines of an engine that is of another version
    "fewer",  # lines are gone: how many there were, and are
    "pause",  # seconds after lines
    "order",  # the same lines stand in another order
    "setting",  # the setting `what` of its files
]
Detail = str | int | float | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; a face makes words of it."""

    kind: Kind
    what: str = ""  # the file, the speaker or the setting that it is about
    before: Detail = None
    after: Detail = None
    lines: tuple[int, ...] = ()  # of the chapter, from 0: those that it concerns


def lost(files: Iterable[FileRecord], folder: Path) -> Iterator[Reason]:
    """The files that are not as they were written."""
    for file in files:
        if not (folder / file.name).exists():
            yield Reason("missing", file.name)
        elif not file.intact(folder):
            yield Reason("altered", file.name)


def changes(order: Order, made: ChapterRecord) -> Iterator[Reason]:
    """By what a chapter as it was made differs from what it is to be."""
    if made.key != order.key:
        told = [*_changed_lines(order, made), *_changed_settings(order, made)]
        yield from told or [Reason("order")]


def _changed_lines(order: Order, made: ChapterRecord) -> Iterator[Reason]:
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
    elif (before.voice, before.rate, before.pitch) == (now.voice, now.rate, now.pitch):
        yield Reason("engine")
    else:
        if before.voice != now.voice:
            yield Reason("voice", now.speaker, before.voice, now.voice)
        if before.rate != now.rate:
            yield Reason("rate", now.speaker, before.rate, now.rate)
        if before.pitch != now.pitch:
            yield Reason("pitch", now.speaker, before.pitch, now.pitch)


def _changed_pauses(order: Order, made: ChapterRecord) -> Iterator[Reason]:
    changed: dict[tuple[float, float], list[int]] = {}
    for at, (now, was) in enumerate(zip(order.lines, made.lines, strict=False)):
        if now.pause != was.pause:
            changed.setdefault((was.pause, now.pause), []).append(at)
    for (before, after), lines in changed.items():
        yield Reason("pause", before=before, after=after, lines=tuple(lines))


def _changed_settings(order: Order, made: ChapterRecord) -> Iterator[Reason]:
    for name in dict.fromkeys([*made.settings, *order.settings]):
        was, new = made.settings.get(name) or None, order.settings.get(name) or None
        if was != new:
            yield Reason("setting", name, was, new)
