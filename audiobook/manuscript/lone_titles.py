"""Lone lines that are titles where nothing else tells chapters: of the stories in a collection."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from audiobook.language import split
from audiobook.manuscript.blocks import Block, Form
from audiobook.manuscript.stage import is_scene_heading

_LONGEST = 60  # characters of a title
_FEWEST = 3  # that are told by their capitals alone
_PROSE = 60  # characters of what follows a title, at least
_SHARE = 0.4  # of the paragraphs, at most
_GAP = re.compile(r"\n[ \t]*\n[ \t]*\n[ \t]*\Z")  # two blank lines
_SMALL = split("a an and as at but by for from in into of on or the to with")
_QUOTED = re.compile(r"[\"“”„«»:;,]")


def with_lone_titles(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where none is a heading, lone lines above prose may be made HEADING.

    They are in capitals, and three or more, the first one at the top; or two blank lines stand
    above each.
    """
    paragraphs = [i for i, this in enumerate(blocks) if this.form is Form.PARAGRAPH]
    lines = {i: text[blocks[i].start : blocks[i].end] for i in paragraphs}
    if any(this.form is Form.HEADING for this in blocks) or any(
        map(is_scene_heading, lines.values())
    ):
        return list(blocks)
    counts = Counter(lines.values())
    lone = [
        i
        for i, after in pairwise(paragraphs)
        if counts[lines[i]] == 1 and _is_title(lines[i]) and _is_prose(lines[after])
    ]
    capitals = [i for i in lone if lines[i].isupper()]
    apart = [i for i in lone if i == paragraphs[0] or _is_apart(text, blocks[i].start)]
    chosen = frozenset(
        next(
            (
                found
                for found, fewest in ((apart, 2), (capitals, _FEWEST))
                if _are_titles(found, fewest, paragraphs)
            ),
            (),
        )
    )
    return [
        replace(this, form=Form.HEADING, level=2) if i in chosen else this
        for i, this in enumerate(blocks)
    ]


def _are_titles(found: Sequence[int], fewest: int, paragraphs: Sequence[int]) -> bool:
    """Whether lines are enough, and few beside the prose; the first one stands at the top."""
    at_top = bool(found) and found[0] in paragraphs[:2]
    return at_top and len(found) >= fewest and len(found) <= _SHARE * len(paragraphs) + 1


def _is_title(line: str) -> bool:
    if len(line) > _LONGEST or "\n" in line or _QUOTED.search(line) or line[-1] == ".":
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", line)
    return bool(words) and all(word[0].isupper() or word in _SMALL for word in words)


def _is_apart(text: str, start: int) -> bool:
    return bool(_GAP.search(text[max(0, start - 20) : start]))


def _is_prose(part: str) -> bool:
    return len(part) >= _PROSE and any(map(str.islower, part))
