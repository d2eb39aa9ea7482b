"""A reader: how the manuscripts of one format are understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from audiobook.manuscript.blocks import Block, Hole
from audiobook.story import Silence


@dataclass(frozen=True, slots=True)
class Reader:
    """What differs between formats; all offsets are into the decoded text."""

    # a file's bytes become its text; InputError if they are of another format
    decode: Callable[[bytes, Path], str]
    # the blocks of a text from an offset on: together they cover every non-space character once
    blocks: Callable[[str, int], Iterator[Block]]
    # what is silent in a block's text, and whether that is a heading; offsets into it
    silences: Callable[[str, bool], list[Silence]]
    # whole lines from an offset on that are no text: comments of an editor, marks of a layout
    hidden: Callable[[str, int], Iterator[Hole]]
    has_title_page: bool = False  # short lines before the first heading are no text
