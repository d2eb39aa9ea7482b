"""Clicks, by measurement: where lines begin and end, and in the pauses between and within them.

A click is a step: for a sample or two the sound goes where no voice goes. What is measured is the
second difference of the samples, in dBFS. A step stands out if it is far above what is just before
and after it: a voice's own consonants are noise that lasts for many milliseconds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

LOUD = -45.0  # dBFS: what is softer is not heard
_STEP, _NEAR = 0.002, 0.02  # seconds around a join that may hold a step; that are the neighbourhood
_ABOVE = 4.0  # how often the highest of the neighbourhood a step is
_WINDOW = 0.02  # seconds of a stretch within a pause
_QUIET = -58.0  # dBFS: the RMS of such a stretch
_SHARP = 0.001  # seconds that a click lasts at most; lips and breath last longer


def clicks(samples: Any, rate: int, spans: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """Where there are clicks, in seconds, and how loud, in dBFS.

    `samples` are floats, 1 for full scale; `spans` are of the lines, in samples.
    """
    import numpy

    steps = numpy.abs(numpy.diff(samples, 2))
    edges = [(at, _at_join(steps, at, rate)) for span in spans for at in span]
    found = {(round(at / rate, 3), height) for at, height in edges if height > LOUD}
    return sorted({*found, *_in_pauses(samples, steps, rate)})


def _at_join(steps: Any, at: int, rate: int) -> float:
    """How high a step there is at a join, in dBFS; minus infinity where there is none."""
    reach, near = round(_STEP * rate), round(_NEAR * rate)
    first = max(0, at - reach)
    here = steps[first : at + reach]
    if not len(here):
        return -math.inf
    around = [*steps[max(0, first - near) : first], *steps[at + reach : at + reach + near]]
    height = float(here.max())
    return _db(height) if height > _ABOVE * max(around, default=0.0) else -math.inf


def _in_pauses(samples: Any, steps: Any, rate: int) -> list[tuple[float, float]]:
    """Short steps with silence on both sides."""
    import numpy

    size = round(_WINDOW * rate)
    count = len(steps) // size
    power = numpy.sqrt(numpy.mean(samples[: count * size].reshape(count, size) ** 2, axis=1))
    quiet = 20 * numpy.log10(power + 1e-9) < _QUIET
    windows = steps[: count * size].reshape(count, size)
    found = []
    for at in range(2, count - 2):
        height = float(windows[at].max())
        around = quiet[at - 2] and quiet[at - 1] and quiet[at + 1] and quiet[at + 2]
        if around and _db(height) > LOUD:
            (high,) = numpy.nonzero(windows[at] > height / 4)
            if (high[-1] - high[0]) / rate < _SHARP:
                found.append((round((at * size + int(high[0])) / rate, 3), _db(height)))
    return found


def _db(height: float) -> float:
    return round(20 * math.log10(max(height, 1e-9)), 1)
