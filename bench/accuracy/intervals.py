"""How far a figure may lie from the truth, by drawing again from what was measured."""

from __future__ import annotations

import random
from collections.abc import Sequence

from bench.accuracy.scores import Answer

Interval = tuple[float, float]

_DRAWS = 1000
_PAUSE = 1000  # characters without a quotation that end a conversation


def conversations(answers: Sequence[Answer]) -> list[list[Answer]]:
    """The answers, in the order of the text, cut where long narration stands between two."""
    out: list[list[Answer]] = []
    end = -_PAUSE
    for answer in sorted(answers, key=lambda answer: answer.at):
        if answer.at - end >= _PAUSE:
            out.append([])
        out[-1].append(answer)
        end = max(end, answer.end)
    return out


def interval(blocks: Sequence[tuple[int, int]]) -> Interval:
    """The 95 % interval of a share; each block is (right, all), and is drawn whole.

    Blocks are what errors stick together in: conversations of a novel, novels of a collection.
    """
    if not blocks:
        return (0.0, 0.0)
    chance = random.Random(1)
    shares = []
    for _ in range(_DRAWS):
        drawn = chance.choices(blocks, k=len(blocks))
        shares.append(sum(right for right, _ in drawn) / max(1, sum(count for _, count in drawn)))
    shares.sort()
    return (shares[round(0.025 * _DRAWS)], shares[round(0.975 * _DRAWS) - 1])
