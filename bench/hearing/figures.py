"""What was heard in all files of a cast, in figures, and held against the goals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from typing import Any

from bench.hearing.alignment import Alignment, aligned, by_both, gaps, names, with_names, words
from bench.hearing.models import TOLD
from bench.hearing.reference import SpokenFile

GOALS = {  # of each cast: the most words that are heard wrong, in %; the least DistillMOS
    "kokoro": (1.0, 4.3),
    "hibari": (1.0, 4.3),
    "espeak": (8.0, 0.0),
}
SKIPPED = 3  # words in a row that nobody hears


@dataclass(frozen=True, slots=True)
class Wrong:
    """A stretch in which something else was heard than was said."""

    where: str
    said: tuple[str, ...]
    heard: Alignment  # in every hearing
    names: frozenset[str]
    told: int  # errors that are left where the ear is told the names

    @property
    def of_names(self) -> int:
        """Errors at a name, for which a recogniser has no spelling."""
        at_names = {at for at, word in enumerate(self.said) if word in self.names}
        near = sum(at in at_names or at - 1 in at_names for at in self.heard.added)
        return len(self.heard.wrong & at_names) + near

    def __str__(self) -> str:
        def around(at: int) -> str:
            word = self.said[at] if at < len(self.said) else "∎"
            mark = "*" if word in self.names else ""
            return f"{mark}{word}→{self.heard.heard.get(at, '—')}"

        told = [around(at) for at in sorted(self.heard.wrong)]
        told += [f"+ before {' '.join(self.said[at : at + 2]) or '∎'}" for at in self.heard.added]
        return f"{self.where}: {'; '.join(told)}"


@dataclass(frozen=True, slots=True)
class Figures:
    """One cast."""

    cast: str
    minutes: float
    words: int
    base: int  # errors of the first recogniser
    wrong: tuple[Wrong, ...]  # what was wrong in every hearing
    natural: float  # DistillMOS, the mean of pieces all over the stories
    by_voice: Mapping[str, float]  # DistillMOS of each voice's longest lines
    clicks: tuple[tuple[str, float, float], ...]  # file, second, dBFS
    several: tuple[str, ...]  # who has more than one voice
    strangers: int  # lines that are more like another's voice
    prints: int  # lines that were long enough to know a voice by
    pairs: tuple[tuple[float, str, str, str], ...]  # how alike, in which story, who

    @property
    def errors(self) -> int:
        return sum(one.heard.errors for one in self.wrong)

    @property
    def errors_of_names(self) -> int:
        return sum(one.of_names for one in self.wrong)

    @property
    def errors_told(self) -> int:
        return sum(one.told for one in self.wrong)

    @property
    def skipped(self) -> list[str]:
        return [
            f"{one.where}: «{' '.join(one.said[gap.start : gap.stop])}»"
            for one in self.wrong
            for gap in gaps(one.heard.lost)
            if len(gap) >= SKIPPED
        ]


def figures(cast: str, parts: Sequence[SpokenFile], heard: Sequence[Mapping[str, Any]]) -> Figures:
    """`heard` is what `models.listen` gave for each of the parts."""
    both = list(zip(parts, heard, strict=True))
    known = {part.story: names(_source(parts, part.story)) for part in parts}
    found = [each for part, one in both for each in _words(part, one, known[part.story])]
    rated = [rating for one in heard for rating in one["natural"]]
    whole = [value for who, value in rated if not who]
    strangers, prints, pairs = _voices(both)
    return Figures(
        cast=cast,
        minutes=sum(part.seconds for part in parts) / 60,
        words=sum(len(said.said) for _, said in found),
        base=sum(first.errors for first, _ in found),
        wrong=tuple(said for _, said in found if said.heard.errors),
        natural=sum(whole) / len(whole),
        by_voice=_by_voice(both),
        clicks=tuple((part.file, *click) for part, one in both for click in one["clicks"]),
        several=tuple(_several(parts)),
        strangers=strangers,
        prints=prints,
        pairs=tuple(pairs),
    )


def _source(parts: Sequence[SpokenFile], story: str) -> list[str]:
    return [text for part in parts if part.story == story for text in part.source]


def _words(
    part: SpokenFile, heard: Mapping[str, Any], known: frozenset[str]
) -> Iterator[tuple[Alignment, Wrong]]:
    """For each piece what was wrong at first, and in every hearing."""
    for piece in heard["words"]:
        lines = part.lines[piece["lines"][0] : piece["lines"][1]]
        said = words(" ".join(line.text for line in lines))
        hearings = {
            name: aligned(said, with_names(words(text), known))
            for name, text in piece["texts"].items()
        }
        told = hearings.pop(TOLD, None)
        first, *others = hearings.values()
        agreed = reduce(by_both, others, first)
        left = (by_both(agreed, told) if told else agreed).errors
        minutes, seconds = divmod(lines[0].start // part.rate, 60)
        where = f"{part.story} {part.number}, {minutes}:{seconds:02}"
        yield first, Wrong(where, said, agreed, known, left)


def _by_voice(both: Sequence[tuple[SpokenFile, Mapping[str, Any]]]) -> dict[str, float]:
    found = defaultdict[str, list[float]](list)
    for part, one in both:
        voices = {line.speaker: line.voice for line in part.lines}
        for who, value in one["natural"]:
            if who:
                found[voices[who]].append(value)
    means = {voice: sum(values) / len(values) for voice, values in found.items()}
    return dict(sorted(means.items(), key=lambda item: -item[1]))


def _several(parts: Sequence[SpokenFile]) -> Iterator[str]:
    voices = defaultdict[tuple[str, str], set[str]](set)
    for part in parts:
        for line in part.lines:
            voices[part.story, line.speaker].add(line.voice)
    for (story, who), used in sorted(voices.items()):
        if len(used) > 1:
            yield f"{story}, {who}: {', '.join(sorted(used))}"


def _voices(
    both: Sequence[tuple[SpokenFile, Mapping[str, Any]]],
) -> tuple[int, int, list[tuple[float, str, str, str]]]:
    """Lines that are more like another's voice; all lines; and how alike each two people are."""
    import numpy

    lines = defaultdict[str, list[tuple[str, Any]]](list)  # of each story: who, and their print
    for part, one in both:
        for at, numbers in one["voices"].items():
            lines[part.story].append((part.lines[int(at)].speaker, numpy.array(numbers)))
    strangers, pairs = 0, []
    for story, told in lines.items():
        people = sorted({who for who, _ in told})
        means = numpy.array([_mean([p for who, p in told if who == name]) for name in people])
        nearest = numpy.array([own for _, own in told]) @ means.T
        strangers += sum(
            people[int(row.argmax())] != who for row, (who, _) in zip(nearest, told, strict=True)
        )
        alike = means @ means.T
        pairs += [
            (round(float(alike[a, b]), 3), story, people[a], people[b])
            for a, b in combinations(range(len(people)), 2)
        ]
    return strangers, sum(map(len, lines.values())), sorted(pairs, reverse=True)


def _mean(prints: Sequence[Any]) -> Any:
    import numpy

    mean = numpy.mean(prints, axis=0)
    return mean / numpy.linalg.norm(mean)
