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
    prepare(size // 8)()  # whatever is made at the first call
    while seconds(prepare(size)) < SHORTEST and size < most:
        size = min(2 * size, most)
    _assert_grows(prepare, size, 4, 10)


def assert_doubles(prepare: Callable[[int], Callable[[], object]], size: int) -> None:
    """Twice the input takes about twice as long, and less than 2.4 times; measured as above."""
    prepare(size // 8)()  # whatever is made at the first call
    _assert_grows(prepare, size, 2, 2.4)


def _assert_grows(
    prepare: Callable[[int], Callable[[], object]], size: int, times: int, most: float
) -> None:
    """So many times the input takes less than `most` times as long."""
    small, large = prepare(size), prepare(times * size)
    short, long = [], []
    for _ in range(TRIES):
        short.append(seconds(small))
        long.append(seconds(large))
        if min(long) < most * min(short) + SHORTEST:
            return
    raise AssertionError(f"{size} took {min(short):.3f} s, {times} times as much {min(long):.3f} s")


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
