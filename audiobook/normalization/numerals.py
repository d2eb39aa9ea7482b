"""Numbers in words: the only module that knows num2words.

With «and» as in «one hundred and five», and without commas, at which some engines pause.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A whole number as it is written; with blanks where it ends in noughts: 10 000.
NUMBER = r"\d{1,3}(?:,\d{3})+(?!,?\d)|\d{1,3}(?: \d{3}){0,3} 000(?!\d)|\d+"
_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
# As they are written today: no IIII, no IC.
_VALID = re.compile(r"(?i:m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))")
_LONGEST = 15  # digits of a number that anybody would read as one
_NAMES = ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_PARTS = {2: ("half", "halves"), 4: ("quarter", "quarters")}


@lru_cache(maxsize=4096)
def cardinal(digits: str) -> str:
    """«one thousand five hundred» of "1,500"; a number beyond all reading, digit by digit."""
    bare = digits.replace(",", "").replace(" ", "")
    if len(bare) > _LONGEST:
        return one_by_one(bare, "zero")
    return _words(int(bare), "cardinal")


@lru_cache(maxsize=4096)
def ordinal(digits: str) -> str:
    """«twenty-second» of "22"."""
    bare = digits.replace(",", "")
    return _words(int(bare), "ordinal") if len(bare) <= _LONGEST else one_by_one(bare)


@lru_cache(maxsize=4096)
def year(number: int) -> str:
    """«eighteen fifteen»; of 0 to 9999."""
    return _words(number, "year") if number >= 1000 else _words(number, "cardinal")


def decade(number: int) -> str:
    """«nineteen twenties» of 1920, «eighties» of 80."""
    said = year(number) if number >= 100 else _words(number, "cardinal")
    return f"{said[:-1]}ies" if said.endswith("y") else f"{said}s"


def decimal(whole: str, part: str) -> str:
    """«three point one four» of "3" and "14"."""
    return f"{cardinal(whole or '0')} point {one_by_one(part, 'zero')}"


def one_by_one(digits: str, nought: str = "oh") -> str:
    """«five oh one»; all that is no digit is left out."""
    return " ".join(nought if d == "0" else _NAMES[int(d)] for d in digits if d.isdecimal())


def pair(digits: str) -> str:
    """Two digits as minutes and the ends of years are read: «fifteen», «oh five»; 00: «hundred»."""
    if digits == "00":
        return "hundred"
    return one_by_one(digits) if digits[0] == "0" else cardinal(digits)


def fraction(above: int, below: int) -> str:
    """«three quarters», «one half»."""
    one, many = _PARTS.get(below, (_words(below, "ordinal"), _words(below, "ordinal") + "s"))
    return f"{_words(above, 'cardinal')} {one if above == 1 else many}"


def mixed(whole: str, above: int, below: int) -> str:
    """«three and a half»."""
    part = fraction(above, below)
    if above == 1:
        part = ("an " if below in (8, 11, 18) else "a ") + part.removeprefix("one ")
    return f"{cardinal(whole)} and {part}"


def value(roman: str) -> int:
    """The number that a Roman numeral is; 0 where it is none."""
    if not roman or not _VALID.fullmatch(roman):
        return 0
    digits = [_DIGITS[letter] for letter in roman.lower()]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-digit if digit < after else digit for digit, after in pairs)


@lru_cache(maxsize=4096)
def _words(number: int, to: str) -> str:
    from num2words import num2words

    return str(num2words(number, to=to)).replace(",", "").replace("oh-", "oh ")
