"""The corrections file: plain text, one correction a line, that a person reads and writes.

    # a comment
    the girl = Sissy Jupe                          two names of one person
    Mr. Bounderby is male                          for «he said», and for the voice
    Viktor: “You are late,”                        who says these words
    Sofie: …stood at the window. | “Yes.”          in front of the bar: what comes before them
    Sofie (2nd time): “Yes.”                       where the same words come more than once;
    Sofie (2nd of 3 times): “Yes.”                 so a fourth time, or one less, is noticed
    Polly (every time): “Pieces of eight!”
    Margarita: “I have them in the dining …        a long quotation's first words
    narrator: “quiet.”                             nobody says this

Capitals, punctuation and the shape of the marks don't count, only the words and their order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from audiobook.errors import InputError, Place, Problem
from audiobook.story import Gender

EVERY = 0  # as `Said.nth`: wherever the words stand

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TIMES = re.compile(
    r"^(?P<who>.*\S)\s*"
    r"\((?:(?P<nth>[1-9]\d{0,5})(?:st|nd|rd|th)(?: of (?P<of>\d{1,6}))?|every) times?\)$"
)
_GENDER = re.compile(r"^(?P<name>.*\S)\s+is\s+(?P<gender>\S+)$")
_OPEN = ("…", "...")
_NOT_IN_NAMES = ":=|"
_HOW = "write «Viktor: “his words”», «the girl = Sissy Jupe» or «Viktor is male»"


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


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, and the correction in it, if it has one."""

    text: str
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """A corrections file as it was read; empty where there is none."""

    file: Path
    lines: tuple[Line, ...] = ()

    def __iter__(self) -> Iterator[Correction]:
        return (line.correction for line in self.lines if line.correction is not None)

    @property
    def said(self) -> list[Said]:
        return [one for one in self if isinstance(one, Said)]

    @property
    def joins(self) -> list[Join]:
        return [one for one in self if isinstance(one, Join)]

    @property
    def genders(self) -> list[Gendered]:
        return [one for one in self if isinstance(one, Gendered)]


def words_of(text: str) -> tuple[str, ...]:
    """What of a text counts when words are looked for."""
    found = _WORD.findall(unicodedata.normalize("NFC", text))
    return tuple(word.casefold().replace("’", "'") for word in found)


def on_one_line(text: str) -> str:
    """A text as it is written into a line: nothing in it breaks one, or commands a terminal."""
    whole = unicodedata.normalize("NFC", text)
    return " ".join("".join(char if char.isprintable() else " " for char in whole).split())


def first_words(text: str, count: int) -> str:
    """The beginning of a one-line text, up to the end of so many words."""
    ends = [found.end() for found in _WORD.finditer(text)]
    return text[: ends[count - 1]] if len(ends) >= count > 0 else text


def last_words(text: str, count: int) -> str:
    """The end of a one-line text, from the beginning of so many words on."""
    starts = [found.start() for found in _WORD.finditer(text)]
    return text[starts[-count] :] if len(starts) >= count > 0 else text if count else ""


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


def parse(text: str, file: Path) -> Corrections:
    """The corrections in `text`, which is what `file` holds.

    Raises InputError with every line that can't be understood.
    """
    lines: list[Line] = []
    problems: list[Problem] = []
    for number, raw in enumerate(text.split("\n"), 1):
        shown = raw.removesuffix("\r")
        column = len(shown) - len(shown.lstrip()) + 1
        place = Place(file, number, column, shown)
        try:
            lines.append(Line(shown, _correction(shown.strip(), place)))
        except ValueError as error:
            problems.append(Problem(str(error), _HOW, place))
    if problems:
        raise InputError(problems)
    while lines and not lines[-1].text.strip():
        lines.pop()
    return Corrections(file, tuple(lines))


def _correction(text: str, place: Place) -> Correction | None:
    """Raises ValueError, with what is wrong, for a line that is none."""
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
