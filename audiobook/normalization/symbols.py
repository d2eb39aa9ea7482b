"""Signs that are words."""

from __future__ import annotations

import re

from audiobook.language import split
from audiobook.normalization.counts import is_counted, is_measured
from audiobook.normalization.letters import spelled
from audiobook.normalization.numerals import cardinal, ordinal
from audiobook.normalization.rules import Context, Rule, Rules

# fmt: off
_WORDS = {
    "&": "and", "+": "plus", "=": "equals", "@": "at", "%": "percent", "×": "times",
    "÷": "divided by", "±": "plus or minus", "≈": "about", "≠": "is not", "<": "less than",
    ">": "more than", "≤": "at most", "≥": "at least", "§": "section", "№": "number",
    "°": "degrees", "$": "dollars", "£": "pounds", "€": "euros", "¢": "cents", "√": "root of",
    "∞": "infinity", "©": "copyright", "¶": "paragraph", "→": "to", "℅": "care of",
}
# fmt: on
_EITHER = {
    "and/or": "and or",
    "he/she": "he or she",
    "she/he": "she or he",
    "his/her": "his or her",
}
_EITHER |= {
    "him/her": "him or her",
    "either/or": "either or",
    "s/he": "she or he",
    "c/o": "care of",
}
_EITHER |= {"w/o": "without", "n/a": "not applicable", "N/A": "not applicable"}
_PARTS = split("of in out per percent a an and or")
_SIGNS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_EXPONENTS = {"²": " squared", "³": " cubed"}


def _alone(match: re.Match[str], context: Context) -> str:
    return f" {_WORDS[match.group()]} "


def _heart(match: re.Match[str], context: Context) -> str | None:
    """«Love you <3»; not «<3 miles», «a <3 b», «x <3»."""
    counted = is_counted(context, match.end()) or is_measured(context, match.end())
    before = context.word_before(match.start())
    if (
        counted
        or (len(before) == 1 and before != "I")
        or context.word_after(match.end()).lower() in _PARTS
    ):
        return None
    return " heart " if before or not context.text[: match.start()].strip() else None


def _either(match: re.Match[str], context: Context) -> str:
    return _EITHER[match.group()]


def _exponent(match: re.Match[str], context: Context) -> str:
    return _EXPONENTS[match.group()]


def _power(match: re.Match[str], context: Context) -> str | None:
    """10⁶, 2⁻³; a raised number behind another one is a note."""
    base, raised = match["base"], (match["raised"] or match["under"]).translate(_SIGNS)
    if base not in ("2", "10") and not match["minus"] and not base.startswith("10"):
        return None
    minus = "minus " if match["minus"] else ""
    return f"{cardinal(base)} to the {minus}{ordinal(raised)}"


def _formula(match: re.Match[str], context: Context) -> str:
    """H₂O, CO₂."""
    parts = re.findall(r"[A-Z][a-z]?|[₀-₉]+", match.group())
    return " ".join(
        cardinal(part.translate(_SIGNS)) if part[0] in "₀₁₂₃₄₅₆₇₈₉" else spelled(part)
        for part in parts
    )


def _letters(match: re.Match[str], context: Context) -> str:
    """AT&T, whose «AT» is no word."""
    return f"{spelled(match['first'])} and {spelled(match['last'])}"


# Before numbers are read.
_ATOM = "[A-Z][a-z]?[₀-₉]*"
POWERS = Rules(
    re.compile("[⁰¹²³⁴-⁹₀-₉]"),
    (
        Rule(
            re.compile(
                r"(?<![\w.,])(?P<base>\d{1,3})(?:(?P<minus>[⁻−])(?P<under>[⁰¹²³⁴-⁹]{1,2})|"
                r"(?P<raised>[⁴-⁹]|[¹²³][⁰¹²³⁴-⁹]))(?![\w/\u2044])"
            ),
            _power,
        ),
        Rule(
            re.compile(rf"(?<!\w)(?:{_ATOM}){{0,4}}[A-Z][a-z]?[₀-₉]+(?:{_ATOM}){{0,4}}(?!\w)"),
            _formula,
        ),
    ),
)
HEARTS = Rules(re.compile("<3"), (Rule(re.compile(r"(?<!\S)<3+(?![\w.,]?[\w%$£€])"), _heart),))
RULES = Rules(
    re.compile(f"[{re.escape(''.join(_WORDS))}²³/#~]"),
    (
        Rule(
            re.compile("|".join(rf"(?<![\w/]){re.escape(word)}(?![\w/])" for word in _EITHER)),
            _either,
        ),
        Rule(re.compile(r"(?<=\w)[²³]"), _exponent),
        Rule(
            re.compile(r"(?<![\w&])(?P<first>[A-Z]{2,3})&(?P<last>[A-Z]{1,3})(?![\w&])"), _letters
        ),
        # Joined letters (AT&T, R&D), between numbers (2+2=4), or by itself.
        Rule(re.compile(r"(?<=\w)[&=×÷](?=\w)|(?<=[\w)])[+](?=\d)"), _alone),
        Rule(re.compile(r"(?<!\S)(?:[&+=@×÷±≈≠<>≤≥→√§]|[%$£€¢°])(?!\S)"), _alone),
        Rule(re.compile(r"(?<!\S)[@±≈≤≥§©¶√](?=\w)|(?<!\S)[+<>](?=\d)|(?<=\w)©|∞|℅ ?"), _alone),
    ),
)
