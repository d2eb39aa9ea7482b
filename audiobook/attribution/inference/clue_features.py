"""Features of a candidate that come from what stands beside the quotations: tags and beats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.mentions.mention import Mention
from audiobook.attribution.mentions.presence import Presence, within
from audiobook.attribution.people.people import FIRST_PERSON, People
from audiobook.attribution.words import FAMILY, GENERIC_NOUNS, KIN, POSSESSIVES
from audiobook.story import Gender

Feature: TypeAlias = tuple[str, float]

_INTRODUCED = 60  # paragraphs after "an old man" in which "the old man" is him
_CLUES = 4  # of a turn; the rest is far from its beginning


class TurnClues:
    """The tags and beats of a turn, read once for all its candidates."""

    def __init__(self, turn: Turn, people: People) -> None:
        self._turn, self._people = turn, people
        self._near = [(clue.kind, clue.mention) for clue in turn.clues[:_CLUES]]
        beat = next((clue.mention for clue in turn.clues if clue.kind == "beat"), None)
        self._beat = beat.who if beat and beat.kind in ("name", "newcomer") else ""
        self._meant = turn.meant.get(turn.gender(), ())
        self._beat_meant = turn.meant.get(turn.gender("beat"), ())[:1]
        self._described = [c.mention.who for c in turn.clues if c.mention.kind == "description"]
        self._described += [turn.label] if turn.label else []
        self._nouns = {one.split()[-1].lower() for one in self._described}
        self._relative = any(
            one.split()[0] in POSSESSIVES and one.split()[-1].lower() in FAMILY | KIN
            for one in self._described
        )

    def features(self, who: str, gender: Gender) -> Iterator[Feature]:
        """What they say of `who`; each feature once."""
        for name in sorted({_says(kind, mention, who, gender) for kind, mention in self._near}):
            yield name, 1.0
        if who == self._beat:
            yield "first beat name", 1.0
        if who in self._meant:
            at = min(self._meant.index(who), 2)
            yield ("meant first", "meant second", "meant later")[at], 1.0
            yield "meant rivals", min(len(self._meant), 4) / 4
        if who in self._beat_meant:
            yield "beat meant first", 1.0
        if self._described:
            yield from self._of_described(who)

    def _of_described(self, who: str) -> Iterator[Feature]:
        unnamed = who not in self._people.genders
        if unnamed and who in self._described and self._nouns - GENERIC_NOUNS:
            yield "described role", 1.0
        if not unnamed and self._nouns & GENERIC_NOUNS:
            yield "described generic", 1.0
        if self._relative:
            yield "relative", 1.0
        if who.lower().split()[0] in self._nouns:
            yield "title word", 1.0


def _says(kind: str, mention: Mention, who: str, gender: Gender) -> str:
    if mention.kind in ("name", "newcomer"):
        return f"{kind} name" if mention.who == who else f"{kind} other name"
    if mention.who == who:
        return f"{kind} self"
    if who == FIRST_PERSON:
        return f"{kind} clashes"
    if "unknown" in (gender, mention.gender):
        return f"{kind} unsure"
    return f"{kind} agrees" if gender == mention.gender else f"{kind} clashes"


def identity(who: str, turn: Turn, presence: Presence, people: People) -> Iterator[Feature]:
    """Whether the description in the turn's tag means `who`."""
    if not turn.label:
        return
    share = turn.means.get(who, 0.0)
    own = who == turn.label
    kind = "itself" if own else "another"
    yield f"means {kind}", share
    yield f"means {kind} most", float(share > 0 and share == max(turn.means.values()))
    if own:
        known = within(presence.introduced(who), turn.first - _INTRODUCED, turn.last)
        yield "itself introduced", float(known > 0)
        yield "itself often", min(len(presence.told(who)), 20) / 20
        yield "itself unknown", float(not turn.means)
        return
    unnamed = who not in people.genders
    yield "same noun", float(unnamed and who.split()[-1].lower() == turn.label.split()[-1].lower())


def hailed(turn: Turn, gender: Gender, where: str) -> Iterator[Feature]:
    """Whether somebody of the gender, or of the other, is called "sir", "mamma", …"""
    if len(turn.hailed) == 1 and gender != "unknown":
        yield f"hailed {where} " + ("agrees" if gender in turn.hailed else "clashes"), 1.0


def kind_of_clue(turn: Turn) -> str:
    """Which kind of clue the turn has at best."""
    tag = turn.tag
    if tag is None:
        return "beat" if any(turn.piece_clues) else "no clue"
    return {"newcomer": "name"}.get(tag.mention.kind, tag.mention.kind)
