"""What a person corrected in who says what: one readable file beside the story.

`read` it, `apply` it to a story that was read, and give `attribute` the `cast_of` it; the rest
chooses and writes new corrections.
"""

from audiobook.corrections.concordance import Concordance, Found
from audiobook.corrections.corrected import apply
from audiobook.corrections.correction import (
    EVERY,
    Gendered,
    Join,
    Said,
    name_trouble,
    speaker_trouble,
)
from audiobook.corrections.edit import with_joins, with_said, without
from audiobook.corrections.file import Corrections, parse, read, text_of, write
from audiobook.corrections.matches import Matches, match
from audiobook.corrections.people import Names, cast_of, with_unknown
from audiobook.corrections.script import Change, Entry
from audiobook.corrections.words import on_one_line, words_of

__all__ = [
    "EVERY",
    "Change",
    "Concordance",
    "Corrections",
    "Entry",
    "Found",
    "Gendered",
    "Join",
    "Matches",
    "Names",
    "Said",
    "apply",
    "cast_of",
    "match",
    "name_trouble",
    "on_one_line",
    "parse",
    "read",
    "script",
    "speaker_trouble",
    "text_of",
    "with_joins",
    "with_said",
    "with_unknown",
    "without",
    "words_of",
    "write",
]
