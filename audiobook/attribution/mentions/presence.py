"""Where people are named in a story, and who was named last at any point of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from audiobook.attribution.mentions.mention import Mention
from audiobook.attribution.people.people import FIRST_PERSON, People
from audiobook.attribution.prose import TextParagraph
from audiobook.story import Gender

_WINDOW = 30  # paragraphs after which somebody who was named is no longer near
_NEAREST = 12  # so many of them
_NOWHERE: list[int] = []


class Nearness(NamedTuple):
    """When somebody was named last."""

    ago: int  # paragraphs
    rank: int  # how many others were named since
    subject: bool  # not only as an object


class Presence:
    """Who is named where, gathered paragraph by paragraph; all paragraphs are counted from 0."""

    def __init__(self) -> None:
        self.named: list[tuple[str, ...]] = []  # in each paragraph's narration, in order
        self._told: dict[str, list[int]] = defaultdict(list)
        self._acting: dict[str, list[int]] = defaultdict(list)
        self._said: dict[str, list[int]] = defaultdict(list)
        self._introduced: dict[str, list[int]] = defaultdict(list)

    def told(self, who: str) -> list[int]:
        """The paragraphs whose narration names or describes `who`, once for each time."""
        return self._told.get(who, _NOWHERE)

    def acting(self, who: str) -> list[int]:
        """The same, as the subject."""
        return self._acting.get(who, _NOWHERE)

    def said(self, who: str) -> list[int]:
        """The paragraphs whose speech names `who`."""
        return self._said.get(who, _NOWHERE)

    def introduced(self, who: str) -> list[int]:
        """The paragraphs with "an old man"."""
        return self._introduced.get(who, _NOWHERE)

    @cached_property
    def most_told(self) -> int:
        """How often the one who is told of most is; asked when all paragraphs are noted."""
        return max(map(len, self._told.values()), default=1)

    def note(self, at: int, paragraph: TextParagraph, found: Sequence[Sequence[Mention]]) -> None:
        """Add a paragraph; `found` are the mentions in each of its pieces."""
        named: list[str] = []
        for piece, here in zip(paragraph.pieces, found, strict=True):
            for mention in here:
                if piece.spoken and mention.who and mention.who != FIRST_PERSON:
                    self._said[mention.who].append(at)
                elif mention.who and not piece.spoken:
                    named.append(mention.who)
                    self._told[mention.who].append(at)
                    if mention.subject:
                        self._acting[mention.who].append(at)
                    if mention.kind == "newcomer":
                        self._introduced[mention.who].append(at)
        self.named.append(tuple(named))


class Recency:
    """Who was named last, as the narration goes on."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._last: dict[str, tuple[int, bool]] = {}  # in order of the latest mention

    def copy(self) -> Recency:
        """One that goes on from here by itself."""
        other = Recency(self._people)
        other._last = dict([*self._last.items()][-_NEAREST:])  # nobody is told of any other
        return other

    def hear(self, found: Sequence[Mention], paragraph: int) -> None:
        for mention in found:
            who = mention.who or next(iter(self.meant(mention.gender)), "")
            if who:
                self._last.pop(who, None)
                self._last[who] = (paragraph, mention.subject)

    def meant(self, gender: Gender) -> tuple[str, ...]:
        """Whom "he" may mean: those not of another gender who did something, the latest first."""
        return tuple(
            who
            for who in islice(reversed(self._last), 6)
            if self._last[who][1] and self._people.gender(who) in (gender, "unknown")
        )

    def near(self, paragraph: int) -> dict[str, Nearness]:
        """Who was named within the window, the latest first."""
        found: dict[str, Nearness] = {}
        for who in reversed(self._last):
            at, subject = self._last[who]
            if paragraph - at > _WINDOW or len(found) >= _NEAREST:
                break
            found[who] = Nearness(paragraph - at, len(found), subject)
        return found


def within(rising: Sequence[int], first: int, last: int) -> int:
    """How many of the numbers lie in `first`…`last`."""
    return bisect_right(rising, last) - bisect_left(rising, first)
