"""Which correction is for which quotation of a story, and which are for none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from audiobook.corrections.concordance import Concordance, Found, Lost
from audiobook.corrections.correction import EVERY, Said
from audiobook.corrections.file import Corrections
from audiobook.corrections.people import Names
from audiobook.errors import Problem


@dataclass(frozen=True, slots=True)
class Matches:
    """Which correction is for which quotation."""

    spots: Mapping[int, Said] = field(default_factory=dict)  # by index into the concordance
    edited: Mapping[int, Said] = field(default_factory=dict)  # of these, whose words differ by now
    problems: tuple[Problem, ...] = ()


def match(words: Concordance, corrections: Corrections, names: Names) -> Matches:
    """Find the words of every correction. What is not found, or not clear, is a problem.

    Two corrections that disagree are a fatal one; all others are notes.
    """
    spots: dict[int, Said] = {}
    edited: dict[int, Said] = {}
    problems: list[Problem] = []
    found = [(said, words.find(said)) for said in corrections.said]
    for said, where in sorted(found, key=lambda pair: _rank(*pair)):
        if isinstance(where, Lost):
            problems.append(note_on(said, where.what, where.mend))
            continue
        for spot in where.spots:
            other = spots.setdefault(spot, said)
            if other is said and where.note:
                edited[spot] = said
                problems.append(_edited(words, spot, said, where.note))
            elif other is not said and where.note:
                what = "no quotation has these words any more"
                problems.append(note_on(said, what, "delete the line, if they are gone"))
            elif _disagree(said, other, names):
                what = f"{other.speaker} says these words, by {other.place}"
                problems.append(Problem(what, "keep one of the two lines", said.place))
    return Matches(spots, edited, tuple(problems))


def _rank(said: Said, where: Found | Lost) -> tuple[bool, bool]:
    """First those that are sure of their words, and name them alone."""
    return isinstance(where, Found) and bool(where.note), said.nth == EVERY


def _disagree(said: Said, other: Said, names: Names) -> bool:
    """Whether two are for the same words and name two people; one may be an exception to EVERY."""
    excepted = said.nth == EVERY and other.nth != EVERY
    return not excepted and names.canonical(said.speaker) != names.canonical(other.speaker)


def note_on(said: Said, what: str, mend: str) -> Problem:
    """A problem with a correction that stops nothing, at its place."""
    return Problem(what, mend, said.place, fatal=False)


def _edited(words: Concordance, spot: int, said: Said, note: str) -> Problem:
    what = f"this is taken for the quotation at {words.place(spot)}: {note}"
    return note_on(said, what, f"write «{words.pin(spot, said.speaker)}», if that is right")
