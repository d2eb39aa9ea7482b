"""Written words become spoken words: what an engine is given for a segment.

Each module says one kind of thing, by rules that look at what stands around it;
docs/normalization.md tells them all. What could be meant in two ways is left as it is written.
Rules stand in an order, and what one has said no later one touches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from audiobook.normalization import (
    abbreviations,
    addresses,
    dates,
    figures,
    letters,
    money,
    pauses,
    pronunciations,
    quantities,
    references,
    romans,
    sizes,
    symbols,
    times,
    years,
)
from audiobook.normalization.cutting import is_sayable, pieces
from audiobook.normalization.rules import Context
from audiobook.normalization.saying import Spoken, Word
from audiobook.normalization.sounds import (
    MARKS,
    NASAL,
    PRIMARY,
    SECONDARY,
    SYLLABIC,
    TIE,
    Plain,
    Sounded,
    split,
    unmarked,
)

__all__ = [
    "MARKS",
    "NASAL",
    "PRIMARY",
    "SECONDARY",
    "SYLLABIC",
    "TIE",
    "Plain",
    "Sounded",
    "Spoken",
    "Word",
    "is_british",
    "is_sayable",
    "pieces",
    "pronunciations",
    "split",
    "spoken",
    "unmarked",
]

_ORDER = tuple(
    room.RULES
    for room in (
        addresses,
        money,
        times,
        dates,
        years,
        sizes,
        quantities,
        references,
        figures,
        romans,
        abbreviations,
        letters,
        symbols,
        pauses,
    )
)
_BLANK = re.compile(rf"[\s{MARKS}]")  # only this program may set a mark
_AMERICAN = frozenset(("en", "en-us", "en-ca", "en-ph"))


def spoken(
    text: str, known: Mapping[str, str], british: bool = False, heading: bool = False
) -> Spoken:
    """What is said for `text`; words that are `known` sound as `pronunciations` says.

    `british` tells how dates are read, `heading` that `text` is the title of a chapter.
    """
    context = Context(_BLANK.sub(" ", text), british, heading)
    found = sorted(_found(context, known), key=lambda word: word.start)
    return Spoken(text, tuple(_covering(context.text, found)))


def is_british(language: str) -> bool:
    """Whether a story in this language (as in `en-GB`) reads its dates the British way."""
    return language.lower().replace("_", "-") not in _AMERICAN


def _found(context: Context, known: Mapping[str, str]) -> Iterator[Word]:
    taken = bytearray(len(context.text))
    for word in pronunciations.words(context.text, known):
        taken[word.start : word.end] = b"\1" * (word.end - word.start)
        yield word
    for rules in _ORDER:
        yield from rules.words(context, taken)


def _covering(text: str, found: Iterable[Word]) -> Iterator[Word]:
    """The words that were found, and what stands between them, as it is written."""
    at = 0
    for word in found:
        if word.start > at:
            yield Word(at, word.start, text[at : word.start])
        yield word
        at = word.end
    if at < len(text):
        yield Word(at, len(text), text[at:])
