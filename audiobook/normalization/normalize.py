"""A text is normalized: all rules are asked, in their order, and what is left stands as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from audiobook.normalization import (
    abbreviations,
    addresses,
    dates,
    drawls,
    elisions,
    figures,
    interjections,
    letters,
    money,
    pronunciations,
    punctuation,
    quantities,
    references,
    romans,
    scripture,
    sizes,
    stutters,
    symbols,
    times,
    years,
)
from audiobook.normalization.rules import Context, Rules
from audiobook.normalization.sounds import MARKS
from audiobook.normalization.spoken import Spoken, Word
from audiobook.normalization.stutters import Stutters

# What is looked for, by the name of its module, in the order in which it is asked.
KINDS: tuple[tuple[str, Rules | Stutters], ...] = (
    ("hearts", symbols.HEARTS),
    ("powers", symbols.POWERS),
    *(
        (kind.__name__.rpartition(".")[2], kind.RULES)
        for kind in (
            addresses,
            scripture,
            money,
            times,
            dates,
            years,
            sizes,
            quantities,
            references,
            figures,
            interjections,
            stutters,
            drawls,
            elisions,
            romans,
            abbreviations,
            letters,
            symbols,
            punctuation,
        )
    ),
)
_BLANK = re.compile(rf"[\s{MARKS}]")  # only this program may set a mark
# Letters and digits that only look otherwise, each of which is one character: 𝓗, Ｆ, ％, Ⅴ.
_STYLED = re.compile("[\U0001d400-\U0001d7ff\uff01-\uff5eⅠⅤⅩⅬⅭⅮⅯⅰⅴⅹⅼⅽⅾⅿℂℊ-ℓℕℙ-ℝℤℨℬℭℯ-ℱℳℴ]")
_AMERICAN = frozenset(("en", "en-us", "en-ca", "en-ph"))


def normalize(
    text: str,
    known: Mapping[str, str],
    british: bool = False,
    heading: bool = False,
    given: Iterable[Word] | None = None,
) -> Spoken:
    """What is said for `text`; words that are `known` sound as `pronunciations` says.

    `given` are the words of the text that sound so where they stand, if that was found out
    already; `british` tells how dates are read, `heading` that `text` is the title of a chapter.
    """
    context = context_of(text, british, heading)
    if given is None:
        given = pronunciations.words(context.text, known)
    found = sorted(_found(context, given), key=lambda word: word.start)
    return Spoken(text, tuple(_covering(context.text, found)))


def context_of(text: str, british: bool = False, heading: bool = False) -> Context:
    """The text as rules look at it, as long as it is."""
    shown = _STYLED.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    return Context(_BLANK.sub(" ", shown), british, heading)


def is_british(language: str) -> bool:
    """Whether a story in this language (as in `en-GB`) reads its dates the British way."""
    return language.lower().replace("_", "-") not in _AMERICAN


def _found(context: Context, given: Iterable[Word]) -> Iterator[Word]:
    taken = bytearray(len(context.text))
    for word in given:
        taken[word.start : word.end] = b"\1" * (word.end - word.start)
        yield word
    for _, rules in KINDS:
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
