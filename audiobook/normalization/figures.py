"""All other numbers: ordinals, decimals, whole numbers."""

from __future__ import annotations

import re

from audiobook.normalization.numerals import cardinal, decimal, ordinal
from audiobook.normalization.rules import Context, Rule, Rules, listed

_NUMBER = r"\d{1,3}(?:,\d{3})+(?!,?\d)|\d+"
_MILITARY = listed("lt lieut lieutenant")


def _ordinal(match: re.Match[str], context: Context) -> str:
    """22nd, 2d, XXnd would be wrong endings: what is written is meant."""
    return ordinal(match["number"])


def _decimal(match: re.Match[str], context: Context) -> str:
    return _minus(match, context) + decimal(match["whole"] or "0", match["part"])


def _cardinal(match: re.Match[str], context: Context) -> str:
    plus = " plus" if match["plus"] else ""
    return f"{_minus(match, context)}{cardinal(match['whole'])}{plus}"


def _minus(match: re.Match[str], context: Context) -> str:
    return "minus " if match["minus"] else ""


RULES = Rules(
    re.compile(r"\d"),
    (
        Rule(re.compile(rf"(?<![\w.,])(?P<number>{_NUMBER})(?:st|nd|rd|th|º|ª)(?!\w)"), _ordinal),
        Rule(
            re.compile(
                r"(?<![\w.,])(?P<minus>(?<![\w)\]])[−-])?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)?"
                r"\.(?P<part>\d+)(?![\w.]|,\d)"
            ),
            _decimal,
        ),
        Rule(
            re.compile(
                rf"(?<![^\W\d_])(?<![\d.])(?P<minus>(?<![\w)\]–—-])[−-](?=\d))?"
                rf"(?P<whole>{_NUMBER})(?P<plus>\+(?!\w))?(?![^\W_]|\.\d)"
            ),
            _cardinal,
        ),
    ),
)
