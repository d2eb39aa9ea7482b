"""The blocks of a file become chapters: which headings begin one, and which are titles of more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from audiobook.manuscript.blocks import TITLE_LEVEL, Block, Form
from audiobook.manuscript.headings import heading_of

TitleOf = Callable[[Block], str]  # a heading's words, without markup
_PART = re.compile(r"(?:part|book|volume)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DraftChapter:
    """A chapter before its paragraphs are looked into."""

    title: str  # empty: nothing in the file names it
    blocks: tuple[Block, ...]
    heading: Block | None  # where its title stands
    part: str = ""  # the title of the part that it is the first chapter of


def book_title(blocks: Sequence[Block], title_of: TitleOf) -> Block | None:
    """The one first-level heading at the top that has deeper ones below: the book's title."""
    heads = [this for this in blocks if this.form is Form.HEADING]
    if len(heads) < 2 or heads[0].level != 1 or heads[0].key:
        return None
    first = next(this for this in blocks if this.form in (Form.HEADING, Form.PARAGRAPH))
    if first is not heads[0] or any(this.level == 1 for this in heads[1:]):
        return None
    several = len(heads) > 2 or not _has_prose(blocks, blocks.index(heads[0]))
    return heads[0] if several and not heading_of(title_of(heads[0])) else None


def chapters(blocks: Sequence[Block], title_of: TitleOf, book: Block | None) -> list[DraftChapter]:
    """The chapters of a file that may hold several; `book` is the book's title, if it has one."""
    level = _chapter_level(blocks, book)
    drafts: list[DraftChapter] = []
    held: list[Block] = []  # blocks of the chapter at hand
    names: list[Block] = []  # its headings: parts' titles, its own, the line below
    begun = False  # whether text of the chapter was seen since its headings
    for i, this in enumerate(blocks):
        heading = this.form is Form.HEADING and this is not book
        if heading and not begun and _is_below(names, this):
            names.append(this)
        elif heading and this.level <= level:
            if begun or _is_whole(names, this):
                drafts.append(_draft(held, names, title_of))
                held, names, begun = [], [], False
            names.append(this)
        elif heading or this.form is Form.PARAGRAPH:
            begun = True
        if this is book and _has_prose(blocks, i):
            names.append(this)
        held.append(this)
    if held:
        drafts.append(_draft(held, names, title_of))
    return _told_apart(drafts)


def _told_apart(drafts: Sequence[DraftChapter]) -> list[DraftChapter]:
    """The chapters; those whose titles come again get their part's before their own."""
    own = [draft.title.removeprefix(draft.part).lstrip(". ") for draft in drafts]
    counts = Counter(title.casefold() for title in own)
    out, part = [], ""
    for draft, title in zip(drafts, own, strict=True):
        part = draft.part or part
        again = bool(part) and not draft.part and bool(title) and counts[title.casefold()] > 1
        out.append(replace(draft, title=f"{part}. {title}") if again else draft)
    return out


def one_chapter(blocks: Sequence[Block], title_of: TitleOf) -> list[DraftChapter]:
    """A file of a folder: one chapter, if it has one chief heading or none; else as `chapters`."""
    heads = [this for this in blocks if this.form is Form.HEADING and this.level < TITLE_LEVEL]
    chief = [this for this in heads if this.level == min(head.level for head in heads)]
    if len(chief) > 1 or (len(heads) > 1 and _PART.match(title_of(heads[0]))):
        return chapters(blocks, title_of, None)
    titles = [this for this in blocks if this.form is Form.HEADING and this.level == TITLE_LEVEL]
    return [_draft(list(blocks), [*chief, *titles[:1]] if chief else [], title_of)]


def _is_below(names: Sequence[Block], this: Block) -> bool:
    """Whether a heading is the title in the line below a chapter's number."""
    return this.level == TITLE_LEVEL and bool(names)


def _is_whole(names: Sequence[Block], this: Block) -> bool:
    """Whether headings without text above `this` are a chapter, not a part of which it is first."""
    deepest = max((name.level for name in names if name.level < TITLE_LEVEL), default=TITLE_LEVEL)
    return bool(names) and deepest >= this.level


def _draft(held: list[Block], names: list[Block], title_of: TitleOf) -> DraftChapter:
    told = [(name, title) for name in names if (title := _bare(title_of(name)))]
    deepest = max((name.level for name, _ in told if name.level < TITLE_LEVEL), default=0)
    last = max((i for i, (name, _) in enumerate(told) if name.level == deepest), default=0)
    part = ". ".join(title for _, title in told[:last])
    title = ". ".join(title for _, title in told)
    return DraftChapter(title, tuple(held), names[0] if names else None, part)


def _bare(title: str) -> str:
    """A title without the stop at its end, and without what frames it: «--- Chapter 1 ---»."""
    return title.strip(" -–—=~*#|").rstrip(" .:")


def _has_prose(blocks: Sequence[Block], heading: int) -> bool:
    """Whether a paragraph stands between a heading and the next one."""
    for this in blocks[heading + 1 :]:
        if this.form is Form.PARAGRAPH:
            return True
        if this.form is Form.HEADING and this.level < TITLE_LEVEL:
            return False
    return False


def _chapter_level(blocks: Sequence[Block], book: Block | None) -> int:
    """The shallowest level of which half the headings or more have text directly below."""
    total: dict[int, int] = {}
    filled: dict[int, int] = {}
    at: Block | None = None
    for this in blocks:
        if this.form is Form.HEADING and this.level < TITLE_LEVEL:
            at = None if this is book else this
            if at:
                total[at.level] = total.get(at.level, 0) + 1
        elif this.form is Form.PARAGRAPH and at:
            filled[at.level] = filled.get(at.level, 0) + 1
            at = None
    good = [level for level in total if 2 * filled.get(level, 0) >= total[level]]
    return min(good or total, default=0)
