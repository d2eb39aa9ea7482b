"""The blocks of a chapter become segments: who reads what, and what stays silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from audiobook.manuscript import unsayable
from audiobook.manuscript.blocks import Block, Form
from audiobook.manuscript.cutter import Cutter, NumberedSpeech, Thought
from audiobook.manuscript.directives import REASON, Bracket, Directive, bracket_of
from audiobook.manuscript.mojibake import MendedText
from audiobook.manuscript.paragraphs import merged, paragraph_of, with_marks
from audiobook.manuscript.passages import Passage, passages
from audiobook.manuscript.performer import Performer
from audiobook.manuscript.plays import Script
from audiobook.manuscript.quotations import How, Quotation, Style, find
from audiobook.manuscript.readers import Reader
from audiobook.story import QUOTATION_MARK, UNKNOWN, Segment, Silence


@dataclass
class Findings:
    """What the reader is told of later; offsets into the mended text of a file."""

    unclosed: list[int] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)
    brackets: list[tuple[int, Bracket]] = field(default_factory=list)  # that are no directives
    directed: set[str] = field(default_factory=set)  # the names in directives
    plays: list[Script] = field(default_factory=list)  # a chapter each
    chapters: int = 0

    def note(self, this: Passage) -> None:
        paragraph, start = this.paragraph, this.paragraph.block.start
        self.unclosed += [start + paragraph.offset(at) for at in this.found.unclosed]
        self.unopened += [start + paragraph.offset(at) for at in this.found.unopened]
        if paragraph.directive:
            self.directed.add(paragraph.directive.name)
        elif bracket := bracket_of(paragraph.text):
            self.brackets.append((start + bracket.at, bracket))


class Segmenter:
    """Makes the segments of one file's chapters; numbers quotations through the story."""

    def __init__(self, mended: MendedText, reader: Reader, style: Style, quotation: int) -> None:
        self.findings = Findings()
        self._text = mended.text
        self._cutter = Cutter(mended, quotation)
        self._reader = reader
        self._style = style
        self._speech: NumberedSpeech | None = (
            None  # the last one; None: it was left to the narrator
        )

    @property
    def quotation(self) -> int:
        """The number of the next quotation."""
        return self._cutter.quotation

    def chapter(
        self, blocks: Sequence[Block], title: str, script: Script | None = None
    ) -> tuple[Segment, ...]:
        """The segments of a chapter; `title` is given if no heading in the file tells it.

        `script` is given if the chapter is to be read as a play.
        """
        self._cutter.paragraph = self._cutter.scene = 0
        segments: list[Segment] = []
        self.findings.chapters += 1
        if script:
            self.findings.plays.append(script)
        if title and blocks:
            segments.extend(self._title(title, blocks[0].start))
            self._cutter.paragraph = 1
        run: list[Block] = []
        for this in blocks:
            if this.form in (Form.HEADING, Form.BREAK):
                segments.extend(self._run(run, script))
                run = []
                segments.extend(
                    self._heading(this) if this.form is Form.HEADING else self._rule(this)
                )
            else:
                run.append(this)
        segments.extend(self._run(run, script))
        return tuple(segments)

    def _rule(self, this: Block) -> Iterator[Segment]:
        yield self._cutter.silent(this.start, this.end, this.reason)
        self._cutter.scene += 1
        self._cutter.paragraph += 1

    def _title(self, title: str, offset: int) -> Iterator[Segment]:
        """Of a title that stands nowhere in the file; nothing where no voice can say it."""
        marks = (Silence(at, at + 1, QUOTATION_MARK) for at in find([title], self._style)[0].marks)
        silences = merged([*unsayable.silences(title, self._reader.any_letters), *marks])
        segment = self._cutter.title(title, offset, silences)
        if any(map(str.isalnum, segment.audible)):
            yield segment

    def _heading(self, this: Block) -> Iterator[Segment]:
        paragraph = paragraph_of(self._text, this, self._reader)
        found = find([paragraph.clean], self._style)[0]
        yield self._cutter.heading(with_marks(paragraph, found))
        self._cutter.paragraph += 1

    def _run(self, blocks: Sequence[Block], script: Script | None) -> Iterator[Segment]:
        """Consecutive paragraphs, over which a speech may go on, and silent blocks among them."""
        if script and script.mixed:
            yield from self._mixed(blocks, script)
            return
        if script:
            lines = Performer(self._text, self._reader, self._style, self._cutter, script)
            yield from lines.segments(blocks)
            return
        prose = [this for this in blocks if this.form is Form.PARAGRAPH]
        found = iter(passages(self._text, prose, self._reader, self._style))
        for this in blocks:
            if this.form is Form.PARAGRAPH:
                yield from self._split(next(found))
            else:
                yield self._cutter.silent(this.start, this.end, this.reason)
            self._cutter.paragraph += 1

    def _mixed(self, blocks: Sequence[Block], script: Script) -> Iterator[Segment]:
        """Stretches whose paragraphs have labels, and prose between them."""
        labelled = replace(script, mixed=False)
        held: list[Block] = []
        spoken = False  # whether those that are held have labels
        for this in blocks:
            speaks = this.form is Form.PARAGRAPH and script.speaks(self._text, this)
            if this.form is Form.PARAGRAPH and speaks != spoken:
                yield from self._run(held, labelled if spoken else None)
                held, spoken = [], speaks
            held.append(this)
        yield from self._run(held, labelled if spoken else None)

    def _split(self, this: Passage) -> Iterator[Segment]:
        """The pieces of a paragraph: narration and quotations in turn."""
        paragraph = with_marks(this.paragraph, this.found)
        self.findings.note(this)
        at, directive = 0, paragraph.directive
        if directive:
            start = paragraph.block.start
            yield self._cutter.silent(start, start + directive.end, REASON)
            at = directive.end
        for i, quotation in enumerate(this.found.quotations):
            if not self._is_apart(quotation, directive, first=i == 0):
                continue
            begin = max(at, paragraph.offset(quotation.start, end=True))
            end = paragraph.offset(quotation.end)
            yield from self._cutter.piece(paragraph, at, begin)
            if quotation.how is How.THOUGHT and not directive:
                yield from self._cutter.piece(paragraph, begin, end, Thought(quotation.evidence))
            else:
                said = self._speech_of(quotation, directive)
                yield from self._cutter.piece(paragraph, begin, end, said)
            at = end
        yield from self._cutter.piece(paragraph, at, len(paragraph.text))

    def _is_apart(self, quotation: Quotation, directive: Directive | None, first: bool) -> bool:
        """Whether a quotation is a segment of its own; if not, the narrator reads it."""
        if quotation.continues:
            return self._speech is not None
        if directive and directive.narrated:
            self._speech = None
            return False
        return quotation.how is not How.NAMED or (directive is not None and first)

    def _speech_of(self, quotation: Quotation, directive: Directive | None) -> NumberedSpeech:
        """The speech that a quotation is, or goes on with."""
        if not quotation.continues or not self._speech:
            named = (directive.name, directive.evidence) if directive else (UNKNOWN, "")
            self._speech = self._cutter.speech(*named)
        return self._speech
