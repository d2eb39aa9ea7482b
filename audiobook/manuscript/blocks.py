"""The lines of a file become blocks: paragraphs, headings, scene breaks, and what stays silent.

Together the blocks cover every non-space character once, in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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


TITLE_LEVEL = 9  # of a title that stands by itself under «Chapter 4»: deeper than any other


def lines_of(text: str, start: int) -> Iterator[Line]:
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def block(
    text: str, form: Form, start: int, end: int, level: int = 0, reason: str = "", key: str = ""
) -> Block:
    """A block of `text[start:end]` without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Block(form, start, end, level, reason, key)
