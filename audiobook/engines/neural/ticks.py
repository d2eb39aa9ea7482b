"""A model's ticks in what should be silence are made as soft as what is around them.

Between words, and while lips are closed, Kokoro leaves single steps of a millisecond, and hibari a
few, 20 to 30 dB above the silence. A consonant's burst lasts longer, or a voice follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import ndarray

_ABOVE = 3.5  # how often what is steep around it a tick is
_HEARD = 0.003  # the second difference, of full scale, below which nothing is heard
_BELOW = 0.04  # silence: its RMS, of that of the loudest twentieth of the sound
_APART, _NEAR = 2, 12  # milliseconds from a tick: where silence is around it, from and to
_SHARE = 80  # in a hundred: what is steep around it, but for other ticks
_SHARP = 3.0  # how often what is steep two milliseconds away it is, at least
_WIDTH = 0.0022  # seconds to each side of a tick within which the sound is lowered


def unticked(samples: ndarray, hertz: int) -> ndarray:
    """The samples (full scale = 1), with each tick lowered; all else is the same, bit by bit."""
    import numpy
    from numpy.lib.stride_tricks import sliding_window_view

    size = hertz // 1000
    count = (len(samples) - 2) // size
    if count <= 2 * _NEAR:
        return samples
    steps = numpy.abs(numpy.diff(samples, 2))[: count * size].reshape(count, size)
    steep = steps.max(axis=1)
    power = numpy.square(samples[: count * size]).reshape(count, size).mean(axis=1)
    silent = _BELOW**2 * numpy.percentile(power, 95)
    sides = _NEAR - _APART
    # Of the milliseconds before and after each one.
    near = sliding_window_view(steep, sides)
    calm = sliding_window_view(power, sides).mean(axis=1) < silent
    usual = numpy.percentile(near, _SHARE, axis=1)
    middle = slice(_NEAR, count - _NEAR)
    before, after = slice(0, count - 2 * _NEAR), slice(_NEAR + _APART + 1, count - sides + 1)
    around = numpy.maximum(usual[before], usual[after])
    beside = numpy.maximum(steep[_NEAR - 2 : count - _NEAR - 2], steep[_NEAR + 2 :][: len(around)])
    least = numpy.maximum.reduce(
        [_ABOVE * around, _SHARP * beside, numpy.full(len(around), _HEARD)]
    )
    found = (steep[middle] > least) & calm[before] & calm[after]
    made = samples
    for at in map(int, numpy.flatnonzero(found)):
        if made is samples:
            made = samples.copy()
        frame = at + _NEAR
        centre = frame * size + int(steps[frame].argmax()) + 1
        _lower(made, centre, round(_WIDTH * hertz), float(around[at] / steep[frame]))
    return made


def _lower(samples: ndarray, centre: int, reach: int, gain: float) -> None:
    """Make what is around `centre` softer: by `gain` in the middle, by nothing at the ends."""
    import numpy

    first, last = max(0, centre - reach), min(len(samples), centre + reach + 1)
    away = numpy.abs(numpy.arange(first, last) - centre) / reach
    dip = numpy.clip(2 - 2 * away, 0, 1)  # whole within half of the reach
    samples[first:last] *= (1 - (1 - gain) * dip).astype(samples.dtype)
