"""Clips and pauses become one stretch of samples: stitched, level, at one rate, over room tone."""

from audiobook.sound.stitch import Stitched, Target, parts
from audiobook.sound.stream import Sound, streamed

__all__ = [
    "Sound",
    "Stitched",
    "Target",
    "parts",
    "stitch",
    "streamed",
]
