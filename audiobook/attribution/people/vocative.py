"""Where somebody is called in speech: "Come in, Viktor", "Yes, sir."."""

from __future__ import annotations

from collections.abc import Sequence

from audiobook.attribution.prose import MARKS, Token
from audiobook.language import ENGLISH

_BEFORE = ENGLISH.vocatives.before
_AFTER = frozenset((",", ".", "!", "?", ";", ":", "-", "--", "—", "–", "…", "..."))


def is_vocative(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether whoever is named by the tokens `start` to `end` of a speech is called by them."""
    while end < len(tokens) and tokens[end].text in MARKS:
        end += 1
    opens = start == 0 or not tokens[start - 1].word or tokens[start - 1].low in _BEFORE
    return opens and (end == len(tokens) or tokens[end].text in _AFTER)
