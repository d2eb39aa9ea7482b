"""What is particular to a language, as data: a folder a language, joined by a `Language` value."""

from __future__ import annotations

from audiobook.language.en.english import ENGLISH
from audiobook.language.language import Language, Title, Titles
from audiobook.language.words import split

__all__ = ["ENGLISH", "Language", "Title", "Titles", "split"]
