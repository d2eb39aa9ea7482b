"""How sure it is who says a turn: how often such a decision is right."""

from __future__ import annotations

import math
from collections.abc import Mapping

from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.inference.clue_features import kind_of_clue
from audiobook.attribution.inference.decision import Decision
from audiobook.attribution.people.people import FIRST_PERSON, People

_SUREST = 0.995  # the model has been wrong where it was surest


def confidence(
    turn: Turn, decision: Decision, people: People, sureness: Mapping[str, float]
) -> float:
    """How often such a decision is right, 0…1.

    Logistic regression of right or wrong on the model's log odds, whose person it is and what clue
    the turn has, fitted on texts that the model had not seen (bench/training/fit.py).
    """
    if not decision.who:
        return 0.0
    if turn.fixed:
        return 1.0
    points = sum(
        sureness.get(name, 0.0) * value for name, value in signs(turn, decision, people).items()
    )
    return min(1 / (1 + math.exp(-points)), _SUREST)


def signs(turn: Turn, decision: Decision, people: People) -> dict[str, float]:
    """What the confidence in a decision depends on."""
    chance = min(max(decision.chance, 1e-3), 1 - 1e-3)
    found = {"bias": 1.0, "log odds": math.log(chance / (1 - chance))}
    found[kind_of_clue(turn)] = 1.0
    if decision.who not in people.genders and decision.who != FIRST_PERSON:
        found["unnamed"] = 1.0
        found["unnamed, told"] = float(decision.who == turn.label)
    if turn.label:
        found["meant"] = turn.means.get(decision.who, 0.0)
    return found
