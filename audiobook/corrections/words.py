"""The words of a text, as corrections look for them: without marks, capitals and line ends."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words_of(text: str) -> tuple[str, ...]:
    """What of a text counts when words are looked for."""
    found = _WORD.findall(unicodedata.normalize("NFC", text))
    return tuple(word.casefold().replace("’", "'") for word in found)


def on_one_line(text: str) -> str:
    """A text as it is written into a line: nothing in it breaks one, or commands a terminal."""
    whole = unicodedata.normalize("NFC", text)
    return " ".join("".join(char if char.isprintable() else " " for char in whole).split())


def first_words(text: str, count: int) -> str:
    """The beginning of a one-line text, up to the end of so many words."""
    ends = [found.end() for found in _WORD.finditer(text)]
    return text[: ends[count - 1]] if len(ends) >= count > 0 else text


def last_words(text: str, count: int) -> str:
    """The end of a one-line text, from the beginning of so many words on."""
    starts = [found.start() for found in _WORD.finditer(text)]
    return text[starts[-count] :] if len(starts) >= count > 0 else text if count else ""
