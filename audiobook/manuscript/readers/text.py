"""Plain text: blank lines part the paragraphs, or line ends where lines are not wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiobook.manuscript.blocks import Block, Form, Hole, Line, block, lines_of
from audiobook.manuscript.headings import heading_of
from audiobook.manuscript.markup import emphasis, tags_of_forums, tags_of_html
from audiobook.manuscript.ornaments import is_ornament
from audiobook.manuscript.readers.reader import Reader, typed
from audiobook.manuscript.utf8 import decode_any
from audiobook.story import Silence

_WHOLE = 0.8  # of the lines
_RUN = re.compile(r"\*{1,2}|_{1,2}")
_SPAN = re.compile(r"(?<![\w=~/+.:-])([=~/])(?=[^\W_])[^=~/\n|<>]{1,80}(?<=[\w.,!?’])\1(?![\w=~/])")
_ITEM = re.compile(r"^[ \t]*([*•◦‣▪●○])(?=[ \t]+[\w\"“‘(])", re.M)
_ESCAPE = re.compile(r"(\\)(?=[\"'“”‘’])")
_ROW = re.compile(r"[ \t]*\|[^\n]*\|[ \t]*$", re.M)
_BAR = re.compile(r"(?<=\s)\|(?=\s|\Z)|^[ \t]*\||\|[ \t]*$", re.M)
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
    for begin, end in lines_of(text.rstrip(), start):
        filled = bool(text[begin:end].strip())
        single += filled and full
        blank += not filled and full
        longest = max(longest, end - begin)
        full = filled
    return single > blank and (longest > 120 or (not blank and _end_sentences(text, start)))


def _end_sentences(text: str, start: int) -> bool:
    """Whether nearly all lines of a text end as sentences do, or are the headings of chapters."""
    lines = [text[slice(*line)].strip() for line in lines_of(text, start)]
    lines = [line for line in lines if line]
    whole = sum(line[-1] in '.!?…"”’:' or heading_of(line) is not None for line in lines)
    return len(lines) > 3 and whole >= _WHOLE * len(lines)


def _paragraphs(text: str, lines: list[Line]) -> Iterator[Block]:
    """One paragraph, or several where some of the lines are indented and most are not."""
    if not lines:
        return
    indented = [i for i, line in enumerate(lines) if i and _INDENTED.match(text, *line)]
    few = 0 < len(indented) <= len(lines) // 2
    cuts = indented if few or _begin_paragraphs(text, lines, indented) else []
    for first, last in zip([0, *cuts], [*cuts, len(lines)], strict=True):
        yield block(text, Form.PARAGRAPH, lines[first][0], lines[last - 1][1])


def _begin_paragraphs(text: str, lines: list[Line], indented: list[int]) -> bool:
    """Whether lines are indented, the first of all, too, where paragraphs begin."""
    if not indented or len(indented) == len(lines) - 1 or not _INDENTED.match(text, *lines[0]):
        return False
    return all(text[slice(*lines[i - 1])].rstrip()[-1] in '.!?…:"”’-—' for i in indented)


def silences(text: str, heading: bool) -> list[Silence]:
    """What is silent in a paragraph of plain text: _emphasis_, <i>tags</i>, [b]tags[/b]."""
    runs = [match.span() for match in _RUN.finditer(text)]
    found = [*emphasis(text, runs), *tags_of_html(text), *tags_of_forums(text), *_signs(text)]
    return sorted(found, key=lambda silence: silence.start)


def _signs(text: str) -> Iterator[Silence]:
    """What plain text marks with other signs: =bold=, /italics/, items, rows, escaped quotes."""
    for found in _SPAN.finditer(text):
        yield Silence(found.start(), found.start() + 1, "markup")
        yield Silence(found.end() - 1, found.end(), "markup")
    for found in (*_ITEM.finditer(text), *_ESCAPE.finditer(text)):
        yield Silence(*found.span(1), "markup")
    if _ROW.match(text):
        yield from (Silence(*bar.span(), "markup") for bar in _BAR.finditer(text))


def hidden(text: str, start: int) -> Iterator[Hole]:
    """Plain text has no lines that are kept from the reader."""
    yield from ()


TEXT = Reader(typed(decode_any), blocks, silences, hidden, has_title_page=True)
