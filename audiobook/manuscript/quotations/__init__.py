"""Where the quotations of a story's paragraphs stand, and which of them are said.

Works on paragraphs whose markup was taken out: `style_of` looks at all of a story's paragraphs
once, `find` at consecutive paragraphs, since a speech may run over several.
"""

from __future__ import annotations

from audiobook.manuscript.quotations.finder import find
from audiobook.manuscript.quotations.grammatical_role import GrammaticalRole, role
from audiobook.manuscript.quotations.judgement import How
from audiobook.manuscript.quotations.marks import Family, Style, style_of
from audiobook.manuscript.quotations.quotation import Quotation, QuotedParagraph
from audiobook.manuscript.quotations.tag import Tag, tag_before, tag_behind
from audiobook.manuscript.quotations.words import WrittenWord, people_in, written_words

__all__ = [
    "Family",
    "GrammaticalRole",
    "How",
    "Quotation",
    "QuotedParagraph",
    "Style",
    "Tag",
    "WrittenWord",
    "find",
    "people_in",
    "role",
    "style_of",
    "tag_before",
    "tag_behind",
    "written_words",
]
