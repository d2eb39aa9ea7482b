"""Days and months."""

from __future__ import annotations

import re

from audiobook.language import ENGLISH, split
from audiobook.normalization.counts import is_counted
from audiobook.normalization.numerals import ordinal, pair, year
from audiobook.normalization.rules import Context, Rule, Rules, alternatives, closing

MONTHS = ENGLISH.months
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
_TH = "(?:st|nd|rd|th|(?<=[23])d)?"
_YEAR = r"(?P<year>1\d{3}|20\d\d)"
# 24th–26th
_DASH = " ?[–—-] ?"
_TILL = r"[12]\d|3[01]|0?[1-9]"
_NO_MORE = r"(?![\w-]|[.,:]?\d)"
_ON = split("on from to till until every next last by since and or")
_ON_DAY = split("on every next last")
# Another day, or a month, but for May, which begins a sentence as well.
_ANOTHER = re.compile(
    rf"\b(?:(?:{alternatives(_DAYS)})\.|{alternatives(_DAYS.values())}"
    rf"|{alternatives(set(MONTHS) - {'May'})}|(?:{alternatives(_SHORT)})\.)"
)
_IN = split("in from to till until since by of last next every early late during and")
_ON_A = split("on by since until till of every")


def _month(name: str) -> str:
    bare = name.rstrip(".")
    return _SHORT.get(bare, bare)


def _year_after(match: re.Match[str]) -> str:
    return f", {year(int(match['year']))}" if match["year"] else ""


def _day_first(match: re.Match[str], context: Context) -> str | None:
    """3 March 1920: «the third of March, nineteen twenty»."""
    first, last = match["from"], match["day"]
    if first and int(first) >= int(last):
        return None
    days = f"{ordinal(first)} to the {ordinal(last)}" if first else ordinal(last)
    the = context.word_before(match.start()).lower() == "the"
    day = days if the else f"the {days}"
    said = f"{day} of {_month(match['month'])}{_year_after(match)}"
    return closing(said, match, context)


def _month_first(match: re.Match[str], context: Context) -> str | None:
    """March 3, 1920: «March third, nineteen twenty», in British «March the third»."""
    first, last = match["day"], match["till"]
    bare = match.group().endswith(first)
    if bare and not context.before(match.start(), _ON_A) and is_counted(context, match.end()):
        return None  # «He saw Jan 2 days later»
    if last and int(first) >= int(last):
        return None
    the = "the " if context.british else ""
    till = f" to {the}{ordinal(last)}" if last else ""
    return f"{_month(match['month'])} {the}{ordinal(first)}{till}{_year_after(match)}"


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


def _to(match: re.Match[str], context: Context) -> str | None:
    """The dash of 30 May–2 June, and of May 30–June 2."""
    month = context.word_before(match.start()).removesuffix(".")
    return " to " if month in MONTHS or month in _SHORT or match["next"] else None


def _weekday(match: re.Match[str], context: Context) -> str:
    return closing(_DAYS[match["day"]], match, context)


def _weekday_alone(match: re.Match[str], context: Context) -> str | None:
    """«from Sat. to Mon.»; not «they prayed to Sun.»"""
    start, end = match.span()
    if match["day"] in ("Sun", "Sat") and not context.before(start, _ON_DAY):
        near = context.text[max(0, start - 30) : start], context.text[end : end + 30]
        if not any(_ANOTHER.search(words) for words in near):
            return None
    said = closing(_DAYS[match["day"]], match, context)
    return said if context.before(start, _ON) else None


def _month_alone(match: re.Match[str], context: Context) -> str:
    return _month(match["month"])


def _month_by_itself(match: re.Match[str], context: Context) -> str | None:
    """«from Jan. to Mar.», «early in Dec. It snowed»; not «she spoke to Jan.»"""
    start, end = match.span()
    if match["month"] == "Jan" and not context.before(start, frozenset(("in",))):
        near = context.text[max(0, start - 30) : start], context.text[end : end + 30]
        if not any(_ANOTHER.search(words) for words in near):
            return None
    return closing(_month(match["month"]), match, context) if context.before(start, _IN) else None


RULES = Rules(
    re.compile(rf"\d|\b(?:Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun|{alternatives(_SHORT)})\."),
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
                rf"(?<![\w.,:-])(?:(?P<from>{_TILL}){_TH}{_DASH})?{_DAY}{_TH} (?:of )?{_MONTH}"
                rf"(?:,? {_YEAR}{_NO_MORE})?(?![\w-])"
            ),
            _day_first,
        ),
        Rule(
            re.compile(
                rf"(?<=[a-z.])[–-](?=(?:{_TILL}){_TH} (?:of )?(?:{alternatives(MONTHS)})\b)"
                rf"|(?<=[\dhdt])[–-](?=(?P<next>{alternatives([*MONTHS, *_SHORT])})\b\.? \d)"
            ),
            _to,
        ),
        Rule(
            re.compile(
                rf"(?<!\w){_MONTH} {_DAY}{_TH}(?:{_DASH}(?P<till>{_TILL}){_TH})?{_NO_MORE}"
                rf"(?:,? {_YEAR}{_NO_MORE})?"
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
        Rule(
            re.compile(rf"(?<= )(?P<month>{alternatives(_SHORT)})\.(?= [a-zA-Z]|[,;:]|\W*$)"),
            _month_by_itself,
        ),
        Rule(
            re.compile(rf"(?<= )(?P<day>{alternatives(_DAYS)})\.(?= [a-zA-Z]|[,;:]|\W*$)"),
            _weekday_alone,
        ),
    ),
)
