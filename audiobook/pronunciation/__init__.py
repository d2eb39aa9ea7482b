"""Spoken words become sounds, by dictionary, part of speech and context, for every engine."""

from audiobook.pronunciation.pronounce import pronounce

__all__ = ["pronounce"]
