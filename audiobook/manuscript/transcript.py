"""A story as Markdown: what would be read of it, chapter by chapter, to go on from.

Read again, it says the same words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from audiobook.story import LABEL, Chapter, Kind, Metadata, Segment, Story

_MARKS = re.compile(r"[\\`*_\[\]<>{}|~^=%#&$@]")
_AT_HEAD = re.compile(r"(?=[-+:])|(?<=\A\d)(?=[.)])|(?<=\A\d\d)(?=[.)])")
_KEYS = (
    *("title", "subtitle", "authors", "narrators", "translators", "series", "series_part"),
    *("year", "language", "isbn", "asin", "genres", "keywords", "publisher", "description"),
    *("copyright", "rights", "cover", "dedication"),
)
_CALLED = {
    "authors": "author",
    "narrators": "narrator",
    "translators": "translator",
    "genres": "genre",
}


def transcript(story: Story) -> Iterator[str]:
    """The lines of the Markdown; of each chapter the words as they are printed."""
    yield from _front_matter(story.metadata)
    for chapter in story.chapters:
        yield from _chapter(chapter)


def _front_matter(book: Metadata) -> Iterator[str]:
    yield "---"
    for key in _KEYS:
        value = getattr(book, key, "")
        if value:
            told = list(value) if isinstance(value, tuple) else value
            told = told[0] if isinstance(told, list) and len(told) == 1 else told
            yield f"{_CALLED.get(key, key)}: {json.dumps(told, ensure_ascii=False)}"
    yield "---"


def _chapter(chapter: Chapter) -> Iterator[str]:
    titles: list[str] = []  # headings at the chapter's head are one line
    begun = broken = False
    for _, group in groupby(chapter.segments, key=lambda segment: segment.paragraph):
        segments = list(group)
        if not begun and segments[0].kind is Kind.HEADING:
            titles.append(_words(segments))
            continue
        text = _paragraph(segments)
        if not text:
            broken |= begun and any(s.reason == "scene break" for s in segments)
            continue
        if not begun:
            yield from ("", f"# {_heading(titles) or _escaped(chapter.title)}")
        if broken:
            yield from ("", "***")
        begun, broken = True, False
        yield from ("", f"## {text}" if segments[0].kind is Kind.HEADING else text)


def _heading(titles: Sequence[str]) -> str:
    """The lines of a chapter's title in one: «CHAPTER I. The Gate»."""
    *first, last = titles or [""]
    return "".join(f"{one.removesuffix('.')}. " for one in first) + last


def _paragraph(segments: list[Segment]) -> str:
    words = _words(segments)
    return _AT_HEAD.sub(r"\\", words, count=1) if words[:1] in "-+:0123456789" else words


def _words(segments: list[Segment]) -> str:
    """The words of a paragraph on one line, with its quotation marks, and thoughts in italics."""
    parts: list[str] = []
    at = -1  # where the last one that is printed ends
    for segment in segments:
        if segment.kind is Kind.SILENT and segment.reason != LABEL:
            continue
        words = _escaped(" ".join(segment.shown.split()))
        if words:
            parts.append("" if segment.start == at or not parts else " ")
            parts.append(f"*{words}*" if segment.thought and words[:1].isalnum() else words)
            at = segment.end
    return "".join(parts)


def _escaped(words: str) -> str:
    return _MARKS.sub(lambda found: f"\\{found[0]}", words)
