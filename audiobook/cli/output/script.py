"""Who says what, line by line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from audiobook.build.book import text_hash
from audiobook.build.manifest import Manifest
from audiobook.casting import reading
from audiobook.corrections import Key
from audiobook.normalization import Spoken
from audiobook.story import Chapter, Kind, Segment, Story

_SHOWN = 300  # characters of a line among the unsure ones


def script_json(
    story: Story,
    pronunciations: Mapping[str, str],
    made: Manifest | None,
    among: Set[int] | None = None,
    only: Sequence[Key] | None = None,
) -> Iterator[dict[str, Any]]:
    """One object a segment; with times where the chapter that is built has the same text.

    `among` are the numbers of the chapters wanted, None all; `only` are the lines wanted, in this
    order.
    """
    if only is not None:
        times = [_times(chapter, made) for chapter in story.chapters]
        for number, index in only:
            yield _entry(story, story.chapters[number], index, pronunciations, times[number])
        return
    for chapter in story.chapters:
        if among is None or chapter.number in among:
            heard = _times(chapter, made)
            for index in range(len(chapter.segments)):
                yield _entry(story, chapter, index, pronunciations, heard)


def _entry(
    story: Story,
    chapter: Chapter,
    index: int,
    pronunciations: Mapping[str, str],
    heard: Mapping[int, dict[str, Any]],
) -> dict[str, Any]:
    segment = chapter.segments[index]
    said = None
    if segment.kind is not Kind.SILENT:
        said = reading(segment, pronunciations, story.metadata.language)
    silent = [[s.start, s.end, s.reason] for s in segment.silences]
    told = {
        "file": story.files[chapter.file].path.name if story.path.is_dir() else "",
        "reason": segment.reason,
        "evidence": segment.attribution.evidence,
        "listener": segment.attribution.listener,
        "thought": segment.thought,
        "silent": silent,
        "readings": _readings(segment, said) if said else [],
    }
    return {
        "chapter": chapter.number,
        "index": index,
        "kind": str(segment.kind),
        "speaker": segment.speaker,
        "confidence": round(segment.attribution.confidence, 3),
        "text": _source_text(story, chapter, segment),
        "spoken": said.text if said else "",
        "start": segment.start,
        "end": segment.end,
        **{name: value for name, value in told.items() if value},
        **heard.get(index, {}),
    }


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


def unsure_lines(story: Story, keys: Sequence[Key]) -> Iterator[str]:
    """These lines as they are given, each with its place and evidence, and what is around it."""
    for number, index in keys:
        chapter = story.chapters[number]
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


def _source_text(story: Story, chapter: Chapter, segment: Segment) -> str:
    return story.files[chapter.file].text[segment.start : segment.end]


def _readings(segment: Segment, said: Spoken) -> list[list[int | str]]:
    """What is not said as it is written: where it stands in the segment's text, and how it is."""
    silent = {at for s in segment.silences for at in range(s.start, s.end)}
    places = [at for at in range(len(segment.text)) if at not in silent]
    return [
        [places[word.start], places[word.end - 1] + 1, " ".join(word.said.split())]
        for word in said.changed()
    ]


def _times(chapter: Chapter, made: Manifest | None) -> dict[int, dict[str, Any]]:
    """For each segment of a chapter, when it is heard, in seconds of its file."""
    built = made.chapter(chapter.number) if made else None
    if built is None or built.settings.get("text") != text_hash(chapter):
        return {}
    found: dict[int, dict[str, Any]] = {}
    for line, file, start, end in built.times():
        entry = found.setdefault(line.segment, {"audio_start": start})
        entry["audio_end"] = end
        entry["audio_file"] = file.name
    return found
