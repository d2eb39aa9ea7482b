"""How large something is: 6'2", 12' x 8', a 10 × 12 room, a 12" ruler."""

from __future__ import annotations

import re

from audiobook.normalization.counts import is_measure
from audiobook.normalization.numerals import cardinal
from audiobook.normalization.quantities import UNITS
from audiobook.normalization.rules import Context, Rule, Rules, closing

_FAR = 2000  # characters; so far behind the begin of a text quotation marks are not counted
_NUMBERS = re.compile(r"\d+")


def _across(match: re.Match[str], context: Context) -> str | None:
    """20 x 30, 12' x 8'; with × only of things that are measured: 3 × 4 is twelve."""
    mark, unit = match["mark"], match["unit"]
    single = is_measure(context, match.start(), match.end())
    if "×" in match.group() and not (mark or unit or single):
        return None
    one, many = _mark(mark) if mark else UNITS[unit or "m"]
    each = f" {one if single else many}" if mark else ""
    said = " by ".join(f"{cardinal(number)}{each}" for number in _NUMBERS.findall(match.group()))
    if mark or not unit:
        return said
    return closing(f"{said} {one if single else many}", match, context)


def _mark(mark: str) -> tuple[str, str]:
    return UNITS["ft" if mark in "'’′" else "in"]


def _inches(match: re.Match[str], context: Context) -> str | None:
    """A 12" ruler; not where a quotation may end."""
    if match.start() > _FAR:
        return None
    before = context.text[: match.start()]
    quoted = (
        before.count('"') % 2 if match["mark"] == '"' else before.count("“") > before.count("”")
    )
    if quoted:
        return None
    one, many = UNITS["in"]
    single = match["whole"] == "1" or is_measure(context, match.start(), match.end())
    return f"{cardinal(match['whole'])} {one if single else many}"


def _height(match: re.Match[str], context: Context) -> str:
    """6'2": «six foot two»."""
    inches = f" {cardinal(match['inches'])}"
    half = " and a half" if match["half"] else ""
    return f"{cardinal(match['feet'])} foot{inches}{half}"


def _primes(match: re.Match[str], context: Context) -> str:
    one, many = _mark(match["prime"])
    return f"{cardinal(match['whole'])} {one if match['whole'] == '1' else many}"


RULES = Rules(
    re.compile(r"\d"),
    (
        Rule(
            re.compile(
                r"(?<![\w.,°º])(?<![°º] )(?P<feet>[2-9])['’′] ?(?P<inches>1[01]|\d)(?P<half>½)?"
                r"(?:[\"”″]|'')?(?![\w'’])"
            ),
            _height,
        ),
        Rule(
            re.compile(
                r"(?<![\w.,])(?P<feet>[2-9]) ?ft\.? ?(?P<inches>1[01]|\d)(?P<half>½)?"
                r"(?![\w:/-]|\.\d| ?in\b)"
            ),
            _height,
        ),
        Rule(
            re.compile(
                r"(?<![\w.,/-])\d{1,5}(?P<mark>['’′\"”″])?"
                r"(?: ?[x×] ?\d{1,5}(?(mark)(?P=mark))){1,3}"
                r"(?: ?(?P<unit>mm|cm|m|km|ft|yds?)\b\.?)?(?!\w)"
            ),
            _across,
        ),
        Rule(re.compile(r"(?<![\w.,°º])(?<![°º] )(?P<whole>\d+)(?P<prime>[′″])(?!\w)"), _primes),
        Rule(re.compile(r"(?<![\w.,/])(?P<whole>\d{1,4})(?P<mark>[\"”])(?= [a-z])"), _inches),
    ),
)
