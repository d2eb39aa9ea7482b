"""The sound of a room in which nobody speaks, so that no pause is digital silence."""

from __future__ import annotations

import math
from array import array
from functools import cache
from random import Random

from audiobook.audio import FULL_SCALE, from_db

SECONDS = 5  # how long the loop is
LEVEL = -30.0  # dBFS (RMS) that it is made at: to be lowered, never raised
SEED = 20  # any number; another one gives other bytes in every chapter
RUMBLE = 120  # hertz: what is lower is taken off
WARM_UP = 4000  # samples after which the filters have forgotten that they started from nothing


@cache
def loop(rate: int) -> bytes:
    """Pink noise of 5 s, 16 bit, that may be repeated without a seam; always the same.

    White noise through Paul Kellet's «economy» filter, which falls by 3 dB an octave, without the
    rumble that mastering would take off. The filters start in the state that the loop's own end
    leaves them in, so end and beginning fit together.
    """
    white = array("h", Random(SEED).randbytes(rate * SECONDS * 2))
    low = middle = high = rumble = 0.0
    follow = 1 - math.exp(-2 * math.pi * RUMBLE / rate)
    pink = []
    for sample in white[-WARM_UP:] + white:
        low = 0.99765 * low + 0.0990460 * sample
        middle = 0.96300 * middle + 0.2965164 * sample
        high = 0.57000 * high + 1.0526913 * sample
        sound = low + middle + high + 0.1848 * sample
        rumble += follow * (sound - rumble)
        pink.append(sound - rumble)
    pink = pink[-len(white) :]
    level = (sum(sample * sample for sample in pink) / len(pink)) ** 0.5
    scale = from_db(LEVEL) * FULL_SCALE / level
    return array("h", [round(sample * scale) for sample in pink]).tobytes()
