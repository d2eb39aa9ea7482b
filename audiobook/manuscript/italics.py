"""Stretches of a paragraph that stand in italics: `*so*` or `_so_`."""

from __future__ import annotations

from collections.abc import Iterator

from audiobook.manuscript.paragraphs import Paragraph

Span = tuple[int, int]


def italics(paragraph: Paragraph) -> tuple[Span, ...]:
    """The stretches, in order, without their marks; offsets into `paragraph.clean`.

    Bold and stretches within others are left out.
    """
    if paragraph.block.italics:
        return tuple(_marked(paragraph))
    found: list[Span] = []
    opened: dict[str, int] = {}
    left_out = 0
    for silence in paragraph.silences:
        mark = paragraph.text[silence.start : silence.end]
        at = silence.start - left_out
        left_out += silence.end - silence.start
        if silence.reason != "markup" or mark not in ("*", "_"):
            continue
        start = opened.pop(mark, None)
        if start is None:
            opened[mark] = at
        elif not opened and start < at:
            found.append((start, at))
    return tuple(found)


def _marked(paragraph: Paragraph) -> Iterator[Span]:
    """The stretches that hypertext marks."""
    base = paragraph.block.start
    for start, end in paragraph.block.italics:
        begun, ended = paragraph.clean_offset(start - base), paragraph.clean_offset(end - base)
        if begun < ended:
            yield begun, ended
