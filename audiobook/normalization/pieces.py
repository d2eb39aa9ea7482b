"""A long text in pieces, cut where it is heard least, and never inside a word."""

from __future__ import annotations

import re

from audiobook.language import ENGLISH
from audiobook.normalization.sounds import OPEN, hidden

LIMIT = 1500  # characters: about 100 seconds of speech

_SENTENCE_END = re.compile(r"(?<=[.!?…])[)\]’']*\s+(?=[^a-z])|(?<=[;:])\s+")
# What a full stop may belong to without ending a sentence.
_ABBREVIATED = re.compile(
    rf"(?:^|[\s(‘'—-])(?:[A-HJ-Z]|{'|'.join(ENGLISH.titles.common)}|No|vs?)\.$"
)
_BLANKS = re.compile(r"\s*")
_HIDDEN = re.compile(f"{OPEN}*")


def is_sayable(text: str) -> bool:
    """Whether there is a letter or digit in it."""
    return any(char.isalnum() for char in text)


def pieces(text: str, limit: int = LIMIT) -> list[str]:
    """Cut a text at the ends of sentences, else of clauses, else of words.

    A clip of one engine call stays short, so that a changed word costs little and a preview
    starts at once. Nothing but white space is lost at a cut. A word that carries its sounds is
    kept whole, even where it is longer than `limit`.
    """
    shown = hidden(text)
    made: list[str] = []
    start = 0
    while len(text) - start > limit:
        cut = _cut(shown, start, start + limit)
        made.append(text[start:cut].rstrip())
        start = _behind(_BLANKS, text, cut)
    return [piece for piece in (*made, text[start:]) if piece]


def _cut(shown: str, start: int, end: int) -> int:
    """Where to cut, at `end` at the latest unless a word with its sounds is longer."""
    ends = [
        match.end()
        for match in _SENTENCE_END.finditer(shown, start, end)
        if not _ABBREVIATED.search(shown[max(start, match.start() - 12) : match.start()])
    ]
    if ends and ends[-1] - start > (end - start) // 4:
        return ends[-1]
    blank = shown.rfind(" ", start + 1, end)
    if blank > 0:
        return blank
    if shown[end - 1] != OPEN or shown[end] != OPEN:
        return end
    whole = start + len(shown[start:end].rstrip(OPEN))
    return whole if whole > start else _behind(_HIDDEN, shown, end)


def _behind(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where what `pattern` finds at `at` ends."""
    found = pattern.match(text, at)
    return found.end() if found else at
