"""Who says each quotation: a small trained model over tags, pronouns, beats, and whose turn it is.

The door is `attribute`; `attribute_book` keeps what the book tells of its lines, by which
`attribute_chapter` decides a chapter anew at once. Behind them `people` (who there is), `mentions`
(where narration speaks of whom), `conversation` (what is said, and what stands beside it),
`inference` (the candidates, and who is likeliest), `book` (what all chapters go by), `confidence`,
`evidence` and `addressee` (how sure, why, and to whom).
"""

from audiobook.attribution.attribute import (
    AttributedBook,
    attribute,
    attribute_book,
    attribute_chapter,
)
from audiobook.attribution.book import BookKnowledge
from audiobook.attribution.notes import THE_NARRATOR

__all__ = [
    "THE_NARRATOR",
    "AttributedBook",
    "BookKnowledge",
    "attribute",
    "attribute_book",
    "attribute_chapter",
]
