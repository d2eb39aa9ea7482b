"""Days, years and decades."""

from __future__ import annotations

import re

from audiobook.normalization.numerals import cardinal, decade, one_by_one, ordinal, pair, year
from audiobook.normalization.rules import Context, Rule, Rules, alternatives, closing, listed

# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)
# fmt: on
_SHORT = {month[:3]: month for month in MONTHS if month != "May"} | {"Sept": "September"}
# fmt: off
_DAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday",
    "Thu": "Thursday", "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday",
    "Sat": "Saturday", "Sun": "Sunday",
}
# fmt: on
_MONTH = rf"(?P<month>{alternatives(MONTHS)}|(?:{alternatives(_SHORT)})(?:\.|(?= \d)))"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])"
_YEAR = r"(?P<year>1\d{3}|20\d\d)"
_NO_MORE = r"(?![\w-]|[.,:]?\d)"
# After these a number of four digits is a year, unless things are counted behind it.
_IN = listed(
    """in since of by until till from to during before after circa about around year years spring
    summer autumn fall winter early late mid between through and anno christmas easter and or
    born died"""
) | frozenset(month.lower() for month in MONTHS)
_SINGULAR = listed(
    """was is as has his this its us yes thus plus across perhaps always towards afterwards besides
    unless less does goes says alas census"""
)
_COUNTED = listed(
    """men women people children feet horse foot sheep cattle fish percent per million hundred
    thousand dozen odd more other of such"""
)


def _month(name: str) -> str:
    bare = name.rstrip(".")
    return _SHORT.get(bare, bare)


def _year_after(match: re.Match[str]) -> str:
    return f", {year(int(match['year']))}" if match["year"] else ""


def _day_first(match: re.Match[str], context: Context) -> str:
    """3 March 1920: «the third of March, nineteen twenty»."""
    before = context.word_before(match.start()).lower()
    day = ordinal(match["day"]) if before == "the" else f"the {ordinal(match['day'])}"
    said = f"{day} of {_month(match['month'])}{_year_after(match)}"
    return closing(said, match, context)


def _month_first(match: re.Match[str], context: Context) -> str:
    """March 3, 1920: «March third, nineteen twenty», in British «March the third»."""
    the = "the " if context.british else ""
    return f"{_month(match['month'])} {the}{ordinal(match['day'])}{_year_after(match)}"


def _in_figures(match: re.Match[str], context: Context) -> str | None:
    """3/4/1920: March in American, April in British; 25/12/1920 can only be read one way."""
    first, second = int(match["first"]), int(match["second"])
    day, month = (first, second) if context.british else (second, first)
    if month > 12:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    number = match["year"]
    said = year(int(number)) if len(number) == 4 else pair(number)
    if context.british:
        return f"the {ordinal(str(day))} of {MONTHS[month - 1]}, {said}"
    return f"{MONTHS[month - 1]} {ordinal(str(day))}, {said}"


def _iso(match: re.Match[str], context: Context) -> str | None:
    month, day = int(match["month"]), int(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    name, number = MONTHS[month - 1], year(int(match["year"]))
    if context.british:
        return f"the {ordinal(str(day))} of {name}, {number}"
    return f"{name} {ordinal(str(day))}, {number}"


def _decade(match: re.Match[str], context: Context) -> str | None:
    number = match["number"]
    if len(number) == 2:
        return decade(int(number)) if number[1] == "0" and number != "00" else None
    if int(number) == 2000:
        return "two thousands"
    return decade(int(number))


def _short_year(match: re.Match[str], context: Context) -> str:
    """The '45, the summer of '68."""
    return pair(match["number"])


def _years(match: re.Match[str], context: Context) -> str | None:
    """1914–18, 1914–1918."""
    first, last = match["first"], match["last"]
    if len(last) == 2:
        said = pair(last) if last != "00" else year(int(first[:2] + last) + 100)
        return f"{year(int(first))} to {said}" if int(last) > int(first[2:]) else None
    return f"{year(int(first))} to {year(int(last))}" if int(last) > int(first) else None


def _year(match: re.Match[str], context: Context) -> str | None:
    """1815, unless it tells how many: «1815 men»."""
    number = int(match["number"])
    after = context.word_after(match.end())
    gap = context.text[match.end() : match.end() + 1]
    if gap in ("", " ") and (after in _COUNTED or _is_plural(after)):
        return None
    if number < 1100 or number % 1000 == 0:
        if not context.before(match.start(), _IN):
            return None
    elif number > 2099:
        return None
    return year(number)


def _is_plural(word: str) -> bool:
    return (
        len(word) > 3
        and word.islower()
        and word.endswith("s")
        and not word.endswith(("ss", "'s", "’s"))
        and word not in _SINGULAR
    )


def _weekday(match: re.Match[str], context: Context) -> str:
    return closing(_DAYS[match["day"]], match, context)


def _month_alone(match: re.Match[str], context: Context) -> str:
    return _month(match["month"])


def _nearly(match: re.Match[str], context: Context) -> str:
    """The 187- of old novels, which will not tell."""
    return f"{cardinal(match['century'])} {one_by_one(match['digit'])}-something"


RULES = Rules(
    re.compile(r"\d|\b(?:Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun)\."),
    (
        Rule(
            re.compile(
                r"(?<![\w/.-])(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<year>\d{4}|\d\d)"
                r"(?![\w/-])"
            ),
            _in_figures,
        ),
        Rule(
            re.compile(
                r"(?<![\w/.-])(?P<year>1\d{3}|20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
                r"(?![\w-])"
            ),
            _iso,
        ),
        Rule(
            re.compile(
                rf"(?<![\w.,:-]){_DAY}(?:st|nd|rd|th)? (?P<of>of )?{_MONTH}"
                rf"(?:,? {_YEAR}{_NO_MORE})?(?![\w-])"
            ),
            _day_first,
        ),
        Rule(
            re.compile(
                rf"(?<!\w){_MONTH} {_DAY}(?:st|nd|rd|th)?{_NO_MORE}(?:,? {_YEAR}{_NO_MORE})?"
            ),
            _month_first,
        ),
        Rule(
            re.compile(rf"(?<!\w)(?P<month>(?:{alternatives(_SHORT)})\.?)(?= (?:1\d|20)\d\d\b)"),
            _month_alone,
        ),
        Rule(
            re.compile(rf"(?<!\w)(?P<day>{alternatives(_DAYS)})\.(?=,? \d|,? {_MONTH}|,)"), _weekday
        ),
        Rule(re.compile(r"(?<![\w.,$£€-])(?P<number>1\d\d0|20\d0)['’]?s(?!\w)"), _decade),
        Rule(re.compile(r"(?<![\w.,$£€-])['’‘]?(?P<number>[2-9]0)['’]?s(?!\w)"), _decade),
        Rule(re.compile(r"(?<![\w'’])['’‘](?P<number>\d\d)(?![\w'’\"”]|[.,]\d)"), _short_year),
        Rule(
            re.compile(
                r"(?<![\w.,$£€/-])(?P<first>1\d{3}|20\d\d) ?[–—-] ?"
                r"(?P<last>1\d{3}|20\d\d|\d\d)(?![\w/–-]|[.,]\d)"
            ),
            _years,
        ),
        Rule(
            re.compile(r"(?<![\w.,$£€/#+=-])(?P<number>1\d{3}|20\d\d)(?![\w/°%]|[.,:]\d|-\d)"),
            _year,
        ),
        Rule(
            re.compile(
                r"(?<![\w.,])(?P<century>1[0-9])(?P<digit>\d)(?:-{1,2}|[–—]{1,2})"
                r"(?![\w–—-])"
            ),
            _nearly,
        ),
    ),
)
