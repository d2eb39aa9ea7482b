"""Hypertext becomes text and blocks: what XHTML and HTML mark up is heard as it is meant."""

from __future__ import annotations

from audiobook.manuscript.hypertext.charset import document_text
from audiobook.manuscript.hypertext.element import CONTENTS, FOOTNOTE, PAGE
from audiobook.manuscript.hypertext.flow import Flow, Section, spoken_by
from audiobook.manuscript.hypertext.link_lists import is_title as is_title_of_contents
from audiobook.manuscript.hypertext.link_lists import letters_of, without_lists
from audiobook.manuscript.hypertext.notes import target
from audiobook.manuscript.hypertext.readable import readable
from audiobook.manuscript.hypertext.tokens import attributes, decoded, tokens

__all__ = [
    "CONTENTS",
    "FOOTNOTE",
    "PAGE",
    "Flow",
    "Section",
    "attributes",
    "decoded",
    "document_text",
    "is_title_of_contents",
    "letters_of",
    "readable",
    "spoken_by",
    "target",
    "tokens",
    "without_lists",
]
