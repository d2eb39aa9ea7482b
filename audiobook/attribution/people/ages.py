"""What words tell of how old somebody is: «the little girl», «seventy-two», «his grandmother».

What may be meant otherwise tells nothing: «old boy», «his old teacher», «my boy», «the girl».
"""

from __future__ import annotations

from collections.abc import Sequence

from audiobook.attribution.prose import Token
from audiobook.attribution.words import DETERMINERS, POSSESSIVES
from audiobook.language import ENGLISH
from audiobook.story import Age

_CHILD, _OLD = 12, 65  # years: up to, and from which on
_YOUNGEST = 3  # who speaks
_AGES = ENGLISH.ages


def years_of(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """A number of years that begins at `at`, and the index past it; (0, at) where there is none."""
    while at < len(tokens) and tokens[at].low in _AGES.adverbs:
        at += 1
    if at >= len(tokens):
        return 0, at
    low = tokens[at].low
    if low.isdigit():
        return (int(low) if len(low) <= 3 else 0), at + 1
    tens, _, units = low.partition("-")
    count = _AGES.numbers.get(tens, 0) + (_AGES.numbers.get(units, 0) if units else 0)
    known = tens in _AGES.numbers and (not units or units in _AGES.numbers)
    return (count, at + 1) if known else (0, at)


def age_at(years: int) -> Age:
    """The age of a voice, by years."""
    if years < _YOUNGEST:
        return "unknown"
    return "child" if years <= _CHILD else "old" if years >= _OLD else "adult"


def age_of(words: Sequence[str]) -> Age:
    """What a description tells: «the little girl», «an old woman of eighty», «his grandmother».

    `words` are in lower case, with the determiner, if there is one.
    """
    theirs = bool(words) and words[0] in POSSESSIVES
    *before, noun = [word for word in words if word not in DETERMINERS] or [""]
    for word in before:
        years, _, rest = word.partition("-year-old")
        if not rest and (count := _number(years)):
            return age_at(count)
    if noun in _AGES.old:
        return "old"
    if _AGES.aged.intersection(before):
        return "unknown" if theirs or noun in _AGES.not_aged else "old"
    little = bool(_AGES.little.intersection(before))
    if noun in _AGES.girls:
        return "child" if little else "unknown"
    may_be = noun in _AGES.children and not _AGES.grown.intersection(before)
    return "child" if may_be and (little or not theirs) else "unknown"


def _number(word: str) -> int:
    return (
        years_of([Token(word, word, False, word[0].isalpha(), capital=False)], 0)[0] if word else 0
    )
