"""A manuscript becomes a Story: chapters of segments, each with its place in the source.

    sources ─read→ decoded text ─mojibake→ mended text ─blocks→ paragraphs, headings, breaks
    ─outline→ chapters ─plays→ prose or play ─quotations, labels→ segments

Any text is read: what is wrong with it stands in `Story.problems`. Time is linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audiobook.errors import InputError, Problem
from audiobook.manuscript import (
    complaints,
    contents,
    frontmatter,
    headings,
    language,
    letters,
    mojibake,
    outline,
    plays,
    sources,
)
from audiobook.manuscript.blocks import Block, Form, block
from audiobook.manuscript.mojibake import Mended
from audiobook.manuscript.outline import Draft
from audiobook.manuscript.paragraphs import paragraph_of
from audiobook.manuscript.quotations import style_of
from audiobook.manuscript.readers import Reader, reader_of
from audiobook.manuscript.segments import Segmenter
from audiobook.manuscript.utf8 import decode
from audiobook.story import Chapter, Metadata, Source, Story

__all__ = [
    "decode",
    "parse",
]


@dataclass(frozen=True, slots=True)
class _File:
    """One file on its way: its text and its blocks."""

    source: Source
    mended: Mended
    blocks: tuple[Block, ...]
    metadata: Metadata
    reader: Reader

    def title_of(self, heading: Block) -> str:
        """The words of a heading, on one line, without what is silent in it."""
        words = paragraph_of(self.mended.text, heading, self.reader).clean.split()
        return " ".join(words)


def parse(path: Path) -> Story:
    """Read the story at `path`: a .md or .txt file, or a folder of such files, a chapter each.

    Every non-space character of the files lies in exactly one segment. `Segment.start` and `end`
    are offsets into the decoded text (see `sources`), and `text` is that stretch of it, but for
    words that were mended (see `mojibake`) and for a chapter's title that stands nowhere in the
    file: its heading has an empty span at the chapter's first character.

    Raises InputError if there is no text to read, if it is not UTF-8, or if the front matter is
    broken. All else that is wrong is told by `Story.problems`: a problem that is `fatal` should
    stop a build unless the user wants it lenient; the segments are whole in any case.
    """
    found = sources.read(path)
    files = _files(found)
    drafts, title = _drafts(path, files)
    style = style_of(_style_sample(files))
    chapters: list[Chapter] = []
    problems: list[Problem] = []
    quotation = 0
    for i, file in enumerate(files):
        segmenter = Segmenter(file.mended, file.reader, style, quotation)
        played = plays.scripts(file.mended.text, [draft.blocks for draft in drafts[i]])
        for draft, script in zip(drafts[i], played, strict=True):
            spoken = "" if draft.heading else draft.title
            segments = segmenter.chapter(draft.blocks, spoken, script)
            chapters.append(Chapter(len(chapters) + 1, draft.title, i, segments))
        quotation = segmenter.quotation
        problems += complaints.of_file(file.source, file.mended, segmenter.findings)
    problems += _told(chapters, found)
    metadata = replace(files[0].metadata, title=title)
    name = path.name if path.is_dir() else path.stem
    return Story(name, path, found, metadata, tuple(chapters), problems=tuple(problems))


def _told(chapters: Sequence[Chapter], found: Sequence[Source]) -> Iterator[Problem]:
    """What the reader must be told of the whole story."""
    yield from complaints.of_chapters(chapters, found)
    yield from complaints.of_paragraphs(chapters, found)
    yield from letters.of_story(chapters, found)
    yield from language.of_story(chapters, found)


def _files(found: Sequence[Source]) -> list[_File]:
    files: list[_File] = []
    problems: list[Problem] = []
    for source in found:
        try:
            files.append(_file(source))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return files


def _file(source: Source) -> _File:
    metadata = frontmatter.read(source)
    ended = frontmatter.end(source)
    head = Mended(source.text[:ended])  # front matter is told as it is, never mended
    body = mojibake.mend(source.text[ended:])
    mended = mojibake.joined(head, body)
    reader = reader_of(source.path)
    text = mended.text
    split = list(reader.blocks(text, ended))
    if not any(this.form is Form.HEADING for this in split):
        split = headings.with_headings(text, split)
    split = contents.without_contents(text, split)
    if reader.has_title_page:
        split = outline.without_title_page(text, split)
    if ended:
        front = block(text, Form.SILENT, 0, ended, reason="front matter")
        split.insert(0, front)
    return _File(source, mended, tuple(split), metadata, reader)


def _drafts(path: Path, files: Sequence[_File]) -> tuple[list[list[Draft]], str]:
    """The chapters of each file, all with a title, and the story's title."""
    if path.is_dir():
        title = files[0].metadata.title or prettified(path.name)
        drafts = [outline.one_chapter(file.blocks, file.title_of) for file in files]
        named = [_titled(d, _file_title(i, files[i])) for i, d in enumerate(drafts)]
        return named, title
    file = files[0]
    book = outline.book_title(file.blocks, file.title_of)
    drafts = [outline.chapters(file.blocks, file.title_of, book)]
    title = file.metadata.title or (file.title_of(book) if book else "")
    title = title or _only_heading(drafts[0], file) or prettified(path.stem)
    return [_titled(drafts[0], title)], title


def _titled(drafts: Sequence[Draft], fallback: str) -> list[Draft]:
    """The drafts, those without a title named `fallback`, which then is spoken at their head."""
    return [
        draft if draft.title else replace(draft, title=fallback, heading=None) for draft in drafts
    ]


def _file_title(index: int, file: _File) -> str:
    """For a folder's file without a heading; the first one's front matter is the book's."""
    return (file.metadata.title if index else "") or prettified(file.source.path.stem)


def _only_heading(drafts: Sequence[Draft], file: _File) -> str:
    """A Markdown story whose one heading stands at its top is titled so."""
    heads = [this for this in file.blocks if this.form is Form.HEADING]
    return drafts[0].title if len(drafts) == 1 and len(heads) == 1 and heads[0].level == 1 else ""


def prettified(name: str) -> str:
    """A file's name as a title: «02-the_gate» is «The Gate», «chapter-2» is «Chapter 2»."""
    words = re.sub(r"[\s_-]+", " ", name).strip().split(" ")
    if len(words) > 1 and words[0].rstrip(".)").isdecimal() and any(map(str.isalpha, words[1:])):
        words = words[1:]
    if any(char.isupper() for char in name):
        return " ".join(words)
    return " ".join(word.capitalize() if word.isalpha() else word for word in words)


def _style_sample(files: Sequence[_File]) -> list[str]:
    return [
        file.mended.text[this.start : this.end]
        for file in files
        for this in file.blocks
        if this.form is Form.PARAGRAPH
    ]
