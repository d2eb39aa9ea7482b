"""How work grows with its input, told by processor time: never by the clock, nor in seconds."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 5
SHORTEST = 0.01  # seconds of processor time below which nothing is told


def assert_linear(prepare: Callable[[int], Callable[[], object]], size: int, most: int) -> None:
    """Four times the input takes about four times as long; were it quadratic, sixteen times.

    `prepare` makes the work for an input of a size. It is measured at a size between `size` and
    `most`, the first that can be measured, and at four times that. The shortest of several tries
    counts, because whatever else a machine does only makes them longer.
    """
    prepare(size)()  # whatever is made at the first call
    while seconds(prepare(size)) < SHORTEST and size < most:
        size = min(2 * size, most)
    small, large = prepare(size), prepare(4 * size)
    one, four = [], []
    for _ in range(TRIES):
        one.append(seconds(small))
        four.append(seconds(large))
        if min(four) < 10 * min(one) + SHORTEST:
            return
    raise AssertionError(f"{size} took {min(one):.3f} s, four times as much {min(four):.3f} s")


def assert_doubles(prepare: Callable[[int], Callable[[], object]], size: int) -> None:
    """Twice the input takes about twice as long, and less than 2.4 times; measured as above."""
    prepare(size)()
    small, large = prepare(size), prepare(2 * size)
    one, two = [], []
    for _ in range(TRIES):
        one.append(seconds(small))
        two.append(seconds(large))
        if min(two) < 2.4 * min(one) + SHORTEST:
            return
    raise AssertionError(f"{size} took {min(one):.3f} s, twice as much {min(two):.3f} s")


def seconds(work: Callable[[], object]) -> float:
    """Of processor time, all threads together, without what clearing up after others takes."""
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()
