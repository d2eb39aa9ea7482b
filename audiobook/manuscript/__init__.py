"""A manuscript becomes a Story: chapters of segments, each with its place in the source.

    sources ─read→ decoded text ─mojibake→ mended text ─blocks→ paragraphs, headings, breaks
    ─outline→ chapters ─plays→ prose or play ─quotations, labels→ segments

Any text is read: what is wrong with it stands in `Story.problems`. Time is linear in its length.
"""

from __future__ import annotations

from audiobook.manuscript import book_details
from audiobook.manuscript.particulars import Particulars
from audiobook.manuscript.quotations import (
    GrammaticalRole,
    Tag,
    WrittenWord,
    people_in,
    role,
    tag_before,
    tag_behind,
    written_words,
)
from audiobook.manuscript.read import read_story
from audiobook.manuscript.silent_matter import matter_of
from audiobook.manuscript.transcript import transcript
from audiobook.manuscript.utf8 import decode

__all__ = [
    "GrammaticalRole",
    "Particulars",
    "Tag",
    "WrittenWord",
    "book_details",
    "decode",
    "matter_of",
    "people_in",
    "read_story",
    "role",
    "tag_before",
    "tag_behind",
    "transcript",
    "written_words",
]
