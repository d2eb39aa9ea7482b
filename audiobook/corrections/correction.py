"""One correction, as it stands on a line of its own: who says something, or who is who."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import get_args

from audiobook.corrections.words import words_of
from audiobook.errors import Place
from audiobook.story import UNKNOWN, Gender

EVERY = 0  # as `Said.nth`: wherever the words stand

_TIMES = re.compile(
    r"^(?P<who>.*\S)\s*"
    r"\((?:(?P<nth>[1-9]\d{0,5})(?:st|nd|rd|th)(?: of (?P<of>\d{1,6}))?|every) times?\)$"
)
_GENDER = re.compile(r"^(?P<name>.*\S)\s+is\s+(?P<gender>\S+)$")
_OPEN = ("…", "...")
_NOT_IN_NAMES = ":=|"


@dataclass(frozen=True, slots=True)
class Said:
    """Who says some words: a quotation's, all of them or the first."""

    speaker: str  # NARRATOR: nobody says them
    words: str  # on one line; one that goes on ends in "…"
    before: str = ""  # words that come right before them
    nth: int | None = None  # which of those that are alike, from 1; EVERY; None: there is only one
    of: int | None = None  # how many those are, if that was told
    place: Place | None = field(default=None, compare=False)  # in the file; None of one to be made

    @property
    def goes_on(self) -> bool:
        return self.words.endswith(_OPEN)

    def __str__(self) -> str:
        times = "" if self.nth is None else f" ({ordinal(self.nth)} time)"
        times = times.replace(" time)", f" of {self.of} times)") if self.of else times
        before = f"…{self.before} | " if self.before else "| " if "|" in self.words else ""
        return f"{self.speaker}{times}: {before}{self.words}"


@dataclass(frozen=True, slots=True)
class Join:
    """Two names of one person; `name` is what the person is called."""

    alias: str
    name: str
    place: Place | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.alias} = {self.name}"


@dataclass(frozen=True, slots=True)
class Gendered:
    """Whether somebody is a woman or a man."""

    name: str
    gender: Gender
    place: Place | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.name} is {self.gender}"


Correction = Said | Join | Gendered


def ordinal(number: int) -> str:
    """«2nd»; «every» for EVERY."""
    if number == EVERY:
        return "every"
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def name_trouble(name: str) -> str:
    """Why a name can't stand in a corrections file; empty if it can."""
    bad = [char for char in _NOT_IN_NAMES if char in name]
    if bad:
        return f"a name can't have «{bad[0]}» in it"
    if not words_of(name):
        return "a name has letters"
    if name.startswith("#"):
        return "a name can't begin with «#»"
    if _TIMES.match(name):
        return "a name can't end in «time)»: that counts words that are said again"
    return ""


def speaker_trouble(name: str) -> str:
    """Why nobody can be named so as the speaker of some words; empty if somebody can."""
    unknown = name.casefold() == UNKNOWN
    return "that a speaker is unknown can't be told" if unknown else name_trouble(name)


def correction_of(text: str, place: Place) -> Correction | None:
    """The correction on a line, None where it has none. Raises ValueError with what is wrong."""
    if not text or text.startswith("#"):
        return None
    sign = next((char for char in text if char in _NOT_IN_NAMES), "")
    head, _, tail = (part.strip() for part in text.partition(sign or "\n"))
    if sign == ":":
        return _said(head, tail, place)
    if sign == "=":
        return Join(_name(head), _name(tail), place)
    gendered = _GENDER.match(text)
    if sign or not gendered:
        raise ValueError("this is no correction")
    gender = gendered["gender"].rstrip(".").lower()
    for known in get_args(Gender):
        if gender == known:
            return Gendered(_name(gendered["name"]), known, place)
    raise ValueError(f"«{gender}» is no gender: female, male or unknown")


def _said(head: str, tail: str, place: Place) -> Said:
    times = _TIMES.match(head)
    nth = of = None
    if times:
        head, nth = times["who"], int(times["nth"] or EVERY)
        of = int(times["of"]) if times["of"] else None
    first, bar, second = (part.strip() for part in tail.partition("|"))
    words = second if bar else first
    if not words_of(words):
        raise ValueError("there are no words behind the name")
    before = first.removeprefix("…").removeprefix("...").strip() if bar else ""
    return Said(_name(head), words, before, nth, of, place)


def _name(text: str) -> str:
    name = " ".join(text.split())
    trouble = name_trouble(name) if name else "a name is missing"
    if trouble:
        raise ValueError(trouble)
    return name
