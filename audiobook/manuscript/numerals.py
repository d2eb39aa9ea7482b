"""Numbers as titles have them: «4», «IV», «Four», «the Fourth»."""

from __future__ import annotations

import re

from audiobook.language import ENGLISH

_NUMBERS = ENGLISH.headings
_ONES, _TEENS, _TENS = _NUMBERS.ones, _NUMBERS.teens, _NUMBERS.tens
_ORDINALS = _NUMBERS.ordinals
# patterns, to be sought without regard to capitals
WORDS = rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{'|'.join((*_TEENS, *_ONES))}"
ORDINAL = (
    rf"(?:(?:{'|'.join(_TENS)})[ -](?:{'|'.join(_ORDINALS[:9])})|{'|'.join(_ORDINALS)}"
    rf"|(?:thirt|fort|fift|sixt|sevent|eight|ninet)ieth|[0-9]{{1,3}}(?:st|nd|rd|th))"
)
NUMERAL = (
    rf"(?:[0-9]{{1,4}}|[ivxlc]{{1,9}}|(?:the )?{ORDINAL}"
    rf"|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{'|'.join((*_TEENS, *_ONES))}"
    rf"|(?:one|a) hundred(?: and (?:[a-z]+[ -])?[a-z]+)?)"
)


def value(numeral: str) -> int:
    """The number that is written so; 0 for «last»."""
    numeral = numeral.lower().removeprefix("the ").strip()
    if numeral.isdecimal():
        return int(numeral)
    if numeral in _ORDINALS:
        return (_ORDINALS.index(numeral) + 1) % len(_ORDINALS)
    if numeral[0].isdecimal():
        return int(re.match(r"[0-9]+", numeral)[0])  # type: ignore[index]
    if "hundred" in numeral:
        rest = numeral.split("hundred", 1)[1].removeprefix(" and ").strip()
        return 100 + (value(rest) if rest else 0)
    if numeral.endswith("ieth"):
        return 10 * _TENS.index(numeral.removesuffix("ieth") + "y") + 20
    tens, _, ones = numeral.replace("-", " ").partition(" ")
    if tens in _TENS and ones in _ORDINALS:
        return 10 * _TENS.index(tens) + 20 + _ORDINALS.index(ones) + 1
    small = (*_ONES, *_TEENS)
    if numeral in small:
        return small.index(numeral) + 1
    tens, _, ones = numeral.replace("-", " ").partition(" ")
    if tens in _TENS:
        return 10 * _TENS.index(tens) + 20 + (_ONES.index(ones) + 1 if ones else 0)
    return _roman(numeral)


def _roman(numeral: str) -> int:
    if not numeral or not set(numeral) <= set("ivxlc"):
        return 0
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[char] for char in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def kind_of_numeral(numeral: str) -> str:
    if numeral.isdecimal():
        return "figures"
    if set(numeral) <= set("ivxlc"):
        return "small letters"
    return "letters" if set(numeral) <= set("IVXLC") else "words"
