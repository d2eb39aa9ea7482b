"""Spoken words become sounds, by dictionary, part of speech and context, for every engine."""

from audiobook.pronunciation.pronounced import pronounced

__all__ = ["pronounced"]
