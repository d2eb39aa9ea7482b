"""Whom a turn is said to, where that can be known."""

from __future__ import annotations

from collections.abc import Sequence

from audiobook.attribution.deciding import Choice
from audiobook.attribution.turns import Turn

_NEXT = 2  # paragraphs to the turn of somebody who answers


def listeners(turns: Sequence[Turn], choices: Sequence[Choice]) -> list[str]:
    """For each turn one name; empty where nobody is called, told as an object, or answers."""
    found = []
    for at, (turn, choice) in enumerate(zip(turns, choices, strict=True)):
        called = turn.addressed - {choice.who}
        told = {m.who for m in turn.told_after[:2] if m.who and not m.subject} - {choice.who}
        if len(called) == 1:
            found.append(called.pop())
        elif turn.tag and len(told) == 1 and told < turn.objects:
            found.append(told.pop())
        else:
            found.append(_answers(at, turns, choices) or _spoke(at, turns, choices))
    return found


def _answers(at: int, turns: Sequence[Turn], choices: Sequence[Choice]) -> str:
    """Whoever speaks next, close by."""
    for after in range(at + 1, min(at + 2, len(turns))):
        gap = turns[after].first - turns[at].last
        if turns[after].scene == turns[at].scene and gap <= _NEXT:
            return choices[after].who if choices[after].who != choices[at].who else ""
    return ""


def _spoke(at: int, turns: Sequence[Turn], choices: Sequence[Choice]) -> str:
    """Whoever spoke just before."""
    if at == 0 or turns[at - 1].scene != turns[at].scene:
        return ""
    near = turns[at].first - turns[at - 1].last <= _NEXT
    return choices[at - 1].who if near and choices[at - 1].who != choices[at].who else ""
