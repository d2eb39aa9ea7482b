"""An EPUB is opened: what its documents say, chapter by chapter, and what is left out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from audiobook.manuscript.blocks import Block, Form, Hole, TocEntry, silenced
from audiobook.manuscript.gutenberg import edition_of
from audiobook.manuscript.hypertext import (
    Flow,
    document_text,
    letters_of,
    readable,
    spoken_by,
    without_lists,
)
from audiobook.manuscript.readers.archive import Archive
from audiobook.manuscript.readers.epub.chapters import Contents, Outline
from audiobook.manuscript.readers.epub.navigation import navigation_of
from audiobook.manuscript.readers.epub.package import EpubPackage, package_of
from audiobook.manuscript.readers.reader import (
    Opened,
    marked_up,
)
from audiobook.manuscript.readers.xml import refuse_entities
from audiobook.story import LeftOut, MatterChoice, Source
from audiobook.system import open_regular

_LARGEST_PICTURE = 64_000_000  # bytes


def _open(file: Path, choice: MatterChoice) -> Opened:
    with open_regular(file) as opened:
        archive = Archive(file, opened)
        package = package_of(archive)
        flow = _flow(archive, package, choice)
        navigation = navigation_of(archive, package)
        picture = archive.read(package.cover, _LARGEST_PICTURE) if package.cover else b""
    if not flow.documents:
        raise archive.refused("names no document that could be read")
    text = flow.text
    blocks = readable(flow, choice)
    titles = {letters_of(entry.title) for entry in navigation.entries}
    blocks = without_lists(text, blocks, titles - {""})
    blocks = silenced(blocks, edition_of(text, 0).holes)
    contents = Outline(flow, blocks, navigation, package.metadata).contents()
    left_out, holes = _unread(blocks, contents, choice)
    blocks = silenced(blocks, holes)
    if not any(this.form is Form.PARAGRAPH for this in blocks):
        raise archive.refused(
            "holds pictures and no text that could be read", "get an edition that has its text"
        )
    blocks = _with_titles(text, blocks, contents.entries, flow.titled)
    return Opened(
        Source(file, text, tuple(flow.documents)),
        tuple(blocks),
        package.metadata,
        contents.entries,
        tuple(left_out),
        picture=picture,
    )


def _flow(archive: Archive, package: EpubPackage, choice: MatterChoice) -> Flow:
    """The text of the documents, in reading order."""
    flow = Flow(archive.file, spoken_by(choice))
    for name in package.spine:
        data = archive.read(name)
        raw = document_text(data)
        if "\0" in raw:
            raise archive.refused(f"has a NUL in «{name}»")
        refuse_entities(archive, name, raw[:100_000])
        flow.add(name, raw)
    return flow


def _unread(
    blocks: Sequence[Block], contents: Contents, choice: MatterChoice
) -> tuple[list[LeftOut], list[Hole]]:
    """What is left out, and where it stands."""
    left_out, holes = [], []
    for kind, title, words, first, end in contents.matter:
        if not choice.reads(kind):
            start, stop = blocks[first].start, blocks[end - 1].end
            left_out.append(LeftOut(kind, title, words, 0, start, stop))
            holes.append(Hole(start, stop, str(kind)))
    return left_out, holes


def _with_titles(
    text: str, blocks: list[Block], entries: Sequence[TocEntry], titled: set[int]
) -> list[Block]:
    """The blocks; paragraphs that are the titles of chapters are headings."""
    places = {this.start: i for i, this in enumerate(blocks)}
    for entry in entries:
        at = places.get(entry.start)
        if at is not None:
            for i in _title_blocks(text, blocks, at, entry.title, titled):
                level = 2 if blocks[i].start == entry.start else 9
                blocks[i] = replace(blocks[i], form=Form.HEADING, level=level)
    return blocks


def _title_blocks(
    text: str, blocks: Sequence[Block], first: int, title: str, titled: set[int]
) -> Iterator[int]:
    """The paragraphs at the head of a chapter that say its title."""
    wanted = letters_of(title)
    for i in range(first, min(first + 8, len(blocks))):
        this = blocks[i]
        if this.form in (Form.SILENT, Form.BREAK):
            continue
        words = text[this.start : this.end]
        if this.form is Form.HEADING:
            wanted = wanted.replace(letters_of(words), "", 1)
            continue
        said = letters_of(words)
        titles = len(words) < 100 and words.count("\n") < 2 and this.start in titled
        if len(words) < 200 and said and (wanted.startswith(said) or titles):
            wanted = wanted.removeprefix(said)
            yield i
        else:
            return


EPUB = marked_up(_open)
