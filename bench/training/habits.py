"""The weights of the second reading: how much it tells how people speak in the rest of the book.

A handful of weights, one for each feature of `Idiolects.features`; fitted by the likelihood of the
right rows of speakers, as the model is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from audiobook.attribution.inference.decision import ChapterScores, Scored
from audiobook.attribution.inference.features import Features
from audiobook.attribution.inference.idiolects import Idiolects
from audiobook.attribution.inference.lattice import Array, expected
from audiobook.attribution.inference.model import Model
from bench.training.examples import Novel

_STEPS, _RATE, _DECAY = 30, 0.05, 1.0
_NEVER = -1e4
_WHOLE = 400  # turns from which on a text is a book in which people have habits


@dataclass(frozen=True, slots=True)
class Lesson:
    """Conversations of a book, read once, with the features for the second reading."""

    scored: Scored
    values: Array  # (B, T, N, features)
    wrong: Array  # (B, T, N) what is to be added to the scores of what isn't right


def habits_of(novel: Novel, reading: ChapterScores) -> list[tuple[Features, ...]]:
    chances = reading.chances()
    return list(Idiolects.of(novel.turns, chances).features(novel.turns, chances))


def fit_habits(novels: Sequence[Novel], model: Model) -> dict[str, float]:
    """By Adam from nothing, over all that there is at each step."""
    whole = [novel for novel in novels if len(novel.turns) >= _WHOLE]
    read = [(novel, ChapterScores.of(novel.choices, model)) for novel in whole]
    told = [(novel, reading, habits_of(novel, reading)) for novel, reading in read]
    names = sorted({name for *_, rows in told for row in rows for one in row for name in one})
    known = [lesson for each in told for lesson in _lessons(*each, names)]
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, _STEPS + 1):
        slope = sum((_slope(lesson, weights) for lesson in known), _DECAY * weights)
        first += 0.2 * (slope - first)
        second += 0.05 * (slope**2 - second)
        mean, spread = first / (1 - 0.8**step), second / (1 - 0.95**step)
        weights -= _RATE * mean / (np.sqrt(spread) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def _lessons(
    novel: Novel, reading: ChapterScores, rows: Sequence[tuple[Features, ...]], names: Sequence[str]
) -> list[Lesson]:
    allowed = [novel.allowed(at) for at in range(len(novel.turns))]
    found = []
    for scored in reading.scored:
        shape = scored.grid.there.shape
        values, wrong = np.zeros((*shape, len(names))), np.full(shape, _NEVER)
        for b, chain in enumerate(scored.chains):
            for t, at in enumerate(chain):
                for n, one in enumerate(rows[at]):
                    values[b, t, n] = [one.get(name, 0.0) for name in names]
                wrong[b, t, [n for n in allowed[at] if n < shape[2]]] = 0.0
        found.append(Lesson(scored, values, wrong))
    return found


def _slope(lesson: Lesson, weights: Array) -> Array:
    """Of the loss; what is expected of each feature beyond what is right."""
    grid, first = lesson.scored.grid, lesson.scored.scores
    own = first.own + lesson.values @ weights
    scores = replace(first, own=own)
    all_rows, _ = expected(grid, scores)
    right_rows, _ = expected(grid, replace(scores, own=own + lesson.wrong))
    slope: Array = np.einsum("btn,btnk->k", all_rows.own - right_rows.own, lesson.values)
    return slope
