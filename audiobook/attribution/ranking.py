"""Turns get their speakers: the row of speakers that fits all that was seen best.

Every rule gives a candidate points; a beam search keeps the best rows of speakers, so that a tag
also decides the untagged turns before it. The points were found by trying, on Pride and
Prejudice, Emma, The Steppe (QuoteLi3) and 67 excerpts of LitBank.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from audiobook.attribution.mentions import FIRST_PERSON, Cast
from audiobook.attribution.turns import Turn
from audiobook.attribution.words import FAMILY, GENERIC_NOUNS, POSSESSIVES

POINTS: dict[str, float] = {
    "tag": 14.0,
    "beat": 7.9,
    "gender_tag": 1.05,
    "gender_clash_tag": -7.0,
    "gender_clash_beat": -1.5,
    "gender_unknown": -0.29,
    "object": -2.36,
    "described": -2.25,
    "self_tag": 3.0,
    "self_beat": 0.98,
    "role": 5.0,
    "relative": 2.92,
    "as_object": -0.56,
    "rank": -0.35,
    "top": 1.2,
    "age": -0.12,
    "absent": -3.0,
    "same_adjacent": -3.9,
    "same_apart": 0.31,
    "two_back": 2.0,
    "three_back": -0.28,
    "four_back": 0.58,
    "apart_fade": 0.2,
    "addressed": -4.0,
    "answer": 2.2,
    "hailed": 1.31,
    "next_calls": 0.66,
    "spoken_of": -2.63,
    "often": 0.45,
    "narrator": 0.3,
}
_BEAM = 16
_CANDIDATES = 9
_MEMORY = 4


class Choice(NamedTuple):
    """Who says a turn, and how clearly."""

    who: str  # empty where nobody is near
    margin: float  # points to the next candidate, the turns before as they were chosen
    before: tuple[str, ...]  # who said the turns before, the latest first


class _Row(NamedTuple):
    score: float
    history: tuple[str, ...]  # the latest first
    back: tuple[_Row, Choice] | None


def rank(turns: Sequence[Turn], cast: Cast) -> list[Choice]:
    """A choice for each turn."""
    often = Counter[str]()
    for turn in turns:
        for clue in turn.clues:
            often[clue.mention.who] += 1
    rows = [_Row(0.0, (), None)]
    for at, turn in enumerate(turns):
        before = turns[at - 1] if at else None
        after = turns[at + 1] if at + 1 < len(turns) else None
        if before and before.scene != turn.scene:
            rows = [row._replace(history=()) for row in rows]
        rows = _step(rows, turn, before, after, _ahead(turns, at), cast, often)
    return _choices(max(rows, key=lambda row: row.score))


def _ahead(turns: Sequence[Turn], at: int) -> list[str]:
    """Who is named beside the next few turns of the scene."""
    names: list[str] = []
    for turn in turns[at + 1 : at + 4]:
        if turn.scene == turns[at].scene:
            names += [clue.mention.who for clue in turn.clues]
    return names


def _step(
    rows: Sequence[_Row],
    turn: Turn,
    before: Turn | None,
    after: Turn | None,
    ahead: Sequence[str],
    cast: Cast,
    often: Counter[str],
) -> list[_Row]:
    grown: dict[tuple[str, ...], _Row] = {}
    fixed: dict[str, float] = {}
    for row in rows:
        found = []
        for who in _candidates(turn, before, row.history, ahead, cast):
            if who not in fixed:
                fixed[who] = _seen(who, turn, before, after, cast, often)
            kin = POINTS["relative"] * _related(who, turn, row.history)
            found.append((fixed[who] + _heard(who, turn, before, row.history) + kin, who))
        found.sort(key=lambda pair: (-pair[0], pair[1]))
        best = found[0][0] if found else 0.0
        for points, who in found[:_CANDIDATES] or [(0.0, "")]:
            rival = next((p for p, other in found if other != who), best - 9.0)
            choice = Choice(who, points - rival, row.history)
            new = _Row(row.score + points, (who, *row.history)[:_MEMORY], (row, choice))
            if new.history not in grown or grown[new.history].score < new.score:
                grown[new.history] = new
    return sorted(grown.values(), key=lambda row: -row.score)[:_BEAM]


def _candidates(
    turn: Turn, before: Turn | None, history: Sequence[str], ahead: Sequence[str], cast: Cast
) -> list[str]:
    """Who may say the turn; only the tagged one where a tag names somebody."""
    for clue in turn.clues:
        if clue.kind == "tag" and clue.mention.kind in ("name", "newcomer"):
            return [clue.mention.who]
    names = [clue.mention.who for clue in turn.clues]
    names += [*history, *turn.near, *ahead]
    if before and before.scene == turn.scene:
        names += sorted(before.addressed)
    if cast.first_person:
        names.append(FIRST_PERSON)
    said = {clue.mention.gender for clue in turn.clues if clue.kind == "tag"}
    wrong = {"female": {"male"}, "male": {"female"}}
    return [who for who in dict.fromkeys(names) if who and said != wrong.get(cast.gender(who))]


def _seen(
    who: str, turn: Turn, before: Turn | None, after: Turn | None, cast: Cast, often: Counter[str]
) -> float:
    """The points that do not depend on who said the turns before."""
    p = POINTS
    score = p["often"] * math.log1p(often[who])
    score += p["described"] * (who not in cast.genders) + p["narrator"] * (who == FIRST_PERSON)
    if who in turn.near:
        age, rank, subject = turn.near[who]
        score += p["top"] * (rank == 0) + p["rank"] * min(rank, 6) + p["age"] * min(age, 12)
        score += p["as_object"] * (not subject)
    else:
        score += p["absent"]
    score += p["addressed"] * (who in turn.addressed) + p["spoken_of"] * (who in turn.spoken_of)
    score += p["object"] * (who in turn.objects)
    if before and before.scene == turn.scene and turn.first - before.last <= 2:
        score += p["answer"] * (who in before.addressed)
        score += _hailed(before, who, cast)
    if after and after.scene == turn.scene and after.first - turn.last <= 2:
        score += p["next_calls"] * (who in after.addressed)
        score += 0.5 * _hailed(after, who, cast)
    return score + _clued(who, turn, cast)


def _hailed(turn: Turn, who: str, cast: Cast) -> float:
    """Whether `who` may be the "sir" of the turn beside."""
    gender = cast.gender(who)
    if len(turn.hailed) != 1 or gender == "unknown":
        return 0.0
    return POINTS["hailed"] if gender in turn.hailed else -POINTS["hailed"]


def _clued(who: str, turn: Turn, cast: Cast) -> float:
    p, score = POINTS, 0.0
    gender = cast.gender(who)
    for clue in turn.clues[:3]:
        if clue.mention.kind in ("name", "newcomer"):
            score += p[clue.kind] * (clue.mention.who == who)
        elif clue.mention.who == who:
            role = who.split()[-1].lower() not in GENERIC_NOUNS
            score += p["self_" + clue.kind] + p["role"] * role
        elif who == FIRST_PERSON:
            score += p["gender_clash_" + clue.kind]
        elif gender == "unknown" or clue.mention.gender == "unknown":
            score += p["gender_unknown"]
        elif gender != clue.mention.gender:
            score += p["gender_clash_" + clue.kind]
        elif clue.kind == "tag":
            score += p["gender_tag"]
    return score


def _related(who: str, turn: Turn, history: Sequence[str]) -> bool:
    """Whether "his wife" may be this one: the surname is that of somebody who just spoke."""
    surname = who.split()[-1]
    others = [other.split()[-1] for other in history[:2] if other and other != who]
    return surname in others and any(
        clue.mention.kind == "description"
        and clue.mention.who.split()[0] in POSSESSIVES
        and clue.mention.who.split()[-1] in FAMILY
        for clue in turn.clues
    )


def _heard(who: str, turn: Turn, before: Turn | None, history: Sequence[str]) -> float:
    """The points for having said one of the turns before."""
    if before is None or who not in history:
        return 0.0
    p = POINTS
    apart = turn.first - before.last
    back = history.index(who)
    if back == 0:
        return p["same_adjacent"] if apart <= 1 else p["same_apart"]
    fade = 1.0 if apart <= 1 else p["apart_fade"]
    return fade * p[("", "two_back", "three_back", "four_back")[back]]


def _choices(row: _Row) -> list[Choice]:
    found: list[Choice] = []
    while row.back:
        row, choice = row.back
        found.append(choice)
    return found[::-1]
