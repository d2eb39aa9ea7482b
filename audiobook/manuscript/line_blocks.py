"""Short lines that stand each for itself: of a poem, an address, a list, a character's figures.

Read in one breath they would run together; each becomes a paragraph, so that a pause parts them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from audiobook.manuscript.blocks import Block, Form, Line, lines_of, part_of

_QUOTED = re.compile(r"[\"“”„«»]|(?<!\w)['‘]|['’](?!\w)")  # speech over several lines stays one
_FIELD = re.compile(r"[*_>\s]*[A-Z#][\w '’./()&*_-]{0,30}[:=][*_]*(?:\s+\S.*)?")
_BULLET = re.compile(r"[ \t]*(?:[-–—*+•·◦▪‣]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])[ \t]+\S")
_FRAMED = re.compile(r"[*_>\s]*[\[【『<][^\[\]]{2,200}[\]】』>][.!]?[*_]*")  # what a game tells
_HARD = re.compile(r"(?: {2,}|\\)\n")
_LONGEST, _LONGEST_OF_TWO, _LONGEST_FIELD = 50, 32, 90  # characters of a line


def lines_apart(text: str, blocks: Sequence[Block], end: int | None = None) -> list[Block]:
    """The blocks; paragraphs whose lines stand each for itself are cut at their ends.

    With `end`, only those before it are: what stands above the first speech of a play.
    """
    out: list[Block] = []
    for this in blocks:
        if end is not None and this.end > end:
            out.append(this)
        elif this.form is Form.PARAGRAPH and "\n" in text[this.start : this.end]:
            out += _apart(text, this)
        else:
            out.append(this)
    return out


def _apart(text: str, this: Block) -> Iterator[Block]:
    lines = [
        (this.start + start, this.start + end)
        for start, end in lines_of(text[this.start : this.end], 0)
    ]
    begun = [hole.start for hole in this.holes]
    reached = [0, *accumulate((hole.end for hole in this.holes), max)]

    def hidden(line: Line) -> bool:
        return line[1] <= reached[bisect_right(begun, line[0])]

    lines = [line for line in lines if text[slice(*line)].strip() and not hidden(line)]
    cuts = _cuts(text, lines, this.broken)
    cuts = [cut for cut in cuts if reached[bisect_left(begun, cut)] <= cut]  # none within a hole
    for start, end in zip([this.start, *cuts], [*cuts, this.end], strict=True):
        yield part_of(text, this, start, end)


def _cuts(text: str, lines: Sequence[Line], meant: bool = False) -> list[int]:
    """Where lines begin that are apart from the one before."""
    if len(lines) < 2:
        return []
    shown = [text[start:end].strip() for start, end in lines]
    starts = [start for start, _ in lines[1:]]
    if _are_bullets(shown):
        return starts
    if any(map(_QUOTED.search, shown)):
        return []
    framed = all(map(_FRAMED.fullmatch, shown))
    if meant or framed or _are_fields(shown) or _are_short(shown):
        return starts
    hard = {match.end() for match in _HARD.finditer(text, lines[0][0], lines[-1][1])}
    return [start for start in starts if start in hard]


def _are_bullets(shown: Sequence[str]) -> bool:
    """Whether lines are a list's, of two points or more; its first line may lead into it."""
    bullets = [bool(_BULLET.match(line)) for line in shown]
    return sum(bullets) > 1 and all(bullets[1:])


def _are_fields(shown: Sequence[str]) -> bool:
    """Whether all lines are fields of a form: «Name: Anna»."""
    return all(len(line) <= _LONGEST_FIELD and _FIELD.fullmatch(line) for line in shown)


def _are_short(shown: Sequence[str]) -> bool:
    """Whether all lines are short and begin with a capital or a figure."""
    if len(shown) == 2 and (not shown[1][0].isalpha() or shown[1][-1] in ".!?"):
        return False  # prose that was wrapped, as likely
    longest = _LONGEST if len(shown) > 2 else _LONGEST_OF_TWO
    return all(len(line) <= longest and _begins_high(line) for line in shown)


def _begins_high(line: str) -> bool:
    first = next((char for char in line if char.isalnum()), "a")
    return first.isupper() or first.isdecimal()
