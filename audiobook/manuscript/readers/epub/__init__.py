"""EPUB 2 and 3: documents in an archive, with the contents that the book tells itself."""

from __future__ import annotations

from audiobook.manuscript.readers.epub.epub import EPUB

__all__ = ["EPUB"]
