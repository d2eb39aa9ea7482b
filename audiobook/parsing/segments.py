"""The blocks of a chapter become segments: who reads what, and what stays silent."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from audiobook.parsing import markup, unsayable
from audiobook.parsing.blocks import Block, Form
from audiobook.parsing.mojibake import Mended
from audiobook.quotations import Found, How, Style, find
from audiobook.story import NARRATOR, UNKNOWN, Kind, Segment, Silence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block's text, its silences, and the text as a reader sees it («clean»)."""

    block: Block
    text: str
    silences: tuple[Silence, ...]
    clean: str
    shifts: tuple[tuple[int, int], ...]  # (offset in clean, characters left out before it)

    def offset(self, clean: int, end: bool = False) -> int:
        """The offset in `text` of one in `clean`; as an end, marks that follow are not in it."""
        key = (clean, -1) if end else (clean, len(self.text))
        at = bisect_left(self.shifts, key) - 1
        return clean + (self.shifts[at][1] if at >= 0 else 0)


@dataclass
class Findings:
    """What the reader is told of later; offsets into the mended text of a file."""

    unclosed: list[int] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)


def paragraph_of(text: str, this: Block, is_markdown: bool) -> Paragraph:
    """The block with its markup and its unsayable characters found."""
    part = text[this.start : this.end]
    heading = this.form is Form.HEADING
    marked = markup.markdown(part, heading) if is_markdown else markup.plain(part)
    silences = merged([*marked, *unsayable.silences(part)])
    clean, shifts, at, left_out = [], [], 0, 0
    for silence in silences:
        clean.append(part[at : silence.start])
        left_out += silence.end - silence.start
        at = silence.end
        shifts.append((at - left_out, left_out))
    clean.append(part[at:])
    return Paragraph(this, part, silences, "".join(clean), tuple(shifts))


def merged(silences: Sequence[Silence]) -> tuple[Silence, ...]:
    """Sorted, without overlaps: where two meet, the earlier one keeps its characters."""
    out: list[Silence] = []
    for silence in sorted(silences, key=lambda s: (s.start, -s.end)):
        start = max(silence.start, out[-1].end if out else 0)
        if start < silence.end:
            out.append(Silence(start, silence.end, silence.reason))
    return tuple(out)


class Segmenter:
    """Makes the segments of one file's chapters; numbers quotations through the story."""

    def __init__(self, mended: Mended, is_markdown: bool, style: Style, quotation: int) -> None:
        self.quotation = quotation  # the number of the next quotation
        self.findings = Findings()
        self._mended = mended
        self._is_markdown = is_markdown
        self._style = style
        self._paragraph = self._scene = 0

    def chapter(self, blocks: Sequence[Block], title: str) -> tuple[Segment, ...]:
        """The segments of a chapter; `title` is given if no heading in the file tells it."""
        self._paragraph = self._scene = 0
        segments: list[Segment] = []
        if title and blocks:
            at = self._mended.decoded_offset(blocks[0].start)
            segments.append(Segment(Kind.HEADING, title, at, at, 0, 0))
            self._paragraph = 1
        run: list[Block] = []
        for this in blocks:
            if this.form in (Form.HEADING, Form.BREAK):
                segments.extend(self._run(run))
                run = []
                segments.extend(
                    self._heading(this) if this.form is Form.HEADING else self._rule(this)
                )
            else:
                run.append(this)
        segments.extend(self._run(run))
        return tuple(segments)

    def _rule(self, this: Block) -> Iterator[Segment]:
        yield self._silent(this.start, this.end, this.reason)
        self._scene += 1
        self._paragraph += 1

    def _heading(self, this: Block) -> Iterator[Segment]:
        paragraph = paragraph_of(self._mended.text, this, self._is_markdown)
        found = find([paragraph.clean], self._style)[0]
        silences = _with_marks(paragraph, found)
        yield self._spoken(Kind.HEADING, paragraph, 0, len(paragraph.text), silences)
        self._paragraph += 1

    def _run(self, blocks: Sequence[Block]) -> Iterator[Segment]:
        """Consecutive paragraphs, over which a speech may go on, and silent blocks among them."""
        text = self._mended.text
        paragraphs = {
            i: paragraph_of(text, this, self._is_markdown)
            for i, this in enumerate(blocks)
            if this.form is Form.PARAGRAPH
        }
        spoken = [p.clean for p in paragraphs.values()]
        found = dict(zip(paragraphs, find(spoken, self._style), strict=True))
        for i, this in enumerate(blocks):
            if this.form is Form.PARAGRAPH:
                yield from self._split(paragraphs[i], found[i])
            else:
                yield self._silent(this.start, this.end, this.reason)
            self._paragraph += 1

    def _split(self, paragraph: Paragraph, found: Found) -> Iterator[Segment]:
        """The pieces of a paragraph: narration and quotations in turn."""
        silences = _with_marks(paragraph, found)
        start = paragraph.block.start
        self.findings.unclosed += [start + paragraph.offset(at) for at in found.unclosed]
        self.findings.unopened += [start + paragraph.offset(at) for at in found.unopened]
        at = 0
        for quotation in found.quotations:
            if quotation.how is How.NAMED:
                continue
            begin = max(at, paragraph.offset(quotation.start, end=True))
            end = paragraph.offset(quotation.end)
            yield from self._piece(Kind.NARRATION, paragraph, at, begin, silences)
            if quotation.how is How.THOUGHT:
                yield from self._piece(
                    Kind.NARRATION, paragraph, begin, end, silences, evidence=quotation.evidence
                )
            else:
                self.quotation += not quotation.continues
                number = self.quotation - 1
                yield from self._piece(Kind.DIALOGUE, paragraph, begin, end, silences, number)
            at = end
        yield from self._piece(Kind.NARRATION, paragraph, at, len(paragraph.text), silences)

    def _piece(
        self,
        kind: Kind,
        paragraph: Paragraph,
        start: int,
        end: int,
        silences: tuple[Silence, ...],
        quotation: int | None = None,
        evidence: str = "",
    ) -> Iterator[Segment]:
        text = paragraph.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield self._spoken(kind, paragraph, start, end, silences, quotation, evidence)

    def _spoken(
        self,
        kind: Kind,
        paragraph: Paragraph,
        start: int,
        end: int,
        silences: tuple[Silence, ...],
        quotation: int | None = None,
        evidence: str = "",
    ) -> Segment:
        """A segment of `paragraph.text[start:end]`; SILENT if no letter or digit is left of it."""
        within = _within(silences, start, end)
        base = paragraph.block.start
        speaker = UNKNOWN if kind is Kind.DIALOGUE else NARRATOR
        segment = Segment(
            kind,
            paragraph.text[start:end],
            self._mended.decoded_offset(base + start),
            self._mended.decoded_offset(base + end),
            self._paragraph,
            self._scene,
            quotation,
            speaker,
            evidence=evidence,
            silences=within,
            thought=evidence.startswith("thought"),
        )
        if any(map(str.isalnum, segment.audible)):
            return segment
        reasons = {silence.reason for silence in within} - {"quotation mark"}
        whole = not segment.audible.strip() and reasons
        return self._silent(base + start, base + end, min(reasons) if whole else "punctuation")

    def _silent(self, start: int, end: int, reason: str) -> Segment:
        return Segment(
            Kind.SILENT,
            self._mended.text[start:end],
            self._mended.decoded_offset(start),
            self._mended.decoded_offset(end),
            self._paragraph,
            self._scene,
            reason=reason,
        )


def _with_marks(paragraph: Paragraph, found: Found) -> tuple[Silence, ...]:
    offsets = (paragraph.offset(at) for at in found.marks)
    marks = [Silence(at, at + 1, "quotation mark") for at in offsets]
    return merged([*paragraph.silences, *marks])


def _within(silences: tuple[Silence, ...], start: int, end: int) -> tuple[Silence, ...]:
    """The silences of `start…end`, counted from `start`; both lie at none's inside."""
    first = bisect_right(silences, start, key=lambda silence: silence.end)
    last = bisect_left(silences, end, key=lambda silence: silence.start)
    return tuple(
        Silence(max(s.start, start) - start, min(s.end, end) - start, s.reason)
        for s in silences[first:last]
    )
