"""Documents of word processors: Word's .docx, and OpenDocument's .odt."""

from __future__ import annotations

from audiobook.manuscript.readers.word.docx import DOCX
from audiobook.manuscript.readers.word.odt import ODT

__all__ = ["DOCX", "ODT"]
