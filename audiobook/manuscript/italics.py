"""Stretches of a paragraph that stand in italics: `*so*` or `_so_`."""

from __future__ import annotations

from audiobook.manuscript.paragraphs import Paragraph

Span = tuple[int, int]


def italics(paragraph: Paragraph) -> tuple[Span, ...]:
    """The stretches, in order, without their marks; offsets into `paragraph.clean`.

    Bold and stretches within others are left out.
    """
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
