"""voices.yaml: what it may say, read with all its problems, and added to."""

from audiobook.casting.voices_file.additions import with_characters
from audiobook.casting.voices_file.book import BookDetails, front_matter_schema
from audiobook.casting.voices_file.read import read
from audiobook.casting.voices_file.shape import (
    CharacterPart,
    Part,
    Pauses,
    Speeds,
    VoicesFile,
    schema,
)

__all__ = [
    "BookDetails",
    "CharacterPart",
    "Part",
    "Pauses",
    "Speeds",
    "VoicesFile",
    "front_matter_schema",
    "read",
    "schema",
    "with_characters",
]
