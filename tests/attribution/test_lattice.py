"""Sums over all rows of speakers are what one gets by adding up the rows one by one."""

from __future__ import annotations

from dataclasses import fields
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobook.attribution.inference.lattice import Lattice, Potentials, expected, lattice

CHAINS = st.lists(
    st.lists(st.lists(st.sampled_from("abcd"), min_size=1, unique=True), min_size=1, max_size=4),
    min_size=1,
    max_size=3,
)


def drawn(grid: Lattice, seed: int) -> Potentials:
    rng = np.random.default_rng(seed)
    batch, turns, most = grid.there.shape
    shapes = {
        "own": (batch, turns, most),
        "again": (batch, turns),
        "other": (batch, turns),
        "after": (batch, turns, most),
    }
    return Potentials(*(rng.normal(size=shapes[field.name]) for field in fields(Potentials)))


def points(chain: list[list[str]], row: tuple[int, ...], scores: Potentials, b: int) -> float:
    """Of one row of speakers, added up turn by turn."""
    who = [names[n] for names, n in zip(chain, row, strict=True)]
    total = 0.0
    for t, n in enumerate(row):
        total += scores.own[b, t, n]
        if t and who[t] == who[t - 1]:
            total += scores.again[b, t]
        elif t:
            total += scores.after[b, t, row[t - 1]]
            total += scores.other[b, t] if t > 1 and who[t] == who[t - 2] else 0.0
    return total


@settings(max_examples=25)
@given(chains=CHAINS, seed=st.integers(0, 10**6))
def test_chances_are_those_of_all_rows(chains: list[list[list[str]]], seed: int) -> None:
    grid = lattice(chains)
    scores = drawn(grid, seed)
    found, wholes = expected(grid, scores)
    for b, chain in enumerate(chains):
        rows = {
            row: points(chain, row, scores, b)
            for row in product(*(range(len(names)) for names in chain))
        }
        whole = np.log(sum(map(np.exp, rows.values())))
        assert wholes[b] == pytest.approx(whole)
        chances = np.zeros(found.own[b].shape)
        for row, value in rows.items():
            for t, n in enumerate(row):
                chances[t, n] += np.exp(value - whole)
        assert found.own[b, : len(chain)] == pytest.approx(chances[: len(chain)], abs=1e-9)


@pytest.mark.parametrize("name", [field.name for field in fields(Potentials)])
def test_what_is_expected_is_the_slope(name: str) -> None:
    """So that training goes downhill."""
    grid = lattice([[["a", "b", "c"], ["b", "a"], ["a", "c"]], [["x", "y"]]])
    scores = drawn(grid, 7)
    slope = getattr(expected(grid, scores)[0], name)
    values = getattr(scores, name)
    for at in np.ndindex(values.shape):
        values[at] += 1e-5
        above = expected(grid, scores)[1].sum()
        values[at] -= 2e-5
        below = expected(grid, scores)[1].sum()
        values[at] += 1e-5
        assert (above - below) / 2e-5 == pytest.approx(slope[at], abs=1e-6)
