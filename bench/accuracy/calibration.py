"""Whether confidence means what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from bench.accuracy.scores import Answer

_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers that are said to be about equally sure."""

    least: float
    below: float
    count: int
    said: float  # mean confidence
    right: float  # share


def bins(answers: Sequence[Answer]) -> list[Bin]:
    """The answers by confidence; those without a line that has one are left out."""
    made = []
    for least, below in pairwise(_EDGES):
        inside = [this for this in _found(answers) if least <= this.confidence < below]
        if inside:
            said = sum(this.confidence for this in inside) / len(inside)
            right = sum(this.cluster for this in inside) / len(inside)
            made.append(Bin(least, min(below, 1.0), len(inside), said, right))
    return made


def calibration_error(made: Sequence[Bin]) -> float:
    """The expected calibration error: how far said and right lie apart, by the number of lines."""
    total = sum(this.count for this in made)
    return sum(this.count * abs(this.said - this.right) for this in made) / max(1, total)


def errors_among_surest(answers: Sequence[Answer], share: float) -> float:
    """The share of wrong answers among the surest `share` of all.

    Of lines that are equally sure, as many as are needed count with their mean.
    """
    found = sorted(_found(answers), key=lambda this: -this.confidence)
    wanted = share * len(found)
    taken = wrong = 0.0
    for _, group in groupby(found, key=lambda this: this.confidence):
        same = list(group)
        part = min(len(same), wanted - taken) / len(same)
        taken += part * len(same)
        wrong += part * sum(not this.cluster for this in same)
        if taken >= wanted:
            break
    return wrong / max(1.0, taken)


def _found(answers: Sequence[Answer]) -> list[Answer]:
    return [this for this in answers if this.segments]
