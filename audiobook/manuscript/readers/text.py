"""Plain text: blank lines part the paragraphs, or line ends where lines are not wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiobook.manuscript.blocks import Block, Form, Hole, Line, block, lines_of
from audiobook.manuscript.markup import emphasis, tags_of_forums, tags_of_html
from audiobook.manuscript.ornaments import is_ornament
from audiobook.manuscript.readers.reader import Reader, typed
from audiobook.manuscript.utf8 import decode_any
from audiobook.story import Silence

_RUN = re.compile(r"\*{1,2}|_{1,2}")
_INDENTED = re.compile(r"(?: {2,}|\t|\u3000|\u2003)\S")


def blocks(text: str, start: int) -> Iterator[Block]:
    """The blocks of plain text from `start` on: paragraphs and scene breaks."""
    each_line = _lines_are_paragraphs(text, start)
    held: list[Line] = []
    for line in lines_of(text, start):
        rule = is_ornament(text[line[0] : line[1]])
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


def silences(text: str, heading: bool) -> list[Silence]:
    """What is silent in a paragraph of plain text: _emphasis_, <i>tags</i>, [b]tags[/b]."""
    runs = [match.span() for match in _RUN.finditer(text)]
    found = [*emphasis(text, runs), *tags_of_html(text), *tags_of_forums(text)]
    return sorted(found, key=lambda silence: silence.start)


def hidden(text: str, start: int) -> Iterator[Hole]:
    """Plain text has no lines that are kept from the reader."""
    yield from ()


TEXT = Reader(typed(decode_any), blocks, silences, hidden, has_title_page=True)
