"""Roman numerals: of chapters, kings and wars; never where a letter or a word may be meant."""

from __future__ import annotations

import re

from audiobook.normalization.numerals import cardinal, ordinal
from audiobook.normalization.rules import OPENERS, Context, Rule, Rules, alternatives, listed

_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
# As they are written today: no IIII, no IC.
_VALID = re.compile(r"(?i:m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))")
_PARTS = listed(
    """chapter chapters book books part parts volume volumes act acts scene scenes canto section
    sections article articles appendix plate plates table figure psalm stage phase type level
    mark class episode stanza sonnet letter lesson page pages number numbers series vol vols
    chap ch fig pl pt bk p pp no nos sc ser verse proposition title"""
)
# The names of many a king, queen, pope and emperor.
_KINGS = listed(
    """Adrian Albert Alexander Alexandra Alfonso Alfred Alphonse Amadeus Anastasius Anne Antiochus
    Artaxerxes Augustus Baldwin Benedict Boniface Boris Carl Carol Casimir Catherine Celestine
    Charles Christian Clement Clovis Constantine Constantius Cosimo Darius David Edmund Edward
    Edwy Elizabeth Eric Ethelred Eugene Eugenius Ferdinand Francis Franz Frederick Friedrich
    Fuad Gabriel George Gregory Gustaf Gustav Gustavus Haakon Harald Harold Henri Henry Honorius
    Hugh Humbert Innocent Isabella Isabel Ivan Ivo James Jean Joan Johan John Joseph Julius Juan
    Karl Katherine Kenneth Konstantin Leo Leon Leopold Lothair Louis Ludwig Magnus
    Manuel Margaret Margrethe Maria Martin Mary Matilda Maximilian Mehmed Michael Murad Napoleon
    Nero Nicholas Nikolai Olaf Oscar Otto Otho Paul Pedro Peter Philip Philippe Pius Ptolemy
    Rainier Rameses Ramses Richard Robert Roderick Rudolf Rudolph Selim Seti Sigismund Simeon
    Sixtus Stephen Suleiman Theodore Theodosius Thutmose Umberto Urban Victor Victoria Vittorio
    Vladimir Wilhelm Willem William Wenceslaus Xerxes Yuri"""
)
_CROWNS = listed("king queen pope emperor empress tsar czar kaiser sultan prince shah")
_WARS = listed("war vatican apollo gemini saturn vostok bowl mark rocky episode")
_LISTED = re.compile(
    rf"\b(?i:{alternatives(_PARTS)})\.? (?:[IVXLC]+|[ivxlc]+)(?:, | and | or | to | ?[–—-] ?)$"
)
_CLOSERS = (",", ".", ";", ":", ")", "’", "'", "!", "?", "”", "")


def value(roman: str) -> int:
    """The number that a Roman numeral is; 0 where it is none."""
    if not roman or not _VALID.fullmatch(roman):
        return 0
    digits = [_DIGITS[letter] for letter in roman.lower()]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-digit if digit < after else digit for digit, after in pairs)


def _roman(match: re.Match[str]) -> str:
    return match["roman"].removesuffix(match["th"] or "")


def _reading(match: re.Match[str], context: Context) -> str | None:
    """The numeral in words, by what stands before it; None where a letter or a word is meant."""
    number = value(_roman(match))
    if not number or (
        context.text[: match.start()].endswith("-") and not _is_listed(match, context)
    ):
        return None
    century = context.word_after(match.end()).lower().startswith("centur")
    if match["th"] or century:
        sure = len(_roman(match)) > 1 or (match["th"] and century)
        return ordinal(str(number)) if sure else None
    for reading in (_of_heading, _of_part, _of_king, _of_war, _of_name):
        said = reading(match, context, number)
        if said:
            return said
    return None


def _of_heading(match: re.Match[str], context: Context, number: int) -> str:
    """The number that a heading is, or begins with: «IV», «I. The Gate»."""
    if not context.heading or number >= 200 or context.text[: match.start()].strip():
        return ""
    behind = context.text[match.end() :].lstrip()
    return cardinal(str(number)).capitalize() if behind[:1] in (*_CLOSERS, "—", "–", "-") else ""


def _of_part(match: re.Match[str], context: Context, number: int) -> str:
    """Chapter IV; Chapter I, unless it may be the pronoun: «In that chapter I was»."""
    if not context.before(match.start(), _PARTS) and not _is_listed(match, context):
        return ""
    if match["roman"].lower() == "i" and not context.heading:
        after = context.word_after(match.end())
        stands_alone = context.text[match.end() : match.end() + 1] in (*_CLOSERS, "-", "–", "—")
        if not stands_alone and after not in ("of", "and", "to", "or"):
            return ""
    return cardinal(str(number))


def _is_listed(match: re.Match[str], context: Context) -> bool:
    """The second of two, as in «Acts I and II», «Chapters IV–VI»."""
    return bool(_LISTED.search(context.text[max(0, match.start() - 30) : match.start()]))


def _of_king(match: re.Match[str], context: Context, number: int) -> str:
    """Henry VIII; Charles I only where nothing but the king can be meant."""
    name, roman = context.word_before(match.start()), match["roman"]
    if number > 40 or not roman.isupper() or not name[:1].isupper():
        return ""
    crowned = context.before(match.start() - len(name) - 1, _CROWNS)
    if name not in _KINGS and not (crowned and len(roman) > 1):
        return ""
    if roman == "I" and not crowned:
        behind = context.text[match.end() : match.end() + 1]
        if behind not in _CLOSERS or (behind == "," and context.word_after(match.end() + 1) == "I"):
            return ""
    return f"the {ordinal(str(number)).capitalize()}"


def _of_war(match: re.Match[str], context: Context, number: int) -> str:
    if not context.before(match.start(), _WARS) or (
        match["roman"] == "I" and not _after_war(match)
    ):
        return ""
    return cardinal(str(number)).capitalize()


def _after_war(match: re.Match[str]) -> bool:
    """«World War I was» has no other reading; «in the War I lost» has."""
    return match.string[max(0, match.start() - 10) : match.start()].lower() == "world war "


def _of_name(match: re.Match[str], context: Context, number: int) -> str:
    """John Smith III: «the Third»."""
    if match["roman"] not in ("II", "III", "IV"):
        return ""
    name = context.word_before(match.start())
    first = context.word_before(match.start() - len(name) - 1)
    named = all(w[:1].isupper() and w.lower() not in OPENERS for w in (first, name) if w)
    return f"the {ordinal(str(number)).capitalize()}" if first and name and named else ""


def _to(match: re.Match[str], context: Context) -> str | None:
    """The dash of «Chapters IV–VI»."""
    before = context.text[max(0, match.start() - 30) : match.end()]
    return " to " if _LISTED.search(before) else None


RULES = Rules(
    re.compile(r"\b[IVXLCivxlc]"),
    (
        Rule(
            re.compile(
                r"(?<![\w'’.])(?P<roman>[IVXLC]{1,9}(?P<th>th|st|nd|rd)?|[ivxlc]{1,9})"
                r"(?![\w&@/]|['’](?!s\b)\w|\.\w|-(?![IVXLC]+\b|[ivxlc]+\b))"
            ),
            _reading,
        ),
        Rule(re.compile(r"(?<=[IVXLCivxlc])[–—-](?=[IVXLCivxlc]+\b)"), _to),
    ),
)
