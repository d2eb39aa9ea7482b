"""The verbatim ledger of a story: every character that is not white space, once and in order."""

from __future__ import annotations

from collections.abc import Iterator

from audiobook.manuscript.blocks import Form
from audiobook.manuscript.unsayable import is_foreign
from audiobook.story import Kind, Segment, Source, Story

_NEVER_SAID = set('"“”„«»\x01\u200b😀я')  # of what no voice can say, a few


def wrong(story: Story) -> Iterator[str]:
    """What is not so, of the segments of any story that was read."""
    for file, source in enumerate(story.files):
        segments = [
            s for chapter in story.chapters if chapter.file == file for s in chapter.segments
        ]
        yield from _wrong_of(source, segments)
        never = _NEVER_SAID - (set("я") if is_foreign(source.text) else set())
        for segment in segments:
            yield from (f"{why}: {segment.text[:60]!r}" for why in _wrong_in(segment, never))


def _wrong_of(source: Source, segments: list[Segment]) -> Iterator[str]:
    end = 0
    for segment in segments:
        if not end <= segment.start <= segment.end <= len(source.text):
            yield f"a segment at {segment.start}…{segment.end} stands behind one that ends at {end}"
        if source.text[end : segment.start].strip():
            yield f"in no segment: {source.text[end : segment.start][:60]!r}"
        if segment.start == segment.end and not _is_placeless(segment):
            yield f"an empty segment at {segment.start}"
        end = segment.end
    if source.text[end:].strip():
        yield f"in no segment: {source.text[end:][:60]!r}"


def _is_placeless(segment: Segment) -> bool:
    """A title by a table of contents, or a scene break that is an empty line of a Word file."""
    return segment.kind is Kind.HEADING or segment.reason == Form.BREAK.value


def _wrong_in(segment: Segment, never: set[str]) -> Iterator[str]:
    if segment.kind is Kind.SILENT:
        if not segment.reason:
            yield "silent without a reason"
        return
    if not any(map(str.isalnum, segment.audible)):
        yield "nothing to say"
    if never & set(segment.audible):
        yield f"{never & set(segment.audible)} is to be said"
    if (segment.quotation is not None) != (segment.kind is Kind.DIALOGUE):
        yield "a quotation without a number, or a number without a quotation"
    end = 0
    for silence in segment.silences:
        if not end <= silence.start < silence.end <= len(segment.text) or not silence.reason:
            yield f"a silence at {silence.start}…{silence.end}"
        end = silence.end
