"""Clicks, by measurement: where lines begin and end, and in all silence between and within them.

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
_FRAME = 0.001  # seconds that a click in silence lasts; what lasts for more is of a consonant
_SHARP = 4.0  # how often what is steep two frames away it is, at least
_APART, _BESIDE = 3, 13  # frames: where silence begins and ends that is on both sides of a click
_QUIET = -48.0  # dBFS: the RMS of that silence
_USUAL = 80  # in a hundred of the frames beside it are less steep than what a click stands out from


def clicks(samples: Any, rate: int, spans: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """Where there are clicks, in seconds, and how loud, in dBFS.

    `samples` are floats, 1 for full scale; `spans` are of the lines, in samples.
    """
    import numpy

    steps = numpy.abs(numpy.diff(samples, 2))
    edges = [(at, _at_join(steps, at, rate)) for span in spans for at in span]
    found = {(round(at / rate, 3), height) for at, height in edges if height > LOUD}
    return sorted({*found, *_in_silence(samples, steps, rate)})


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


def _in_silence(samples: Any, steps: Any, rate: int) -> list[tuple[float, float]]:
    """Single steps with silence on both sides: between lines, words, or the sounds of a word."""
    import numpy

    size = round(_FRAME * rate)
    count = len(steps) // size
    steep = steps[: count * size].reshape(count, size).max(axis=1)
    power = numpy.mean(samples[: count * size].reshape(count, size) ** 2, axis=1)
    found: list[tuple[float, float]] = []
    for at in numpy.flatnonzero(steep > 10 ** (LOUD / 20)):
        sides = [steep[at - _BESIDE : at - _APART], steep[at + _APART + 1 : at + _BESIDE + 1]]
        if at < _BESIDE or len(sides[1]) < _BESIDE - _APART:
            continue
        beside = [power[at - _BESIDE : at - _APART], power[at + _APART + 1 : at + _BESIDE + 1]]
        if any(10 * math.log10(float(one.mean()) + 1e-12) > _QUIET for one in beside):
            continue
        least = _ABOVE * max(numpy.percentile(one, _USUAL) for one in sides)
        if steep[at] > max(least, _SHARP * steep[at - 2], _SHARP * steep[at + 2]):
            second = round(float(at) * size / rate, 3)
            if not found or second - found[-1][0] > 2 * _FRAME:
                found.append((second, _db(float(steep[at]))))
    return found


def _db(height: float) -> float:
    return round(20 * math.log10(max(height, 1e-9)), 1)
