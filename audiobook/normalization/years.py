"""Years and decades."""

from __future__ import annotations

import re

from audiobook.language import split
from audiobook.normalization.counts import is_counted, is_measured
from audiobook.normalization.dates import MONTHS
from audiobook.normalization.numerals import cardinal, decade, one_by_one, pair, year
from audiobook.normalization.rules import Context, Rule, Rules

# mid-1815, pre-1914
_PARTLY = "|".join(rf"(?<=\b(?i:{part})-)" for part in ("mid", "pre", "post", "late", "early"))
_DASH = " ?[–—-] ?"
# After these a number of four digits is a year, unless a measure stands next to it.
_IN = split(
    """in since until till during circa year years spring summer autumn fall winter early late mid
    anno christmas easter born died"""
) | frozenset(month.lower() for month in MONTHS)
# After these as well, unless what it counts stands next to it.
_NEAR = split("of by from to before after about around between through and or")
_OWN = split("the his her my your our their its this that")
_CROWDS = split("host army force crowd crew total fleet garrison party")  # a host of 1348 men
# These count.
_ONLY = split("some only nearly almost exactly owe owed were are cost costs paid worth lost least")
_SURELY = ("A.D. ", "AD ", "By ", "After ")  # By 1850 engines were common.
_PAID = split("taken took paid pay pays for cost costs owe owes owed lent gave give earned earn of")
_RATES = split("a an each apiece more other of such")


def _decade(match: re.Match[str], context: Context) -> str | None:
    number = match["number"]
    if len(number) == 2 and match.group()[0].isdigit() and match.group().endswith("s"):
        stopped = context.text[match.end() : match.end() + 1] == "."
        if stopped and context.before(match.start(), _PAID):
            return f"{cardinal(number)} shillings"  # «he had taken 30s. He»
    if len(number) == 2:
        decade(int(number)) if number[1] == "0" and number != "00" else None
    if int(number) == 2000:
        return "two thousands"
    return decade(int(number))


def _short_year(match: re.Match[str], context: Context) -> str:
    """The '45, the summer of '68."""
    return pair(match["number"])


def _short_years(match: re.Match[str], context: Context) -> str:
    """’14–’18, and ’98–’02."""
    return f"{pair(match['first'])} to {pair(match['last'])}"


def _season(match: re.Match[str], context: Context) -> str | None:
    """1914/15: «fourteen fifteen», two years of which one follows the other; 1914/18: «to»."""
    first, last = int(match["first"]), int(match["last"])
    if (first + 1) % 100 == last:
        return f"{year(first)} {pair(match['last'])}"
    return f"{year(first)} to {pair(match['last'])}" if first % 100 < last else None


def _to(match: re.Match[str], context: Context) -> str:
    """The dash of ’20s–’30s."""
    return " to "


def _years(match: re.Match[str], context: Context) -> str | None:
    """1914–18, 1914–1918."""
    first, last = match["first"], match["last"]
    if len(last) == 1:
        near = "–" in match.group() or context.before(match.start(), _IN)
        sure = near and int(last) > int(first[3])
        return f"{year(int(first))} to {cardinal(last)}" if sure else None
    if len(last) == 2:
        said = pair(last) if last != "00" else year(int(first[:2] + last) + 100)
        return f"{year(int(first))} to {said}" if int(last) > int(first[2:]) else None
    return f"{year(int(first))} to {year(int(last))}" if int(last) > int(first) else None


def _year(match: re.Match[str], context: Context) -> str | None:
    """1815, unless it tells how many: «1815 men»."""
    number, start, end = int(match["number"]), match.start(), match.end()
    if context.text[:start].endswith("-"):
        return year(number)
    sure = context.before(start, _IN) or context.text[:start].endswith(_SURELY)
    likely = context.before(start, _NEAR)
    near = (likely or context.before(start, _OWN)) and not _of_crowd(context, start)
    if is_measured(context, end) if sure else is_counted(context, end, 1 if near else 4):
        return None
    if not sure and not likely and _may_count(context, start, end, number):
        return None
    return None if number > 2099 else year(number)


def _may_count(context: Context, start: int, end: int, number: int) -> bool:
    """Whether a number that nothing calls a year may be an amount: «1500 each», «only 1500»."""
    rated = context.text[end : end + 1] == " " and context.word_after(end) in _RATES
    return rated or context.before(start, _ONLY) or number < 1100 or number % 1000 == 0


def _of_crowd(context: Context, start: int) -> bool:
    """A host of 1348 brave men."""
    return context.word_before(start) == "of" and context.before(start - 3, _CROWDS)


def _era(match: re.Match[str], context: Context) -> str:
    """1066 AD, 2500 B.C.: nothing is counted there."""
    return year(int(match["number"]))


def _nearly(match: re.Match[str], context: Context) -> str:
    """The 187- of old novels, which will not tell."""
    return f"{cardinal(match['century'])} {one_by_one(match['digit'])}-something"


RULES = Rules(
    re.compile(r"\d"),
    (
        Rule(
            re.compile(
                rf"(?:(?<![\w.,$£€-])|{_PARTLY}|(?<=\ds-))(?P<number>1\d\d0|20\d0)['’]?s(?!\w)"
            ),
            _decade,
        ),
        Rule(
            re.compile(
                r"(?<![\w'’])['’‘](?P<first>\d\d)" + _DASH + r"['’‘]?(?P<last>\d\d)"
                r"(?![\w'’\"”]|[.,]\d)"
            ),
            _short_years,
        ),
        Rule(
            re.compile(
                rf"(?:(?<![\w.,$£€-])|{_PARTLY}|(?<=\ds-))['’‘]?(?P<number>[2-9]0)['’]?s(?!\w)"
            ),
            _decade,
        ),
        Rule(re.compile(r"(?<=\d0s) ?[–-] ?(?=['’‘]?(?:1\d|20)?\d0s(?!\w))"), _to),
        Rule(re.compile(r"(?<![\w'’])['’‘](?P<number>\d\d)(?![\w'’\"”]|[.,]\d)"), _short_year),
        Rule(
            re.compile(
                r"(?<![\w.,$£€/-])(?P<first>1\d{3}|20\d\d) ?[–—-] ?"
                r"(?P<last>1\d{3}|20\d\d|\d\d?)(?![\w/–-]|[.,]\d)"
            ),
            _years,
        ),
        Rule(
            re.compile(r"(?<![\w.,$£€/-])(?P<first>1\d{3}|20\d\d)/(?P<last>\d\d)(?![\w/-])"),
            _season,
        ),
        Rule(
            re.compile(
                r"(?<![\w.,$£€/#+=-])(?P<number>[1-9]\d{3})"
                r"(?=,? (?:A\.D\.|B\.C\.|B\.?C\.?E\b|A\.?H\b|(?:AD|BC|CE)(?!\w)))"
            ),
            _era,
        ),
        Rule(
            re.compile(
                rf"(?:(?<![\w.,$£€/#+=-])(?<!\d\d\d )|{_PARTLY})(?P<number>1\d{{3}}|20\d\d)"
                r"(?![\w/°%]|[.,:]\d|-\d)"
            ),
            _year,
        ),
        Rule(
            re.compile(
                r"(?<![\w.,])(?P<century>1[0-9])(?P<digit>\d)(?:-{1,2}|[‒–—]{1,2})"
                r"(?![\w–—-])"
            ),
            _nearly,
        ),
    ),
)
