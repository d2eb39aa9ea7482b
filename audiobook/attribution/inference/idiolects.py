"""How each person speaks, by what a first reading gives them: evidence for a second one.

A first reading goes by what stands beside the lines. What it is sure of tells how each person
speaks: in which words, how they begin, how long, with how many questions, to whom, of whom, and
with whom. That is held against every line, without what the line itself has told. The weights
of it are few and linear, fitted as the model is (`./dev train`).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from audiobook.attribution.conversation.turn import CONVERSATION, Turn
from audiobook.attribution.inference.features import Features

_WORDS, _OPENINGS = 5, 2  # how often a word, or an opening, stands in a book to tell anything
_SURE = 0.3  # chance from which on a line's words are taken for somebody's
_FEW = 10.0  # turns, with which half of a habit is believed
_AROUND = 12  # turns before and behind that tell who takes part
_PARTNER = 0.2  # chance from which on somebody is taken for a partner
_BESIDE = {-2: 0.5, -1: 1.0, 1: 1.0, 2: 0.5}  # turns, and how much each is a partner's

Chances = Mapping[str, float]  # of those who may say a turn


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """How often each of some words is said, by everybody and by each person."""

    said: Mapping[str, int]
    total: int
    by_person: Mapping[str, Mapping[str, float]]  # by those who surely say them
    totals: Mapping[str, float]

    @staticmethod
    def of(lines: Sequence[tuple[Sequence[str], Chances]], fewest: int) -> SpokenWords:
        """Of all lines, each with who may say it, but for words rarer than `fewest`."""
        often = Counter(word for words, _ in lines for word in words)
        said = {word: times for word, times in often.items() if times >= fewest}
        by_person: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for words, chances in lines:
            for who, chance in chances.items():
                if chance >= _SURE:
                    own = by_person[who]
                    for word in words:
                        if word in said:
                            own[word] += chance
        totals = {who: sum(own.values()) for who, own in by_person.items()}
        return SpokenWords(said, sum(said.values()), by_person, totals)

    def likeness(
        self, words: Iterable[str], chances: Chances, smooth: float, rely: float
    ) -> Iterator[float]:
        """For each person of `chances`, how much likelier than anybody they say `words`.

        The logarithm of a likelihood ratio over the root of the number of words; the words are one
        of the lines of the book and were counted with these chances, so they are taken away first.
        `smooth` is added to every count, and of `rely` words somebody's own count half.
        """
        own = Counter(word for word in words if word in self.said)
        length = sum(own.values())
        share = {
            word: (self.said[word] - times + smooth)
            / (self.total - length + smooth * len(self.said))
            for word, times in own.items()
        }
        for who, chance in chances.items():
            counted = chance if chance >= _SURE else 0.0
            total = self.totals.get(who, 0.0) - counted * length
            if total <= 0 or not length:
                yield 0.0
                continue
            trust, known = total / (total + rely), self.by_person[who]
            found = 0.0
            for word, times in own.items():
                often = max(known.get(word, 0.0) - counted * times, 0.0) + smooth
                theirs = often / (total + smooth * len(self.said))
                found += times * math.log(trust * theirs / share[word] + 1 - trust)
            yield found / math.sqrt(length)


@dataclass(frozen=True, slots=True)
class Idiolects:
    """How the people of a book speak: sums over its lines, each as far as it may be theirs."""

    words: SpokenWords
    openings: SpokenWords  # the first word of a line, and the first two
    lines: Mapping[str, float]
    questions: Mapping[str, float]
    lengths: Mapping[str, float]  # sums of the logarithm of the words of a line
    calls: Mapping[tuple[str, str], float]  # somebody, and whom they call by name
    speaks_of: Mapping[tuple[str, str], float]
    partners: Mapping[tuple[str, str], float]  # how often one answers the other
    usual_length: float  # of a line of the book, as in `lengths`
    usual_questions: float  # share of the lines

    @staticmethod
    def of(turns: Sequence[Turn], chances: Sequence[Chances]) -> Idiolects:
        """By a first reading of all turns of a book."""
        lines, questions, lengths = (defaultdict[str, float](float) for _ in range(3))
        calls, speaks_of, partners = (defaultdict[tuple[str, str], float](float) for _ in range(3))
        for at, (turn, here) in enumerate(zip(turns, chances, strict=True)):
            length = math.log1p(turn.words)
            for who, chance in here.items():
                lines[who] += chance
                questions[who] += chance * turn.asks
                lengths[who] += chance * length
                for counts, named in ((calls, turn.addressed), (speaks_of, turn.spoken_of)):
                    for other in named:
                        counts[who, other] += chance
            for pair, weight in _answered(turns, chances, at):
                partners[pair] += weight
        count = max(len(turns), 1)
        return Idiolects(
            SpokenWords.of(
                [(t.said, here) for t, here in zip(turns, chances, strict=True)], _WORDS
            ),
            SpokenWords.of(
                [(_opening(t), here) for t, here in zip(turns, chances, strict=True)], _OPENINGS
            ),
            lines,
            questions,
            lengths,
            calls,
            speaks_of,
            partners,
            usual_length=sum(math.log1p(turn.words) for turn in turns) / count,
            usual_questions=sum(turn.asks for turn in turns) / count,
        )

    def features(
        self, turns: Sequence[Turn], chances: Sequence[Chances]
    ) -> Iterator[tuple[Features, ...]]:
        """For each turn of a chapter those of its candidates, in the order of their chances.

        The turns are those of the book, and the chances those that they were counted with.
        """
        for at, (turn, here) in enumerate(zip(turns, chances, strict=True)):
            words = self.words.likeness(turn.said, here, 0.1, 500)
            openings = self.openings.likeness(_opening(turn), here, 0.5, 100)
            around, partners = _around(turns, chances, at), _partners(turns, chances, at)
            yield tuple(
                {
                    "words": in_words,
                    "opening": in_opening,
                    "around": math.log1p(around.get(who, 0.0)) / 2,
                    "partners": self._answers(who, chance, partners),
                    **dict(self._habits(who, chance, turn)),
                }
                for (who, chance), in_words, in_opening in zip(
                    here.items(), words, openings, strict=True
                )
            )

    def _habits(self, who: str, chance: float, turn: Turn) -> Iterator[tuple[str, float]]:
        others = max(self.lines.get(who, 0.0) - chance, 0.0)  # lines of theirs
        yield "hardly speaks", float(others < 1)
        for name, counts, named in (
            ("calls", self.calls, turn.addressed),
            ("speaks of", self.speaks_of, turn.spoken_of),
        ):
            found = 0.0
            for other in sorted(named - {who}):  # sums are the same at every run
                often = max(counts.get((who, other), 0.0) - chance, 0.0)
                found += math.log(20 * (often + 0.5) / (others + 10)) / 2
            yield name, max(-3.0, min(found, 3.0))
        if others > 1:
            trust, length = others / (others + _FEW), math.log1p(turn.words)
            longer = (self.lengths[who] - chance * length) / others - self.usual_length
            found = trust * longer * (length - self.usual_length)
            yield "length", max(-1.0, min(found, 1.0))
            asks = (self.questions[who] - chance * turn.asks) / others - self.usual_questions
            yield "questions", trust * asks * (1 if turn.asks else -1)

    def _answers(self, who: str, chance: float, partners: Mapping[str, float]) -> float:
        """How often they talk with those who speak beside the turn."""
        whole, found = sum(partners.values()) or 1.0, 0.0
        for other, share in partners.items():
            if other != who:
                often = self.partners.get((who, other), 0.0) - 2 * share * chance
                found += share / whole * math.log1p(max(often, 0.0)) / 3
        return found


def _opening(turn: Turn) -> list[str]:
    return [" ".join(turn.said[:2]), turn.said[0]] if turn.said else []


def _around(turns: Sequence[Turn], chances: Sequence[Chances], at: int) -> dict[str, float]:
    """How many of the turns of the scene around a turn each person says."""
    found: dict[str, float] = defaultdict(float)
    for other in range(max(0, at - _AROUND), min(len(turns), at + _AROUND + 1)):
        if other != at and turns[other].scene == turns[at].scene:
            for who, chance in chances[other].items():
                found[who] += chance
    return found


def _partners(turns: Sequence[Turn], chances: Sequence[Chances], at: int) -> dict[str, float]:
    """Who speaks beside a turn, and how surely and near."""
    found: dict[str, float] = defaultdict(float)
    turn = turns[at]
    for step, share in _BESIDE.items():
        if not 0 <= at + step < len(turns):
            continue
        other = turns[at + step]
        if other.scene == turn.scene and abs(other.first - turn.first) < CONVERSATION:
            for who, chance in chances[at + step].items():
                if chance > _PARTNER:
                    found[who] += share * chance
    return found


def _answered(
    turns: Sequence[Turn], chances: Sequence[Chances], at: int
) -> Iterator[tuple[tuple[str, str], float]]:
    """Who may answer whom with a turn, both ways."""
    if not at or turns[at].scene != turns[at - 1].scene:
        return
    if turns[at].first - turns[at - 1].last > CONVERSATION:
        return
    for who, chance in chances[at].items():
        for other, before in chances[at - 1].items():
            if who != other and min(chance, before) >= _PARTNER:
                yield (who, other), chance * before
                yield (other, who), chance * before
