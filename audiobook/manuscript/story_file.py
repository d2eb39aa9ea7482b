"""A file of a story, mended and parted into blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audiobook.errors import InputError, Problem
from audiobook.manuscript import contents, frontmatter, headings, mojibake, outline
from audiobook.manuscript.blocks import Block, Form, block
from audiobook.manuscript.mojibake import MendedText
from audiobook.manuscript.paragraphs import paragraph_of
from audiobook.manuscript.readers import Reader, reader_of
from audiobook.story import Metadata, Source


@dataclass(frozen=True, slots=True)
class StoryFile:
    """A file on its way to chapters: its text and its blocks."""

    source: Source
    mended: MendedText
    blocks: tuple[Block, ...]
    metadata: Metadata
    reader: Reader

    def title_of(self, heading: Block) -> str:
        """The words of a heading, on one line, without what is silent in it."""
        words = paragraph_of(self.mended.text, heading, self.reader).clean.split()
        return " ".join(words)


def files_of(found: Sequence[Source]) -> list[StoryFile]:
    """The files of a story. Raises InputError with all that is wrong in their front matter."""
    files: list[StoryFile] = []
    problems: list[Problem] = []
    for source in found:
        try:
            files.append(_file(source))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return files


def _file(source: Source) -> StoryFile:
    metadata = frontmatter.read(source)
    ended = frontmatter.end(source)
    head = MendedText(source.text[:ended])  # front matter is told as it is, never mended
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
    return StoryFile(source, mended, tuple(split), metadata, reader)
