"""Chunks of a model's sound become stretches of one clip, without a seam."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from audiobook.audio import Clip, speech
from audiobook.engines.neural.chunk import Chunk
from audiobook.errors import EngineError

if TYPE_CHECKING:
    from numpy import ndarray

FADE = 0.004  # seconds at both ends of a chunk, so that it begins and ends at nothing


def stretches(
    chunks: Sequence[Chunk], sound: Callable[[str], ndarray], hertz: int, first: int = 0
) -> Iterator[Clip]:
    """The chunks from the number `first` on, each as soon as it is made, with its gap.

    `sound` gives the samples of phonemes (full scale = 1). The silence that a model puts around its
    speech is taken off, by measuring it; after the last chunk there is none. Raises EngineError
    where a chunk is silent: something was left out.
    """
    for at in range(first, len(chunks)):
        gap = chunks[at].gap if at + 1 < len(chunks) else 0.0
        spoken = _spoken(sound(chunks[at].phonemes), hertz)
        yield Clip(hertz, spoken + bytes(round(gap * hertz) * 2))


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
