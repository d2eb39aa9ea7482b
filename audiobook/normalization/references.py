"""Numbers that name rather than count: No. 5, pages 5–7, room 101, telephones, 007."""

from __future__ import annotations

import re

from audiobook.normalization.numerals import cardinal, one_by_one, pair
from audiobook.normalization.rules import Context, Rule, Rules, alternatives, listed

# fmt: off
_WORDS = {
    "no": "number", "nos": "numbers", "nr": "number", "№": "number", "p": "page",
    "pp": "pages", "pg": "page", "vol": "volume", "vols": "volumes", "ch": "chapter",
    "chap": "chapter", "chs": "chapters", "fig": "figure", "figs": "figures", "pl": "plate",
    "sec": "section", "sect": "section", "art": "article", "para": "paragraph",
    "l": "line", "ll": "lines", "v": "verse", "vv": "verses", "pt": "part", "ext": "extension",
    "apt": "apartment", "op": "opus", "bk": "book", "ed": "edition", "tel": "telephone",
}
# fmt: on
_LETTERS = ("p", "pp", "l", "ll", "v", "vv", "ch", "pt", "op", "ed", "art", "sec", "bk", "pl")
_ROOMS = listed(
    """room rooms flight route highway interstate bus tram extension apartment suite flat gate cell
    locker box cabin ward"""
)
_OWNED = listed("a an the his her my your their our loaded that this")
_CALLED = listed("telephone phone tel call called dial dialled dialed fax ring rang")
_DASH = r" ?[–—-] ?"


def _reference(match: re.Match[str], context: Context) -> str | None:
    """The word alone; its number is read by the rules for numbers."""
    word = match["word"]
    if word.isupper() and len(word) > 1 and not context.text[: match.end()].isupper():
        return None
    if word.lower() in _LETTERS and not match["stop"]:
        return None
    said = _WORDS[word.lower()]
    return f"{said.capitalize() if word[0].isupper() else said} "


def _number_sign(match: re.Match[str], context: Context) -> str:
    return "number "


def _room(match: re.Match[str], context: Context) -> str | None:
    """101: «one oh one»; 217: «two seventeen»; 1408: «fourteen oh eight»."""
    number = match["number"]
    if not context.before(match.start(), _ROOMS):
        return None
    if number.endswith("00"):
        return cardinal(number)
    head, tail = number[:-2], number[-2:]
    first = one_by_one(head) if head[0] == "0" else cardinal(head)
    return f"{first} {pair(tail)}"


def _telephone(match: re.Match[str], context: Context) -> str:
    groups = re.findall(r"\d+", match.group())
    plus = "plus " if match.group().startswith("+") else ""
    return plus + ", ".join(one_by_one(group) for group in groups)


def _called(match: re.Match[str], context: Context) -> str | None:
    """A number behind «telephone», however it is written."""
    return _telephone(match, context) if context.before(match.start(), _CALLED) else None


def _leading_nought(match: re.Match[str], context: Context) -> str:
    """007: «double oh seven»."""
    number = match["number"]
    if number.startswith("00") and number[2:3] not in ("", "0"):
        return f"double oh {one_by_one(number[2:])}"
    return one_by_one(number)


def _range(match: re.Match[str], context: Context) -> str | None:
    """5–7 and 5-7: «five to seven»; 3-1 is a score, and left alone."""
    first, last = match["first"].replace(",", ""), match["last"].replace(",", "")
    if len(first) > 9 or len(last) > 9:
        return None
    if len(last) < len(first) and int(first[: -len(last)] + last) > int(first):
        return f"{cardinal(first)} to {cardinal(last)}"  # pp. 125–7
    if int(first) < int(last):
        return f"{cardinal(first)} to {cardinal(last)}"
    return None


def _round_the_clock(match: re.Match[str], context: Context) -> str:
    """24/7, 9/11, 50/50: both numbers."""
    return f"{cardinal(match['first'])} {cardinal(match['last'])}"


def _calibre(match: re.Match[str], context: Context) -> str | None:
    """A .45: «forty-five»."""
    if not context.before(match.start(), _OWNED):
        return None
    return "three fifty-seven" if match["number"] == "357" else cardinal(match["number"])


RULES = Rules(
    re.compile(r"\d|[#№]|(?i:\b(?:vol|ch|chap|p|bk|pt|fig|pl)s?\. ?[ivxlc])"),
    (
        Rule(re.compile(r"№ ?(?=\d)|(?<![\w&#])#(?=\d)"), _number_sign),
        Rule(
            re.compile(
                rf"(?<![\w.'’])(?P<word>(?i:{alternatives(_WORDS)}))(?:(?P<stop>\.) ?| )(?=\d)"
            ),
            _reference,
        ),
        Rule(
            re.compile(
                r"(?<![\w.'’])(?P<word>(?i:vols?|ch|chaps?|pp?|bk|pt|figs?|pl))(?P<stop>\.) ?"
                r"(?=(?:[ivxlc]+|[IVXLC]+)\b)"
            ),
            _reference,
        ),
        Rule(re.compile(r"(?<![\w.,/-])\+?\d[\d-]{4,16}\d(?![\w-])"), _called),
        Rule(
            re.compile(
                r"(?<![\w.,/+-])(?:\+\d{1,3}[ -])?(?:\(\d{3}\) ?|\d{3}[ -])?\d{3}-\d{4}(?![\w-])"
            ),
            _telephone,
        ),
        Rule(re.compile(r"(?<![\w.,])(?P<number>\d{3,4})(?![\w-]|[.,:/]\d)"), _room),
        Rule(
            re.compile(r"(?<![\w.,:/$£€-])(?P<number>0\d{1,15})(?![\w/]|[.,:]\d)"), _leading_nought
        ),
        Rule(
            re.compile(r"(?<![\w/.-])(?P<first>24|9|50)/(?P<last>7|11|50)(?![\w/-])"),
            _round_the_clock,
        ),
        Rule(re.compile(r"(?<= )\.(?P<number>22|25|32|38|44|45|50|357)(?![\w.])"), _calibre),
        Rule(
            re.compile(
                rf"(?<![\w.,/$£€:–—-])(?P<first>\d{{1,3}}(?:,\d{{3}})+|\d+){_DASH}"
                rf"(?P<last>\d{{1,3}}(?:,\d{{3}})+|\d+)(?![\w/–—-]|[.,:]\d)"
            ),
            _range,
        ),
    ),
)
