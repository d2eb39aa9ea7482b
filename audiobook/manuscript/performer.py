"""The paragraphs of a play become segments: labels are silent, speech is theirs whom they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audiobook.manuscript import directives
from audiobook.manuscript.blocks import Block, Form
from audiobook.manuscript.cutter import Cutter, NumberedSpeech
from audiobook.manuscript.paragraphs import Paragraph, paragraph_of, with_marks
from audiobook.manuscript.plays import PlayLine, Script
from audiobook.manuscript.quotations import Style, find
from audiobook.manuscript.readers import Reader
from audiobook.manuscript.stage import (
    CUE,
    StretchKind,
    is_cue,
    is_direction,
    is_scene_heading,
    line_number,
    stretches,
)
from audiobook.story import LABEL, NARRATOR, Segment

_TURN = re.compile(r"(?<=[.!?…;:])[\"'”’)]*\s+|\n")  # where another one of several goes on


class Performer:
    """Makes the segments of consecutive paragraphs of a play."""

    def __init__(
        self, text: str, reader: Reader, style: Style, cutter: Cutter, script: Script
    ) -> None:
        self._text = text
        self._reader = reader
        self._style = style
        self._cutter = cutter
        self._script = script
        self._speech: NumberedSpeech | None = None  # that goes on; None: the narrator reads
        self._chorus: list[str] = []  # who shares the speech that goes on, if several do
        self._order: list[str] = []  # who speaks in the scene, the first one first
        self._present: list[str] = []  # who speaks in the scene, the last one to speak last
        self._named_alone = False  # the paragraph before is a label and nothing else

    def segments(self, blocks: Sequence[Block]) -> Iterator[Segment]:
        """The segments of paragraphs, and of silent blocks among them."""
        if self._script.in_turns:
            self._order = self._heard(blocks)
            self._present = [*reversed(self._order)]
        for this in blocks:
            if this.form is Form.PARAGRAPH:
                for line in self._script.lines(self._text, this):
                    yield from self._line(line)
                    self._cutter.paragraph += 1
            else:
                yield self._cutter.silent(this.start, this.end, this.reason)
                self._cutter.paragraph += 1

    def _line(self, line: PlayLine) -> Iterator[Segment]:
        """The segments of what stands behind a label; without one, the speech before goes on."""
        paragraph = paragraph_of(self._text, line.block, self._reader, not line.label)
        paragraph = with_marks(paragraph, find([paragraph.clean], self._style)[0])
        base, directive = line.block.start, paragraph.directive
        if line.label:
            self._speech = self._speech_by(line.label.name, f"label: {line.label.shown}")
            self._note(line.label.name)
        elif directive:
            self._chorus = []
            self._speech = self._speech_by(directive.name, directive.evidence)
            yield from self._cutter.mute(base, base + directive.end, directives.REASON)
        elif self._is_told(paragraph.text):
            self._speech, self._chorus = None, []
        label = line.label
        self._named_alone = bool(label) and label is not None and label.end == line.block.end
        begun = directive.end if directive else 0
        number = line_number(paragraph.text) if self._script.numbered and not line.label else 0
        if number and not begun:
            yield from self._cutter.mute(base, base + number, LABEL)
            begun = number
        cues = self._script.silent_cues
        for stretch in stretches(paragraph.text, line.label, base, begun, self._script.parentheses):
            if stretch.kind is StretchKind.LABEL:
                yield from self._cutter.mute(base + stretch.start, base + stretch.end, LABEL)
                continue
            told = paragraph.text[stretch.start : stretch.end]
            if cues and stretch.kind is StretchKind.DIRECTION and is_cue(told):
                yield from self._cutter.mute(base + stretch.start, base + stretch.end, CUE)
                continue
            said = self._speech if stretch.kind is StretchKind.SPEECH else None
            if self._chorus and stretch.kind is StretchKind.SPEECH:
                yield from self._shared(paragraph, stretch.start, stretch.end)
            else:
                yield from self._cutter.piece(paragraph, stretch.start, stretch.end, said)

    def _shared(self, paragraph: Paragraph, start: int, end: int) -> Iterator[Segment]:
        """A stretch that several say: each of them says a sentence, or a line, in turn."""
        cuts = [found.end() for found in _TURN.finditer(paragraph.text, start, end)]
        for begin, stop in zip([start, *cuts], [*cuts, end], strict=True):
            if any(map(str.isalnum, paragraph.text[begin:stop])):
                name, evidence = self._chorus[0], "label: together, in turns"
                self._chorus = [*self._chorus[1:], name]
                yield from self._cutter.piece(
                    paragraph, begin, stop, self._cutter.speech(name, evidence)
                )
            else:
                yield from self._cutter.piece(paragraph, begin, stop)

    def _heard(self, blocks: Sequence[Block]) -> list[str]:
        """Who speaks by themselves in a scene, in the order in which they are first heard."""
        lines = (
            line
            for this in blocks
            if this.form is Form.PARAGRAPH
            for line in self._script.lines(self._text, this)
        )
        names = (line.label.name for line in lines if line.label)
        return list(dict.fromkeys(name for name in names if self._is_somebody(name)))

    def _is_somebody(self, name: str) -> bool:
        return name.casefold() != NARRATOR and not self._script.is_spoken_together(name)

    def _is_told(self, text: str) -> bool:
        """Whether a paragraph without a label is read by the narrator."""
        alone = self._named_alone and not is_scene_heading(text)
        return is_direction(text) or (self._script.screen and not alone)

    def _speech_by(self, name: str, evidence: str) -> NumberedSpeech | None:
        return self._cutter.speech(name, evidence) if self._is_somebody(name) else None

    def _note(self, name: str) -> None:
        """Whom the label of a line means, if several, and who spoke last."""
        self._chorus = []
        if not self._script.in_turns:
            return
        if self._is_somebody(name):
            self._present = [*(one for one in self._present if one != name), name]
        elif name.casefold() != NARRATOR:
            meant = self._script.members(name, self._present)
            self._chorus = [one for one in self._order if one in meant] or meant
