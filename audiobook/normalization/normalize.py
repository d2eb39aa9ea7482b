"""A text is normalized: all rules are asked, in their order, and what is left stands as it is."""

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
    pronunciations,
    punctuation,
    quantities,
    references,
    romans,
    sizes,
    symbols,
    times,
    years,
)
from audiobook.normalization.rules import Context
from audiobook.normalization.sounds import MARKS
from audiobook.normalization.spoken import Spoken, Word

_ORDER = tuple(
    kind.RULES
    for kind in (
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
        punctuation,
    )
)
_BLANK = re.compile(rf"[\s{MARKS}]")  # only this program may set a mark
_AMERICAN = frozenset(("en", "en-us", "en-ca", "en-ph"))


def normalize(
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
