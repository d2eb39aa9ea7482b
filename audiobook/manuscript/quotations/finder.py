"""The quotations of consecutive paragraphs are found: a speech may run over several."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from audiobook.manuscript.quotations.asides import parted
from audiobook.manuscript.quotations.dashes import dashed
from audiobook.manuscript.quotations.judged import Around, judged
from audiobook.manuscript.quotations.judgement import How
from audiobook.manuscript.quotations.marks import NOT_APOSTROPHES, Family, Style, marks_of
from audiobook.manuscript.quotations.pairs import Pair, Paired, pair
from audiobook.manuscript.quotations.quotation import Quotation, QuotedParagraph
from audiobook.manuscript.quotations.recovery import speech_begins
from audiobook.manuscript.quotations.speeches import Marked, speeches
from audiobook.manuscript.quotations.thoughts import in_italics
from audiobook.manuscript.quotations.verse import introduces

Span = tuple[int, int]
_ALWAYS_SILENT = re.compile(f"[{NOT_APOSTROPHES}]")


def find(
    paragraphs: Sequence[str], style: Style, italics: Sequence[Sequence[Span]] = ()
) -> list[QuotedParagraph]:
    """The quotations of consecutive paragraphs, as many QuotedParagraphs as paragraphs.

    `italics` are each paragraph's stretches in italics, in order; thoughts are found among them.
    A paragraph that ends in an open quotation is continued if the next one begins with an opening
    mark; if not, its quotation ends with the paragraph, or where a tag resumes the narration, and
    the mark is told as unclosed.
    """
    found: list[QuotedParagraph] = []
    sung = False
    for i, this in enumerate(speeches(paragraphs, style)):
        text = paragraphs[i]
        found.append(_found(text, this, style, sung, italics[i] if italics else ()))
        sung = any(q.how is How.SAID for q in found[-1].quotations) or introduces(text)
    return found


def _found(
    text: str, this: Marked, style: Style, sung: bool, italics: Sequence[Span]
) -> QuotedParagraph:
    primary = this.paired
    others = [p for family in Family for p in _others(text, family, primary.pairs, style)]
    around = Around(this.begins_open, this.goes_on, sung)
    said = _with_unopened(text, primary, style, _said(text, primary.pairs, others, around))
    if style.dashes and not said:
        said = [Quotation(start, end) for start, end in dashed(text)]
    unclosed = [max(0, p.open) for p in primary.pairs if p.close is None]
    if this.goes_on:
        unclosed.pop()
    lost = () if style.primary is Family.SINGLE else primary.strays
    return QuotedParagraph(
        tuple(_with_italics(text, said, italics)),
        _marks(text, [*primary.pairs, *others]),
        tuple(unclosed),
        tuple(at for at in lost if not text[at - 1 : at].isdigit()),
    )


def _said(
    text: str, primary: Sequence[Pair], others: Sequence[Pair], around: Around
) -> list[Quotation]:
    """The quotations that marks tell: those of the story's family, and others outside of them."""
    inside = _Inside(primary, len(text))
    loose = [p for p in others if not inside.holds(p.open) and _may_speak(text, p)]
    pairs = sorted([*primary, *loose], key=lambda p: p.open)
    return [piece for q in judged(text, pairs, around) for piece in parted(text, q)]


def _may_speak(text: str, other: Pair) -> bool:
    """Whether marks of another family than the story's may hold speech, outside of all speech.

    Single ones only around what ends as speech does: they may yet be apostrophes.
    """
    if text[other.open] in NOT_APOSTROPHES:
        return True
    return other.close is not None and text[other.close - 1] in ".,!?…—–-"


def _with_unopened(
    text: str, primary: Paired, style: Style, said: Sequence[Quotation]
) -> list[Quotation]:
    """The quotations, and those whose opening mark is missing if it can be told where it was."""
    if style.primary is Family.SINGLE or not primary.strays:  # a stray one is an apostrophe
        return list(said)
    lost: list[Quotation] = []
    starts, ends = [q.start for q in said], [q.end for q in said]
    for stray in primary.strays:
        before = bisect_right(ends, stray)
        begins = max([*ends[before - 1 : before], *(q.end for q in lost[-1:])], default=0)
        start = speech_begins(text, begins, stray)
        if start is not None and bisect_right(starts, stray) == before:
            lost.append(Quotation(start, stray + 1))
    return sorted([*said, *lost], key=lambda q: q.start)


def _with_italics(
    text: str, said: Sequence[Quotation], italics: Sequence[Span]
) -> Sequence[Quotation]:
    if not italics:
        return said
    taken = [(q.start, q.end) for q in said if q.how is not How.NAMED]
    thoughts = [
        Quotation(start, end, How.THOUGHT, evidence)
        for start, end, evidence in in_italics(text, italics, taken)
    ]
    spans = [(t.start, t.end) for t in thoughts]
    kept = [q for q in said if not any(a < q.end and q.start < b for a, b in spans)]
    return sorted([*kept, *thoughts], key=lambda q: q.start)


def _others(text: str, family: Family, primary: Sequence[Pair], style: Style) -> Iterator[Pair]:
    """The closed pairs of another family than the story's, none across a quotation's bounds."""
    if family is style.primary:
        return
    inside = _Inside(primary, len(text))
    regions: dict[int, list[int]] = {}
    used = {at for p in primary for at in (p.close, *p.nested)}
    marks = [mark for mark in marks_of(text, family, style) if mark.at not in used]
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


def _marks(text: str, pairs: Sequence[Pair]) -> tuple[int, ...]:
    marks = {match.start() for match in _ALWAYS_SILENT.finditer(text)}
    for this in pairs:
        marks.update(at for at in (this.open, *this.nested) if at >= 0)
        if this.close is not None:
            marks.add(this.close)
    return tuple(sorted(marks))
