"""Written words become spoken words: what an engine is given for a segment."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Double quotation marks mean nothing to an engine, and some read them out or trip over them.
_MARKS = re.compile('["“”„‟«»〝〞]')
_SPACE = re.compile(r"\s+")


def spoken(text: str, pronunciations: Mapping[str, str]) -> str:
    """The words of `text` on one line, respelled where `pronunciations` says so.

    Whole words only, case as written, the longest first.
    """
    line = _SPACE.sub(" ", _MARKS.sub(" ", text)).strip()
    if not pronunciations:
        return line
    longest_first = sorted(pronunciations, key=lambda word: (-len(word), word))
    words = "|".join(map(re.escape, longest_first))
    return re.sub(rf"(?<!\w)(?:{words})(?!\w)", lambda m: pronunciations[m.group()], line)


def is_sayable(text: str) -> bool:
    """Whether there is a letter or digit in it."""
    return any(char.isalnum() for char in text)


_SENTENCE_END = re.compile(r"(?<=[.!?…])[)\]’']*\s+(?=[^a-z])|(?<=[;:])\s+")


def pieces(text: str, limit: int = 1500) -> list[str]:
    """Cut a long text at the ends of sentences, else of clauses, else of words.

    A clip of one engine call stays short, so that a changed word costs little and a preview
    starts at once. Nothing but white space is lost at a cut.
    """
    made: list[str] = []
    while len(text) > limit:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, limit)]
        cut = ends[-1] if ends and ends[-1] > limit // 4 else text.rfind(" ", 1, limit)
        cut = cut if cut > 0 else limit
        made.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [piece for piece in (*made, text) if piece]
