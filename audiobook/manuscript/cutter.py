"""Segments are cut out of paragraphs, with their places, numbers, and what is silent in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audiobook.manuscript import unsayable
from audiobook.manuscript.blocks import Form, block
from audiobook.manuscript.mojibake import MendedText
from audiobook.manuscript.paragraphs import Paragraph, within
from audiobook.story import NARRATOR, UNKNOWN, Attribution, Kind, Segment, Silence


@dataclass(frozen=True, slots=True)
class NumberedSpeech:
    """A speech: its number, and who was named to hold it."""

    number: int
    speaker: str = UNKNOWN
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Thought:
    """Narration that somebody thinks in words."""

    evidence: str  # why it is one


Uttered = NumberedSpeech | Thought | None  # what a stretch is; None: plain narration


class Cutter:
    """Cuts the segments of one file, and counts."""

    def __init__(self, mended: MendedText, quotation: int) -> None:
        self.quotation = quotation  # the number of the next speech
        self.paragraph = self.scene = 0
        self._mended = mended

    def speech(self, speaker: str = UNKNOWN, evidence: str = "") -> NumberedSpeech:
        """A new speech."""
        self.quotation += 1
        return NumberedSpeech(self.quotation - 1, speaker, evidence)

    def title(self, title: str, offset: int, silences: tuple[Silence, ...]) -> Segment:
        """A chapter's title that stands nowhere in the file."""
        at = self._mended.decoded_offset(offset)
        return Segment(Kind.HEADING, title, at, at, self.paragraph, self.scene, silences=silences)

    def heading(self, paragraph: Paragraph) -> Segment:
        """The segment of a heading that stands in the file."""
        return self._segment(Kind.HEADING, paragraph, 0, len(paragraph.text))

    def piece(
        self, paragraph: Paragraph, start: int, end: int, uttered: Uttered = None
    ) -> Iterator[Segment]:
        """The segment of `paragraph.text[start:end]` without the white space around it, if any."""
        text = paragraph.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            kind = Kind.DIALOGUE if isinstance(uttered, NumberedSpeech) else Kind.NARRATION
            yield self._segment(kind, paragraph, start, end, uttered)

    def _segment(
        self, kind: Kind, paragraph: Paragraph, start: int, end: int, uttered: Uttered = None
    ) -> Segment:
        """A segment of `paragraph.text[start:end]`; SILENT if no letter or digit is left of it."""
        inner = within(paragraph.silences, start, end)
        base = paragraph.block.start
        said = uttered if isinstance(uttered, NumberedSpeech) else None
        evidence = uttered.evidence if uttered else ""
        segment = Segment(
            kind,
            paragraph.text[start:end],
            self._mended.decoded_offset(base + start),
            self._mended.decoded_offset(base + end),
            self.paragraph,
            self.scene,
            said.number if said else None,
            Attribution(said.speaker if said else NARRATOR, evidence=evidence),
            silences=inner,
            thought=isinstance(uttered, Thought),
        )
        if any(map(str.isalnum, segment.audible)):
            return segment
        reasons = {silence.reason for silence in inner} - {"quotation mark"}
        if segment.audible.strip():
            reasons &= unsayable.MENDS.keys()  # else there is nothing but punctuation
        return self.silent(base + start, base + end, min(reasons, default="punctuation"))

    def mute(self, start: int, end: int, reason: str) -> Iterator[Segment]:
        """The silent segment of a stretch of the file without the white space around it, if any."""
        this = block(self._mended.text, Form.SILENT, start, end)
        if this.start < this.end:
            yield self.silent(this.start, this.end, reason)

    def silent(self, start: int, end: int, reason: str) -> Segment:
        return Segment(
            Kind.SILENT,
            self._mended.text[start:end],
            self._mended.decoded_offset(start),
            self._mended.decoded_offset(end),
            self.paragraph,
            self.scene,
            reason=reason,
        )
