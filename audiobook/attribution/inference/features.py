"""What speaks for and against each candidate of each turn, as named numbers for the model.

The ideas are those of the sieves of Muzny and others (2017) and of later rankers: tags, pronouns,
vocatives, distance, who is present, how often somebody speaks; here they are features, most of
them 0 or 1 and none far from that, and the model weighs them. What is not yielded is 0.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.inference.clue_features import (
    Feature,
    TurnClues,
    hailed,
    identity,
    kind_of_clue,
)
from audiobook.attribution.mentions.mention import Mention
from audiobook.attribution.mentions.presence import Presence, within
from audiobook.attribution.people.people import FIRST_PERSON, People
from audiobook.language import ENGLISH
from audiobook.story import Gender

MOST_CANDIDATES = 12  # a turn
_AGO = 40  # paragraphs; where "ago" is 1
_STEPS = {-3: "three before", -2: "two before", -1: "before", 1: "after", 2: "two after",
          3: "three after"}  # fmt: skip
_ANSWERS = ENGLISH.grammar.answers

# What is told of the turns around, by their distance: the names of these features.
_TAGGED, _ADDRESSED, _SPOKEN_OF, _OBJECT, _AGREES, _CLASHES = (
    {step: f"{what} {where}" for step, where in _STEPS.items()}
    for what in ("tagged", "addressed", "spoken of", "object", "agrees", "clashes")
)

# Likewise of ranks; the last is of all that are further behind.
_NAMED, _LEADING, _MAIN = (
    tuple(f"{what} {rank}" for rank in range(4)) for what in ("named", "leading", "main")
)

Features = Mapping[str, float]  # but those that are 0


@dataclass(frozen=True, slots=True)
class BookTags:
    """Whose names stand in the tags of a whole story."""

    turns: Mapping[str, Sequence[int]]  # that each of them tags, counted through the story, rising
    of_chapter: Mapping[tuple[int, str], int]  # how often
    most: int  # that one name does

    @classmethod
    def of(cls, tagged: Iterable[tuple[int, str]]) -> BookTags:
        """Of each turn its chapter, and whom its tag names; empty where none does."""
        turns: dict[str, list[int]] = defaultdict(list)
        of_chapter = Counter[tuple[int, str]]()
        for at, (chapter, who) in enumerate(tagged):
            if who:
                turns[who].append(at)
                of_chapter[chapter, who] += 1
        return cls(dict(turns), of_chapter, max(map(len, turns.values()), default=1))


class FeatureReader:
    """Knows the turns of a chapter, and what speaks for and against who may say them."""

    def __init__(
        self,
        turns: Sequence[Turn],
        presence: Presence,
        people: People,
        tags: BookTags,
        first: int = 0,
    ) -> None:
        """`first` is the number of its first turn, counted through the story."""
        self._turns, self._presence, self._people = turns, presence, people
        self._tags, self._first = tags, first
        self._speakers = [turn.fixed or turn.tagged for turn in turns]  # as tags tell
        self._genders = [turn.gender() for turn in turns]
        self._known_of: dict[str, Features] = {}

    def own(
        self,
        names: Sequence[str],
        at: int,
        beside: Mapping[int, Turn],
        nearest: Mapping[Gender, str],
    ) -> tuple[Features, ...]:
        """Of each candidate of the turn `at`.

        `beside` are turns of its conversation by their distance, `nearest` who of each gender was
        named last.
        """
        turn = self._turns[at]
        clues = TurnClues(turn, self._people)
        told = dict(_told_beside("before", turn.told_before))
        told_after = dict(_told_beside("after", turn.told_after))
        each = {f"with {kind_of_clue(turn)}": 1.0, "candidates": len(names) / MOST_CANDIDATES}
        made: list[Features] = []
        for who in names:
            gender = self._people.gender(who)
            found = {"bias": 1.0, **each, **self._of_book(who)}
            for features in (
                clues.features(who, gender),
                identity(who, turn, self._presence, self._people) if turn.label else (),
                _near(who, gender, turn, nearest),
                _salience(who, turn),
                told.get(who, ()),
                told_after.get(who, ()),
                self._told(who, turn),
                self._spoken(who, gender, at, beside),
                self._known(who, at),
            ):
                found.update([pair for pair in features if pair[1]])
            made.append(found)
        return tuple(made)

    def _told(self, who: str, turn: Turn) -> Iterator[Feature]:
        """Where the narration speaks of `who`."""
        named = self._presence.named
        previous = named[turn.first - 1] if turn.first else ()
        following = named[turn.last + 1] if turn.last + 1 < len(named) else ()
        acting, told = self._presence.acting(who), self._presence.told(who)
        if who in previous:
            yield "previous paragraph last", float(previous[-1] == who)
            yield (
                "previous paragraph subject",
                float(within(acting, turn.first - 1, turn.first - 1) > 0),
            )
            yield "previous paragraph", 1.0
        if who in following:
            yield "next paragraph first", float(following[0] == who)
            yield "next paragraph", 1.0
        if told and within(told, turn.first - 8, turn.last + 8):
            yield "told here", _share(within(told, turn.first, turn.last), 3)
            yield "told recently", _share(within(told, turn.first - 8, turn.first - 1), 6)
            yield "told soon", _share(within(told, turn.last + 1, turn.last + 8), 6)
            yield "acting here", _share(within(acting, turn.first - 3, turn.last + 3), 4)
        if said := self._presence.said(who):
            yield "said here", _share(within(said, turn.first - 8, turn.last + 8), 5)

    def _spoken(
        self, who: str, gender: Gender, at: int, beside: Mapping[int, Turn]
    ) -> Iterator[Feature]:
        """What is said here and beside: whom it calls, whom it speaks of, who is tagged with it."""
        turn = self._turns[at]
        if who in turn.addressed:
            yield "addressed here", 1.0
        if who in turn.spoken_of:
            yield "spoken of here", 1.0
        yield from hailed(turn, gender, "here")
        for step, where in _STEPS.items():
            other = beside.get(step)
            if other is None:
                continue
            if who == self._speakers[at + step]:
                yield _TAGGED[step], 1.0
            if step in (3, -3):
                continue
            if who in other.addressed:
                yield _ADDRESSED[step], 1.0
            if step in (1, -1):
                yield _SPOKEN_OF[step], float(who in other.spoken_of)
                yield _OBJECT[step], float(who in other.objects)
                yield from hailed(other, gender, where)
                theirs = self._genders[at + step]
                if "unknown" not in (gender, theirs):
                    yield (_AGREES if gender == theirs else _CLASHES)[step], 1.0

    def _of_book(self, who: str) -> Features:
        """What the whole story knows of `who`, wherever they may speak."""
        if who not in self._known_of:
            found = {name: value for name, value in self._book_features(who) if value}
            self._known_of[who] = found
        return self._known_of[who]

    def _book_features(self, who: str) -> Iterator[Feature]:
        tags, told = len(self._tags.turns.get(who, ())), len(self._presence.told(who))
        if tags:
            yield "tags of all", math.log1p(tags) / math.log1p(self._tags.most)
        yield "told of all", math.log1p(told) / math.log1p(self._presence.most_told)
        yield "speaks much", _share(tags, told + 1)
        if who == FIRST_PERSON:
            yield "narrator", 1.0
            return
        yield "unnamed", float(who not in self._people.genders)
        yield "gender unknown", float(self._people.gender(who) == "unknown")
        yield "many", float(who.startswith("the ") and who.endswith("s"))

    def _known(self, who: str, at: int) -> Iterator[Feature]:
        """What the story tells of `who` here."""
        turn, tags = self._turns[at], self._tags.turns.get(who)
        if tags:
            here = self._first + at
            yield "tags of chapter", _share(self._tags.of_chapter.get((turn.scene[0], who), 0), 8)
            yield "tags here", _share(within(tags, here - 10, here + 10), 5)
        if who == FIRST_PERSON:
            yield "narrator in own words", float(turn.own)
            return
        for clue in turn.clues:
            if clue.mention.kind == "newcomer" and clue.mention.who == who:
                yield "newcomer", 1.0

    def after(self, who: str, turn: Turn) -> Iterator[Feature]:
        """For saying the turn to `who`, who spoke before it."""
        yield "calls", float(who in turn.addressed)
        yield "speaks of", float(who in turn.spoken_of)
        yield "object", float(who in turn.objects)
        yield from hailed(turn, self._people.gender(who), "here")


def _told_beside(where: str, found: Sequence[Mention]) -> Iterator[tuple[str, list[Feature]]]:
    """Of all who are told of there, whether as a subject, an object, or both."""
    subjects: dict[str, list[bool]] = defaultdict(list)
    for mention in found:
        subjects[mention.who].append(mention.subject)
    as_subject, as_object = f"told {where} as subject", f"told {where} as object"
    for who, some in subjects.items():
        yield who, [(as_subject, float(any(some))), (as_object, float(not all(some)))]


def _near(who: str, gender: Gender, turn: Turn, nearest: Mapping[Gender, str]) -> Iterator[Feature]:
    if who not in turn.near:
        yield "ago", 1.0
        yield "rank", 1.0
        return
    ago, rank, subject = turn.near[who]
    yield "near", 1.0
    yield "ago", math.log1p(ago) / math.log1p(_AGO)
    yield "rank", min(rank, 8) / 8
    yield "near as subject", float(subject)
    yield "nearest of gender", float(nearest.get(gender) == who)


def _salience(who: str, turn: Turn) -> Iterator[Feature]:
    salience = turn.salience.get(who)
    if not salience:
        yield "out of focus", 1.0
        return
    yield _NAMED[min(salience.named, 3)], 1.0
    yield _LEADING[min(salience.leading, 3)], 1.0
    yield _MAIN[min(salience.main, 3)], 1.0
    yield "since named", math.log1p(salience.since) / math.log1p(99)
    yield "since main", math.log1p(salience.since_main) / math.log1p(99)
    yield "opens", float(salience.opens)
    yield "share", salience.share


def context(turn: Turn, before: Turn, count: int) -> Iterator[Feature]:
    """Of a turn with so many candidates, as to whether speakers change since the one before."""
    gap = turn.first - before.last
    yield "bias", 1.0
    yield ("same paragraph", "adjacent", "one apart", "far apart")[min(gap, 3)], 1.0
    yield "apart", min(gap, 12) / 12
    yield f"now {kind_of_clue(turn)}", 1.0
    yield f"before {kind_of_clue(before)}", 1.0
    now, then = turn.gender(), before.gender()
    if "unknown" not in (now, then):
        yield "same gender" if now == then else "other gender", 1.0
    yield "asked before", float(before.asks)
    yield "asks", float(turn.asks)
    yield "answers", float(turn.first_word in _ANSWERS)
    yield "alone", float(not turn.told)
    yield "alone before", float(not before.told)
    yield "short", float(turn.words < 6)
    yield "short before", float(before.words < 6)
    yield "long", float(turn.words > 60)
    yield "long before", float(before.words > 60)
    yield "calls before", float(bool(before.addressed or before.hailed))
    yield "candidates", count / MOST_CANDIDATES
    yield "over paragraphs before", float(before.last > before.first)


def _share(count: float, whole: float) -> float:
    return min(count, whole) / whole
