"""Which lines below «CHAPTER I.» are titles: a stop at their end makes them none or not.

One such line may be the chapter's first sentence. Where it stands below every number of a book, and
is short where what follows is long, it is what the chapters are called.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from audiobook.language import ENGLISH
from audiobook.manuscript.blocks import Block, Form

_LONGEST = 80  # characters of a title
_FEWEST = 3  # chapters that tell by their likeness
_LONGER = 2  # times that what follows a title is longer, at least


_ARGUMENT = re.compile(rf"[_*]*(?:{'|'.join(ENGLISH.headings.arguments)})\b")


def titles_below(
    text: str, blocks: Sequence[Block], numbers: Sequence[int], is_sure: Callable[[int], bool]
) -> frozenset[int]:
    """The places of sentences that are titles, below the numbers of chapters at `numbers`.

    `is_sure` tells that a block is a title by its look alone.
    """
    below = {i: _below(blocks, i) for i in numbers}
    sure = [i for i in below.values() if i is not None and is_sure(i)]
    likely = [i for i in below.values() if i is not None and i not in sure]
    likely = [i for i in likely if _may_be_a_title(text, blocks, i)]
    if not likely or len(sure) + len(likely) < len(numbers):
        return frozenset()
    alike = len(numbers) >= _FEWEST and _are_headlines(blocks, likely)
    alike |= all(_ARGUMENT.match(text, blocks[i].start) for i in likely)
    return frozenset(likely) if alike or _FEWEST * len(sure) >= len(numbers) else frozenset()


def _below(blocks: Sequence[Block], at: int) -> int | None:
    """The paragraph that follows a number."""
    for i in range(at + 1, len(blocks)):
        if blocks[i].form is not Form.SILENT:
            return i if blocks[i].form is Form.PARAGRAPH else None
    return None


def _may_be_a_title(text: str, blocks: Sequence[Block], i: int) -> bool:
    line = text[blocks[i].start : blocks[i].end].strip("_* ")
    if not 0 < len(line) <= _LONGEST or "\n" in line or not line[0].isupper():
        return False
    if any(mark in line for mark in '"“”«»') or line[-1] not in ".?!":
        return False
    return i + 1 < len(blocks) and blocks[i + 1].form is Form.PARAGRAPH


def _are_headlines(blocks: Sequence[Block], likely: Sequence[int]) -> bool:
    """Whether what follows these lines is longer, nearly always."""
    longer = sum(_length(blocks[i + 1]) >= _LONGER * _length(blocks[i]) for i in likely)
    return longer >= 0.8 * len(likely)


def _length(this: Block) -> int:
    return this.end - this.start
