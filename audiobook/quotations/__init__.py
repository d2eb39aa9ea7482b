"""Where the quotations of a story's paragraphs stand, and which of them are said.

Works on paragraphs whose markup was taken out: `style_of` looks at all of a story's paragraphs
once, `find` at consecutive paragraphs, since a speech may run over several.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiobook.quotations.dashes import dashed
from audiobook.quotations.marks import (
    NOT_APOSTROPHES,
    Family,
    Style,
    marks_of,
    opens_at_head,
    style_of,
)
from audiobook.quotations.pairing import Pair, Paired, pair
from audiobook.quotations.saying import How, Sight, judge

__all__ = ["Family", "Found", "How", "Quotation", "Style", "find", "style_of"]

_AROUND = " \t\n\u00a0\u202f\"“”„‘’‚'«»"  # of what is said: blanks, and marks of nested quotations
_ALWAYS_SILENT = re.compile(f"[{NOT_APOSTROPHES}]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks; offsets into its paragraph, its own marks included."""

    start: int
    end: int
    how: How = How.SAID
    evidence: str = ""  # of a thought: «thought: she thought»
    continues: bool = False  # the speech that the paragraph before left open
    closed: bool = True  # False: open at the paragraph's end, or where the next one begins


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one paragraph."""

    quotations: tuple[Quotation, ...]  # in order, none inside another
    marks: tuple[int, ...]  # offsets of all that is a quotation mark and no apostrophe, in order
    unclosed: tuple[int, ...]  # opening marks that nothing closes, here or in a later paragraph
    unopened: tuple[int, ...]  # closing marks that nothing opened (inches are not counted)


def find(paragraphs: Sequence[str], style: Style) -> list[Found]:
    """The quotations of consecutive paragraphs, as many Founds as paragraphs.

    A paragraph that ends in an open quotation is continued if the next one begins with an opening
    mark; if not, its quotation ends with the paragraph and the mark is told as unclosed.
    """
    following = (opens_at_head(text, style.primary, style) for text in paragraphs[1:])
    heads = [*following, False][: len(paragraphs)]
    paired = [
        pair(list(marks_of(text, style.primary, style)), head)
        for text, head in zip(paragraphs, heads, strict=True)
    ]
    letters = _letters(paragraphs, paired, heads)
    found = []
    open_before = False
    for i, text in enumerate(paragraphs):
        primary = letters.get(i, paired[i])
        last_open = bool(primary.pairs) and primary.pairs[-1].close is None
        goes_on = last_open and (heads[i] or (i + 1) in letters)
        found.append(_found(text, primary, style, open_before, goes_on))
        open_before = goes_on
    return found


def _letters(
    paragraphs: Sequence[str], paired: Sequence[Paired], heads: Sequence[bool]
) -> dict[int, Paired]:
    """Paragraphs of a quotation that no mark reopens: a letter, say, closed at its very end.

    Such a paragraph gets a pair that opens before its first character, at -1.
    """
    out: dict[int, Paired] = {}
    for i, this in enumerate(paired):
        if heads[i] or not this.pairs or this.pairs[-1].close is not None:
            continue
        last = i + 1
        while last < len(paired) and not (paired[last].pairs or paired[last].strays):
            last += 1
        if last == len(paired) or not _only_closes(paragraphs[last], paired[last]):
            continue
        for j in range(i + 1, last):
            out[j] = Paired((Pair(-1, None),), ())
        stray, *others = paired[last].strays
        out[last] = Paired((Pair(-1, stray), *paired[last].pairs), tuple(others))
    return out


def _only_closes(text: str, paired: Paired) -> bool:
    """Whether the paragraph's first mark closes what was opened before."""
    if not paired.strays or text[paired.strays[0]] not in NOT_APOSTROPHES:
        return False
    at = paired.strays[0]
    first = not paired.pairs or at < paired.pairs[0].open
    return first and at > 0 and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()


def _found(text: str, primary: Paired, style: Style, open_before: bool, goes_on: bool) -> Found:
    others = [p for family in Family for p in _others(text, family, primary.pairs, style)]
    inside = _Inside(primary.pairs, len(text))
    loose = [p for p in others if not inside.holds(p.open) and _may_speak(text, p)]
    pairs = sorted([*primary.pairs, *loose], key=lambda p: p.open)
    quotations = tuple(_judged(text, pairs, open_before))
    if style.dashes:
        quotations = tuple(sorted([*quotations, *_dashes(text, quotations)], key=lambda q: q.start))
    unclosed = [max(0, p.open) for p in primary.pairs if p.close is None]
    singles = style.primary is Family.SINGLE
    if goes_on:
        unclosed.pop()
    return Found(
        quotations,
        _marks(text, [*primary.pairs, *others]),
        tuple(unclosed),
        () if singles else tuple(at for at in primary.strays if not text[at - 1 : at].isdigit()),
    )


def _may_speak(text: str, other: Pair) -> bool:
    """Whether marks of another family than the story's may hold speech, outside of all speech.

    Single ones only around what ends as speech does: they may yet be apostrophes.
    """
    if text[other.open] in NOT_APOSTROPHES:
        return True
    return other.close is not None and text[other.close - 1] in ".,!?…—–-"


def _dashes(text: str, quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    if not quotations:
        for start, end in dashed(text):
            yield Quotation(start, end)


def _others(text: str, family: Family, primary: Sequence[Pair], style: Style) -> Iterator[Pair]:
    """The closed pairs of another family than the story's, none across a quotation's bounds."""
    if family is style.primary:
        return
    inside = _Inside(primary, len(text))
    regions: dict[int, list[int]] = {}
    marks = list(marks_of(text, family, style))
    for i, mark in enumerate(marks):
        regions.setdefault(inside.region(mark.at), []).append(i)
    for indices in regions.values():
        for found in pair([marks[i] for i in indices], continued=False).pairs:
            if found.close is not None:
                yield found


class _Inside:
    """Tells in which stretch, in or between quotations, an offset lies; asked in rising order."""

    def __init__(self, pairs: Sequence[Pair], length: int) -> None:
        ends = [p.close if p.close is not None else length for p in pairs]
        # an unclosed quotation ends where the next one opens
        ends = [
            min(end, pairs[i + 1].open) if i + 1 < len(pairs) else end for i, end in enumerate(ends)
        ]
        self._bounds = [
            bound for p, end in zip(pairs, ends, strict=True) for bound in (p.open, end)
        ]

    def region(self, at: int) -> int:
        return bisect_right(self._bounds, at)

    def holds(self, at: int) -> bool:
        return self.region(at) % 2 == 1


def _judged(text: str, pairs: Sequence[Pair], open_before: bool) -> Iterator[Quotation]:
    """The quotations that the pairs make, each with what it is."""
    alone = not _letters_outside(text, pairs)
    end, last = -1, None
    for i, this in enumerate(pairs):
        if this.open < end:
            continue
        start, before_from = max(0, this.open), max(0, end, this.open - 200)
        follows = pairs[i + 1].open if i + 1 < len(pairs) else len(text)
        closed = this.close is not None
        end = this.close + 1 if this.close is not None else follows
        continues = open_before and not any(map(str.isalnum, text[:start])) and i == 0
        if alone or continues or not closed:
            how, evidence = How.SAID, ""
        else:
            sight = Sight(
                text[start + 1 : end - 1].strip(_AROUND),
                text[before_from:start],
                text[end : min(follows, end + 200)],
                i == 0,
                last,
            )
            verdict = judge(sight)
            how, evidence = verdict.how, verdict.evidence
        last = how
        if start == end:  # an empty paragraph amid a letter
            continue
        yield Quotation(start, end, how, evidence, continues, closed)


def _letters_outside(text: str, pairs: Sequence[Pair]) -> bool:
    at = 0
    for this in pairs:
        if any(map(str.isalnum, text[at : max(at, this.open)])):
            return True
        at = max(at, len(text) if this.close is None else this.close)
    return any(map(str.isalnum, text[at:]))


def _marks(text: str, pairs: Sequence[Pair]) -> tuple[int, ...]:
    marks = {match.start() for match in _ALWAYS_SILENT.finditer(text)}
    for this in pairs:
        marks.update(at for at in (this.open, *this.nested) if at >= 0)
        if this.close is not None:
            marks.add(this.close)
    return tuple(sorted(marks))
