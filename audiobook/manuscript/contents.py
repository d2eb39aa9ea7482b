"""Tables of contents are told from the chapters that they list; they stay silent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audiobook.manuscript.blocks import TITLE_LEVEL, Block, Form
from audiobook.manuscript.headings import heading_of

REASON = "table of contents"
MOST = 5  # tables of contents in a file; each may be as long as the file
_TITLE = re.compile(r"[#\s*_]*(?:table of )?contents\b[\s.:*_#]*", re.IGNORECASE)


def without_contents(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of a table of contents made SILENT."""
    silent = _announced(text, blocks) | _listed(text, blocks) | _repeated(blocks)
    return [
        replace(this, form=Form.SILENT, reason=REASON) if i in silent else this
        for i, this in enumerate(blocks)
    ]


def _announced(text: str, blocks: Sequence[Block]) -> set[int]:
    """After «Contents», short lines up to the first chapter that was listed, or the first prose."""
    out: set[int] = set()
    titled = [
        i
        for i, this in enumerate(blocks)
        if this.form in (Form.PARAGRAPH, Form.HEADING)
        and this.end - this.start < 40
        and _TITLE.fullmatch(text[this.start : this.end])
    ]
    for i in titled[:MOST]:
        stop = _end_of_list(text, blocks, i)
        if stop is not None:
            out.update(j for j in range(i, stop) if blocks[j].form is not Form.BREAK)
    return out


def _end_of_list(text: str, blocks: Sequence[Block], first: int) -> int | None:
    seen: set[str] = set()
    marked_up = blocks[first].form is Form.HEADING and blocks[first].level < TITLE_LEVEL
    for i in range(first + 1, len(blocks)):
        this = blocks[i]
        lines = text[this.start : this.end].split("\n")
        keys = {key for line in lines if (key := _key(line))}
        if this.form is Form.HEADING and (keys & seen or not seen or (marked_up and not this.key)):
            return i if i > first + 1 else None
        if (
            this.form is Form.HEADING
            and this.key
            and i > first + 1
            and _is_prose(text, blocks, i + 1)
        ):
            return i
        if max(map(len, lines)) > 120:
            return i if i > first + 1 and not marked_up else None
        seen |= keys
    return None


def _is_prose(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Whether a sentence stands there: what stands above it is no entry of the list."""
    if at >= len(blocks) or blocks[at].form is not Form.PARAGRAPH:
        return False
    part = text[blocks[at].start : blocks[at].end]
    return part[-1] in '.!?…"”’' and " " in part and not any(map(_key, part.split("\n")))


def _key(line: str) -> str:
    found = heading_of(re.split(r"[ \t]{3,}|\.{3}|\t", line.strip())[0])
    return found.key if found else ""


def _listed(text: str, blocks: Sequence[Block]) -> set[int]:
    """Paragraphs of which every line would be a chapter's heading, three of them or more."""
    out = set()
    for i, this in enumerate(blocks):
        if this.form is Form.PARAGRAPH and this.end - this.start > 20:
            lines = text[this.start : this.end].split("\n")
            if len(lines) > 2 and all(map(_key, lines)):
                out.add(i)
    return out


def _repeated(blocks: Sequence[Block]) -> set[int]:
    """Headings with nothing beneath that come again later, where they have something beneath."""
    out: set[int] = set()
    filled: set[str] = set()
    beneath = False
    for i in range(len(blocks) - 1, -1, -1):
        this = blocks[i]
        if this.form is Form.HEADING and this.key:
            if beneath:
                filled.add(this.key)
            elif this.key in filled:
                out.add(i)
            beneath = False
        elif this.form is Form.PARAGRAPH:
            beneath = True
    return out
