"""Names alone on their lines that head chapters, each told from somebody's point of view.

They look like the labels of a play whose speeches stand below them; what stands there tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audiobook.manuscript.blocks import Block, Form
from audiobook.manuscript.labels import label_of
from audiobook.manuscript.stage import is_direction, is_scene_heading

_FEWEST = 3  # names
_LONG = 220  # characters below a name, on average; a speech has less
_QUOTED = 0.2  # of the paragraphs
_SPOKEN = 0.25  # of the paragraphs that speak to somebody, or of oneself
_LONGEST = 40  # characters of a name
_SPEECH = re.compile(r"\b(?:I|me|my|mine|we|us|our|you|your|yours|thou|thee|thy)\b|[?!]")
_END = re.compile(r"(?:the end|finis|fin|end)\.?", re.IGNORECASE)
_MARKS = frozenset('"“”«»„')


def with_viewpoints(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where none is a heading, names that stand above prose are made HEADING."""
    paragraphs = [i for i, this in enumerate(blocks) if this.form is Form.PARAGRAPH]
    if any(this.form is Form.HEADING for this in blocks):
        return list(blocks)
    named = [i for i in paragraphs if _is_name(text, blocks[i])]
    if not _are_chapters(text, blocks, paragraphs, named):
        return list(blocks)
    chosen = frozenset(named)
    return [
        replace(this, form=Form.HEADING, level=2) if i in chosen else this
        for i, this in enumerate(blocks)
    ]


def _is_name(text: str, this: Block) -> bool:
    line = text[this.start : this.end]
    if len(line) > _LONGEST or "\n" in line or not line.isupper() or is_direction(line):
        return False
    label = label_of(text, this.start, this.end)
    return label is not None and label.look.alone and not label.look.stop and not label.manner


def _are_chapters(
    text: str, blocks: Sequence[Block], paragraphs: Sequence[int], named: Sequence[int]
) -> bool:
    """Whether below each of these names stands what somebody tells, and says to nobody."""
    at_top = bool(named) and named[0] in paragraphs[:2]
    apart = not any(i + 1 in frozenset(named) for i in named)
    if len(named) < _FEWEST or not at_top or not apart:
        return False
    below = [text[blocks[i].start : blocks[i].end] for i in paragraphs if i not in named]
    if any(map(is_scene_heading, below)) or len(below) < len(named):
        return False
    quoted = sum(not _MARKS.isdisjoint(part) for part in below)
    if quoted >= _QUOTED * len(below):
        return True
    if any(is_direction(part) and not _END.fullmatch(part) for part in below):
        return False
    spoken = sum(bool(_SPEECH.search(part)) for part in below)
    return sum(map(len, below)) >= _LONG * len(named) or spoken < _SPOKEN * len(below)
