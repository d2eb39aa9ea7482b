"""Chunks of a model's sound become one clip without a seam."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from audiobook.audio import Clip, speech
from audiobook.errors import EngineError

if TYPE_CHECKING:
    from numpy import ndarray

FADE = 0.004  # seconds at both ends of a chunk, so that it begins and ends at nothing


def joined(chunks: Sequence[tuple[ndarray, float]], hertz: int) -> Clip:
    """The clip of chunks (samples, full scale = 1), each with the seconds of silence after it.

    The silence that a model puts around its speech is taken off, by measuring it; the last chunk
    has none after it. Raises EngineError where a chunk is silent: something was left out.
    """
    parts: list[bytes] = []
    for samples, gap in chunks:
        parts.append(_spoken(samples, hertz))
        parts.append(bytes(round(gap * hertz) * 2))
    return Clip(hertz, b"".join(parts[:-1]))


def _spoken(samples: ndarray, hertz: int) -> bytes:
    """The speech in it as 16 bit, faded at both ends."""
    import numpy

    whole = numpy.rint(numpy.clip(samples, -1, 1) * 32767).astype("<i2")
    found = speech(Clip(hertz, whole.tobytes()))
    if found.end <= found.start:
        raise EngineError("the model made silence of it")
    cut = samples[found.start : found.end].astype("float32")
    count = min(round(FADE * hertz), len(cut) // 2)
    if count:
        ramp = numpy.arange(count, dtype="float32") / count
        cut[:count] *= ramp
        cut[-count:] *= ramp[::-1]
    pcm: bytes = numpy.rint(numpy.clip(cut, -1, 1) * 32767).astype("<i2").tobytes()
    return pcm
