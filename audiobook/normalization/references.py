"""Numbers that name rather than count: No. 5, pages 5–7, room 101, telephones, 007."""

from __future__ import annotations

import re

from audiobook.language import split
from audiobook.normalization.counts import is_counted
from audiobook.normalization.numerals import NUMBER, cardinal, one_by_one, pair
from audiobook.normalization.rules import CUT, OPENERS, Context, Rule, Rules, alternatives

# fmt: off
_WORDS = {
    "no": "number", "nos": "numbers", "nr": "number", "№": "number", "p": "page",
    "pp": "pages", "pg": "page", "vol": "volume", "vols": "volumes", "ch": "chapter",
    "chap": "chapter", "chs": "chapters", "fig": "figure", "figs": "figures", "pl": "plate",
    "sc": "scene",
    "sec": "section", "sect": "section", "art": "article", "para": "paragraph",
    "l": "line", "ll": "lines", "v": "verse", "vv": "verses", "pt": "part", "ext": "extension",
    "apt": "apartment", "op": "opus", "bk": "book", "ed": "edition", "tel": "telephone",
}
# fmt: on
_LETTERS = ("p", "pp", "l", "ll", "v", "vv", "ch", "pt", "op", "ed", "art", "sec", "bk", "pl", "sc")
_ROOMS = split(
    """room rooms flight route highway interstate bus tram extension apartment suite flat gate cell
    locker box cabin ward"""
)
_OWNED = split("a an the his her my your their our loaded that this")
_STOPS = frozenset(".,;:!?)") | {""}
_MEASURED = split("of by is was to at from between than about and or equals minus plus times")
_CALLED = split("telephone phone tel call called dial dialled dialed fax ring rang")
_NEED_SIGN = ("no", "chap", "apt", "fig", "nos")
_SORTED = split(
    """chapter part book volume act scene section episode track day week lesson letter canto stage
    phase level season series disc disk side number prologue interlude entry log file case issue"""
)
_TELEPHONES = split("tel ext")
_SEEN = split("see in cf vide of and or from to")  # before «chap. I»
_GUNS = "22|25|30|32|38|40|41|44|45|50|270|303|308|357|380|450|455|500|577"
_MEASURES = split("inch inches of percent per cent second seconds mile miles degree degrees")
_CALLS = re.compile(r"\b(?i:telephone|phone|number|tel|call|dial|ring|rang|fax)(?:s|ed|led)?\b")
_STREETS = "Street|Road|Lane|Square|Place|Avenue|Terrace|Row|Court|Gardens|Crescent|Hill|Park"
_ADDRESS = re.compile(rf" \d+(?:,? (?:[A-Z][\w’']+ ){{1,2}}(?:{_STREETS})\b|, [A-Z]|[).”\"]|$)")
_PAGES = split("pages lines verses pp ll vv")
_DASH = r" ?[–—-] ?"


def _reference(match: re.Match[str], context: Context) -> str | None:
    """The word alone; its number is read by the rules for numbers."""
    word = match["word"]
    if word.isupper() and (len(word) == 1 or not context.text[: match.end()].isupper()):
        return None  # P. L. Travers, the P.I.
    if len(word) == 1 and _LETTER.match(context.text, match.end()):
        return None  # p.c.
    if not match["stop"] and _needs_stop(match, context):
        return None
    if word == "chap" and not _is_seen(match, context):
        return None
    if word.lower() == "no" and word + "." == match.group().strip() and _counts(match, context):
        return None
    said = _WORDS[word.lower()]
    return f"{said.capitalize() if word[0].isupper() else said} "


def _is_seen(match: re.Match[str], context: Context) -> bool:
    """«(chap. I)», «see chap. V»; not «a good chap. I like him»."""
    if _LONG.match(context.text, match.end()):
        return True
    before = context.text[: match.start()].rstrip()
    return not before or before[-1] in "([,;" or context.before(match.start(), _SEEN)


_LONG = re.compile(r"\d|[ivxlc]+\b|[IVXLC]{2,}\b")
_LETTER = re.compile(r"[^\W\d_]\.")
_NUMBER = re.compile(r"\d+")


def _needs_stop(match: re.Match[str], context: Context) -> bool:
    word = match["word"].lower()
    return word in _LETTERS or (word in _NEED_SIGN and not _is_sign(match, context))


def _counts(match: re.Match[str], context: Context) -> bool:
    """«She said no. 3 men died.»"""
    number = _NUMBER.match(context.text, match.end())
    return bool(number and int(number[0]) > 1 and is_counted(context, number.end()))


def _is_sign(match: re.Match[str], context: Context) -> bool:
    """«We live at No 5», «No 7, Eccles Street»; not «No 5 men could», «there were no 5 men»."""
    before = context.word_before(match.start())
    within = bool(before) and not before.endswith(".") and not context.text.isupper()
    address = _ADDRESS.match(context.text, match.end("word"))
    return match["word"][0].isupper() and (within or bool(address))


def _number_sign(match: re.Match[str], context: Context) -> str:
    return "number "


def _room(match: re.Match[str], context: Context) -> str | None:
    """101: «one oh one»; 217: «two seventeen»; 1408: «fourteen oh eight»."""
    number = match["number"]
    room = context.word_before(match.start())
    if room.lower() not in _ROOMS:
        return None
    which = context.word_before(match.start() - len(room) - 1).lower()
    if which in _OWNED and is_counted(context, match.end()):
        return None  # «the room 150 people waited in»
    if number.endswith("00"):
        return cardinal(number)
    head, tail = number[:-2], number[-2:]
    first = one_by_one(head) if head[0] == "0" else cardinal(head)
    return f"{first} {pair(tail)}"


def _telephone(match: re.Match[str], context: Context) -> str | None:
    """555-0199 digit by digit; 300-1200 only where somebody is called: else it is a span."""
    groups = re.findall(r"\d+", match.group())
    spans = len(groups) == 2 and len(groups[0]) == 3 and int(groups[0]) < int(groups[1])
    named = any(group[0] == "0" for group in groups) or groups[0] == "555"
    called = _CALLS.search(context.text[max(0, match.start() - 30) : match.start()])
    if spans and not named and not called:
        return None
    return _digits(match.group())


def _international(match: re.Match[str], context: Context) -> str:
    """+44 20 7946 0958, 020 7946 0958."""
    return _digits(match.group())


def _exchange(match: re.Match[str], context: Context) -> str | None:
    """KLondike 5-1234: behind a name."""
    name = context.word_before(match.start())
    return _digits(match.group()) if name[:1].isupper() and name.lower() not in OPENERS else None


def _digits(number: str) -> str:
    plus = "plus " if number.startswith("+") else ""
    return plus + ", ".join(map(one_by_one, re.findall(r"\d+", number)))


def _called(match: re.Match[str], context: Context) -> str | None:
    """A number behind «telephone», however it is written."""
    called = context.before(match.start(), _CALLED) and not is_counted(context, match.end())
    return _digits(match.group()) if called else None


def _leading_nought(match: re.Match[str], context: Context) -> str:
    """007: «double oh seven»; Chapter 01 and the heading «03. The Key» have a number like any."""
    number = match["number"]
    if _is_of_a_part(match, context):
        return cardinal(number)
    if number.startswith("00") and number[2:3] not in ("", "0"):
        return f"double oh {one_by_one(number[2:])}"
    return one_by_one(number)


def _is_of_a_part(match: re.Match[str], context: Context) -> bool:
    """Whether a number tells which chapter it is: nobody reads the noughts that sort files."""
    part = context.word_before(match.start()).removesuffix(".").lower()
    if part in _SORTED or (part in CUT and part not in _TELEPHONES):
        return True
    first = context.heading and not context.text[: match.start()].strip()
    behind = context.text[match.end() :].lstrip()
    spy = match["number"] == "007" and not behind
    return first and not spy and (behind[:1] in ("", *".:)–—-") or len(match["number"]) < 3)


def _range(match: re.Match[str], context: Context) -> str | None:
    """5–7 and 5-7: «five to seven»; 3-1 is a score, and left alone."""
    first, last = (re.sub("[, ]", "", match[name]) for name in ("first", "last"))
    if len(first) > 9 or len(last) > 9:
        return None
    if _is_model(match, context, first, last):
        return match.group()
    short = "–" in match.group() or last == "1" or context.before(match.start(), _PAGES)
    if short and len(last) < len(first) and int(first[: -len(last)] + last) > int(first):
        return f"{cardinal(first)} to {cardinal(last)}"  # pp. 125–7
    if int(first) < int(last):
        return f"{cardinal(first)} to {cardinal(last)}"
    return None


def _is_model(match: re.Match[str], context: Context, first: str, last: str) -> bool:
    """A Boeing 737-800: behind a name that is no plural, as «Pages» is."""
    name = context.word_before(match.start())
    named = name[:1].isupper() and name.lower() not in OPENERS and not name.endswith(".")
    named = named and (not name.endswith("s") or name.endswith("us"))
    return named and f"{first}-{last}" == match.group() and min(len(first), len(last)) > 2


def _minus(match: re.Match[str], context: Context) -> str:
    """5 - 3 = 2."""
    return " minus "


def _round_the_clock(match: re.Match[str], context: Context) -> str:
    """24/7, 9/11, 50/50: both numbers."""
    return " ".join(map(cardinal, match["pair"].split("/")))


def _calibre(match: re.Match[str], context: Context) -> str | None:
    """A .45, his silver-mounted .38, great .45’s: «forty-five»; not «.50 of an inch»."""
    if context.word_after(match.end()) in _MEASURES or context.text[match.end() :][:1] == "%":
        return None
    if context.before(match.start(), _MEASURED - {"and", "or"}) and not context.before(
        match.start(), _OWNED
    ):
        return None
    return _gun(match["number"])


def _gun(number: str) -> str:
    return f"{cardinal(number[0])} {pair(number[1:])}" if len(number) == 3 else cardinal(number)


def _cartridge(match: re.Match[str], context: Context) -> str:
    """A .30-30, a .44-40, a .30-06: «thirty aught six»."""
    second = match["second"]
    said = f"aught {one_by_one(second[1:])}" if second[0] == "0" else cardinal(second)
    return f"{_gun(match['first'])} {said}"


def _house(match: re.Match[str], context: Context) -> str:
    """221B Baker Street: «two twenty-one B»."""
    number, letter = match["number"], match["letter"].upper()
    head, tail = number[:-2], number[-2:]
    return f"{cardinal(head)} {pair(tail)} {'eigh' if letter == 'A' else letter}"


RULES = Rules(
    re.compile(r"\d|[#№]|(?i:\b(?:vol|ch|chap|p|bk|pt|fig|pl|sc|no)s?\. ?[ivxlc])"),
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
                r"(?<![\w.'’])(?P<word>(?i:vols?|ch|chaps?|pp?|bk|pt|figs?|pl|sc|nos?))"
                r"(?P<stop>\.) ?"
                r"(?=(?:[ivxlc]+|[IVXLC]+)\b)(?!(?<=[oO]\. )\w\b)"
            ),
            _reference,
        ),
        Rule(re.compile(r"(?<![\w.,/-])(?:\+?\d[\d-]{4,16}\d|911|999|112)(?![\w-])"), _called),
        Rule(
            re.compile(r"(?<![\w.,/-])(?P<number>[1-9]\d{2,3})(?P<letter>[A-Fa-f])(?= [A-Z][a-z])"),
            _house,
        ),
        Rule(re.compile(r"(?<=[a-z] )\d-\d{4}(?![\w–—-])"), _exchange),
        Rule(
            re.compile(
                r"(?<![\w.,/+-])(?:(?:\+\d{1,3}|1)[ -](?=\(?\d{3}\)?[ -]?\d{3}-))?"
                r"(?:\(\d{3}\) ?|\d{3}[ -])?\d{3}-\d{4}(?![\w-])"
            ),
            _telephone,
        ),
        Rule(
            re.compile(
                r"(?<![\w.,/+-])(?:\+\d{1,3}(?:[ -]?\(\d{1,4}\))?(?:[ -]\d{2,6}){2,5}"
                r"|0\d{2,4} \d{3,4} \d{3,4}|0\d{4} \d{6})(?![\w-]| \d)"
            ),
            _international,
        ),
        Rule(re.compile(r"(?<![\w.,])(?P<number>\d{3,4})(?![\w-]|[.,:/]\d)"), _room),
        Rule(
            re.compile(r"(?<![\w.,:/$£€-])(?!(?<=\d )000\b)(?P<number>0\d{1,15})(?![\w/]|[.,:]\d)"),
            _leading_nought,
        ),
        Rule(
            re.compile(
                r"(?:(?<![\w/.-])|(?<=\bpre-)|(?<=\bpost-))(?P<pair>24/7|9/11|50/50|20/20)(?![\w/-])"
            ),
            _round_the_clock,
        ),
        Rule(
            re.compile(r"(?<!\S)\.(?P<first>22|25|30|32|38|44|45)[-–](?P<second>\d\d)(?![\w-])"),
            _cartridge,
        ),
        Rule(re.compile(rf"(?<![^\s“‘\"(])\.(?P<number>{_GUNS})(?!\w|\.\d)"), _calibre),
        Rule(re.compile(r"(?<=\d)(?: ?[−–] ?| - |-)(?=\d{1,9}(?:\.\d{1,9})? ?=)"), _minus),
        Rule(
            re.compile(
                rf"(?<![\w,/$£€:–—-])(?<!(?<![a-z])\.)(?P<first>{NUMBER}){_DASH}"
                rf"(?P<last>{NUMBER})(?![\w/–—-]|[.,:]\d)"
            ),
            _range,
        ),
    ),
)
