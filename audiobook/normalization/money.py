"""Sums of money: of today, and pounds, shillings and pence."""

from __future__ import annotations

import re

from audiobook.normalization.numerals import cardinal, decimal
from audiobook.normalization.rules import Context, Rule, Rules, closing, listed

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
_BILLS = listed("bill bills note notes coin coins piece pieces")
_AGES = listed("the his her their my our your early late mid")
_PENCE = {"1": "one penny", "2": "twopence", "3": "threepence", "4": "fourpence", "6": "sixpence"}
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_SIGN = f"[{''.join(_COINS)}]"
_ALONE = r"(?<![\w£$.,'’-])"  # the number is the whole of it


def _sum(match: re.Match[str], context: Context) -> str:
    one, many, cent, cents = _COINS[match["sign"]]
    whole, part = match["whole"].replace(",", ""), match["part"] or ""
    scale = match["scale"] or match["scale_word"]
    amount = decimal(whole, part) if part else cardinal(whole)
    if scale:
        return f"{amount} {_SCALES[scale.lower()]} {many}"
    if len(part) not in (0, 2):
        return f"{amount} {many}"
    first = f"{cardinal(whole)} {one if whole == '1' or _is_bill(match, context) else many}"
    if not part.strip("0"):
        return first
    rest = f"{cardinal(part)} {cent if part == '01' else cents}"
    return f"{first} and {rest}" if whole.strip("0") else rest


def _is_bill(match: re.Match[str], context: Context) -> bool:
    """As in «a $20 bill», «a $5-a-day man»: one dollar, however many they are."""
    behind = context.text[match.end() : match.end() + 2]
    hyphened = behind[:1] == "-" and behind[1:].islower()
    return hyphened or context.word_after(match.end()) in _BILLS


def _hundredths(match: re.Match[str], context: Context) -> str:
    one, many = ("cent", "cents") if match["sign"] == "¢" else ("penny", "pence")
    return f"{cardinal(match['number'])} {one if match['number'] == '1' else many}"


def _old(match: re.Match[str], context: Context) -> str:
    """«five pounds ten shillings and sixpence» of £5 10s. 6d."""
    groups = match.groupdict()
    parts = [
        _counted(groups.get("pounds"), "pound"),
        _counted(groups.get("shillings"), "shilling"),
        _pence(groups.get("pence")),
    ]
    *first, last = [part for part in parts if part]
    return closing(f"{' '.join(first)} and {last}" if first else last, match, context)


def _shillings(match: re.Match[str], context: Context) -> str | None:
    """10s. each; not the 90s."""
    tens = match["shillings"][1:] == "0" and match["shillings"] != "10"
    return None if tens and context.before(match.start(), _AGES) else _old(match, context)


def _counted(number: str | None, coin: str) -> str:
    return f"{cardinal(number)} {coin}{'' if number == '1' else 's'}" if number else ""


def _pence(number: str | None) -> str:
    return _PENCE.get(number, f"{cardinal(number)} pence") if number else ""


RULES = Rules(
    re.compile(rf"{_SIGN}|\d ?[¢psd]"),
    (
        Rule(
            re.compile(
                rf"(?<!\w)£ ?(?P<pounds>{_NUMBER}),? (?P<shillings>\d\d?)s\b\.?"
                r"(?:,? (?P<pence>\d\d?)d\b\.?)?"
            ),
            _old,
        ),
        Rule(re.compile(rf"{_ALONE}(?P<shillings>\d{{1,3}})s\b\.?,? (?P<pence>\d\d?)d\b\.?"), _old),
        Rule(re.compile(rf"{_ALONE}(?P<shillings>\d{{1,3}})s\.(?!\w)"), _shillings),
        Rule(re.compile(rf"{_ALONE}(?P<pence>\d\d?)d\.(?!\w)"), _old),
        Rule(
            re.compile(
                rf"(?:\b(?:US|A|C|HK|NZ))?(?P<sign>{_SIGN}) ?(?P<whole>{_NUMBER})"
                r"(?:\.(?P<part>\d{1,4}))?(?![.,]?\d)"
                r"(?:(?i:(?P<scale>k|mn?|bn?)\b"
                r"|[ -](?P<scale_word>hundred|thousand|million|billion|trillion)\b))?(?!\w)"
            ),
            _sum,
        ),
        Rule(
            re.compile(
                rf"{_ALONE}(?P<whole>{_NUMBER})(?:\.(?P<part>\d\d))? ?(?P<sign>{_SIGN})"
                r"(?!\w)(?P<scale>(?!))?(?P<scale_word>(?!))?"
            ),
            _sum,
        ),
        Rule(
            re.compile(rf"{_ALONE}(?P<number>\d{{1,3}})(?: ?(?P<sign>¢)|p(?!\w|\.))"), _hundredths
        ),
    ),
)
