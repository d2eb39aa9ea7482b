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


def clue_features(who: str, gender: Gender, turn: Turn, people: People) -> Iterator[Feature]:
    """What the tags and beats say of `who`; each feature once."""
    found = {_says(clue.kind, clue.mention, who, gender) for clue in turn.clues[:_CLUES]}
    yield from ((name, 1.0) for name in sorted(found))
    beat = next((clue.mention for clue in turn.clues if clue.kind == "beat"), None)
    if beat and beat.who == who and beat.kind in ("name", "newcomer"):
        yield "first beat name", 1.0
    meant = turn.meant.get(turn.gender(), ())
    if who in meant:
        yield ("meant first", "meant second", "meant later")[min(meant.index(who), 2)], 1.0
        yield "meant rivals", min(len(meant), 4) / 4
    if who in turn.meant.get(turn.gender("beat"), ())[:1]:
        yield "beat meant first", 1.0
    yield from _described(who, turn, people)


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


def _described(who: str, turn: Turn, people: People) -> Iterator[Feature]:
    described = [c.mention.who for c in turn.clues if c.mention.kind == "description"]
    described += [turn.label] if turn.label else []
    nouns = {one.split()[-1].lower() for one in described}
    unnamed = who not in people.genders
    if unnamed and who in described and nouns - GENERIC_NOUNS:
        yield "described role", 1.0
    if not unnamed and nouns & GENERIC_NOUNS:
        yield "described generic", 1.0
    if any(
        one.split()[0] in POSSESSIVES and one.split()[-1].lower() in FAMILY | KIN
        for one in described
    ):
        yield "relative", 1.0
    if who.lower().split()[0] in nouns:
        yield "title word", 1.0


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
