"""The reading that stands in brackets behind a word of `pronunciations`: «lead (metal)»."""

from __future__ import annotations

import re

from audiobook.errors import did_you_mean
from audiobook.pronunciation import names_of

_NOTED = re.compile(r"(?P<word>.*\S)\s*\((?P<note>[^()]*)\)")
_ELSE = "words that stand beside it are given under it, as `beside:`"


def parted(key: str) -> tuple[str, str]:
    """A word and its reading: «lead (metal)»; empty where there is none."""
    match = _NOTED.fullmatch(key)
    return (match["word"], match["note"].strip().lower()) if match else (key, "")


def unfit(word: str, reading: str) -> tuple[str, str]:
    """Why a word can't have a reading of that name, and the mend; both empty if it can."""
    if len(word.split()) > 1:
        return f"«{word}» are several words, whose part of speech nobody knows", _ELSE
    names = names_of(word)
    if reading.lower() in names:
        return "", ""
    near = did_you_mean(reading, names)
    return f"«{word}» has no reading «{reading}»", near or f"one of: {', '.join(names)}; {_ELSE}"
