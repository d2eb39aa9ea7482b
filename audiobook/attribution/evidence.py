"""What is told of each quotation: the speaker, why, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from audiobook.attribution.clued import kind_of_clue
from audiobook.attribution.deciding import Choice
from audiobook.attribution.mentions import FIRST_PERSON, Cast
from audiobook.attribution.tags import Clue
from audiobook.attribution.turns import Turn

_SUREST = 0.995  # the model has been wrong where it was surest


class Verdict(NamedTuple):
    """Of one segment."""

    who: str  # empty where nobody was found
    confidence: float
    evidence: str


def verdicts(
    turns: Sequence[Turn], choices: Sequence[Choice], cast: Cast, sureness: Mapping[str, float]
) -> Iterator[tuple[int, Verdict]]:
    """For each piece of each turn its segment's index and its verdict."""
    before: Turn | None = None
    for turn, choice in zip(turns, choices, strict=True):
        sure = confidence(turn, choice, cast, sureness)
        for place, (index, clues) in enumerate(zip(turn.pieces, turn.clued, strict=True)):
            clue = next((c for c in clues if _speaks_for(c, choice.who, cast)), None)
            if not choice.who:
                words = "nobody found"
            elif clue:
                words = _by_clue(clue, choice.who)
            elif place or (any(turn.clued) and len(turn.pieces) > 1):
                words = "continues the paragraph"
            else:
                words = _by_order(turn, choice, before)
            yield index, Verdict(choice.who, sure, words)
        before = turn


def confidence(turn: Turn, choice: Choice, cast: Cast, sureness: Mapping[str, float]) -> float:
    """How often such a choice is right, 0…1.

    Logistic regression of right or wrong on the model's log odds, whose person it is and what clue
    the turn has, fitted on texts that the deciding model had not seen (bench/training.py).
    """
    if not choice.who:
        return 0.0
    if turn.fixed:
        return 1.0
    points = sum(
        sureness.get(name, 0.0) * value for name, value in signs(turn, choice, cast).items()
    )
    return min(1 / (1 + math.exp(-points)), _SUREST)


def signs(turn: Turn, choice: Choice, cast: Cast) -> dict[str, float]:
    """What the confidence in a choice depends on."""
    chance = min(max(choice.chance, 1e-3), 1 - 1e-3)
    found = {"bias": 1.0, "log odds": math.log(chance / (1 - chance))}
    found[kind_of_clue(turn)] = 1.0
    if choice.who not in cast.genders and choice.who != FIRST_PERSON:
        found["unnamed"] = 1.0
        found["unnamed, told"] = float(choice.who == turn.label)
    if turn.label:
        found["meant"] = turn.means.get(choice.who, 0.0)
    return found


def _speaks_for(clue: Clue, who: str, cast: Cast) -> bool:
    if clue.mention.kind in ("name", "newcomer") or clue.mention.who == who:
        return clue.mention.who == who
    return clue.mention.gender == cast.gender(who)


def _by_clue(clue: Clue, who: str) -> str:
    mention = clue.mention
    if mention.kind == "description" and mention.who != who:
        return f"description: {clue.words} ({who})"
    if mention.kind == "pronoun":
        return f"pronoun: {clue.words} ({who})"
    return f"{clue.kind}: {clue.words}"


def _by_order(turn: Turn, choice: Choice, before: Turn | None) -> str:
    if before and choice.who in before.addressed:
        return f"answers: {choice.who} was addressed"
    if len(choice.before) > 1 and choice.who == choice.before[1] != choice.before[0]:
        return f"turn-taking after {choice.before[0]}"
    if choice.before and choice.who == choice.before[0]:
        return f"goes on: {choice.who} spoke before"
    if choice.who in choice.before:
        return f"spoke before, and it is no longer {choice.before[0]}'s turn"
    return f"named nearby: {choice.who}"
