"""Abbreviations: each in words, by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiobook.normalization.rules import (
    OPENERS,
    Context,
    Rule,
    Rules,
    alternatives,
    closing,
    listed,
)

# Always the same, with a full stop or without.
# fmt: off
_TITLES = {
    "Mr": "Mister", "MR": "Mister", "Mrs": "Missus", "MRS": "Missus", "Ms": "Miz",
    "Messrs": "Messers", "Mme": "Madame", "Mmes": "Mesdames", "Mlle": "Mademoiselle",
    "Mlles": "Mesdemoiselles", "Mgr": "Monsignor", "Msgr": "Monsignor",
}
# fmt: on
# Before a name only, and with a full stop.
# fmt: off
_RANKS = {
    "Prof": "Professor", "Capt": "Captain", "Col": "Colonel", "Gen": "General",
    "Lt": "Lieutenant", "Lieut": "Lieutenant", "Sgt": "Sergeant", "Sergt": "Sergeant",
    "Maj": "Major", "Cpl": "Corporal", "Pvt": "Private", "Pte": "Private", "Adm": "Admiral",
    "Cmdr": "Commander", "Cdr": "Commander", "Comdr": "Commander", "Brig": "Brigadier",
    "Rev": "Reverend", "Revd": "Reverend", "Hon": "Honourable", "Gov": "Governor",
    "Sen": "Senator", "Rep": "Representative", "Pres": "President", "Supt": "Superintendent",
    "Insp": "Inspector", "Det": "Detective", "Fr": "Father", "Bro": "Brother", "Sr": "Sister",
    "Rt": "Right", "Amb": "Ambassador", "Sec": "Secretary", "Mt": "Mount", "Ft": "Fort",
    "Pt": "Point", "Ste": "Sainte", "SS": "Saints", "Cpt": "Captain", "Ald": "Alderman",
}
# fmt: on
# Behind a name only, and with a full stop.
# fmt: off
_ENDS = {
    "Ave": "Avenue", "Av": "Avenue", "Rd": "Road", "Blvd": "Boulevard", "Ln": "Lane",
    "Sq": "Square", "Ct": "Court", "Pl": "Place", "Terr": "Terrace", "Hwy": "Highway",
    "Pkwy": "Parkway", "Mts": "Mountains", "Bldg": "Building", "Co": "Company",
    "Bros": "Brothers", "Ltd": "Limited", "Inc": "Incorporated", "Corp": "Corporation",
    "Jr": "Junior", "Jun": "Junior", "Sr": "Senior", "Sen": "Senior", "Esq": "Esquire",
    "Esqr": "Esquire", "Univ": "University", "Dept": "Department", "Hosp": "Hospital",
}
# fmt: on
# Always the same, with their full stop.
# fmt: off
_PHRASES = {
    "etc": "et cetera", "&c": "et cetera", "e.g": "for example", "eg": "for example",
    "i.e": "that is", "viz": "namely", "Viz": "Namely", "cf": "compare", "vs": "versus",
    "ca": "circa", "approx": "approximately", "dept": "department", "incl": "including",
    "tel": "telephone", "ibid": "ibidem", "esp": "especially", "sq": "square", "w.c": "W C",
    "inst": "instant", "ult": "ultimo", "prox": "proximo", "asst": "assistant",
    "Asst": "Assistant", "ass’t": "assistant", "gov’t": "government", "op. cit": "opus citatum",
}
# fmt: on
_NO_STOP = {"&c": "et cetera", "vs": "versus", "Xmas": "Christmas"}
_SAINTS = listed(
    """James Paul Louis John Peter George Mary Michael Andrew Patrick Petersburg Albans Ives Helens
    Martin Moritz Tropez Pancras Bernard Francis Nicholas Thomas Anne Ann Catherine Denis
    Germain Clair Clare Cloud Giles Edmunds Austell Kitts Lucia Helena Lawrence Malo Vincent
    Bartholomew Joseph Jude Luke Mark Matthew Stephen David Columba Brigid Agnes Cecilia Swithin
    Elmo Leger Augustine Benedict Dominic Ignatius Theresa Teresa Joan Margaret Elizabeth
    Valentine"""
)
# Capitalised before «St.» or «Dr.» without being the name of a street.
_NOT_A_STREET = OPENERS | listed(
    """old new near dear poor young good great little big lake port mount fort bury chalfont sir
    saint lady lord dr mr mrs miss ms prof professor madame monsieur dame father mother nurse
    uncle aunt cousin our la le east west north south upper lower chief sister brother"""
)
_TITLED = listed("mr mrs miss ms dr sir prof professor doctor captain general")
_ORDINAL = re.compile(r"(?:\d(?:st|nd|rd|th)|[a-z](?:first|second|third|th))$", re.IGNORECASE)


def _title(match: re.Match[str], context: Context) -> str:
    return closing(_TITLES[match["word"]], match, context)


def _rank(match: re.Match[str], context: Context) -> str | None:
    """Before a name, or another rank, or an initial."""
    word, after = match["word"], context.word_after(match.end())
    behind = context.text[match.end() : match.end() + 1]
    if not after[:1].isupper() or behind not in (" ", "-", "\n", "\u00a0"):
        return None
    if word in _ENDS and _is_name(context.word_before(match.start())):
        return None
    if context.ends_sentence(match.end()):
        return None
    return _RANKS[word]


def _end(match: re.Match[str], context: Context) -> str | None:
    """Behind a name; with a second full stop where the sentence ends."""
    before = _name_before(match, context)
    if not (_is_name(before) or _ORDINAL.search(before) or match["word"] in ("Inc", "Ltd", "Esq")):
        return None
    return closing(_ENDS[match["word"]], match, context)


def _name_before(match: re.Match[str], context: Context) -> str:
    """The word before, also over a comma («Smith, Jr.») and an ampersand («Dombey & Co.»)."""
    start = match.start()
    for between in (" & ", ", ", " and "):
        if context.text.endswith(between, 0, start):
            start -= len(between)
            break
    return context.word_before(start) or context.text[max(0, start - 1) : start]


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.rstrip(".").lower() not in _NOT_A_STREET


def _phrase(match: re.Match[str], context: Context) -> str:
    said = _PHRASES[match["word"]]
    ends = match["word"] in ("etc", "&c") and context.word_after(match.end())[:1].isupper()
    return f"{said}." if ends else closing(said, match, context)


def _no_stop(match: re.Match[str], context: Context) -> str:
    return _NO_STOP[match["word"]]


def _st(match: re.Match[str], context: Context) -> str | None:
    """Saint before a name, Street behind one; where both may be, left alone."""
    before, after = context.word_before(match.start()), context.word_after(match.end())
    named = bool(_ORDINAL.search(before)) or (_is_name(before) and not before.endswith("."))
    saint = after[:1].isupper() and not context.ends_sentence(match.end())
    saint = saint and context.text[match.end() : match.end() + 1] in (" ", "-", "\u00a0")
    if saint and named:
        sure = after.split("’")[0].split("'")[0] not in _SAINTS
        return closing("Street", match, context) if sure and match["stop"] else None
    if saint:
        return "Saint"
    return closing("Street", match, context) if named and match["stop"] else None


def _dr(match: re.Match[str], context: Context) -> str | None:
    """Doctor before a name, Drive behind one."""
    before, after = context.word_before(match.start()), context.word_after(match.end())
    if after[:1].isupper() and not (_is_name(before) and context.ends_sentence(match.end())):
        return "Doctor"
    if _is_name(before) or _ORDINAL.search(before):
        return closing("Drive", match, context)
    return closing("doctor" if before else "Doctor", match, context) if match["stop"] else None


def _versus(match: re.Match[str], context: Context) -> str | None:
    """Kramer v. Kramer: between two names."""
    names = context.word_before(match.start()), context.word_after(match.end())
    return "versus" if all(name[:1].isupper() for name in names) else None


def _monsieur(match: re.Match[str], context: Context) -> str | None:
    """M. de Cintré, and M. Dupont where no first name or initial stands before."""
    before, after = context.word_before(match.start()), context.word_after(match.end())
    if after in ("de", "du", "des", "le", "la", "l"):
        return "Monsieur"
    if not after[1:].islower() or after.lower() in OPENERS or _is_name(before):
        return None
    return None if before.lower().rstrip(".") in _TITLED else "Monsieur"


def _with_stop(words: dict[str, str], say: Callable[[re.Match[str], Context], str | None]) -> Rule:
    return Rule(re.compile(rf"(?<![\w.&'’-])(?P<word>{alternatives(words)})\.(?!\w)"), say)


RULES = Rules(
    re.compile(r"\w\.|\b(?:M|Dr|St|v|vs|Xmas|MR)|&c"),
    (
        Rule(
            re.compile(rf"(?<![\w.'’-])(?P<word>{alternatives(_TITLES)})(?:\.|(?= \w))(?!\w)"),
            _title,
        ),
        Rule(re.compile(r"(?<![\w.'’-])St(?P<stop>\.)?(?![\w.])"), _st),
        Rule(re.compile(r"(?<![\w.'’-])Dr(?P<stop>\.)?(?![\w.])"), _dr),
        _with_stop(_RANKS, _rank),
        _with_stop(_ENDS, _end),
        _with_stop(_PHRASES, _phrase),
        Rule(re.compile(rf"(?<![\w.'’-])(?P<word>{alternatives(_NO_STOP)})(?![\w'’])"), _no_stop),
        Rule(re.compile(r"(?<= )v\.?(?= [A-Z])"), _versus),
        Rule(re.compile(r"(?<![\w.'’-])M\.(?= \w)(?! [A-Z]\.)"), _monsieur),
    ),
)
