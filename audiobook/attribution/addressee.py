"""Whom a turn is said to, where that can be known.

The surest sign comes first: who is called by name, whom the tag tells ("said Emma to Harriet",
"she asked him"), who speaks both before and after, who is the only other one near. Whoever talks
to themselves has no listener, and where two people are as likely nobody is told.
`bench.accuracy.addressees` measures it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from audiobook.attribution.conversation.address import SEVERAL, Address
from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.inference.decision import Decision
from audiobook.attribution.people.people import People
from audiobook.attribution.prose import TextParagraph

_AROUND = 8  # turns on either side in which a conversation is looked for
_FAR = 20  # paragraphs between two turns of one conversation at most
_NEAR = 2  # to somebody who answers, or is answered, for sure
_NEARER = 2  # by so many paragraphs whoever is nearer is likelier


class _Beside(NamedTuple):
    """The nearest turn of somebody else, on one side."""

    who: str  # empty where there is none
    at: int
    gap: int  # paragraphs


_NOBODY = _Beside("", -1, _FAR)


def addressees(
    turns: Sequence[Turn],
    decisions: Sequence[Decision],
    prose: Sequence[TextParagraph],
    people: People,
) -> list[str]:
    """For each turn one name; empty where nobody listens, several do, or there is doubt.

    `prose` is what the turns were found in, `people` who is in it. The time is linear in the length
    of the text.
    """
    return _Addressees(turns, decisions, prose, people).all()


class _Addressees:
    def __init__(
        self,
        turns: Sequence[Turn],
        decisions: Sequence[Decision],
        prose: Sequence[TextParagraph],
        people: People,
    ) -> None:
        self._turns, self._people = turns, people
        self._who = [decision.who for decision in decisions]
        self._address = Address(prose, people)
        self._found: list[str] = []

    def all(self) -> list[str]:
        for at in range(len(self._turns)):
            self._found.append(self._of(at) if self._who[at] else "")
        return self._found

    def _of(self, at: int) -> str:
        turn, own = self._turns[at], self._who[at]
        near = self._around(at)
        others = {self._who[other] for other in near} - {own, ""}
        called = {who for who in turn.addressed if who in others}
        if len(called) == 1:
            return called.pop()
        told = self._address.of(turn, own, self._meant(at, near))
        if told or len(called) > 1:
            return "" if told == SEVERAL else told
        return self._answered(at, near, others)

    def _around(self, at: int) -> list[int]:
        """The other turns of the conversation that are near."""
        turn = self._turns[at]
        return [
            other
            for other in range(max(0, at - _AROUND), min(len(self._turns), at + _AROUND + 1))
            if other != at
            and self._turns[other].scene == turn.scene
            and abs(self._turns[other].first - turn.first) <= _FAR
        ]

    def _meant(self, at: int, near: Sequence[int]) -> list[str]:
        """Whom "him" or "her" may mean: those who spoke, the latest first, then who will speak."""
        spoke = [self._who[other] for other in reversed(near) if other < at]
        told = [who for gender in ("female", "male") for who in self._turns[at].meant[gender]]
        return [*spoke, *told, *(self._who[other] for other in near if other > at)]

    def _answered(self, at: int, near: Sequence[int], others: set[str]) -> str:
        """Who speaks before and after, or is nearer by far."""
        before = self._beside(at, [other for other in reversed(near) if other < at])
        after = self._beside(at, [other for other in near if other > at])
        if before.who == after.who:
            return before.who
        close, far = sorted((before, after), key=lambda side: side.gap)
        if close.gap > _NEAR:
            return ""
        if len(others) == 1 or far.gap - close.gap >= _NEARER:
            return close.who
        if before.gap == 1 and self._found[before.at] == self._who[at]:
            return before.who
        return ""

    def _beside(self, at: int, others: Sequence[int]) -> _Beside:
        """The first of the turns that somebody else says who may be meant."""
        hailed = self._turns[at].hailed
        for other in others:
            who = self._who[other]
            if who and who != self._who[at]:
                gender = self._people.gender(who)
                if len(hailed) == 1 and gender != "unknown" and gender not in hailed:
                    continue
                earlier, later = sorted((other, at))
                gap = self._turns[later].first - self._turns[earlier].last
                return _Beside(who, other, gap)
        return _NOBODY
