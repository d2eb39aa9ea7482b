"""Where somebody is called in speech: "Come in, Viktor", "Yes, sir."."""

from __future__ import annotations

from collections.abc import Sequence, Set

from audiobook.attribution.prose import MARKS, Token
from audiobook.language import ENGLISH

_BEFORE = ENGLISH.vocatives.before
_BEFORE_LOOSELY = _BEFORE | ENGLISH.vocatives.before_loosely
_AFTER = frozenset((",", ".", "!", "?", ";", ":", "-", "--", "—", "–", "…", "..."))
_QUOTATION_MARKS = frozenset("\"”’»'")  # that close
_STOPS = frozenset((",", "!", ".", "?", ";", ":", "—", "-", "--", "–"))  # that part a vocative


def is_vocative(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether whoever is named by the tokens `start` to `end` of a speech is called by them."""
    opens = start == 0 or not tokens[start - 1].word or tokens[start - 1].low in _BEFORE_LOOSELY
    return opens and _closes(tokens, end, _QUOTATION_MARKS)


def is_surely_vocative(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Likewise, where no other mark than one that parts may stand before, and fewer words."""
    before = next((t for t in reversed(tokens[:start]) if t.text not in MARKS), None)
    opens = before is None or before.text in _STOPS or before.low in _BEFORE
    return opens and _closes(tokens, end, MARKS)


def _closes(tokens: Sequence[Token], end: int, marks: Set[str]) -> bool:
    """Whether a vocative may end before token `end`; `marks` may stand between."""
    while end < len(tokens) and tokens[end].text in marks:
        end += 1
    return end == len(tokens) or tokens[end].text in _AFTER
