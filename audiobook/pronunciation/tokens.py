"""A text as its words and stops, each with its place: what rules and the model look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"(?i:\bre-reads?\b)|['’]?[^\W\d_]+(?:['’][^\W\d_]+)*['’]?|\d[\d,.]*\d|\d|[^\w\s]"
)
_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class TextToken:
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
        written = match.group().replace("’", "'")
        word = _small(written)
        if ended and word[:1].isalnum():
            found.append([])
        ended = written in _STOPS or (ended and not word[:1].isalnum())
        found[-1].append(TextToken(match.start(), match.end(), written, word))
    return [tokens for tokens in found if tokens]


@lru_cache(maxsize=100_000)
def _small(written: str) -> str:
    return written.lower().replace("re-read", "reread").strip("'") or written
