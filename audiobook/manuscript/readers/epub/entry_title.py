"""What an entry of a table of contents is called: a part, a number without a title, both in one."""

from __future__ import annotations

import re

from audiobook.language import split
from audiobook.manuscript.headings import heading_of

_ORDINAL = "|".join(
    split(
        "premier premi[èe]re deuxi[èe]me seconde? troisi[èe]me quatri[èe]me cinqui[èe]me"
        " sixi[èe]me septi[èe]me huiti[èe]me neuvi[èe]me dixi[èe]me derni[èe]re"
        " erste[rs]? zweite[rs]? dritte[rs]? vierte[rs]? f[üu]nfte[rs]? sechste[rs]?"
        " sieb(?:en)?te[rs]? achte[rs]? neunte[rs]? zehnte[rs]? letzte[rs]?"
        " primer[oa]? segund[oa] tercer[oa]? cuart[oa] quint[oa] sext[oa] s[ée]ptim[oa] octav[oa]"
        " prim[oa] second[oa] terz[oa] quart[oa] sest[oa] settim[oa] ottav[oa]"
        " primeir[oa] terceir[oa] f[øo]rste anden andet tredj?i?e fjerde femte sjette"
        " f[öo]rsta andra eerste tweede derde vierde vijfde"
    )
)
_NUMBER = rf"(?:[0-9]{{1,3}}|[ivxlc]{{1,7}}|{_ORDINAL})"
_PARTS = "|".join(
    split("partie livre tome teil buch band parte libro tomo livro bog bok del deel boek liber")
)
_CHAPTERS = "|".join(
    split("chapitre kapitel cap[íi]tulo capitolo cap[íi]tol hoofdstuk rozdzia[łl] luku kapittel")
)
_PART = re.compile(
    rf"(?:(?:{_ORDINAL}) (?:{_PARTS})|(?:{_PARTS}) {_NUMBER})(?![\w'’])(?:\W+\S.*)?", re.IGNORECASE
)
_CHAPTER = re.compile(
    rf"(?:{_CHAPTERS}) {_NUMBER}\W*|(?:{_ORDINAL}) (?:{_CHAPTERS})\W*"
    r"|第?[一二三四五六七八九十百〇0-9]{1,4}[章回話节節]?",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"(?:\d{1,3}|[IVXLC]{1,7}|[ivxlc]{1,7})\.?")
_ONE = re.compile(r"(?:1|I|i)\.?")
_BOTH = re.compile(
    rf"(?P<part>(?:{_ORDINAL}) (?:{_PARTS})|(?:{_PARTS}|part|book|volume|vol\.) {_NUMBER})"
    rf"[\s.:,;—–-]+(?P<own>(?:(?:{_CHAPTERS}|chapter) )?{_NUMBER}\b\W*(?:$|(?<=\W)\S.*))",
    re.IGNORECASE,
)


def is_part(title: str) -> bool:
    """Whether a title is a part's by its words: «Part Two», «PREMIÈRE PARTIE. Combray»."""
    found = heading_of(title)
    return (found is not None and found.level == 1) or bool(_PART.fullmatch(title))


def is_number(title: str) -> bool:
    """Whether a title is a chapter's number and no more: «CHAPTER I.», «IV», «Zweites Kapitel»."""
    found = heading_of(title)
    if found is not None and found.level == 2 and not found.titled and " " in found.key:
        return True
    return bool(_NUMERAL.fullmatch(title) or _CHAPTER.fullmatch(title))


def is_first(title: str) -> bool:
    """Whether a title begins to count: «Chapter I. The Road», «1»."""
    found = heading_of(title)
    return bool(_ONE.fullmatch(title)) or (found is not None and found.key == "chapter 1")


def parted(title: str) -> tuple[str, str]:
    """The part that a title names before its own number: «PREMIÈRE PARTIE», «I»; else none."""
    found = _BOTH.fullmatch(title)
    return (found["part"], found["own"]) if found else ("", title)
