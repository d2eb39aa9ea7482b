"""The measure of growth tells what is linear from what is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growth import assert_doubles, assert_linear


def counting(steps: int) -> Callable[[], object]:
    return lambda: sum(range(steps))


def test_work_in_proportion_passes() -> None:
    assert_linear(lambda size: counting(size * 1000), 100, 10_000)


def test_work_that_grows_with_the_square_fails() -> None:
    with pytest.raises(AssertionError, match="4 times as much"):
        assert_linear(lambda size: counting(size * size), 100, 10_000)


def test_twice_the_work_passes_and_four_times_fails() -> None:
    assert_doubles(lambda size: counting(size * 1000), 1000)
    with pytest.raises(AssertionError, match="2 times as much"):
        assert_doubles(lambda size: counting(size * size), 2000)
