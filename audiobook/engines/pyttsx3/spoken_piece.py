"""A piece of text and all that its sound depends on, as espeak-ng is asked for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpokenPiece:
    """What is spoken in one go."""

    text: str  # at most `text.LIMIT` bytes of UTF-8
    voice: str  # as espeak-ng names it: "gmw/en-US+m3"
    rate: int  # words a minute
    pitch: int  # 0…100
    sounded: bool  # whether `[[ ]]` in the text means phonemes
