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
SECTION = 3  # the level of a numeral within a chapter
_SEVERAL = 5  # that are told by the length of what stands below them
_STORY = 1500  # characters of it, at least
_TALE = 250  # characters of a very short one among others
_SHORT = 45  # characters of a paragraph that a name may sign
_SIGNED = 25  # characters of a line that may sign
_NUMERAL = re.compile(r"[IVX]{1,5}\.?|\d{1,2}\.?|(?:Part|PART|Chapter|CHAPTER) [A-Z0-9]\w*\.?")
_PAGE = 6  # paragraphs of a title page
_BYLINE = re.compile(r"(?:[Ww]ritten )?(?:by|By|BY)\b[^.!?]{3,120}\Z")
_SMALL = split("a an and as at but by for from in into of on or the to with")
_QUOTED = re.compile(r"[\"“”„«»:;,]")


def with_lone_titles(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where none is a heading but of sections, lone titles are made HEADING."""
    heads = (this for this in blocks if this.form is Form.HEADING and this.level != SECTION)
    if any(" " in this.key or this.level > SECTION for this in heads):
        return list(blocks)
    chosen = lone_titles(text, blocks)
    return [
        replace(this, form=Form.HEADING, level=2) if i in chosen else this
        for i, this in enumerate(blocks)
    ]


def lone_titles(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Where lone lines stand above prose that are titles.

    They are in capitals, and three or more, the first one at the top; or two blank lines stand
    above each; or there are several, each far from the next one.
    """
    paragraphs = [i for i, this in enumerate(blocks) if this.form is Form.PARAGRAPH]
    paragraphs = paragraphs[_of_a_title_page(text, [blocks[i] for i in paragraphs[:_PAGE]]) :]
    lines = {i: text[blocks[i].start : blocks[i].end] for i in paragraphs}
    if any(map(is_scene_heading, lines.values())):
        return frozenset()
    counts = Counter(lines.values())
    lone = [
        i
        for i, after in pairwise(paragraphs)
        if counts[lines[i]] == 1 and _is_title(lines[i]) and _is_prose(lines[after])
    ]
    capitals = [i for i in lone if lines[i].isupper()]
    apart = [i for i in lone if i == paragraphs[0] or _is_apart(text, blocks[i].start)]
    far = [i for i in _far(text, blocks, paragraphs) if counts[lines[i]] == 1]
    for found, fewest in ((apart, 2), (capitals, _FEWEST), (far, _SEVERAL)):
        if _are_titles(found, fewest, paragraphs):
            return frozenset(found)
    return frozenset()


def _far(text: str, blocks: Sequence[Block], paragraphs: Sequence[int]) -> list[int]:
    """Titles of which each has a long story below it; none if many are closer to the next one."""
    shown = [i for i in paragraphs if _is_headline(text, blocks, i)]
    ends = [*(blocks[i].start for i in shown[1:]), len(text)]
    below = {i: end - blocks[i].end for i, end in zip(shown, ends, strict=False)}
    long = sum(length >= _STORY for length in below.values())
    return [i for i in shown if below[i] >= _TALE] if long >= 0.8 * len(shown) else []


def _is_headline(text: str, blocks: Sequence[Block], i: int) -> bool:
    """Whether a line is a title by its look, and neither signs nor addresses anything."""
    line = text[blocks[i].start : blocks[i].end]
    words = re.findall(r"[^\W\d_][\w'’-]*", line)
    if not words or not _is_title(line.rstrip("?!")) or _NUMERAL.fullmatch(line):
        return False
    above = blocks[i - 1] if i else None
    below = blocks[i + 1] if i + 1 < len(blocks) else None
    led = (
        above is not None
        and above.form is Form.PARAGRAPH
        and (above.end - above.start < _SHORT or text[above.end - 1] in ":,;—")
    )
    if below is not None and below.form is Form.HEADING and below.level == SECTION:
        return True
    if below is None or below.form is not Form.PARAGRAPH:
        return False
    if led and i > 3 and (len(line) < _SIGNED or text[blocks[i - 1].end - 1] in ":,;—"):
        return False
    if _NUMERAL.fullmatch(text, below.start, below.end):
        return True
    return below.end - below.start >= _PROSE or text[below.start] in "\"“‘'"


def _of_a_title_page(text: str, blocks: Sequence[Block]) -> int:
    """How many paragraphs at the top are short ones up to «by Ann Example», a title above it."""
    shown = [text[this.start : this.end] for this in blocks]
    short = [len(part) <= _LONGEST and part[-1] not in ".!?,;" for part in shown]
    byline = next((i for i, part in enumerate(shown) if i and _BYLINE.match(part)), 0)
    return byline + 1 if byline and all(short[:byline]) else 0


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
