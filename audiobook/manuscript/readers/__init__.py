"""The formats that a manuscript may have: a file each, joined to its suffixes by `story.Format`."""

from __future__ import annotations

from pathlib import Path

from audiobook.manuscript.readers.converted import CONVERTED, refusal
from audiobook.manuscript.readers.epub import EPUB
from audiobook.manuscript.readers.fountain import FOUNTAIN, is_fountain, title_and_author
from audiobook.manuscript.readers.html import HTML
from audiobook.manuscript.readers.markdown import MARKDOWN
from audiobook.manuscript.readers.reader import Opened, Reader
from audiobook.manuscript.readers.text import TEXT
from audiobook.manuscript.readers.word import DOCX, ODT
from audiobook.story import Format

__all__ = [
    "FOUNTAIN",
    "READERS",
    "Opened",
    "Reader",
    "reader_of",
    "reader_of_text",
    "refusal",
    "title_and_author",
]

READERS = {
    Format.MARKDOWN: MARKDOWN,
    Format.TEXT: TEXT,
    Format.FOUNTAIN: FOUNTAIN,
    Format.EPUB: EPUB,
    Format.HTML: HTML,
    Format.WORD: DOCX,
    Format.OPENDOCUMENT: ODT,
    Format.CONVERTED: CONVERTED,
}


def reader_of(file: Path) -> Reader:
    """The reader of a file, by its suffix; one that nobody knows is read as plain text."""
    return READERS[Format.of(file) or Format.TEXT]


def reader_of_text(file: Path, text: str, start: int) -> Reader:
    """As `reader_of`; a screenplay is read as one though its file is called plain text."""
    reader = reader_of(file)
    return FOUNTAIN if reader is TEXT and is_fountain(text, start) else reader
