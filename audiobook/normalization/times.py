"""Times of the day."""

from __future__ import annotations

import re

from audiobook.language import split
from audiobook.normalization.numerals import cardinal, one_by_one, pair
from audiobook.normalization.rules import Context, Rule, Rules

_AT = split("at by until till before after about around past from since nearly almost")
_RIDES = split("train express bus ferry flight boat mail local coach")
_THE, _BOUND = split("the"), split("for from to out down up")
_MEASURES = split(
    """per percent million billion miles metres meters inches feet degrees pounds dollars seconds
    points times hours minutes kilos"""
)
# Behind «a.m.» these go on: 9 a.m. Tuesday, 5 p.m. Eastern.
_GOES_ON = split(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
    June July August September October November December Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Eastern Central Mountain Pacific Atlantic
    Greenwich Zulu GMT UTC BST CET EST EDT CST CDT MST MDT PST PDT EET MSK Christmas Easter"""
)
_TIME = re.compile(r" \w+(?: (?:Standard|Daylight|Summer|Mean))? [Tt]ime\b")
# «At 5 p.m. Watson came»: nothing is told before it.
_LEADS = re.compile(
    r"(?:^|[.!?…][\"”’]? |[\"“‘])(?:At|By|Around|About|Before|After|Until|Since|From|Towards)"
    r"(?: [\w:]+){0,2} $"
)
_BEFORE = re.compile(r"(?<![\d:.])(?:[0-2]?\d:[0-5]\d|[0-2]?\d ?[apAP]\.? ?[mM]\.?)$")
_HALVED = re.compile(r"[0-2]?\d(?::[0-5]\d)? ?[apAP]\.? ?[mM]\b")
_HOUR = re.compile(r"(?<![\d:.,$£€])(?:1[0-2]|\d)$")
_HALF = r"(?: ?(?:(?P<half>[ap])\.? ?m\b\.?|(?P<shouted>[AP])\.? ?M\b\.?))"


def _clock(match: re.Match[str], context: Context) -> str | None:
    """10:30, 10:30:15, 7.30 p.m.; and 7.45 where only a time can be meant."""
    hour, minute = match["hour"], match["minute"]
    half = match["half"] or match["shouted"]
    if int(hour) > 24 or (match["mark"] == "." and not half and not _is_time(match, context)):
        return None
    said = f"{_hour(hour)} {pair(minute)}"
    if minute == "00":
        named = half or context.word_after(match.end()) in ("noon", "midnight")
        said = cardinal(hour) if named else f"{cardinal(hour)} o’clock"
        said = f"{_hour(hour)} hundred" if hour.startswith("0") or int(hour) > 12 else said
    if match["second"]:
        said += f" and {cardinal(match['second'])} seconds"
    return said + _half(match, context)


def _hour(hour: str) -> str:
    return one_by_one(hour) if hour in ("0", "00") or hour[0] == "0" else cardinal(hour)


def _is_time(match: re.Match[str], context: Context) -> bool:
    after = context.word_after(match.end())
    if after in _RIDES or (after in _BOUND and context.before(match.start(), _THE)):
        return True
    follows = context.text[match.end() : match.end() + 1]
    return context.before(match.start(), _AT) and after not in _MEASURES and follows != "%"


def _half(match: re.Match[str], context: Context) -> str:
    """«a.m.»: both letters, with the stop of a sentence that ends there."""
    letter = match["half"] or match["shouted"]
    if not letter:
        return ""
    said = " eigh em" if letter in "aA" else " pee em"
    return f"{said}." if match.group().endswith(".") and _ends(match, context) else said


def _ends(match: re.Match[str], context: Context) -> bool:
    """Whether a sentence ends behind «a.m.»: a capital follows that is not of the time itself."""
    if context.ends_sentence(match.end()):
        return True
    after = context.word_after(match.end())
    if not after[:1].isupper() or after in _GOES_ON or _TIME.match(context.text, match.end()):
        return False
    return not _LEADS.search(context.text[max(0, match.start() - 40) : match.start()])


def _till(match: re.Match[str], context: Context) -> str | None:
    """The dash of 9am–5pm, 10:30–11:00 and 3–5 p.m."""
    before = context.text[max(0, match.start() - 9) : match.start()]
    halved = _HALVED.match(context.text, match.end())
    return " to " if _BEFORE.search(before) or (halved and _HOUR.search(before)) else None


def _hours(match: re.Match[str], context: Context) -> str | None:
    return cardinal(match["hour"]) + _half(match, context) if int(match["hour"]) <= 24 else None


def _half_alone(match: re.Match[str], context: Context) -> str | None:
    """«five a.m.»"""
    return _half(match, context).strip()


def _military(match: re.Match[str], context: Context) -> str | None:
    hour, minute = match["hour"], match["minute"]
    if int(hour) > 24 or int(minute) > 59:
        return None
    return f"{one_by_one(hour) if hour[0] == '0' else cardinal(hour)} {pair(minute)}"


RULES = Rules(
    re.compile(r"\d|[ap]\.? ?m\b"),
    (
        Rule(
            re.compile(r"(?<=[\dmM.]) ?[–-] ?(?=[0-2]?\d(?::[0-5]\d\b| ?[apAP]\.? ?[mM]\b))"),
            _till,
        ),
        Rule(
            re.compile(
                r"(?<![\w:.,])(?P<hour>\d\d?)(?P<mark>[:.])(?P<minute>[0-5]\d)"
                rf"(?::(?P<second>[0-5]\d))?(?![\d:]|[.,]\d){_HALF}?(?!\w)"
            ),
            _clock,
        ),
        Rule(re.compile(rf"(?<![\w:.,])(?P<hour>\d\d?){_HALF}(?!\w)"), _hours),
        Rule(
            re.compile(r"(?<![\w.,])(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)(?=[ -]?(?:hours|hrs)\b)"),
            _military,
        ),
        Rule(
            re.compile(r"(?<=[a-z] )(?:(?P<half>[ap])\. ?m\b\.?|(?P<shouted>[AP])\. ?M\b\.)"),
            _half_alone,
        ),
    ),
)
