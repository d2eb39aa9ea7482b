"""Who says what, line by line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence, Set
from typing import Any

from audiobook.api import AudioSpan, LineId, ScriptLine
from audiobook.story import Kind, Segment, Story

_SHOWN = 300  # characters of a line among the unsure ones


def line_json(line: ScriptLine) -> dict[str, Any]:
    """What is known of a line; with times where its chapter is built with the same text."""
    told = {
        "file": line.file,
        "reason": line.reason,
        "evidence": line.evidence,
        "listener": line.listener,
        "thought": line.thought,
        "silent": [[s.start, s.end, s.reason] for s in line.silent],
        "readings": [[r.start, r.end, r.said] for r in line.readings],
    }
    return {
        "chapter": line.chapter,
        "index": line.index,
        "kind": str(line.kind),
        "speaker": line.speaker,
        "confidence": line.confidence,
        "text": line.text,
        "spoken": line.spoken,
        "start": line.start,
        "end": line.end,
        **{name: value for name, value in told.items() if value},
        **_times(line.audio),
    }


def _times(audio: AudioSpan | None) -> dict[str, Any]:
    if audio is None:
        return {}
    return {"audio_start": audio.start, "audio_end": audio.end, "audio_file": audio.file}


def script_lines(story: Story, among: Set[int] | None = None) -> Iterator[str]:
    """The story as a play, with what the machine thinks of each line's speaker."""
    for chapter in story.chapters:
        if among is not None and chapter.number not in among:
            continue
        yield f"Chapter {chapter.number}: {chapter.title}"
        for index, segment in enumerate(chapter.segments):
            yield from _script_line(index, segment)
        yield ""


def _script_line(index: int, segment: Segment) -> Iterator[str]:
    if segment.kind is Kind.SILENT:
        who = f"({segment.reason})"
    elif segment.kind is Kind.DIALOGUE:
        who = f"{segment.speaker} {segment.attribution.confidence:.0%}"
    else:
        who = "thought" if segment.thought else segment.kind.value
    head = f"{index:>5}  {who:<24}  "
    words = _printable(" ".join(segment.text.split()))
    yield textwrap.fill(
        words, 100, initial_indent=head, subsequent_indent=" " * 33, break_on_hyphens=False
    )
    told = segment.attribution
    if segment.kind is Kind.DIALOGUE and told.evidence:
        to = f"; to {told.listener}" if told.listener else ""
        yield f"{'':33}[{_printable(told.evidence + to)}]"


def unsure_lines(story: Story, ids: Sequence[LineId]) -> Iterator[str]:
    """These lines as they are given, each with its place and evidence, and what is around it."""
    for number, index in ids:
        chapter = story.chapters[number - 1]
        segment = chapter.segments[index]
        place = story.files[chapter.file].place(segment.start)
        told = segment.attribution
        sure = f"{told.confidence:.0%}".replace("%", " %")
        yield _printable(f"{sure}  {told.speaker}  ({told.evidence})  {place}")
        heard = [i for i, s in enumerate(chapter.segments) if s.kind is not Kind.SILENT]
        at = heard.index(index)
        for other in heard[max(0, at - 1) : at + 2]:
            yield _context(chapter.segments[other], other - index)
        yield ""


def _context(segment: Segment, side: int) -> str:
    """An unsure line itself, or one before (`side` below 0) or behind it."""
    who = f"{segment.speaker}: " if segment.kind is Kind.DIALOGUE else ""
    words = " ".join(segment.text.split())
    if len(words) > _SHOWN:
        words = f"… {words[-_SHOWN:]}" if side < 0 else f"{words[:_SHOWN]} …"
    return _printable(f"  {' ' if side else '→'} {who}{words}")


def _printable(text: str) -> str:
    """Without what could command a terminal; for what is shown, not for what is read by scripts."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
