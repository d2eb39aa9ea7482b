"""A long chapter is cut into files, at its scenes where it can be."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.delivery.parts import parts

PARTS = {
    "short enough": ([50, 40], ["", ""], 100, [2]),
    "exactly the limit": ([50, 50], ["", ""], 100, [2]),
    "at the scene, though not quite even": (
        [60, 10, 30, 40],
        ["scene", "paragraph", "", ""],
        105,
        [1, 3],
    ),
    "at the paragraph, where no scene ends": (
        [40, 30, 30, 40],
        ["", "paragraph", "", ""],
        105,
        [2, 2],
    ),
    "a scene too far off": ([5, 65, 30, 40], ["scene", "paragraph", "", ""], 105, [2, 2]),
    "anywhere, where nothing ends": ([30] * 6, [""] * 6, 100, [3, 3]),
    "three parts": ([30] * 9, ["paragraph"] * 9, 100, [3, 3, 3]),
    "one piece that is too long": ([300, 10], ["", ""], 100, [1, 1]),
    "nothing": ([], [], 100, [0]),
}


@pytest.mark.parametrize("case", PARTS)
def test_a_long_chapter_becomes_parts(case: str) -> None:
    seconds, breaks, limit, expected = PARTS[case]
    assert [len(part) for part in parts(seconds, breaks, limit)] == expected


@given(st.integers(1, 300), st.integers(0, 10_000))
def test_parts_hold_everything_once_and_are_short_enough(count: int, seed: int) -> None:
    chance = random.Random(seed)
    seconds = [chance.uniform(0.1, 60) for _ in range(count)]
    breaks = [chance.choice(["", "", "paragraph", "scene"]) for _ in range(count)]
    made = parts(seconds, breaks, 100)
    assert [at for part in made for at in part] == list(range(count))
    assert all(sum(seconds[at] for at in part) <= 100 + 1e-6 for part in made)
    assert all(made)


def test_parts_are_about_as_long_as_each_other() -> None:
    made = parts([10.0] * 1000, ["", "paragraph"] * 500, 120 * 60)
    assert [len(part) for part in made] == [500, 500]
