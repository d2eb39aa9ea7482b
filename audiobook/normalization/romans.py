"""Roman numerals: of chapters, kings and wars; never where a letter or a word may be meant."""

from __future__ import annotations

import re
import unicodedata

from audiobook.language import split
from audiobook.normalization.numerals import cardinal, ordinal, value
from audiobook.normalization.rules import (
    CUT,
    OPENERS,
    Context,
    Rule,
    Rules,
    alternatives,
)

_PARTS = split(
    """chapter chapters book books part parts volume volumes act acts scene scenes canto section
    sections article articles appendix plate plates table figure psalm stage phase type level
    mark class episode stanza sonnet letter lesson page pages number numbers series vol vols
    chap verse proposition title"""
)
# So long that a letter is a number there, L and C as well.
_LONG = split("chapter chapters chap ch canto psalm sonnet stanza")
# V and X behind these are letters.
_LETTERED = split("type class level letter mark number numbers p no")
# The pronoun follows as easily: «in that chapter I», «Charles I, too».
_OWN = split("the this that these those my his her our your their its each every which what a an")
_FROM = split("in of see from")
_NOT_SAID_OF_ME = split("of and to or is has ends begins he she it they we you")
_GOES_ON = split("I too however alas myself also like for er being having indeed of course")
# A king goes on with these as well: «Elizabeth I, too, smiled».
_KING_GOES_ON = split("too however of course also indeed")
_WITH = split("to with from by for at of near beside behind before after than as under met")
_TOLD = split("told tell asked ask begged said thought knew know saw see heard hear like and")
_REIGNS = split("is has does of reigned ruled died succeeded abdicated ascended became")
# The names of many a king, queen, pope and emperor.
_KINGS = split(
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
    Geo. Wm. Chas. Edw. Vladimir Wilhelm Willem William Wenceslaus Xerxes Yuri"""
)
_CROWNS = split("king queen pope emperor empress tsar czar kaiser sultan prince shah")
_WARS = split("war vatican apollo gemini saturn vostok bowl mark rocky episode")
_ROMAN = r"(?:[IVXLC]{1,9}|[ivxlc]{1,9})"
_AND = r"(?:, and |, or |, | and | or | to | ?[–—-] ?)"
_LISTED = re.compile(
    rf"\b(?i:(?:{alternatives(_PARTS)})|(?:{alternatives(CUT)})\.) "
    rf"(?:{_ROMAN}{_AND}){{0,8}}(?P<last>{_ROMAN}){_AND}$"
)
_LISTING = re.compile(rf"{_AND}(?P<next>{_ROMAN})\b")
_INITIAL = re.compile(r"\. (?P<next>[A-Z][\w’'-]*\.?)")
# What stands behind no «I» that somebody says.
_NOT_MINE = re.compile(
    r" (?:is|has|does|his|her|their|himself|herself|reign(?:s|ed)|abdicated|who|whose)\b"
    r"| of (?:the\b|[A-Z])| there (?:is|was|were|had)\b"
    r"| (?:in|from|by|until|till) (?:\d|[A-Z]|his\b|her\b)"
)
_ROYAL = re.compile(
    r"(?P<when>\b(?i:in|at|on|upon|during|after|before|since|under|with|until|till|from) )?"
    r"\b(?i:the|a) (?:reign|execution|coronation|accession|abdication|coins|statue|beheading) of $"
)
_ROW = re.compile(
    r"\b(?P<name>[A-Z][a-z]+) (?P<roman>[IVX]{1,6})(?:, [IVX]{1,6})*,? "
    r"(?:(?:and|or|to|&) (?:the )?)?$"
)
_CLOSERS = (",", ".", ";", ":", ")", "’", "'", "!", "?", "”", "")


def _roman(match: re.Match[str]) -> str:
    return match["roman"].removesuffix(match["th"] or "")


def _reading(match: re.Match[str], context: Context) -> str | None:
    """The numeral in words, by what stands before it; None where a letter or a word is meant."""
    number = value(_roman(match))
    hyphened = context.text[: match.start()].endswith("-")
    if not number or (hyphened and not _is_listed(match, context, number)):
        return None
    century = context.word_after(match.end()).lower().startswith("centur")
    if match["th"] or century:
        sure = len(_roman(match)) > 1 or (match["th"] and century)
        return ordinal(str(number)) if sure else None
    for reading in (_of_heading, _of_part, _of_king, _of_kings, _of_war, _of_name):
        said = reading(match, context, number)
        if said:
            return said
    return None


def _of_heading(match: re.Match[str], context: Context, number: int) -> str:
    """The number that a heading is, or begins with: «IV», «I. The Gate»."""
    if not context.heading or number >= 200 or context.text[: match.start()].strip():
        return ""
    initials = _INITIAL.match(context.text, match.end())
    if match["roman"] == "C" or (initials and initials["next"].endswith(".")):
        return ""  # a letter; C. S. Lewis
    behind = context.text[match.end() :].lstrip()
    return cardinal(str(number)).capitalize() if behind[:1] in (*_CLOSERS, "—", "–", "-") else ""


def _of_part(match: re.Match[str], context: Context, number: int) -> str:
    """Chapter IV; one letter only where it is neither a letter nor the pronoun."""
    if _is_listed(match, context, number):
        return cardinal(str(number))
    part = context.word_before(match.start())
    name = part.removesuffix(".").lower()
    if not (name in CUT if part.endswith(".") else name in _PARTS) or part == "P.":
        return ""
    if len(match["roman"]) == 1 and not _is_number(match, context, part):
        return ""
    return cardinal(str(number))


def _is_number(match: re.Match[str], context: Context, part: str) -> bool:
    """Whether one letter behind the word `part` is a number: Chapter L, but appendix C."""
    letter, name = match["roman"], part.removesuffix(".").lower()
    if letter.lower() in "cl":
        return name in _LONG
    if context.heading:
        return True
    if letter.lower() in "vx":
        return name not in _LETTERED
    return name not in ("no", "mark") and _is_first(match, context, part)


def _is_first(match: re.Match[str], context: Context, part: str) -> bool:
    """Whether I is the number: «in Part I of it», «of act I.»; not «in this part I, too»."""
    start, end = match.span()
    behind, after = context.text[end : end + 1], context.word_after(end)
    listing = _LISTING.match(context.text, end)
    if context.text[start - 1] != " " or (
        behind == "," and context.word_after(end + 1) in _GOES_ON
    ):
        return False
    if listing and value(listing["next"]) > 1:
        return True
    if match["roman"] == "I" and not part.endswith("."):
        before = start - len(part) - 1
        if part[0].islower():
            return context.before(before, _FROM) and behind in _CLOSERS and behind != ","
        if context.before(before, _OWN) and after not in ("of", "to"):
            return False
    return behind in (*_CLOSERS, "-", "–", "—") or after in _NOT_SAID_OF_ME


def _number_before(text: str, at: int) -> int:
    """The number of a list that goes on at `at`, as in «Acts I and II»; 0 without one."""
    found = _LISTED.search(text[max(0, at - 60) : at])
    return value(found["last"]) if found else 0


def _is_listed(match: re.Match[str], context: Context, number: int) -> bool:
    """The next of several, as in «Acts I and II», «Chapters IV–VI»: it is greater."""
    return match["roman"].lower() not in "cl" and (
        0 < _number_before(context.text, match.start()) < number
    )


def _of_king(match: re.Match[str], context: Context, number: int) -> str:
    """Henry VIII; Charles I only where nothing but the king can be meant."""
    name, roman = context.word_before(match.start()), match["roman"]
    if name == "the" and len(roman) > 1 and number < 40:  # Henry the VIII
        king = context.word_before(match.start() - 4) in _KINGS and roman.isupper()
        return ordinal(str(number)).capitalize() if king else ""
    if number > 40 or not roman.isupper() or not name[:1].isupper():
        return ""
    reigns = _reigns(match, context, name)
    return f"the {ordinal(str(number)).capitalize()}" if reigns else ""


def _of_kings(match: re.Match[str], context: Context, number: int) -> str:
    """The next of a row: «Edward II and III»; I of James VI and I alone, who was both."""
    row = _ROW.search(context.text[max(0, match.start() - 60) : match.start()])
    if row is None or row["name"] not in _KINGS or not match["roman"].isupper() or number > 40:
        return ""
    both = row["name"] == "James" and row["roman"] == "VI"
    return f"the {ordinal(str(number)).capitalize()}" if number > 1 or both else ""


def _reigns(match: re.Match[str], context: Context, name: str) -> bool:
    """Whether the name before a number is a king's."""
    roman = match["roman"]
    crowned = context.before(match.start() - len(name) - 1, _CROWNS)
    if name not in _KINGS and not (crowned and len(roman) > 1):
        return False
    if not crowned and _is_initial(match, context):
        return False
    return roman != "I" or _is_king(match, context, name, crowned)


def _is_initial(match: re.Match[str], context: Context) -> bool:
    """George V. Higgins, Mark L. Johnson: a full stop, and a name behind it."""
    after = _INITIAL.match(context.text, match.end())
    if after is None or len(match["roman"]) > 1:
        return False
    return after["next"].lower() not in OPENERS


def _is_king(match: re.Match[str], context: Context, name: str, crowned: bool) -> bool:
    """Whether I is of the king's name: not «I told Charles I, too», «the Prince Albert I knew»."""
    end = match.end()
    behind, after = context.text[end : end + 1], context.word_after(end)
    if behind == ",":
        before, next_ = match.start() - len(name) - 1, context.word_after(end + 1)
        may = next_ in _KING_GOES_ON and not context.before(before, _WITH)
        if (next_ in _GOES_ON and not may) or context.before(before, _TOLD):
            return False
    listed = rf"(?:,|,? (?:and|or|to)) (?:{name} [IVX]+|[IVX]{{2,}})\b"
    another = re.match(listed, context.text[end : end + 40])
    if _NOT_MINE.match(context.text, end) or _of_reign(match, context, name):
        return True
    return behind in _CLOSERS or bool(another) or (crowned and after in _REIGNS)


def _of_reign(match: re.Match[str], context: Context, name: str) -> bool:
    """«The reign of Charles I began», but «in the reign of Charles I lived at York»."""
    before = match.start() - len(name) - 1
    found = _ROYAL.search(context.text[max(0, before - 40) : before])
    return found is not None and not found["when"]


def _of_war(match: re.Match[str], context: Context, number: int) -> str:
    roman = match["roman"]
    named = context.word_before(match.start()) in ("Mark", "Rocky") and _is_initial(match, context)
    if named or not context.before(match.start(), _WARS):
        return ""
    if roman in ("L", "C", "l", "c") or (roman == "I" and not _after_war(match, context)):
        return ""
    return cardinal(str(number)).capitalize()


def _after_war(match: re.Match[str], context: Context) -> bool:
    """«World War I was» has no other reading; «in the world war I lost» has."""
    before = match.string[max(0, match.start() - 10) : match.start()]
    the = context.before(match.start() - 10, _OWN)
    alone = context.text[match.end() : match.end() + 1] in _CLOSERS
    return before in ("World War ", "WORLD WAR ") and (alone or not the)


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
    before = _number_before(context.text, match.end())
    return " to " if 0 < before < value(match["next"]) else None


def _stop(match: re.Match[str], context: Context) -> str | None:
    """The full stop that old books set behind a numeral: «Henry II. was», «vol. II., p. 7»."""
    roman = _ROMAN_END.search(context.text, max(0, match.start() - 9), match.start())
    numeral = _NUMERAL.match(context.text, roman.start()) if roman else None
    return "" if numeral and _reading(numeral, context) else None


def _sign(match: re.Match[str], context: Context) -> str:
    """Ⅳ, which can be no word: a king's number behind his name, else the number."""
    number = value(unicodedata.normalize("NFKC", match["roman"]))
    name = context.word_before(match.start())
    if name in _KINGS:
        return f"the {ordinal(str(number)).capitalize()}"
    said = cardinal(str(number))
    return said.capitalize() if context.before(match.start(), _WARS) else said


_ROMAN_END = re.compile(r"\b(?:[IVXLC]+|[ivxlc]+)$")
_NUMERAL = re.compile(
    r"(?<![\w'’.])(?P<roman>[IVXLC]{1,9}(?P<th>th|st|nd|rd)?|[ivxlc]{1,9})"
    r"(?![\w&@/]|['’](?!s\b)\w|\.\w|-(?!-|[IVXLC]+\b|[ivxlc]+\b))"
)
RULES = Rules(
    re.compile(r"\b[IVXLCivxlcⅠ-Ⅿⅰ-ⅿ]"),
    (
        Rule(re.compile(r"(?<!\w)(?P<roman>[Ⅰ-Ⅿⅰ-ⅿ]+)(?!\w)"), _sign),
        Rule(_NUMERAL, _reading),
        Rule(re.compile(r"(?<=[IVXLCivxlc])\.(?= [a-z]|[,;:])"), _stop),
        Rule(re.compile(r"(?<=[IVXLCivxlc])[–—-](?=(?P<next>[IVXLC]{1,9}|[ivxlc]{1,9})\b)"), _to),
    ),
)
