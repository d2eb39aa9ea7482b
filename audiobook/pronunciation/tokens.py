"""A text as its words and stops, each with its place: what rules and the model look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?i:\bre-reads?\b)|['’]?[^\W\d_]+(?:['’][^\W\d_]+)*['’]?|\d[\d,.]*\d|\d|[^\w\s]"
)
_STOPS = frozenset(".!?…")


class TextToken(NamedTuple):
    """A word, a number or a sign."""

    start: int  # offset into the text
    end: int  # one past the last
    text: str  # as it is written, with straight apostrophes
    word: str  # the same in small letters, without apostrophes around it

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter and goes on with a small one."""
        return self.word[:1].isalpha() and self.text.strip("'").istitle()


@dataclass(frozen=True, slots=True)
class Position:
    """A word among the others of its sentence."""

    tokens: Sequence[TextToken]  # of the sentence
    at: int

    def word(self, distance: int) -> str:
        """The word so many places on, or back; «^» and «$» beyond the sentence."""
        at = self.at + distance
        if at < 0:
            return "^"
        return self.tokens[at].word if at < len(self.tokens) else "$"

    @property
    def token(self) -> TextToken:
        """The word itself."""
        return self.tokens[self.at]


def sentences(text: str) -> list[list[TextToken]]:
    """The tokens of each sentence of a text."""
    found: list[list[TextToken]] = [[]]
    ended = False
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        written, word, begins, stops = _parsed(text[start:end])
        if ended and begins:
            found.append([])
        ended = stops or (ended and not begins)
        found[-1].append(TextToken(start, end, written, word))
    return [tokens for tokens in found if tokens]


@lru_cache(maxsize=100_000)
def _parsed(text: str) -> tuple[str, str, bool, bool]:
    """A token as it is written and in small letters; whether it begins, or ends, a sentence."""
    written = text.replace("’", "'")
    word = written.lower().replace("re-read", "reread").strip("'") or written
    return written, word, word[:1].isalnum(), written in _STOPS
