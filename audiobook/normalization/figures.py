"""All other numbers: ordinals, decimals, whole numbers."""

from __future__ import annotations

import re

from audiobook.language import split
from audiobook.normalization.counts import is_counted
from audiobook.normalization.numerals import NUMBER, cardinal, decimal, ordinal
from audiobook.normalization.rules import Context, Rule, Rules

_NAMING = split("page pages chapter room number line part verse at and or for to")


def _ordinal(match: re.Match[str], context: Context) -> str:
    """22nd, 2d Cavalry; XXnd would be wrong endings: what is written is meant."""
    return ordinal(match["number"])


def _to(match: re.Match[str], context: Context) -> str:
    """The dash of 5th–7th."""
    return " to "


def _decimal(match: re.Match[str], context: Context) -> str:
    return _minus(match, context) + decimal(match["whole"] or "0", match["part"])


def _cardinal(match: re.Match[str], context: Context) -> str:
    plus = " plus" if match["plus"] else ""
    return f"{_minus(match, context)}{cardinal(match['whole'])}{plus}"


def _in_groups(match: re.Match[str], context: Context) -> str | None:
    """12 500 francs: things are counted, and no word like «page» has the first number."""
    number, before = match["number"], context.word_before(match.start())
    named = before[:1].isupper() or before.lower() in _NAMING or before.endswith(".")
    sure = number.count(" ") > 1 or (is_counted(context, match.end()) and not named)
    return cardinal(number) if sure else None


def _ratio(match: re.Match[str], context: Context) -> str:
    """3:1, which no clock shows."""
    return f"{cardinal(match['first'])} to {cardinal(match['last'])}"


def _minus(match: re.Match[str], context: Context) -> str:
    return "minus " if match["minus"] else ""


RULES = Rules(
    re.compile(r"\d"),
    (
        Rule(re.compile(rf"(?<![\w.,])(?P<number>{NUMBER})(?:st|nd|rd|th|º|ª)(?!\w)"), _ordinal),
        Rule(
            re.compile(r"(?<![\w.,:/-])(?P<first>\d{1,3}):(?P<last>\d)(?![\w:/-]|[.,]\d)"),
            _ratio,
        ),
        Rule(re.compile(r"(?<=\d(?:st|nd|rd|th)) ?[–-] ?(?=\d{1,3}(?:st|nd|rd|th)\b)"), _to),
        Rule(re.compile(r"(?<![\w.,])(?P<number>\d*[23])d(?= [A-Z]| inst\b)"), _ordinal),
        Rule(
            re.compile(
                r"(?<![\w.,$£€/-])(?<!\d )(?P<number>\d{1,3}(?: \d{3}){1,4})(?![\w/]| ?\d|[.,]\d)"
            ),
            _in_groups,
        ),
        Rule(
            re.compile(
                r"(?<![\w.,])(?P<minus>(?<![\w)\]])[−-])?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)?"
                r"\.(?P<part>\d+)(?!\w|[.,]\d)"
            ),
            _decimal,
        ),
        Rule(
            re.compile(
                rf"(?<![^\W\d_])(?<!\d)(?<!(?<![a-z])\.)(?P<minus>(?<![\w)\]–—-])[−-](?=\d))?"
                rf"(?P<whole>{NUMBER})(?P<plus>\+(?!\w))?(?![^\W_]|\.\d|,\d{{3}}[a-z])"
            ),
            _cardinal,
        ),
    ),
)
