"""The lines of a file become blocks: paragraphs, headings, scene breaks, and what stays silent.

Together the blocks cover every non-space character once, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

Line = tuple[int, int]  # offsets of a line without its end


class Form(Enum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BREAK = "scene break"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of whole lines, without the white space around it."""

    form: Form
    start: int
    end: int
    level: int = 0  # of a heading, from 1; in plain text a part has 1 and a chapter 2
    reason: str = ""  # of a silent block
    key: str = ""  # of a plain heading: «chapter 4», by whatever numerals it is written


_MARKS = "*•·◆◇❖✦✶★☆~=+_–—#⁂§-"
_BREAK = re.compile(rf"[ \t]*(?:[#⁂§*~•◆❖]|(?:[{_MARKS}][ \t]*){{3,}}|<hr ?/?>)[ \t]*")
_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_FENCE = re.compile(r" {0,3}```")
_LINK = re.compile(r" {0,3}\[[^\]\n^]{1,300}\]:[ \t]*(?![*_]*[\"“„«'‘])\S+")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\n]{1,100}\]:")
_QUOTE_ONLY = re.compile(r"[ \t]*(?:>[ \t]*)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|1[.)])[ \t]+\S")
_INDENTED = re.compile(r"(?: {2,}|\t|\u3000|\u2003)\S")


def lines_of(text: str, start: int) -> Iterator[Line]:
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def plain(text: str, start: int) -> Iterator[Block]:
    """The blocks of plain text from `start` on: paragraphs and scene breaks."""
    each_line = _lines_are_paragraphs(text, start)
    held: list[Line] = []
    for line in lines_of(text, start):
        rule = _BREAK.fullmatch(text, *line)
        if rule or text[line[0] : line[1]].isspace() or line[0] == line[1]:
            yield from _paragraphs(text, held)
            held = []
            if rule:
                yield block(text, Form.BREAK, *line, reason="scene break")
        else:
            held.append(line)
            if each_line:
                yield from _paragraphs(text, held)
                held = []
    yield from _paragraphs(text, held)


def _lines_are_paragraphs(text: str, start: int) -> bool:
    """Whether single line ends part the paragraphs: they are many, and lines are not wrapped."""
    single = blank = longest = 0
    full = False
    for begin, end in lines_of(text, start):
        filled = bool(text[begin:end].strip())
        single += filled and full
        blank += not filled and full
        longest = max(longest, end - begin)
        full = filled
    return single > blank and longest > 120


def _paragraphs(text: str, lines: list[Line]) -> Iterator[Block]:
    """One paragraph, or several where some of the lines are indented and most are not."""
    if not lines:
        return
    indented = [i for i, line in enumerate(lines) if i and _INDENTED.match(text, *line)]
    cuts = indented if 0 < len(indented) <= len(lines) // 2 else []
    for first, last in zip([0, *cuts], [*cuts, len(lines)], strict=True):
        yield block(text, Form.PARAGRAPH, lines[first][0], lines[last - 1][1])


def markdown(text: str, start: int) -> Iterator[Block]:
    """The blocks of Markdown from `start` on."""
    held: list[Line] = []
    skip_to, last_comment_end = start, text.rfind("-->")
    for line in lines_of(text, start):
        if line[1] < skip_to:
            continue
        begin, end = max(line[0], skip_to), line[1]
        comment = text.find("<!--", begin, end)
        if comment >= 0 and not text[begin:comment].strip() and comment < last_comment_end:
            yield from _markdown_paragraph(text, held)
            held = []
            skip_to = text.index("-->", comment) + 3
            yield block(text, Form.SILENT, comment, skip_to, reason="comment")
            begin = skip_to
            if begin > end or not text[begin:end].strip():
                continue
        under = _underlined(text, held, (begin, end))
        if under:
            yield block(text, Form.HEADING, held[0][0], end, level=under)
            held = []
            continue
        single = _single_line(text, begin, end)
        if single or not text[begin:end].strip() or _begins_anew(text, held, (begin, end)):
            yield from _markdown_paragraph(text, held)
            held = []
        if single:
            yield single
        elif text[begin:end].strip():
            held.append((begin, end))
    yield from _markdown_paragraph(text, held)


def _single_line(text: str, start: int, end: int) -> Block | None:
    """The block that a line is by itself, if it is one."""
    if _BREAK.fullmatch(text, start, end):
        return block(text, Form.BREAK, start, end, reason="scene break")
    heading = _ATX.match(text, start, end)
    if heading:
        return block(text, Form.HEADING, start, end, level=len(heading[1]))
    if _FENCE.match(text, start, end) or _QUOTE_ONLY.fullmatch(text, start, end):
        return block(text, Form.SILENT, start, end, reason="markup")
    if _LINK.match(text, start, end):
        return block(text, Form.SILENT, start, end, reason="link address")
    return None


def _underlined(text: str, held: list[Line], line: Line) -> int:
    """The level of a heading that `line` underlines; a sentence is not a heading."""
    under = _UNDERLINE.fullmatch(text, *line)
    if not under or len(held) != 1:
        return 0
    title = text[held[0][0] : held[0][1]].strip()
    if len(title) > 120 or title[-1] in '.,;:!?"”’…' or _ITEM.match(title):
        return 0
    return 1 if under[1][0] == "=" else 2


def _begins_anew(text: str, held: list[Line], line: Line) -> bool:
    """Whether a line begins a paragraph though no blank line stands before it."""
    if not held:
        return False
    item = _ITEM.match(text, *line) is not None
    note = _FOOTNOTE.match(text, *line) is not None
    return item or note


def _markdown_paragraph(text: str, lines: list[Line]) -> Iterator[Block]:
    if not lines:
        return
    if _FOOTNOTE.match(text, *lines[0]):
        yield block(text, Form.SILENT, lines[0][0], lines[-1][1], reason="footnote")
    else:
        yield block(text, Form.PARAGRAPH, lines[0][0], lines[-1][1])


def block(
    text: str, form: Form, start: int, end: int, level: int = 0, reason: str = "", key: str = ""
) -> Block:
    """A block of `text[start:end]` without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Block(form, start, end, level, reason, key)
