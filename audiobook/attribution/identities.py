"""Whether a description in a tag means somebody who has a name, as the whole story tells it.

"the old man" is likely Fagin where both are told of in the same places, where those who answer
the old man call him Fagin, and where the two never talk to each other or stand side by side in one
sentence.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from audiobook.attribution.mentions import Cast
from audiobook.attribution.scenery import Scenery, within
from audiobook.attribution.turns import Turn

_SAMPLE = 200  # mentions looked at
_NEAR, _SOON = 30, 3  # paragraphs
_TALK = 4  # paragraphs between two turns that may answer each other


class Evidence(NamedTuple):
    """Of a description and a person; shares, 0…1."""

    talks: float  # to the person: its turns beside one that a tag gives to the person
    called: float  # by the person's name, in a turn beside
    calls: float  # the person by name
    beside: float  # in one sentence, as two
    apposed: float  # as one
    present: float  # described where the person was named
    always: float  # named where it is described

    @property
    def points(self) -> float:
        """More than 0 where the two are likely one; weights found by trying, on quoteli3."""
        one = 4 * self.called + 2.5 * self.present + self.always
        one += 4 * self.apposed * (self.beside < 0.2)
        return one - 5 * self.talks - 5 * self.calls - 4 * self.beside - 2.4


class Identities:
    """What a whole story tells of each description that stands in a tag."""

    def __init__(self, turns: Sequence[Turn], scenery: Scenery, cast: Cast) -> None:
        self._scenery, self._cast = scenery, cast
        self._turns: Counter[str] = Counter()
        self._talks: Counter[tuple[str, str]] = Counter()
        self._called: Counter[tuple[str, str]] = Counter()
        self._calls: Counter[tuple[str, str]] = Counter()
        self._near: dict[str, set[str]] = defaultdict(set)
        self._known: dict[tuple[str, str], Evidence] = {}
        self._best: dict[str, str] = {}
        for turn in turns:
            if turn.described:
                self._turns[turn.described] += 1
                self._near[turn.described].update(turn.near)
                self._calls.update((turn.described, who) for who in turn.addressed)
        for turn, other in _beside(turns):
            if other.tagged:
                self._talks[turn.described, other.tagged] += 1
            self._called.update((turn.described, who) for who in other.addressed)

    def evidence(self, described: str, who: str) -> Evidence:
        """For and against `described` being `who`."""
        pair = (described, who)
        if pair not in self._known:
            self._known[pair] = self._weigh(pair)
        return self._known[pair]

    def best(self, described: str) -> str:
        """The named person who is likely meant; empty where nobody is."""
        if described not in self._best:
            ranked = [
                (self._points(described, who), who)
                for who in sorted(self._near[described])
                if self._may_be(described, who)
            ]
            points, who = max(ranked, default=(0.0, ""))
            self._best[described] = who if points > 0 else ""
        return self._best[described]

    def _may_be(self, described: str, who: str) -> bool:
        genders = {self._cast.gender(described), self._cast.gender(who)} - {"unknown"}
        return who in self._cast.genders and len(genders) < 2

    def _points(self, described: str, who: str) -> float:
        often = math.log1p(len(self._scenery.told(who)))
        return self.evidence(described, who).points + 0.2 * often

    def _weigh(self, pair: tuple[str, str]) -> Evidence:
        count = self._turns[pair[0]] + 1
        mine = self._scenery.told(pair[0])[:_SAMPLE]
        theirs = self._scenery.told(pair[1])
        present = sum(within(theirs, at - _NEAR, at + _SOON) > 0 for at in mine)
        always = sum(within(mine, at - _NEAR, at + _NEAR) > 0 for at in theirs[:_SAMPLE])
        return Evidence(
            min(self._talks[pair] / count, 1.0),
            min(self._called[pair] / count, 1.0),
            min(self._calls[pair] / count, 1.0),
            min(self._scenery.beside[pair] / count, 1.0),
            min(self._scenery.apposed[pair], 3) / 3,
            present / (len(mine) + 1),
            always / (len(theirs[:_SAMPLE]) + 1),
        )


def _beside(turns: Sequence[Turn]) -> Iterator[tuple[Turn, Turn]]:
    """Turns with a description, each with the turn before and the turn after."""
    for one, two in pairwise(turns):
        if one.scene == two.scene and two.first - one.first <= _TALK:
            if one.described:
                yield one, two
            if two.described:
                yield two, one
