"""The blocks of a file become chapters: which headings begin one, and which are titles of more."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from audiobook.manuscript.blocks import TITLE_LEVEL, Block, Form, TocEntry
from audiobook.manuscript.headings import heading_of
from audiobook.manuscript.ranks import Rank, TitleOf, ranks_of, size_of_part

_ENDS = ("epilogue", "afterword", "coda")  # what stands behind the last part, in none
_PART = re.compile(r"(?:part|book|volume)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DraftChapter:
    """A chapter before its paragraphs are looked into."""

    title: str  # empty: nothing in the file names it
    blocks: tuple[Block, ...]
    heading: Block | None  # where its title stands
    part: str = ""  # the title of the part that it is the first chapter of
    within: str = ""  # the title of the part that it stands in
    is_apart: bool = False  # it stands in none, whatever stands before it


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that the chapter at hand stands in."""

    title: str
    level: int
    size: int  # of its word; a smaller one is the larger part


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
    ranks = ranks_of(blocks, title_of, book)
    drafts: list[DraftChapter] = []
    parts: tuple[_Part, ...] = ()
    held: list[Block] = []  # blocks of the chapter at hand
    names: list[tuple[Rank, Block]] = []  # its headings: parts' titles, its own, the lines below
    begun = False  # whether text of the chapter was seen since its headings
    for i, this in enumerate(blocks):
        rank = ranks.get(this.start) if this.form is Form.HEADING and this is not book else None
        if rank is Rank.LINE and names and not begun:
            names.append((rank, this))
        elif rank in (Rank.PART, Rank.OPENING, Rank.CHAPTER):
            if begun or any(name is not Rank.PART for name, _ in _chief(names)):
                draft, parts = _draft(held, names, title_of, parts)
                drafts.append(draft)
                held, names, begun = [], [], False
            names.append((rank, this))
        elif rank or (this.form is Form.PARAGRAPH and not _is_epigraph(names)):
            begun = True
        if this is book and _has_prose(blocks, i):
            names.append((Rank.CHAPTER, this))
        held.append(this)
    if held:
        drafts.append(_draft(held, names, title_of, parts)[0])
    return _told_apart(drafts)


def _chief(names: Sequence[tuple[Rank, Block]]) -> list[tuple[Rank, Block]]:
    return [(rank, this) for rank, this in names if rank is not Rank.LINE]


def _is_epigraph(names: Sequence[tuple[Rank, Block]]) -> bool:
    """Whether the text below these headings is no chapter's yet: it stands below a part's title."""
    return bool(names) and all(rank is Rank.PART for rank, _ in _chief(names))


def listed(blocks: Sequence[Block], entries: Sequence[TocEntry]) -> list[DraftChapter]:
    """The chapters that a file's own table of contents names; all blocks are in one of them."""
    starts = [this.start for this in blocks]
    drafts: list[DraftChapter] = []
    parts: list[TocEntry] = []  # that hold the chapter at hand, the largest first
    is_new = False  # whether one of them begins with it
    at = 0
    for i, entry in enumerate(entries):
        parts = [part for part in parts if part.depth < entry.depth]
        if entry.part:
            parts.append(entry)
            is_new = True
            continue
        after = next((one.start for one in entries[i + 1 :] if one.start > entry.start), None)
        end = len(blocks) if after is None else bisect_left(starts, after)
        part = _joined(_bare(one.title) for one in parts)
        title = _joined((part if is_new else "", _bare(entry.title)))
        held = tuple(blocks[at:end])
        heading = _heading_above(held, entry.start)
        if held:
            first = part if is_new else ""
            drafts.append(DraftChapter(title, held, heading, first, part, not part))
        at, is_new = max(at, end), False
    return _told_apart(drafts)


def _heading_above(blocks: Sequence[Block], start: int) -> Block | None:
    """The heading that stands above the text of a chapter that begins there."""
    for this in blocks:
        if this.start >= start and this.form is Form.HEADING:
            return this
        if this.start >= start and this.form is Form.PARAGRAPH:
            return None
    return None


def over_files(files: Sequence[Sequence[DraftChapter]]) -> list[list[DraftChapter]]:
    """The chapters of a folder's files: a file that is but a part's title holds those behind it."""
    placed: list[DraftChapter] = []
    part = ""
    for draft in (draft for drafts in files for draft in drafts):
        if _is_lone_part(draft) or draft.title.casefold().startswith(_ENDS):
            part = draft.title if _is_lone_part(draft) else ""
            placed.append(draft)
        else:
            placed.append(replace(draft, within=draft.within or part))
    told = iter(_told_apart(placed))
    return [[next(told) for _ in drafts] for drafts in files]


def _is_lone_part(draft: DraftChapter) -> bool:
    """Whether nothing but a part's title stands in a chapter."""
    found = heading_of(draft.title)
    text = any(this.form is Form.PARAGRAPH for this in draft.blocks)
    return found is not None and found.level == 1 and not text


def _told_apart(drafts: Sequence[DraftChapter]) -> list[DraftChapter]:
    """The chapters in their parts; one whose title comes again has the part's before its own."""
    own = [own_title(draft.title, draft.part) for draft in drafts]
    counts = Counter(title.casefold() for title in own)
    out, part = [], ""
    for draft, title in zip(drafts, own, strict=True):
        part = draft.within or draft.part or ("" if draft.is_apart else part)
        again = bool(part) and not draft.part and bool(title) and counts[title.casefold()] > 1
        named = _joined((part, title)) if again else draft.title
        out.append(replace(draft, title=named, within=part))
    return out


def one_chapter(blocks: Sequence[Block], title_of: TitleOf) -> list[DraftChapter]:
    """A file of a folder: one chapter, if it has one chief heading or none; else as `chapters`."""
    heads = [this for this in blocks if this.form is Form.HEADING and this.level < TITLE_LEVEL]
    chief = [this for this in heads if this.level == min(head.level for head in heads)]
    if len(chief) > 1 or (len(heads) > 1 and _PART.match(title_of(heads[0]))):
        return chapters(blocks, title_of, None)
    titles = [this for this in blocks if this.form is Form.HEADING and this.level == TITLE_LEVEL]
    names = [(Rank.CHAPTER, this) for this in chief]
    below = [(Rank.LINE, this) for this in titles[:1]]
    return [_draft(blocks, [*names, *below] if chief else [], title_of, ())[0]]


def _draft(
    held: Sequence[Block],
    names: Sequence[tuple[Rank, Block]],
    title_of: TitleOf,
    parts: tuple[_Part, ...],
) -> tuple[DraftChapter, tuple[_Part, ...]]:
    """A chapter of these blocks and headings, and the parts that it stands in."""
    own: list[str] = []
    is_new = False
    for rank, this, title in _titles(names, title_of):
        if rank in (Rank.PART, Rank.OPENING):
            is_new = True
            parts = _within(parts, this, title)
        else:
            own.append(title)
            parts = _left(parts, this, title)
    part = _joined(one.title for one in parts)
    title = _joined((part if is_new else "", ". ".join(own)))
    heading = names[0][1] if names else None
    first = part if is_new else ""
    return DraftChapter(title, tuple(held), heading, first, part, not part), parts


def _titles(
    names: Sequence[tuple[Rank, Block]], title_of: TitleOf
) -> list[tuple[Rank, Block, str]]:
    """The headings with their words, those of the lines below them included."""
    out: list[tuple[Rank, Block, str]] = []
    for rank, this in names:
        words = _bare(title_of(this))
        if rank is Rank.LINE and out and words:
            above, heading, title = out[-1]
            out[-1] = (above, heading, f"{title}. {words}")
        elif words:
            out.append((rank, this, words))
    return out


def _within(parts: Sequence[_Part], this: Block, title: str) -> tuple[_Part, ...]:
    """The parts that hold what stands below the title of another part."""
    new = _Part(title, this.level, size_of_part(title))
    kept = (one for one in parts if one.level < new.level or _holds(one, new))
    return (*kept, new)


def _holds(one: _Part, other: _Part) -> bool:
    """Whether a part of the same level is the larger one, as a book is that has parts."""
    return one.level == other.level and one.size < other.size


def _left(parts: tuple[_Part, ...], this: Block, title: str) -> tuple[_Part, ...]:
    """The parts that hold a chapter: an epilogue stands in none."""
    if title.casefold().startswith(_ENDS):
        return tuple(one for one in parts if one.level < this.level and this.level > 2)
    return tuple(one for one in parts if one.level <= this.level)


def _joined(titles: Iterable[str]) -> str:
    """The title of a chapter behind those of its parts: «Part Two, Chapter 1»."""
    return ", ".join(filter(None, titles))


def own_title(title: str, part: str) -> str:
    """The title of a chapter without its part's."""
    return title.removeprefix(part).lstrip(",. ") if part else title


def _bare(title: str) -> str:
    """A title without the stop at its end, and without what frames it: «--- Chapter 1 ---»."""
    return title.strip(" -–—=~*#|").rstrip(" .:,;")


def _has_prose(blocks: Sequence[Block], heading: int) -> bool:
    """Whether a paragraph stands between a heading and the next one."""
    for this in blocks[heading + 1 :]:
        if this.form is Form.PARAGRAPH:
            return True
        if this.form is Form.HEADING and this.level < TITLE_LEVEL:
            return False
    return False
