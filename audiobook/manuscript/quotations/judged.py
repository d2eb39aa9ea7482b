"""The pairs of marks of one paragraph become quotations, each with what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiobook.manuscript.quotations import verse
from audiobook.manuscript.quotations.judge import judge
from audiobook.manuscript.quotations.judgement import How, Judgement
from audiobook.manuscript.quotations.pairs import Pair
from audiobook.manuscript.quotations.quotation import Quotation
from audiobook.manuscript.quotations.recovery import speech_ends
from audiobook.manuscript.quotations.surroundings import Surroundings

_AROUND = " \t\n\u00a0\u202f\"“”„‘’‚'«»"  # of what is said: blanks, and marks of nested quotations
_REACH = 200  # characters that are seen before and behind a quotation
_SAID = Judgement(How.SAID)
_NAMED = Judgement(How.NAMED)


@dataclass(frozen=True, slots=True)
class Around:
    """What a paragraph stands amid."""

    begins_open: bool = False  # in the midst of the speech of the paragraph before
    goes_on: bool = False  # its last quotation does, in the next paragraph
    sung: bool = False  # if it is verse and nothing else, somebody sings it


def judged(text: str, pairs: Sequence[Pair], around: Around) -> Iterator[Quotation]:
    """The quotations of a paragraph."""
    alone = not _letters_outside(text, pairs)
    is_motto = alone and _is_motto(text, pairs, around)
    end, last = -1, None
    for i, this in enumerate(pairs):
        if this.open < end:
            continue
        start, behind = max(0, this.open), max(0, end)
        follows = pairs[i + 1].open if i + 1 < len(pairs) else len(text)
        end = _end(text, this, follows, is_motto or (around.goes_on and follows == len(text)))
        continues = around.begins_open and i == 0 and not any(map(str.isalnum, text[:start]))
        if is_motto:
            judgement = _NAMED
        elif alone or continues or this.close is None:
            judgement = _SAID
        else:
            judgement = judge(_surroundings(text, start, end, behind, follows, last))
        last = judgement.how
        if start < end:  # not so in an empty paragraph amid a letter
            yield Quotation(start, end, judgement.how, judgement.evidence, continues)


def _is_motto(text: str, pairs: Sequence[Pair], around: Around) -> bool:
    """Whether a paragraph that is all quotation is a motto, verse that nobody sings, or a title."""
    if verse.is_motto(text) or (not around.sung and verse.is_verse(text)):
        return True
    return len(pairs) == 1 and _is_title(text)


def _end(text: str, this: Pair, follows: int, open_ended: bool) -> int:
    """Where a quotation ends: at its mark, or before the next one, or where a tag ends it."""
    if this.close is not None:
        return this.close + 1
    if open_ended or this.open < 0:
        return follows
    return speech_ends(text, this.open + 1, follows) or follows


def _is_title(text: str) -> bool:
    """Whether a paragraph is all in capitals and ends with no stop: «"THE BLUE CAT"»."""
    inner = text.strip(_AROUND)
    return " " in inner and inner.isupper() and inner[-1:].isalnum()


def _surroundings(
    text: str, start: int, end: int, behind: int, follows: int, last: How | None
) -> Surroundings:
    """What is seen of the quotation `start…end`; `behind` is where the one before it ended."""
    return Surroundings(
        text[start + 1 : end - 1].strip(_AROUND),
        text[max(behind, start - _REACH) : start],
        text[end : min(follows, end + _REACH)],
        last,
        unfinished=behind > 1 and text[behind - 2].isalnum(),
        broken=text[end - 2].isspace() and not text[start + 1].isspace(),
    )


def _letters_outside(text: str, pairs: Sequence[Pair]) -> bool:
    at = 0
    for this in pairs:
        if any(map(str.isalnum, text[at : max(at, this.open)])):
            return True
        at = max(at, len(text) if this.close is None else this.close)
    return any(map(str.isalnum, text[at:]))
