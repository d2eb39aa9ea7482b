"""voices.yaml: what it may say, read with all its problems, and added to."""

from audiobook.casting.voices_file.additions import with_characters
from audiobook.casting.voices_file.book import BookDetails, front_matter_schema
from audiobook.casting.voices_file.problems import problems_of
from audiobook.casting.voices_file.read import parse, read, text_of
from audiobook.casting.voices_file.renamed import renamed
from audiobook.casting.voices_file.shape import (
    CharacterPart,
    FileShape,
    Part,
    Pauses,
    Speeds,
    VoicesFile,
    Word,
    schema,
    spelled_out,
)

__all__ = [
    "BookDetails",
    "CharacterPart",
    "FileShape",
    "Part",
    "Pauses",
    "Speeds",
    "VoicesFile",
    "Word",
    "front_matter_schema",
    "parse",
    "problems_of",
    "read",
    "renamed",
    "schema",
    "spelled_out",
    "text_of",
    "with_characters",
]
