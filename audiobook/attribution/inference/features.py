"""What speaks for and against each candidate of each turn, as named numbers for the model.

The ideas are those of the sieves of Muzny and others (2017) and of later rankers: tags, pronouns,
vocatives, distance, who is present, how often somebody speaks; here they are features, most of
them 0 or 1 and none far from that, and the model weighs them. What is not yielded is 0.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.inference.clue_features import (
    Feature,
    clue_features,
    hailed,
    identity,
    kind_of_clue,
)
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

Features = Mapping[str, float]  # but those that are 0


class FeatureReader:
    """Knows a story's turns, and what speaks for and against who may say them."""

    def __init__(self, turns: Sequence[Turn], presence: Presence, people: People) -> None:
        self._turns, self._presence, self._people = turns, presence, people
        self._tags: dict[str, list[int]] = defaultdict(list)  # the turns tagged with a name
        self._of_chapter: Counter[tuple[int, str]] = Counter()
        for at, turn in enumerate(turns):
            if who := turn.tagged:
                self._tags[who].append(at)
                self._of_chapter[turn.scene[0], who] += 1
        self._speakers = [turn.fixed or turn.tagged for turn in turns]  # as tags tell
        self._genders = [turn.gender() for turn in turns]
        self._most = max((len(at) for at in self._tags.values()), default=1)
        self._most_told = presence.most_told

    def own(
        self, who: str, at: int, beside: Mapping[int, Turn], nearest: Mapping[Gender, str], of: int
    ) -> Features:
        """Of a candidate of the turn `at`, one `of` so many.

        `beside` are turns of its conversation by their distance, `nearest` who of each gender was
        named last.
        """
        turn, gender = self._turns[at], self._people.gender(who)
        found = {"bias": 1.0, f"with {kind_of_clue(turn)}": 1.0, "candidates": of / MOST_CANDIDATES}
        for features in (
            clue_features(who, gender, turn, self._people),
            identity(who, turn, self._presence, self._people),
            _near(who, gender, turn, nearest),
            _salience(who, turn),
            self._told(who, turn),
            self._spoken(who, gender, at, beside),
            self._known(who, gender, at),
        ):
            found.update((name, value) for name, value in features if value)
        return found

    def _told(self, who: str, turn: Turn) -> Iterator[Feature]:
        """Where the narration speaks of `who`."""
        for where, found in (("before", turn.told_before), ("after", turn.told_after)):
            subjects = [mention.subject for mention in found if mention.who == who]
            if subjects:
                yield f"told {where} as subject", float(any(subjects))
                yield f"told {where} as object", float(not all(subjects))
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
        if within(told, turn.first - 8, turn.last + 8):
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
        yield "addressed here", float(who in turn.addressed)
        yield "spoken of here", float(who in turn.spoken_of)
        yield from hailed(turn, gender, "here")
        for step, where in _STEPS.items():
            other = beside.get(step)
            if other is None:
                continue
            if who == self._speakers[at + step]:
                yield _TAGGED[step], 1.0
            if abs(step) < 3 and who in other.addressed:
                yield _ADDRESSED[step], 1.0
            if abs(step) == 1:
                yield _SPOKEN_OF[step], float(who in other.spoken_of)
                yield _OBJECT[step], float(who in other.objects)
                yield from hailed(other, gender, where)
                theirs = self._genders[at + step]
                if "unknown" not in (gender, theirs):
                    yield (_AGREES if gender == theirs else _CLASHES)[step], 1.0

    def _known(self, who: str, gender: Gender, at: int) -> Iterator[Feature]:
        """What the whole story, and the chapter, know of `who`."""
        turn, tags = self._turns[at], self._tags.get(who, [])
        told = len(self._presence.told(who))
        if tags:
            yield "tags of all", math.log1p(len(tags)) / math.log1p(self._most)
            yield "tags of chapter", _share(self._of_chapter[turn.scene[0], who], 8)
            yield "tags here", _share(within(tags, at - 10, at + 10), 5)
        yield "told of all", math.log1p(told) / math.log1p(self._most_told)
        yield "speaks much", _share(len(tags), told + 1)
        if who == FIRST_PERSON:
            yield "narrator", 1.0
            yield "narrator in own words", float(turn.own)
            return
        yield "unnamed", float(who not in self._people.genders)
        yield "gender unknown", float(gender == "unknown")
        yield "many", float(who.startswith("the ") and who.endswith("s"))
        for clue in turn.clues:
            if clue.mention.kind == "newcomer" and clue.mention.who == who:
                yield "newcomer", 1.0

    def after(self, who: str, turn: Turn) -> Iterator[Feature]:
        """For saying the turn to `who`, who spoke before it."""
        yield "calls", float(who in turn.addressed)
        yield "speaks of", float(who in turn.spoken_of)
        yield "object", float(who in turn.objects)
        yield from hailed(turn, self._people.gender(who), "here")


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
    yield f"named {min(salience.named, 3)}", 1.0
    yield f"leading {min(salience.leading, 3)}", 1.0
    yield f"main {min(salience.main, 3)}", 1.0
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
