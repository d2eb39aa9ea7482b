"""Sums of money: of today, and pounds, shillings and pence."""

from __future__ import annotations

import re

from audiobook.language import split
from audiobook.normalization.counts import is_measure
from audiobook.normalization.numerals import NUMBER, cardinal, decimal
from audiobook.normalization.rules import OPENERS, Context, Rule, Rules, closing

# one unit, several, a hundredth, several hundredths
# fmt: off
_COINS = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "sen", "sen"),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₽": ("ruble", "rubles", "kopeck", "kopecks"),
}
# fmt: on
_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion"}
_SCALES |= {word: word for word in ("hundred", "thousand", "million", "billion", "trillion")}
_BILLS = split("bill bills note notes coin coins piece pieces")
# Before 20s. these tell a price; else it may be a decade, or an age.
_PRICES = split(
    """paid pays pay paying cost costs costing at of for worth owe owes owed owing fined lent lend
    spent sold bought gave give gives charge charged earn earned receive received took get got only
    about"""
)
_PENCE = {
    "0": "no pence",
    "1": "one penny",
    "2": "twopence",
    "3": "threepence",
    "4": "fourpence",
    "6": "sixpence",
}
_ONE = split("a an")
_PENNIES = r"(?P<pence>\d\d?½?|½)d\b\.?"
_DASH = r" ?[–—-] ?"
_FROM = rf"(?:(?P<from>{NUMBER}){_DASH})?"
_SIGN = f"[{''.join(_COINS)}]"
_ALONE = r"(?<![\w£$.,'’–-])"  # the number is the whole of it
_SCALE = (
    r"(?:(?i:(?P<scale>k|mn?|bn?)\b"
    r"|[ -](?P<scale_word>hundred|thousand|million|billion|trillion)\b))?"
)


def _sum(match: re.Match[str], context: Context) -> str:
    one, many, cent, cents = _COINS[match["sign"]]
    if _is_bill(match, context) or is_measure(context, match.start(), match.end()):
        many, cents = one, cent if cents == "cents" else cents  # but «a fifty pence coin»
    whole, part = re.sub("[, ]", "", match["whole"]) or "0", match["part"] or ""
    scale = match["scale"] or match["scale_word"]
    amount = decimal(whole, part) if part else cardinal(whole)
    if scale:
        return f"{amount} {_SCALES[scale.lower()]} {many}"
    if len(part) not in (0, 2):
        return f"{amount} {many}"
    first = f"{cardinal(whole)} {one if whole == '1' else many}"
    if not part.strip("0"):
        return first
    rest = f"{cardinal(part)} {cent if part == '01' else cents}"
    return f"{first} and {rest}" if whole.strip("0") else rest


def _sums(match: re.Match[str], context: Context) -> str | None:
    """$5–$10, £5–10: «five to ten»; the coin is said once."""
    first, last = (int(re.sub("[, ]", "", match[name])) for name in ("from", "whole"))
    said = _sum(match, context) if first < last else None
    return f"{cardinal(match['from'])} to {said}" if said else None


def _to(match: re.Match[str], context: Context) -> str:
    """The dash between other sums: $5.50–$7.25."""
    return " to "


def _is_bill(match: re.Match[str], context: Context) -> bool:
    """As in «a $20 bill», «a $5-a-day man»: one dollar, however many they are."""
    behind = context.text[match.end() : match.end() + 2]
    hyphened = behind[:1] == "-" and behind[1:].islower()
    return hyphened or context.word_after(match.end()) in _BILLS


def _hundredths(match: re.Match[str], context: Context) -> str:
    one, many = ("cent", "cents") if match["sign"] == "¢" else ("penny", "pence")
    if many == "cents" and is_measure(context, match.start(), match.end()):
        many = one
    first = f"{cardinal(match['from'])} to " if match["from"] else ""
    return f"{first}{cardinal(match['number'])} {one if match['number'] == '1' else many}"


def _old(match: re.Match[str], context: Context) -> str:
    """«five pounds ten shillings and sixpence» of £5 10s. 6d."""
    groups = match.groupdict()
    parts = [
        _counted(groups.get("pounds"), "pound"),
        _counted(groups.get("shillings"), "shilling"),
        _pence(groups.get("pence") or groups.get("half")),
    ]
    *first, last = [part for part in parts if part]
    if context.before(match.start(), _ONE) and context.word_after(match.end())[:1].islower():
        last = last.removesuffix("s").replace("pence", "penny")  # a 10s. note, a 6d. novel
    return closing(f"{' '.join(first)} and {last}" if first else last, match, context)


def _pounds(match: re.Match[str], context: Context) -> str | None:
    """10,000l. a year; not «5l. of milk», nor litres at the end of a sentence."""
    goes_on = re.match(r" ?[a-z,;:]", context.text[match.end() :][:2])
    priced = goes_on or context.before(match.start(), _PRICES)
    return _old(match, context) if priced and context.word_after(match.end()) != "of" else None


def _shillings(match: re.Match[str], context: Context) -> str | None:
    """10s. each, and 20s. each; not the 20s, nor an iPhone 6s, with the stop of a sentence."""
    tens = match["shillings"].endswith("0") and match["shillings"] != "10"
    goes_on = re.match(r" ?[a-z,;:]", context.text[match.end() :][:2])
    priced = goes_on or context.before(match.start(), _PRICES)
    before = context.word_before(match.start())
    if not before.islower() and before.lower() not in _PRICES | OPENERS:
        priced = bool(re.match(r" [a-z]", context.text[match.end() :][:2]))
        tens = tens or bool(before)
    return None if tens and not priced else _old(match, context)


def _counted(number: str | None, coin: str) -> str:
    if not number or number == "0":
        return f"no {coin}s" if number else ""
    return f"{cardinal(number)} {coin}{'' if number == '1' else 's'}"


def _pence(number: str | None) -> str:
    """«sixpence» of 6, «twopence halfpenny» of 2½."""
    whole = (number or "").removesuffix("½")
    said = _PENCE.get(whole, f"{cardinal(whole)} pence") if whole else ""
    return f"{said} halfpenny".strip() if number and number.endswith("½") else said


RULES = Rules(
    re.compile(rf"{_SIGN}|[\d½] ?[¢psdl]|\d/-"),
    (
        Rule(
            re.compile(
                rf"(?<!\w)£ ?(?P<pounds>{NUMBER}),? (?P<shillings>\d\d?)s\b\.?"
                rf"(?:,? {_PENNIES})?"
            ),
            _old,
        ),
        Rule(re.compile(rf"{_ALONE}(?P<shillings>\d{{1,3}})s\b\.?,? {_PENNIES}"), _old),
        Rule(
            re.compile(rf"{_ALONE}(?P<shillings>\d{{1,3}})/(?:-(?![\w-])|{_PENNIES})"),
            _old,
        ),
        Rule(re.compile(rf"{_ALONE}(?P<pounds>{NUMBER})l\.(?!\w)"), _pounds),
        Rule(re.compile(rf"{_ALONE}(?P<shillings>\d{{1,3}})s\.(?!\w)"), _shillings),
        Rule(
            re.compile(
                rf"{_ALONE}(?:(?P<pence>\d\d?½?|½)d\.|(?<!\S)(?=\d?½d\b)(?P<half>\d?½)d)(?!\w)"
            ),
            _old,
        ),
        Rule(
            re.compile(
                rf"(?P<sign>{_SIGN}) ?(?P<from>{NUMBER}){_DASH}(?:(?P=sign) ?)?(?P<whole>{NUMBER})"
                rf"(?P<part>(?!))?{_SCALE}(?![\w–—-]|[.,]\d)"
            ),
            _sums,
        ),
        Rule(
            re.compile(
                rf"(?:\b(?:US|A|C|HK|NZ))?(?P<sign>{_SIGN}) ?(?P<whole>{NUMBER}|(?=\.\d))"
                rf"(?:\.(?P<part>\d{{1,4}}))?(?![.,]?\d){_SCALE}(?!\w)"
            ),
            _sum,
        ),
        Rule(re.compile(rf"(?<=[\dkm]){_DASH}(?={_SIGN}\d)"), _to),
        Rule(
            re.compile(
                rf"{_ALONE}(?P<whole>{NUMBER})(?:\.(?P<part>\d\d))? ?(?P<sign>{_SIGN})"
                r"(?!\w)(?P<scale>(?!))?(?P<scale_word>(?!))?"
            ),
            _sum,
        ),
        Rule(
            re.compile(
                rf"{_ALONE}{_FROM}(?P<number>\d{{1,3}})(?: ?(?P<sign>¢)"
                r"|p(?!\w|\.(?!\W*$|[\"”’)]* [“‘\"]?[A-Z])))"
            ),
            _hundredths,
        ),
    ),
)
