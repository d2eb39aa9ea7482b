"""What each heading of a file is: a part's, a chapter's, or that of a section within a chapter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from audiobook.manuscript.blocks import TITLE_LEVEL, Block, Form
from audiobook.manuscript.headings import heading_of

TitleOf = Callable[[Block], str]  # a heading's words, without markup
_PARTS = ("volume", "vol", "book", "part")  # the largest first
EPIGRAPH = 1500  # characters below a part's title that are no chapter by themselves


class Rank(Enum):
    """What a heading is."""

    PART = "part"  # what stands below it belongs to the part's first chapter
    OPENING = "opening"  # a part, of which the text below it is the first chapter
    CHAPTER = "chapter"
    SECTION = "section"
    LINE = "line"  # the title below a number


class HeadingKind(Enum):
    """What the words of a heading call it."""

    PART = "part"
    CHAPTER = "chapter"
    APART = "apart"  # a prologue, an epilogue
    NUMBER = "number"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Head:
    block: Block
    kind: HeadingKind
    prose: int  # characters of paragraphs directly below it
    size: int  # of the part that it calls itself: a smaller one is the larger part

    @property
    def level(self) -> int:
        return self.block.level


def ranks_of(blocks: Sequence[Block], title_of: TitleOf, book: Block | None) -> Mapping[int, Rank]:
    """The rank of each heading but the book's title, by where it starts."""
    heads = _heads(blocks, title_of, book)
    ranks = {head.block.start: rank for i, head in enumerate(heads) if (rank := _part(heads, i))}
    level = _chapter_level([head for head in heads if head.block.start not in ranks])
    above: list[
        tuple[_Head, int]
    ] = []  # heads that hold the one at hand; their first child's level
    for i, head in enumerate(heads):
        while above and above[-1][0].level >= head.level:
            above.pop()
        parent, child = above[-1] if above else (None, 0)
        if head.block.start not in ranks:
            first = parent is not None and child == head.level
            in_part = first and ranks[parent.block.start] in (Rank.PART, Rank.OPENING)  # type: ignore[union-attr]
            ranks[head.block.start] = _rank(heads, i, level, in_part)
        above.append((head, heads[i + 1].level if i + 1 < len(heads) else 0))
    lines = {this.start: Rank.LINE for this in [*filter(_is_line, blocks), *_titles(heads)]}
    return {**ranks, **lines}


def kind_of_heading(this: Block, title: str) -> HeadingKind:
    """What the words of a heading call it."""
    if this.key.startswith("part at"):
        return HeadingKind.PART
    if title.strip(". ").isdecimal() or _is_roman(title.strip(". ")):
        return HeadingKind.NUMBER
    found = heading_of(title)
    if not found:
        return HeadingKind.OTHER
    if found.level == 1:
        return HeadingKind.PART
    return HeadingKind.CHAPTER if " " in found.key else HeadingKind.APART


def _is_roman(title: str) -> bool:
    return bool(title) and set(title) <= set("IVXLC")


def _is_line(this: Block) -> bool:
    return this.form is Form.HEADING and this.level == TITLE_LEVEL


def _heads(blocks: Sequence[Block], title_of: TitleOf, book: Block | None) -> list[_Head]:
    heads: list[_Head] = []
    at: Block | None = None
    prose = 0
    for this in blocks:
        if this.form is Form.PARAGRAPH:
            prose += this.end - this.start
        elif this.form is Form.HEADING and not _is_line(this):
            if at:
                heads.append(_head(at, title_of(at), prose))
            at, prose = (None if this is book else this), 0
    return [*heads, _head(at, title_of(at), prose)] if at else heads


def _head(this: Block, title: str, prose: int) -> _Head:
    return _Head(this, kind_of_heading(this, title), prose, size_of_part(title))


def size_of_part(title: str) -> int:
    """Which of the parts within parts a title names: a volume's number is less than a book's."""
    words = [word.casefold().strip(".:") for word in title.split()]
    named = next((word for word in (*words[:1], *words[-1:]) if word in _PARTS), "")
    return _PARTS.index(named) if named else len(_PARTS)


def _part(heads: Sequence[_Head], i: int) -> Rank | None:
    """Whether a heading is a part's by its words, and by chapters that follow."""
    head, after = heads[i], heads[i + 1] if i + 1 < len(heads) else None
    if head.kind is not HeadingKind.PART or after is None or after.kind is HeadingKind.PART:
        deeper = after is not None and (
            after.level > head.level or (after.level == head.level and head.size < after.size)
        )
        return Rank.PART if head.kind is HeadingKind.PART and deeper and not head.prose else None
    counted = after.kind in (HeadingKind.CHAPTER, HeadingKind.NUMBER)
    if after.level > head.level or (after.level == head.level and counted):
        if head.prose <= EPIGRAPH:
            return Rank.PART
        return Rank.OPENING if counted else None
    return Rank.PART if after.level == head.level and not head.prose else None


def _titles(heads: Sequence[_Head]) -> list[Block]:
    """The headings below «Chapter 1» that are its title: each such chapter has but one."""
    bare = [
        i
        for i, (head, below) in enumerate(pairwise(heads))
        if head.kind is HeadingKind.CHAPTER and not head.prose and below.level > head.level
    ]
    alone = all(_is_only_child(heads, i) for i in bare)
    return [heads[i + 1].block for i in bare] if alone else []


def _is_only_child(heads: Sequence[_Head], i: int) -> bool:
    """Whether one heading of its level stands below another, which is the one before it."""
    level, below = heads[i].level, heads[i + 1].level
    for at in range(i + 2, len(heads)):
        if heads[at].level <= level:
            return True
        if heads[at].level == below:
            return False
    return True


def _chapter_level(heads: Sequence[_Head]) -> int:
    """The shallowest level of which half the headings or more are chapters.

    They have text directly below them, or are called chapters. A prologue tells nothing.
    """
    told = [head for head in heads if head.kind is not HeadingKind.APART] or heads
    levels = {head.level for head in told}
    good = [level for level in levels if _are_chapters([h for h in told if h.level == level])]
    return min(good or levels, default=0)


def _are_chapters(heads: Sequence[_Head]) -> bool:
    filled = sum(
        head.prose > 0 or head.kind is HeadingKind.CHAPTER or head.block.key.startswith("chapter ")
        for head in heads
    )
    return 2 * filled >= len(heads)


def _rank(heads: Sequence[_Head], i: int, level: int, in_part: bool) -> Rank:
    head = heads[i]
    if head.level > level and not in_part:
        return Rank.SECTION
    deeper = i + 1 < len(heads) and heads[i + 1].level > head.level
    return Rank.PART if head.level < level and deeper and not head.prose else Rank.CHAPTER
