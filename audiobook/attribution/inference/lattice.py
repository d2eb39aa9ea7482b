"""Rows of turns with their candidates: the likeliest row of speakers, and how likely each one is.

A second-order linear-chain conditional random field: a row's score is the sum, over its turns, of
what speaks for the candidate itself (`own`), for the same one speaking again (`again`), for the
one before last speaking (`other`), and for answering the one who spoke before (`after`). Everything
is exact: dynamic programming over pairs of speakers, all chains of a story at once.

Shapes: B chains, T turns of the longest, N candidates. Time and memory are linear in B x T.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
_NEVER = -1e9  # the score of what can't be


@dataclass(frozen=True, slots=True)
class Lattice:
    """Chains of turns, padded: which candidates are the same person as one of the turns before."""

    there: Array  # (B, T, N) 1 where there is a candidate
    length: NDArray[np.int64]  # (B,)
    same1: Array  # (B, T, N of the turn before, N) 1 where both are one person
    same2: Array  # (B, T, N two before, N)


@dataclass(frozen=True, slots=True)
class Potentials:
    """Scores; also the shape of what is expected of them (`expected`)."""

    own: Array  # (B, T, N)
    again: Array  # (B, T)
    other: Array  # (B, T)
    after: Array  # (B, T, N of the turn before)


def lattice(chains: Sequence[Sequence[Sequence[str]]]) -> Lattice:
    """Of each chain the turns, of each turn the candidates' names."""
    longest = max((len(chain) for chain in chains), default=0)
    most = max((len(names) for chain in chains for names in chain), default=1)
    shape = (len(chains), longest, max(most, 1))
    ids = np.full(shape, -1, dtype=np.int64)
    number: dict[str, int] = {}
    for b, chain in enumerate(chains):
        for t, names in enumerate(chain):
            ids[b, t, : len(names)] = [number.setdefault(name, len(number)) for name in names]
    there = (ids >= 0).astype(np.float64)
    there[..., 0] = 1.0  # where nobody is near, one stands in for nobody
    same1 = np.zeros((*shape, shape[2]))
    same2 = np.zeros((*shape, shape[2]))
    for back, same in ((1, same1), (2, same2)):
        earlier, now = ids[:, :-back, :, None], ids[:, back:, None, :]
        same[:, back:] = (earlier == now) & (now >= 0)
    length = np.array([len(chain) for chain in chains], dtype=np.int64)
    return Lattice(there, length, same1, same2)


def chances(grid: Lattice, scores: Potentials) -> Array:
    """(B, T, N): how likely each candidate is."""
    own = np.zeros(grid.there.shape)
    for swept in _swept(grid, scores):
        own[:, swept.turn] = swept.pairs.sum(axis=1)
    return own


def expected(grid: Lattice, scores: Potentials) -> tuple[Potentials, Array]:
    """How much of each score a row drawn at random holds, and the log of all rows' weight (B,).

    `own` of the answer is the probability of each candidate.
    """
    chains, turns, _ = grid.there.shape
    own, after = np.zeros(grid.there.shape), np.zeros(grid.there.shape)
    again, other = np.zeros((chains, turns)), np.zeros((chains, turns))
    total: Array = np.zeros(chains)
    for swept in _swept(grid, scores):
        t, pairs, total = swept.turn, swept.pairs, swept.total
        own[:, t] = pairs.sum(axis=1)
        if not t:
            break
        same, new = grid.same1[:, t], 1.0 - grid.same1[:, t]
        again[:, t] = (pairs * same).sum(axis=(1, 2))
        after[:, t] = (pairs * new).sum(axis=2)
        triples = swept.forward[:, :, :, None] + swept.onwards
        weights = np.exp(np.minimum(triples - total[:, None, None, None], 0.0))
        alive = (grid.length > t).astype(np.float64)
        other[:, t] = (weights * _returns(grid, t)).sum(axis=(1, 2, 3)) * alive
    return Potentials(own, again, other, after), total


@dataclass(frozen=True, slots=True)
class _Swept:
    """What is known of a turn when the turns behind it are, too."""

    turn: int
    pairs: Array  # (B, N before, N): how likely
    total: Array  # (B,): the log of all rows' weight, of chains that go on as far
    forward: Array  # (B, N two before, N before): the log of all that leads to the turn before
    onwards: Array  # (B, N two before, N before, N): the log of the step to it and all behind


def _swept(grid: Lattice, scores: Potentials) -> Iterator[_Swept]:
    """From the last turn to the first."""
    chains, turns, most = grid.there.shape
    forward = _forward(grid, scores)
    total = np.zeros(chains)
    backward = np.zeros((chains, most, most))
    for t in range(turns - 1, -1, -1):
        ends = grid.length == t + 1
        if ends.any():
            total[ends] = _logsum(forward[t][ends].reshape(-1, most * most), 1)
            backward[ends] = 0.0
        alive = (grid.length > t)[:, None, None]
        joint = forward[t] + backward - total[:, None, None]
        pairs = np.exp(np.minimum(joint, 0.0)) * alive
        # Made once more, since all steps of a long conversation would take much memory.
        onwards = _step(grid, scores, t) + backward[:, None] if t else backward[:, None]
        yield _Swept(t, pairs, total, forward[max(t - 1, 0)], onwards)
        if t:
            backward = np.where(alive, _logsum(onwards, 3), 0.0)


def _forward(grid: Lattice, scores: Potentials) -> list[Array]:
    """For each turn (B, N before, N): the log of all that leads there."""
    found = [_first(grid, scores)]
    for t in range(1, grid.there.shape[1]):
        found.append(_logsum(found[-1][:, :, :, None] + _step(grid, scores, t), 1))
    return found


def _first(grid: Lattice, scores: Potentials) -> Array:
    """(B, N, N): the first turn, as a pair with nobody before it."""
    own = scores.own[:, 0] + np.where(grid.there[:, 0] > 0, 0.0, _NEVER)
    pairs = np.full((own.shape[0], own.shape[1], own.shape[1]), _NEVER)
    pairs[:, 0, :] = own
    return pairs


def _step(grid: Lattice, scores: Potentials, t: int) -> Array:
    """(B, N two before, N before, N): what the turn `t` adds."""
    same = grid.same1[:, t]
    new = 1.0 - same
    own = scores.own[:, t] + np.where(grid.there[:, t] > 0, 0.0, _NEVER)
    pair = own[:, None, :] + scores.again[:, t, None, None] * same
    pair = pair + scores.after[:, t][:, :, None] * new
    return pair[:, None] + scores.other[:, t, None, None, None] * _returns(grid, t)


def _returns(grid: Lattice, t: int) -> Array:
    """(B, N two before, N before, N): 1 where the one before last speaks again."""
    new = 1.0 - grid.same1[:, t]
    returns: Array = grid.same2[:, t][:, :, None, :] * new[:, None]
    return returns


def _logsum(values: Array, axis: int) -> Array:
    top = values.max(axis=axis, keepdims=True)
    summed: Array = np.log(np.exp(values - top).sum(axis=axis, keepdims=True)) + top
    return summed.squeeze(axis=axis)
