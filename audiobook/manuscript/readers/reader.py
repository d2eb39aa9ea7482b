"""A reader: how the manuscripts of one format are understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from audiobook.errors import Problem
from audiobook.manuscript.blocks import Block, Hole, TocEntry
from audiobook.story import LeftOut, MatterChoice, Metadata, Silence, Source
from audiobook.system import read_regular

LARGEST = 32_000_000  # bytes of a file: five million words


@dataclass(frozen=True, slots=True)
class Opened:
    """A file, decoded; of a format that marks up what its parts are, with these parts."""

    source: Source
    blocks: tuple[Block, ...] | None = None  # None: the reader finds them
    metadata: Metadata = field(default_factory=Metadata)
    entries: tuple[TocEntry, ...] = ()  # its own table of contents, in reading order
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Problem, ...] = ()
    picture: bytes = field(default=b"", repr=False)  # of its cover: JPEG or PNG


@dataclass(frozen=True, slots=True)
class Reader:
    """What differs between formats; all offsets are into the decoded text."""

    # a file becomes its text; InputError if it is of another format, OSError if it can't be read
    open: Callable[[Path, MatterChoice], Opened]
    # the blocks of a text from an offset on: together they cover every non-space character once
    blocks: Callable[[str, int], Iterator[Block]]
    # what is silent in a block's text, and whether that is a heading; offsets into it
    silences: Callable[[str, bool], list[Silence]]
    # whole lines from an offset on that are no text: comments of an editor, marks of a layout
    hidden: Callable[[str, int], Iterator[Hole]]
    any_letters: bool = False  # letters of every script are read
    has_title_page: bool = False  # short lines before the first heading are no text


def typed(
    decode: Callable[[bytes, Path], tuple[str, Problem | None]],
) -> Callable[[Path, MatterChoice], Opened]:
    """How a file is opened that holds the text as somebody typed it."""

    def opened(file: Path, choice: MatterChoice) -> Opened:
        text, note = decode(read_regular(file, LARGEST), file)
        return Opened(Source(file, text), notes=(note,) if note else ())

    return opened


def marked_up(
    opened: Callable[[Path, MatterChoice], Opened], has_title_page: bool = False
) -> Reader:
    """The reader of a format that is opened with its blocks, which know what is silent in them."""
    return Reader(opened, _no_blocks, _no_silences, _nothing_hidden, has_title_page=has_title_page)


def _no_silences(text: str, heading: bool) -> list[Silence]:
    return []


def _no_blocks(text: str, start: int) -> Iterator[Block]:
    yield from ()


def _nothing_hidden(text: str, start: int) -> Iterator[Hole]:
    yield from ()
