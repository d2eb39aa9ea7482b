"""Written words become spoken words: what an engine is given for a segment.

Each module says one kind of thing, by rules that look at what stands around it;
docs/normalization.md tells them all. What could be meant in two ways is left as it is written.
Rules stand in an order, and what one has said no later one touches.
"""

from __future__ import annotations

from audiobook.normalization import pronunciations
from audiobook.normalization.normalize import is_british, normalize
from audiobook.normalization.pieces import is_sayable, pieces
from audiobook.normalization.sounds import (
    LINK,
    MARKS,
    NASAL,
    PRIMARY,
    SECONDARY,
    SYLLABIC,
    TIE,
    Plain,
    Sounded,
    split,
    unmarked,
)
from audiobook.normalization.spoken import Spoken, Word

__all__ = [
    "LINK",
    "MARKS",
    "NASAL",
    "PRIMARY",
    "SECONDARY",
    "SYLLABIC",
    "TIE",
    "Plain",
    "Sounded",
    "Spoken",
    "Word",
    "is_british",
    "is_sayable",
    "normalize",
    "pieces",
    "pronunciations",
    "split",
    "unmarked",
]
