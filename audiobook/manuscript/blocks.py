"""The lines of a file become blocks: paragraphs, headings, scene breaks, and what stays silent.

Together the blocks cover every non-space character once, in order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

Line = tuple[int, int]  # offsets of a line without its end


class Form(Enum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BREAK = "scene break"
    SILENT = "silent"


class Hole(NamedTuple):
    """A stretch that is not read; offsets into the text of the file."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of whole lines, without the white space around it."""

    form: Form
    start: int
    end: int
    level: int = 0  # of a heading, from 1; in plain text a part has 1, a chapter 2, or TITLE_LEVEL
    reason: str = ""  # of a silent block
    key: str = ""  # of a plain heading: «chapter 4», by whatever numerals it is written
    holes: tuple[Hole, ...] = ()  # within it, in order: what is silent there
    italics: tuple[Line, ...] = ()  # within it, in order: what hypertext has in italics
    broken: bool = False  # its line ends are meant, each: a poem, an address


@dataclass(frozen=True, slots=True)
class TocEntry:
    """An entry of a manuscript's own table of contents: where it leads, and what it is called."""

    start: int
    title: str
    depth: int = 0
    part: bool = False  # it heads others, and is no chapter by itself


TITLE_LEVEL = 9  # of a title that stands by itself under «Chapter 4»: deeper than any other


def lines_of(text: str, start: int) -> Iterator[Line]:
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def part_of(text: str, this: Block, start: int, end: int) -> Block:
    """A part of a paragraph, with what is silent or in italics in it."""
    part = block(text, this.form, start, end)
    first, last = bisect_left(this.holes, (part.start,)), bisect_left(this.holes, (part.end,))
    italics = tuple(
        (max(a, part.start), min(b, part.end))
        for a, b in this.italics
        if a < part.end and part.start < b
    )
    return replace(part, holes=this.holes[first:last], italics=italics)


def block(
    text: str, form: Form, start: int, end: int, level: int = 0, reason: str = "", key: str = ""
) -> Block:
    """A block of `text[start:end]` without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Block(form, start, end, level, reason, key)


def silenced(blocks: Iterable[Block], holes: Sequence[Hole]) -> list[Block]:
    """The blocks; those that lie within a hole made SILENT. Holes are apart and in order."""
    starts = [hole.start for hole in holes]
    out = []
    for this in blocks:
        at = bisect_right(starts, this.start) - 1
        if at >= 0 and this.start < this.end <= holes[at].end and this.form is not Form.SILENT:
            reason = holes[at].reason
            this = Block(Form.SILENT, this.start, this.end, reason=reason)
        out.append(this)
    return out


def moved_block(this: Block, moved: Callable[[int], int]) -> Block:
    """The block with each offset in it moved."""
    return replace(
        this,
        start=moved(this.start),
        end=moved(this.end),
        holes=tuple(Hole(moved(a), moved(b), why) for a, b, why in this.holes),
        italics=tuple((moved(a), moved(b)) for a, b in this.italics),
    )
