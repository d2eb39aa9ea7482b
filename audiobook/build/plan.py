"""What a build would do, chapter by chapter, and why: orders held against the manifest."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from audiobook.build import clips
from audiobook.build.manifest import ChapterRecord, Line, Manifest
from audiobook.casting import Cast, Utterance
from audiobook.delivery import Profile
from audiobook.story import Chapter, Story


@dataclass(frozen=True, slots=True)
class Order:
    """A chapter as it is to be made."""

    chapter: Chapter
    utterances: tuple[Utterance, ...]
    lines: tuple[Line, ...]  # the same, as the manifest remembers them
    settings: Mapping[str, str]  # all else that its files depend on, by the name a person knows
    files: tuple[range, ...] = ()  # which of the lines are in which file; empty: not known yet
    first: int = 0  # the number of its first file among the book's, from 1
    total: int = 0  # how many files the book has

    @property
    def key(self) -> str:
        """Names the chapter's files by all that they are made of."""
        lines = [(line.key, line.pause, line.gain) for line in self.lines]
        made_of = [lines, sorted(self.settings.items())]
        return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class Book:
    """A story, ready to be spoken."""

    story: Story  # with speakers
    roles: Cast
    folder: Path
    orders: tuple[Order, ...]
    cover: str  # what the cover is made of
    tail: float  # seconds of silence after a chapter
    profile: Profile  # that its files are to be within
    inputs: Mapping[str, str]  # all files that were read, with hashes
    engine: str = ""  # whose voices those get whom voices.yaml gives none
    engine_chosen: bool = True  # by voices.yaml, rather than the best one that is here

    @property
    def title(self) -> str:
        return self.story.metadata.title

    @property
    def engines(self) -> dict[str, int]:
        """How many voices of each engine speak, most first."""
        voices = dict.fromkeys(role.voice for role in self.roles.values())
        return dict(Counter(voice.engine for voice in voices).most_common())

    @property
    def voiced(self) -> str:
        """The same in words: «13 voices of kokoro, the best engine here; 1 of hibari»."""
        told = [f"{count} of {engine}" for engine, count in self.engines.items()]
        one = next(iter(self.engines.values())) == 1
        told[0] = told[0].replace(" of ", " voice of " if one else " voices of ", 1)
        if not self.engine_chosen and self.engine in self.engines:
            at = list(self.engines).index(self.engine)
            told[at] += ", the best engine here"
        return "; ".join(told)


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    """What a build would do for one chapter."""

    order: Order
    reasons: tuple[str, ...]  # why its files must be made; empty where they are current
    missing: Mapping[str, Utterance]  # not spoken yet, by the key of the clip

    @property
    def number(self) -> int:
        return self.order.chapter.number

    @property
    def current(self) -> bool:
        return not self.reasons


def lines(utterances: Iterable[Utterance]) -> tuple[Line, ...]:
    return tuple(
        Line(
            key=clips.key(said.text, said.role.voice, said.role.delivery),
            segment=said.segment,
            speaker=said.speaker,
            voice=said.role.voice.id,
            rate=said.role.delivery.rate,
            pitch=said.role.delivery.pitch,
            pause=said.pause,
            words=hashlib.sha256(said.text.encode()).hexdigest()[:12],
            gain=said.gain,
        )
        for said in utterances
    )


def plan(
    book: Book,
    manifest: Manifest | None,
    spoken: Callable[[str], bool],
    numbers: frozenset[int] | None = None,
    force: bool = False,
) -> tuple[ChapterPlan, ...]:
    """Hold `book` against what is there.

    `spoken` tells whether a clip is in the cache, by its key; `numbers` are the chapters that were
    asked for (None: all). With `force` every chapter is made again.
    """
    plans = []
    for order in book.orders:
        if numbers is not None and order.chapter.number not in numbers:
            continue
        made = manifest.chapter(order.chapter.number) if manifest else None
        reasons = ("--force",) if force else tuple(_reasons(order, made, book.folder))
        missing = {} if not reasons else _missing(order, spoken)
        plans.append(ChapterPlan(order, reasons, missing))
    return tuple(plans)


def lost_extras(manifest: Manifest | None, folder: Path) -> Iterator[str]:
    """What is wrong with the files beside the chapters, in words."""
    for made in manifest.extras if manifest else ():
        if not made.intact(folder):
            there = (folder / made.name).exists()
            yield f"«{made.name}» {'was changed by something else' if there else 'is missing'}"


def _missing(order: Order, spoken: Callable[[str], bool]) -> dict[str, Utterance]:
    pairs = {line.key: said for line, said in zip(order.lines, order.utterances, strict=True)}
    return {key: said for key, said in pairs.items() if not spoken(key)}


def _reasons(order: Order, made: ChapterRecord | None, folder: Path) -> Iterator[str]:
    if made is None:
        yield "new"
        return
    yield from _lost_files(made, folder)
    if made.key != order.key:
        told = [*_changed_lines(order, made), *_changed_settings(order, made)]
        yield from told or ["its lines stand in another order"]


def _lost_files(made: ChapterRecord, folder: Path) -> Iterator[str]:
    for file in made.files:
        if not (folder / file.name).exists():
            yield f"«{file.name}» is missing"
        elif not file.intact(folder):
            yield f"«{file.name}» was changed by something else"


def _changed_lines(order: Order, made: ChapterRecord) -> Iterator[str]:
    """The lines that are new, grouped by what is new about them."""
    old = Counter(line.key for line in made.lines)
    by_words = {line.words: line for line in made.lines}
    counts: Counter[str] = Counter()
    for line in order.lines:
        if old[line.key] > 0:
            old[line.key] -= 1
            continue
        before = by_words.get(line.words)
        counts[_difference(before, line) if before else "new or changed words"] += 1
    for what, count in counts.items():
        yield f"{count} {'line' if count == 1 else 'lines'}: {what}"
    gone = sum(old.values()) - sum(counts.values())
    if gone > 0:
        yield f"{gone} {'line' if gone == 1 else 'lines'} fewer"
    pauses = [
        (line.pause, other.pause) for line, other in zip(order.lines, made.lines, strict=False)
    ]
    if not counts and gone <= 0 and any(new != was for new, was in pauses):
        changed = sorted({f"{was:g} → {new:g} s" for new, was in pauses if new != was})
        yield f"pauses: {', '.join(changed)}"


def _difference(before: Line, now: Line) -> str:
    if before.speaker != now.speaker:
        return f"said by {now.speaker}, not {before.speaker}"
    changes = [
        f"{name} {was if was is not None else 'default'} → {new if new is not None else 'default'}"
        for name, was, new in (
            ("voice", before.voice, now.voice),
            ("rate", before.rate, now.rate),
            ("pitch", before.pitch, now.pitch),
        )
        if was != new
    ]
    return f"{now.speaker}'s {', '.join(changes)}" if changes else "the engine is another version"


_HASHED = {"text", "cover", "ffmpeg", "sound", "tags"}  # settings that say nothing to a person


def _changed_settings(order: Order, made: ChapterRecord) -> Iterator[str]:
    names = list(dict.fromkeys([*made.settings, *order.settings]))
    for name in names:
        was, new = made.settings.get(name, ""), order.settings.get(name, "")
        if was != new:
            short = max(len(was), len(new)) <= 40 and name not in _HASHED
            yield f"{name}: {was or 'none'} → {new or 'none'}" if short else f"{name} changed"
