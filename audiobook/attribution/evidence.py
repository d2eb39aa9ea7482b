"""What is told of each quotation: the speaker, why, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from audiobook.attribution.conversation.tags import Clue
from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.inference.clue_features import kind_of_clue
from audiobook.attribution.inference.decision import Decision
from audiobook.attribution.people.people import FIRST_PERSON, People

_SUREST = 0.995  # the model has been wrong where it was surest


class Verdict(NamedTuple):
    """Of one segment."""

    who: str  # empty where nobody was found
    confidence: float
    evidence: str


def verdicts(
    turns: Sequence[Turn],
    choices: Sequence[Decision],
    people: People,
    sureness: Mapping[str, float],
    names: Mapping[str, str],
) -> Iterator[tuple[int, Verdict]]:
    """For each piece of each turn its segment's index and its verdict.

    `names` are what those are called in the evidence who have another name in `choices`.
    """
    before: Turn | None = None
    for turn, choice in zip(turns, choices, strict=True):
        sure = confidence(turn, choice, people, sureness)
        for place, (index, clues) in enumerate(zip(turn.pieces, turn.piece_clues, strict=True)):
            shown = clues if place else [*clues, *turn.clues]  # a tag behind the second piece, too
            words = "nobody found"
            if choice.who:
                clue = next((c for c in shown if _speaks_for(c, choice.who, people)), None)
                words = _words(clue, place, choice, before, names)
            yield index, Verdict(choice.who, sure, words)
        before = turn


def confidence(
    turn: Turn, choice: Decision, people: People, sureness: Mapping[str, float]
) -> float:
    """How often such a choice is right, 0…1.

    Logistic regression of right or wrong on the model's log odds, whose person it is and what clue
    the turn has, fitted on texts that the deciding model had not seen (bench/training/fit.py).
    """
    if not choice.who:
        return 0.0
    if turn.fixed:
        return 1.0
    points = sum(
        sureness.get(name, 0.0) * value for name, value in signs(turn, choice, people).items()
    )
    return min(1 / (1 + math.exp(-points)), _SUREST)


def signs(turn: Turn, choice: Decision, people: People) -> dict[str, float]:
    """What the confidence in a choice depends on."""
    chance = min(max(choice.chance, 1e-3), 1 - 1e-3)
    found = {"bias": 1.0, "log odds": math.log(chance / (1 - chance))}
    found[kind_of_clue(turn)] = 1.0
    if choice.who not in people.genders and choice.who != FIRST_PERSON:
        found["unnamed"] = 1.0
        found["unnamed, told"] = float(choice.who == turn.label)
    if turn.label:
        found["meant"] = turn.means.get(choice.who, 0.0)
    return found


def _words(
    clue: Clue | None, place: int, choice: Decision, before: Turn | None, names: Mapping[str, str]
) -> str:
    """Why somebody says the piece at `place` of a turn."""
    if clue:
        return _by_clue(clue, choice.who, names)
    if place:
        return "continues the paragraph"
    return _by_order(choice, before, names)


def _speaks_for(clue: Clue, who: str, people: People) -> bool:
    if clue.mention.kind in ("name", "newcomer") or clue.mention.who == who:
        return clue.mention.who == who
    gender = people.gender(who)
    untold = clue.mention.kind == "pronoun" and gender == "unknown" and who != FIRST_PERSON
    return untold or clue.mention.gender == gender


def _by_clue(clue: Clue, who: str, names: Mapping[str, str]) -> str:
    mention, called = clue.mention, names.get(who, who)
    if mention.kind == "description" and mention.who != who:
        return f"description: {clue.words} ({called})"
    if mention.kind == "pronoun":
        return f"pronoun: {clue.words} ({called})"
    return f"{clue.kind}: {clue.words}"


def _by_order(choice: Decision, before: Turn | None, names: Mapping[str, str]) -> str:
    called = names.get(choice.who, choice.who)
    if before and choice.who in before.addressed:
        return f"answers: {called} was addressed"
    earlier, *others = choice.before or ("",)
    if others and choice.who == others[0] != earlier:
        return f"turn-taking after {names.get(earlier, earlier)}"
    if choice.before and choice.who == earlier:
        return f"goes on: {called} spoke before"
    if choice.who in others:
        return f"spoke before, and it is no longer {names.get(earlier, earlier)}'s turn"
    return f"named nearby: {called}"
