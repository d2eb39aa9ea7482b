"""A file of a story, mended and parted into blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from audiobook.errors import InputError, Problem
from audiobook.manuscript import (
    contents,
    frontmatter,
    furniture,
    glyphs,
    mojibake,
    plain_headings,
    title_page,
    unsayable,
)
from audiobook.manuscript.blocks import Block, Form, TocEntry, block, moved_block, silenced
from audiobook.manuscript.gutenberg import Edition, edition_of
from audiobook.manuscript.mojibake import MendedText
from audiobook.manuscript.paragraphs import paragraph_of
from audiobook.manuscript.particulars import Particulars
from audiobook.manuscript.play_choice import PlayChoice
from audiobook.manuscript.readers import (
    FOUNTAIN,
    Opened,
    Reader,
    reader_of,
    reader_of_text,
    title_and_author,
)
from audiobook.manuscript.silent_matter import as_asked
from audiobook.manuscript.title_page import TitlePage
from audiobook.story import LeftOut, Matter, MatterChoice, Metadata, Source


@dataclass(frozen=True, slots=True)
class StoryFile:
    """A file on its way to chapters: its text and its blocks."""

    source: Source
    mended: MendedText
    blocks: tuple[Block, ...]
    metadata: Metadata
    matter: MatterChoice
    reader: Reader
    notes: tuple[Problem, ...]  # of its front matter
    entries: tuple[TocEntry, ...] = ()  # its own table of contents
    left_out: tuple[LeftOut, ...] = ()
    picture: bytes = b""  # of its cover, if it holds one
    plays: PlayChoice = field(default_factory=PlayChoice)

    def title_of(self, heading: Block) -> str:
        """The words of a heading, on one line, without what is silent in it."""
        words = paragraph_of(self.mended.text, heading, self.reader).clean.split()
        return " ".join(words)

    def is_spoken(self, this: Block) -> bool:
        """Whether a paragraph holds a word that is read."""
        if this.form is not Form.PARAGRAPH:
            return False
        clean = paragraph_of(self.mended.text, this, self.reader).clean
        return any(map(str.isalnum, clean))


def files_of(found: Sequence[Opened], known: Particulars) -> list[StoryFile]:
    """The files of a story. Raises InputError with all that is wrong in their front matter."""
    files: list[StoryFile] = []
    problems: list[Problem] = []
    for opened in found:
        try:
            files.append(_typed(opened, known) if opened.blocks is None else _marked_up(opened))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    first = files[0]
    own = replace(
        first,
        metadata=known.own.completed(first.metadata),
        matter=first.matter.over(known.matter),
    )
    return [own, *files[1:]]


def _typed(opened: Opened, known: Particulars) -> StoryFile:
    """A file that holds the text as somebody typed it."""
    file = _file(opened.source, known)
    return replace(file, notes=(*opened.notes, *file.notes))


def _file(source: Source, known: Particulars) -> StoryFile:
    front = frontmatter.read(source)
    ended = frontmatter.end(source)
    head = MendedText(source.text[:ended])  # front matter is told as it is, never mended
    body = mojibake.mend(source.text[ended:])
    mended = glyphs.read_as_meant(mojibake.joined(head, body), ended)
    reader = reader_of_text(source.path, mended.text, ended)
    edition = edition_of(mended.text, ended)
    matter = front.matter.over(known.matter)
    split, page = _split(mended.text, ended, reader, edition, matter)
    split = as_asked(split, matter)
    if ended:
        split.insert(0, block(mended.text, Form.SILENT, 0, ended, reason="front matter"))
    if reader is FOUNTAIN:
        page = TitlePage(*title_and_author(mended.text, ended))
    told = TitlePage(edition.title or page.title, edition.author or page.author, edition.subtitle)
    metadata = told.completed(front.metadata)
    return StoryFile(
        source, mended, tuple(split), metadata, matter, reader, front.notes, plays=front.plays
    )


def _marked_up(opened: Opened) -> StoryFile:
    """A file that was opened with its blocks."""
    mended = glyphs.read_as_meant(mojibake.mend(opened.source.text), 0)
    text, reader = mended.text, reader_of(opened.source.path)
    reader = replace(reader, any_letters=unsayable.is_foreign(text))
    edition = edition_of(text, 0)
    moved = (moved_block(this, mended.mended_offset) for this in opened.blocks or ())
    blocks = silenced([*moved], edition.holes) if edition.holes else [*moved]
    blocks = furniture.with_holes(text, _with_breaks(text, blocks))
    if sum(this.form is Form.HEADING for this in blocks) < 2 and not opened.entries:
        blocks = plain_headings.with_headings(text, blocks)
    blocks = contents.without_contents(text, furniture.with_capitals(text, blocks))
    page = TitlePage()
    if reader.has_title_page:
        blocks, page = title_page.without_title_page(text, blocks)
    named = TitlePage(edition.title or page.title, edition.author or page.author, edition.subtitle)
    told = named.completed(opened.metadata)
    entries = (replace(one, start=mended.mended_offset(one.start)) for one in opened.entries)
    return StoryFile(
        opened.source,
        mended,
        tuple(blocks),
        told,
        MatterChoice(),
        reader,
        opened.notes,
        tuple(entries),
        opened.left_out,
        opened.picture,
    )


def _with_breaks(text: str, blocks: list[Block]) -> list[Block]:
    """«XXX» that is no chapter's number is a break between scenes."""
    return [
        replace(this, form=Form.BREAK, reason="scene break")
        if this.form is Form.PARAGRAPH and text[this.start : this.end].strip(" .") == "XXX"
        else this
        for this in blocks
    ]


def _split(
    text: str, start: int, reader: Reader, edition: Edition, matter: MatterChoice
) -> tuple[list[Block], TitlePage]:
    """The blocks of a file from `start` on, and what its title page says."""
    found = furniture.stretches(text, start, edition, reader.hidden)
    split = list(reader.blocks(furniture.masked(text, found), start))
    split = furniture.with_holes(text, furniture.with_stretches(text, split, found))
    if not any(this.form is Form.HEADING for this in split):
        split = plain_headings.with_headings(text, split)
    split = contents.without_contents(
        text, furniture.with_capitals(text, _with_breaks(text, split))
    )
    if not reader.has_title_page:
        return split, TitlePage()
    paged, page = title_page.without_title_page(text, split)
    return split if matter.reads(Matter.TITLE_PAGE) else paged, page
