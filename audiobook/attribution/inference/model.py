"""The model: features of candidates become the scores of a lattice.

Small perceptrons with one hidden layer and a linear part beside it, several trained alike from
other beginnings, whose scores are averaged. `./dev train` makes the file; docs/model-card.md says
of what.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import numpy as np

from audiobook.attribution.inference.candidates import Candidates
from audiobook.attribution.inference.features import Features
from audiobook.attribution.inference.lattice import Array, Lattice, Potentials, lattice

FILE = Path(__file__).with_name("model.json")
_BATCH = 400  # turns at once, so that memory stays small whatever the story's length


@dataclass(frozen=True, slots=True)
class Weights:
    """Of one perceptron each for candidates and for contexts, and for whom is answered."""

    own_in: Array  # (own features, hidden)
    own_bias: Array  # (hidden,)
    own_out: Array  # (hidden,)
    own_linear: Array  # (own features,)
    context_in: Array  # (context features, hidden)
    context_bias: Array  # (hidden,)
    context_out: Array  # (hidden, 2): for speaking again, for speaking in turn
    context_linear: Array  # (context features, 2)
    after: Array  # (after features,)


@dataclass(frozen=True, slots=True)
class FeatureNames:
    """The features a model knows, in the order of its weights."""

    own: tuple[str, ...]
    context: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Chains of turns as numbers."""

    chains: tuple[tuple[int, ...], ...]  # the turns of each
    grid: Lattice
    own: Array  # (B, T, N, own features)
    context: Array  # (B, T, context features)
    after: Array  # (B, T, N of the turn before, after features)


@dataclass(frozen=True, slots=True)
class Model:
    """What `./dev train` wrote."""

    names: FeatureNames
    members: tuple[Weights, ...]
    sureness: Mapping[str, float]  # see confidence.confidence
    habits: Mapping[str, float]  # weights of idiolects.Idiolects.features

    def potentials(self, batch: Batch) -> Potentials:
        """The mean of what the members think."""
        found = [scores(weights, batch)[0] for weights in self.members]
        return Potentials(
            *(
                np.mean([getattr(one, field.name) for one in found], axis=0)
                for field in fields(Potentials)
            )
        )


@cache
def load(path: Path = FILE) -> Model:
    """The model that comes with the program, or another one."""
    data = json.loads(path.read_text(encoding="utf-8"))
    members = tuple(
        Weights(**{name: np.array(values, dtype=np.float32) for name, values in one.items()})
        for one in data["members"]
    )
    names = FeatureNames(*(tuple(data["features"][field.name]) for field in fields(FeatureNames)))
    return Model(names, members, data["sureness"], data["habits"])


def chains(choices: Sequence[Candidates]) -> list[tuple[int, ...]]:
    """The turns of each conversation."""
    found: list[list[int]] = []
    for at, choice in enumerate(choices):
        if not choice.linked or not found:
            found.append([])
        found[-1].append(at)
    return [tuple(chain) for chain in found]


def batches(choices: Sequence[Candidates], names: FeatureNames, size: int = _BATCH) -> list[Batch]:
    """All turns, conversations of like length together, up to `size` turns unless one is longer."""
    found: list[list[tuple[int, ...]]] = []
    turns = size
    for chain in sorted(chains(choices), key=lambda chain: (len(chain), chain)):
        if turns + len(chain) > size:
            found.append([])
            turns = 0
        found[-1].append(chain)
        turns += len(chain)
    return [batch(choices, tuple(some), names) for some in found]


def batch(
    choices: Sequence[Candidates], some: tuple[tuple[int, ...], ...], names: FeatureNames
) -> Batch:
    """The numbers of some chains."""
    grid = lattice([[choices[at].names for at in chain] for chain in some])
    most = grid.there.shape[2]
    shape = grid.there.shape[:2]
    own = np.zeros((*shape, most, len(names.own)), dtype=np.float32)
    context = np.zeros((*shape, len(names.context)), dtype=np.float32)
    after = np.zeros((*shape, most, len(names.after)), dtype=np.float32)
    columns = [_columns(getattr(names, field.name)) for field in fields(FeatureNames)]
    for b, chain in enumerate(some):
        for t, at in enumerate(chain):
            choice = choices[at]
            for n, features in enumerate(choice.own):
                _fill(own[b, t, n], features, columns[0])
            _fill(context[b, t], choice.context, columns[1])
            for n, features in enumerate(choice.after if t else ()):
                _fill(after[b, t, n], features, columns[2])
    return Batch(some, grid, own, context, after)


def _columns(names: Sequence[str]) -> dict[str, int]:
    return {name: at for at, name in enumerate(names)}


def _fill(row: Array, features: Features, columns: Mapping[str, int]) -> None:
    for name, value in features.items():
        if value and name in columns:  # one that no training text had says nothing
            row[columns[name]] = value


def scores(weights: Weights, batch: Batch, kept: Sequence[Array] = ()) -> tuple[Potentials, Array]:
    """One member's scores, and the hidden values behind the candidates' (for training).

    `kept` are factors of the own features and of the hidden values: dropout.
    """
    # The matrix products of some processors compute beyond the last column, and warn of what they
    # find there; what is used of them is finite, as the weights and features are.
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        own = batch.own * kept[0] if kept else batch.own
        hidden = np.tanh(own @ weights.own_in + weights.own_bias)
        seen = hidden * kept[1] if kept else hidden
        of_context = np.tanh(batch.context @ weights.context_in + weights.context_bias)
        change = of_context @ weights.context_out + batch.context @ weights.context_linear
        candidates = seen @ weights.own_out + own @ weights.own_linear
        answered = batch.after @ weights.after
    found = (candidates, change[..., 0], change[..., 1], answered)
    return Potentials(*(one.astype(np.float64) for one in found)), hidden
