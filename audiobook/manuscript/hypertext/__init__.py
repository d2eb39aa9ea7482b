"""Hypertext becomes text and blocks: what XHTML and HTML mark up is heard as it is meant."""

from __future__ import annotations

from audiobook.manuscript.hypertext.charset import document_text
from audiobook.manuscript.hypertext.element import CONTENTS, FOOTNOTE
from audiobook.manuscript.hypertext.flow import Flow, Section
from audiobook.manuscript.hypertext.link_lists import is_title as is_title_of_contents
from audiobook.manuscript.hypertext.link_lists import without_link_lists
from audiobook.manuscript.hypertext.notes import target, without_notes
from audiobook.manuscript.hypertext.tokens import attributes, decoded, tokens

__all__ = [
    "CONTENTS",
    "FOOTNOTE",
    "Flow",
    "Section",
    "attributes",
    "decoded",
    "document_text",
    "is_title_of_contents",
    "target",
    "tokens",
    "without_link_lists",
    "without_notes",
]
