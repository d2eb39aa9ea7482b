"""The rise of a question, in the pitch that hibari's model gives before the sound is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobook.engines.neural.question import RISE
from audiobook.engines.neural.tune import ENDS

if TYPE_CHECKING:
    from numpy import ndarray

_VOICED = 40.0  # hertz: below, hibari makes no pulses
_FRAMES = 24  # of 12.5 ms, over which it rises: a syllable
_GAP = 4  # frames without a voice that may lie within it


def risen(pitch: ndarray, hertz: int) -> ndarray:
    """The pitch of each frame, rising over the last syllable, for a voice of this pitch."""
    import numpy

    (voiced,) = numpy.nonzero(pitch > _VOICED)
    if not len(voiced):
        return pitch
    last = voiced[-1]
    late = voiced[voiced > last - _FRAMES]
    (breaks,) = numpy.nonzero(numpy.diff(late) > _GAP)
    first = late[breaks[-1] + 1] if len(breaks) and last - late[breaks[-1] + 1] > _GAP else late[0]
    low, high = (hertz * 2 ** (semitones / 12) for semitones in ENDS[RISE])
    count = int(last - first) + 1
    share = numpy.linspace(0, 1, count)
    # Softly from what the model gave.
    weight = numpy.minimum(1, numpy.arange(1, count + 1) / (_GAP + 1))
    made = pitch.copy()
    there = made[first : last + 1]
    rising = weight * (low + (high - low) * share) + (1 - weight) * there
    made[first : last + 1] = numpy.where(there > _VOICED, rising, there)
    return made
