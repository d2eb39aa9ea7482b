"""Clips and pauses become one stretch of samples: stitched, level, at one rate, over room tone."""

from audiobook.sound.stitch import Piece, Span, Stitched, Target, stitch
from audiobook.sound.stream import Sound, streamed

__all__ = [
    "Piece",
    "Sound",
    "Span",
    "Stitched",
    "Target",
    "stitch",
    "streamed",
]
