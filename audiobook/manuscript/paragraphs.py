"""A block's text, what is silent in it, and the text as a reader sees it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from audiobook.manuscript import unsayable
from audiobook.manuscript.blocks import Block, Form
from audiobook.manuscript.directives import REASON, Directive, directive_of
from audiobook.manuscript.quotations import QuotedParagraph
from audiobook.manuscript.readers import Reader
from audiobook.story import Silence

_DASH = re.compile(r"[-–—―]{1,2}[ \u00a0](?=\w)")  # a second sign that speech begins: «"- Come in"»


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block's text, its silences, and the text as a reader sees it («clean»)."""

    block: Block
    text: str
    silences: tuple[Silence, ...]
    clean: str
    shifts: tuple[tuple[int, int], ...]  # (offset in clean, characters left out before it)
    directive: Directive | None = None

    def offset(self, clean: int, end: bool = False) -> int:
        """The offset in `text` of one in `clean`; as an end, marks that follow are not in it."""
        key = (clean, -1) if end else (clean, len(self.text))
        at = bisect_left(self.shifts, key) - 1
        return clean + (self.shifts[at][1] if at >= 0 else 0)

    def clean_offset(self, offset: int) -> int:
        """The offset in `clean` of one in `text`; within a silence, where that stands."""
        before = bisect_left(self.silences, offset, key=lambda silence: silence.start)
        if not before:
            return offset
        return offset - self.shifts[before - 1][1] + max(0, self.silences[before - 1].end - offset)


def paragraph_of(text: str, this: Block, reader: Reader, directed: bool = False) -> Paragraph:
    """The block with its markup and its unsayable characters found, and if `directed` a directive.

    A directive is silent, so that what stands behind it is the head of the paragraph.
    """
    part = text[this.start : this.end]
    heading = this.form is Form.HEADING
    marked = reader.silences(part, heading)
    directive = directive_of(part) if directed else None
    head = [Silence(0, directive.end, REASON)] if directive else []
    holes = [Silence(a - this.start, b - this.start, why) for a, b, why in this.holes]
    silences = merged([*head, *holes, *marked, *unsayable.silences(part, reader.any_letters)])
    clean, shifts, at, left_out = [], [], 0, 0
    for silence in silences:
        clean.append(part[at : silence.start])
        left_out += silence.end - silence.start
        at = silence.end
        shifts.append((at - left_out, left_out))
    clean.append(part[at:])
    return Paragraph(this, part, silences, "".join(clean), tuple(shifts), directive)


def merged(silences: Sequence[Silence]) -> tuple[Silence, ...]:
    """Sorted, without overlaps: where two meet, the earlier one keeps its characters."""
    out: list[Silence] = []
    for silence in sorted(silences, key=lambda s: (s.start, -s.end)):
        start = max(silence.start, out[-1].end if out else 0)
        if start < silence.end:
            out.append(Silence(start, silence.end, silence.reason))
    return tuple(out)


def with_marks(paragraph: Paragraph, found: QuotedParagraph) -> Paragraph:
    """The paragraph with its quotation marks among its silences."""
    offsets = (paragraph.offset(at) for at in found.marks)
    marks = [Silence(at, at + 1, "quotation mark") for at in offsets]
    dashes = [_DASH.match(paragraph.text, mark.end) for mark in marks]
    marks += [Silence(*dash.span(), "quotation mark") for dash in dashes if dash]
    return replace(paragraph, silences=merged([*paragraph.silences, *marks]))


def within(silences: tuple[Silence, ...], start: int, end: int) -> tuple[Silence, ...]:
    """The silences of `start…end`, counted from `start`; both lie at none's inside."""
    first = bisect_right(silences, start, key=lambda silence: silence.end)
    last = bisect_left(silences, end, key=lambda silence: silence.start)
    return tuple(
        Silence(max(s.start, start) - start, min(s.end, end) - start, s.reason)
        for s in silences[first:last]
    )
