"""Lone lines that are the titles of parts: chapters begin again below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audiobook.manuscript.blocks import TITLE_LEVEL, Block, Form
from audiobook.manuscript.headings import EMPHASIS, looks_like_a_title


def with_titles_of_parts(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Lone lines before each «Chapter 1», where chapters begin again, made HEADING of a part."""
    first = [i for i, this in enumerate(blocks) if this.key in ("chapter 1", "chapter 0")]
    filled = [i for i in first if _has_text_below(blocks, i)]
    if len(filled) < 2:
        return list(blocks)
    titles = {at for i in filled if (at := title_of_part(text, blocks, i)) is not None}
    if len(titles) < len(filled) - 1:
        return list(blocks)
    return [
        replace(this, form=Form.HEADING, level=1, key=f"part at {i}") if i in titles else this
        for i, this in enumerate(blocks)
    ]


def _has_text_below(blocks: Sequence[Block], at: int) -> bool:
    for this in blocks[at + 1 :]:
        if this.form is Form.PARAGRAPH:
            return True
        if this.form is Form.HEADING and this.level < TITLE_LEVEL:
            return False
    return False


def title_of_part(text: str, blocks: Sequence[Block], chapter: int) -> int | None:
    """Where the lone line above a chapter stands that is a part's title."""
    at = chapter - 1
    while at >= 0 and blocks[at].form in (Form.BREAK, Form.SILENT):
        at -= 1
    if at < 0 or blocks[at].form is not Form.PARAGRAPH:
        return None
    line = text[blocks[at].start : blocks[at].end].strip(EMPHASIS)
    short = "\n" not in line and len(line) <= 80 and line.count(" ") < 13
    high = line[:1].isupper() or (line.isdecimal() and len(line) == 4)  # «1914» is a year
    lone = short and high and not any(mark in line for mark in '"“”«»')
    return (
        at if lone and (line.isupper() or looks_like_a_title(line) or line[-1].isalnum()) else None
    )
