"""The paragraphs of a play become segments: labels are silent, speech is theirs whom they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audiobook.manuscript import directives
from audiobook.manuscript.blocks import Block, Form
from audiobook.manuscript.cutter import Cutter, NumberedSpeech
from audiobook.manuscript.paragraphs import paragraph_of, with_marks
from audiobook.manuscript.plays import PlayLine, Script
from audiobook.manuscript.quotations import Style, find
from audiobook.manuscript.readers import Reader
from audiobook.manuscript.stage import (
    CUE,
    StretchKind,
    is_cue,
    is_direction,
    is_scene_heading,
    stretches,
)
from audiobook.story import LABEL, NARRATOR, Segment


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
        self._named_alone = False  # the paragraph before is a label and nothing else

    def segments(self, blocks: Sequence[Block]) -> Iterator[Segment]:
        """The segments of paragraphs, and of silent blocks among them."""
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
        elif directive:
            self._speech = self._speech_by(directive.name, directive.evidence)
            yield from self._cutter.mute(base, base + directive.end, directives.REASON)
        elif self._is_told(paragraph.text):
            self._speech = None
        label = line.label
        self._named_alone = bool(label) and label is not None and label.end == line.block.end
        begun = directive.end if directive else 0
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
            yield from self._cutter.piece(paragraph, stretch.start, stretch.end, said)

    def _is_told(self, text: str) -> bool:
        """Whether a paragraph without a label is read by the narrator."""
        alone = self._named_alone and not is_scene_heading(text)
        return is_direction(text) or (self._script.screen and not alone)

    def _speech_by(self, name: str, evidence: str) -> NumberedSpeech | None:
        if name.casefold() == NARRATOR or self._script.is_spoken_together(name):
            return None
        return self._cutter.speech(name, evidence)
