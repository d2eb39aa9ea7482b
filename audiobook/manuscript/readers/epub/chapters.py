"""The chapters of an EPUB: which entries of its contents they are, and what is left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from audiobook.manuscript.blocks import TITLE_LEVEL, Block, Form, TocEntry
from audiobook.manuscript.headings import heading_of
from audiobook.manuscript.hypertext import CONTENTS, FOOTNOTE, PAGE, Flow, letters_of
from audiobook.manuscript.readers.epub.entry_title import is_first, is_number, is_part, parted
from audiobook.manuscript.readers.epub.matter import (
    OF_CHAPTERS,
    OF_PARTS,
    TYPES,
    Signs,
    is_byline,
    is_title_page,
    matter_of,
)
from audiobook.manuscript.readers.epub.navigation import Navigation
from audiobook.story import Matter, Metadata

_LINE = 5  # words of a line of a title page
_TITLE_LINES = 40  # words of an entry that is a line of a title page, or some
_LISTED, _ENTRY = 150, 30  # words of a stretch of a list of contents, and of a paragraph in it
_FEW = 60  # words above the chapters of a part that are no chapter by themselves
_SHORT = 250  # words of sections that are none, on an average
_LONG = 1500  # words of sections that are chapters though their chapter has text of its own
_LONGEST = 20_000  # words of a chapter that has sections
_SAMPLE = 6_000  # characters that tell what a stretch is
_WORD = re.compile(r"\S*\w\S*")
_FURNITURE = re.compile(r"(?:foot|end)?notes|index|.*gutenberg.*|contents", re.IGNORECASE)
_MARK_LEFT = re.compile(r"\s*[\[(]\s*[\])]|\s+([.,;:!?])")  # around a note's mark, or before it
_LEADERS = re.compile(r"\.(?:\s?\.){2,}|\d\Z")
_DIVISION = re.compile(
    r"(?:book|part|volume|vol|chapter|act|canto|section|epoch|prologue|preface|introduction|foreword"
    r"|livre|partie|buch|teil|libro|parte)\b",
    re.IGNORECASE,
)
_SCENE = re.compile(r"(?:sc[eè]ne|sc\.|szene|auftritt|esc?ena|cena)\b", re.IGNORECASE)
_DEDICATED = re.compile(r"(?:to|für|à|al|aan|a (?:mis?|la|los|don|doña))\s", re.IGNORECASE)
_NUMERAL = re.compile(r"(?:\d{1,3}|[ivxlc]{1,7})\.?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\d{1,3}|[ivxlc]{1,7})[.:)]?(?:\s.*)?", re.IGNORECASE)


@dataclass
class _Node:
    """An entry of the table of contents, with those below it."""

    title: str
    depth: int
    block: int  # the first of its blocks
    below: list[_Node] = field(default_factory=list)
    above: _Node | None = None
    matter: Matter | None = None
    own: int = 0  # words of it that belong to none below
    bare: bool = False  # it holds headings and no paragraph
    types: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Division:
    """Blocks that are one thing: what an entry, a document or a typed section holds."""

    first: int  # blocks
    end: int
    node: _Node | None  # the entry that begins with it
    matter: Matter | None
    words: int
    bare: bool  # it holds headings and no paragraph


@dataclass(frozen=True, slots=True)
class Contents:
    """What is to be read, and what is not."""

    entries: tuple[TocEntry, ...]  # chapters and parts; empty: the headings must tell
    matter: tuple[tuple[Matter, str, int, int, int], ...]  # kind, title, words, first block, end


class Outline:
    """Finds the chapters of a flow by the navigation of its book."""

    def __init__(
        self, flow: Flow, blocks: Sequence[Block], navigation: Navigation, book: Metadata
    ) -> None:
        self._flow, self._blocks, self._book = flow, blocks, book
        self._text = flow.text
        self._navigation = navigation
        self._starts = [this.start for this in blocks]
        self._docs = {one.name: bisect_left(self._starts, one.start) for one in flow.documents}
        counts = (self._count(this) for this in blocks)
        self._words = [0, *accumulate(counts)]  # spoken words before each block
        self._begun = {*self._docs.values(), len(blocks)}
        known = TYPES | OF_CHAPTERS | OF_PARTS
        typed = [one for one in flow.sections if one.types & known and one.end > one.start]
        self._typed = sorted(typed, key=lambda one: (one.start, -one.end))
        self._roots, self._nodes = self._tree()

    def contents(self) -> Contents:
        """The chapters and what is none."""
        stretches = self._stretches()
        self._own_words(stretches)
        self._with_numbers()
        self._unpaged()
        chosen: list[tuple[_Node, bool]] = []
        for node in self._roots:
            chosen += self._chosen(node, alone=len(self._roots) == 1)
        entries = self._entries(chosen, stretches)
        return Contents(tuple(entries), tuple(self._left_out(stretches)))

    # the table of contents

    def _tree(self) -> tuple[list[_Node], list[_Node]]:
        roots: list[_Node] = []
        nodes: list[_Node] = []
        stack: list[_Node] = []
        bylines: set[int] = set()
        for i, entry in enumerate(self._navigation.entries):
            at = self._block_of(entry.document, entry.fragment) if entry.document else None
            at = self._behind_pages(at)
            byline = 0 < i < 5 and is_byline(entry.title, self._book)
            if byline and at is not None:
                bylines.add(at)
            if (entry.document and at is None) or byline:
                continue
            title = self._heard(entry.title, at)
            node = _Node(title, entry.depth, -1 if at is None else at)
            while stack and stack[-1].depth >= node.depth:
                stack.pop()
            node.above = stack[-1] if stack else None
            (stack[-1].below if stack else roots).append(node)
            stack.append(node)
            nodes.append(node)
        for node in reversed(nodes):  # «Part One», which leads nowhere itself
            if node.block < 0:
                node.block = node.below[0].block if node.below else -1
        nodes = [node for node in nodes if node.block >= 0]
        self._with_headings_above(nodes, bylines)
        return [node for node in roots if node.block >= 0], nodes

    def _behind_pages(self, block: int | None) -> int | None:
        """The first block that is no page's number."""
        while block is not None and block + 1 < len(self._blocks):
            if self._blocks[block].reason != PAGE or block + 1 in self._begun:
                break
            block += 1
        return block

    def _heard(self, title: str, block: int | None) -> str:
        """A title without the marks of notes that its heading holds."""
        this = self._blocks[block] if block is not None and block < len(self._blocks) else None
        if this and this.form is Form.HEADING and this.holes:
            words = self._text[this.start : this.end]
            if letters_of(words) == letters_of(title):
                for start, end, _ in reversed(this.holes):
                    words = words[: start - this.start] + words[end - this.start :]
                return _MARK_LEFT.sub(r"\1", " ".join(words.split())) or title
        return title

    def _block_of(self, document: str, fragment: str) -> int | None:
        """The first block of what a link leads to; None if that is no document of the book."""
        if document not in self._docs:
            return None
        first = self._docs[document]
        anchor = self._flow.anchors.get((document, fragment)) if fragment else None
        if anchor is None:
            return first
        at = bisect_right(self._starts, anchor[0]) - 1
        if at < 0:
            return first
        this = self._blocks[at]
        within = anchor[0] - this.start
        if anchor[0] >= this.end or (
            this.form is not Form.HEADING and 2 * within > this.end - this.start
        ):
            at += 1
        return max(first, at)

    def _with_headings_above(self, nodes: Sequence[_Node], bylines: set[int]) -> None:
        """Entries that lead below their headings begin with these."""
        taken = {node.block for node in nodes} | bylines
        begun = set(self._docs.values())
        for node in nodes:
            at = node.block
            while (
                at - 1 >= 0
                and at not in begun
                and at - 1 not in taken
                and self._blocks[at - 1].form is Form.HEADING
            ):
                at -= 1
            if at != node.block:
                for other in nodes:
                    if other is not node and other.block == node.block:
                        other.block = at
                node.block = at
                taken.add(at)

    # stretches

    def _stretches(self) -> list[Division]:
        firsts: dict[int, _Node | None] = dict.fromkeys(self._docs.values())
        firsts[0] = None
        for section in self._typed:
            if section.types & TYPES:
                firsts.setdefault(bisect_left(self._starts, section.start))
                firsts.setdefault(bisect_left(self._starts, section.end))
        for entry in self._nodes:
            firsts[entry.block] = entry  # the deepest of those that begin here
        cuts = sorted(first for first in firsts if first < len(self._blocks))
        spans = [*pairwise([*cuts, len(self._blocks)])]
        texts = self._text_bounds(spans, firsts)
        divisions: list[Division] = []
        for i, (first, end) in enumerate(spans):
            node = firsts[first]
            above = next((one for one in reversed(divisions) if one.words), None)
            titled = above is not None and above.matter is Matter.TITLE_PAGE
            follows = titled and not self._is_edge(first) and not _heads_others(node)
            signs = self._signs(first, end, node, (i <= texts[0], i >= texts[1], follows))
            if node:
                node.types, node.bare = signs.types, signs.bare
            matter = matter_of(signs, self._book)
            if not matter and signs.behind:
                self._name_above(node, signs)
                matter = self._handed_down(node, first, divisions)
            if node and not matter and self._is_listed(node, signs):
                matter = Matter.CONTENTS
            if node:
                node.matter = matter
            divisions.append(Division(first, end, node, matter, signs.words, signs.bare))
        return self._with_title_page(divisions)

    def _with_title_page(self, divisions: list[Division]) -> list[Division]:
        """The title page may stand in several entries, a line of it each."""
        run = 0  # divisions before what is surely none of it
        page = 0  # and those of them whose words are a title page's
        for i, one in enumerate(divisions):
            if one.matter and (one.matter.is_kept or one.matter is not Matter.TITLE_PAGE):
                if one.words:
                    break
                continue
            title = one.node.title if one.node else ""
            named = _is_to(title) or is_number(title) or bool(_DIVISION.match(title))
            if one.words and (one.words > _TITLE_LINES or named or one.node is None):
                break
            run = i + 1
            strange = 0.5 if self._longest(one) <= _LINE else 0.3
            if one.words and is_title_page(self._said(one), self._book, strange, signed=True):
                page = run
        lines = [one for one in divisions[:page] if one.words]
        said = " ".join(map(self._said, lines))
        if len(lines) < 2 or not is_title_page(said, self._book, 0.5, whole=True):
            return divisions
        for one in lines:
            if one.node:
                one.node.matter = Matter.TITLE_PAGE
        paged = {one.first for one in lines}
        return [
            replace(one, matter=Matter.TITLE_PAGE) if one.first in paged else one
            for one in divisions
        ]

    def _longest(self, one: Division) -> int:
        """Words of its longest paragraph."""
        spoken = (b for b in self._blocks[one.first : one.end] if b.form is Form.PARAGRAPH)
        return max((len(self._text[this.start : this.end].split()) for this in spoken), default=0)

    def _said(self, one: Division) -> str:
        spoken = (b for b in self._blocks[one.first : one.end] if b.form in _SPOKEN)
        return " ".join(self._text[this.start : this.end] for this in spoken)

    def _is_listed(self, node: _Node, signs: Signs) -> bool:
        """Whether an entry below «Contents» is of the list: it has a page, or comes again."""
        if not node.above or node.above.matter is not Matter.CONTENTS or signs.words >= _LISTED:
            return False
        wanted = letters_of(node.title)
        behind = (one for one in self._nodes if one.block > node.block)
        return bool(_LEADERS.search(node.title)) or (
            signs.longest <= _ENTRY and any(letters_of(one.title) == wanted for one in behind)
        )

    def _name_above(self, node: _Node | None, signs: Signs) -> None:
        """«Index», which begins with its first letter, has no stretch of its own to tell it by."""
        above = node.above if node else None
        if node and above and above.block == node.block and not above.matter:
            matter = matter_of(replace(signs, title=above.title), self._book)
            above.matter = matter if matter in _WHOLE else None

    def _handed_down(
        self, node: _Node | None, first: int, before: Sequence[Division]
    ) -> Matter | None:
        """The letters of an index are an index, and so is the file that it goes on in."""
        if node:
            above = node.above.matter if node.above else None
            return above if above in _WHOLE else None
        matter = before[-1].matter if before else None
        return matter if matter in _WHOLE and not self._heading(first, first + 3) else None

    def _text_bounds(
        self, spans: Sequence[tuple[int, int]], firsts: dict[int, _Node | None]
    ) -> tuple[int, int]:
        """Up to which stretch front matter may stand, and from which on back matter may."""
        total = max(1, self._words[-1])
        long = [
            i
            for i, (first, end) in enumerate(spans)
            if self._between(first, end) > max(400, total // 100)
            and not _is_furniture(firsts[first])
        ]
        if not long:
            return len(spans), 0
        return max(long[0], 3), min(long[-1], len(spans) - 3)

    def _signs(
        self, first: int, end: int, node: _Node | None, stands: tuple[bool, bool, bool]
    ) -> Signs:
        """What tells what a stretch is; `stands`: before, behind the text, below a title page."""
        begin, stop = self._starts[first], self._blocks[end - 1].end
        spoken = [this for this in self._blocks[first:end] if this.form in _SPOKEN]
        longest = max((len(self._text[b.start : b.end].split()) for b in spoken), default=0)
        sample = " ".join(self._text[this.start : this.end] for this in spoken[:200])[:_SAMPLE]
        title = node.title if node else self._heading(first, end)
        single = len(self._roots) == 1  # all entries stand below the book's title
        leads = self._is_edge(first) and (node is None or node.depth <= single)
        return Signs(
            self._types(first, begin, stop),
            title,
            sample,
            self._between(first, end),
            longest,
            *stands[:2],
            node is not None,
            leads,
            leads and self._is_edge(end),
            self._between(first, end) / max(1, self._words[-1]),
            all(this.form is Form.HEADING for this in spoken),
            stands[2],
        )

    def _is_edge(self, block: int) -> bool:
        """Whether a document begins or ends there, but for what is silent."""
        spoken = self._words[block]
        return any(self._words[one] == spoken for one in self._begun if abs(one - block) < 400)

    def _types(self, first: int, begin: int, stop: int) -> frozenset[str]:
        """The type of what holds a stretch most closely, and those that landmarks give it."""
        types: set[str] = set()
        for section in self._typed:
            if section.start > begin:
                break
            if section.end + 2 >= stop:
                types = {*section.types}
        marks = self._navigation.landmarks or {}
        for target, kinds in marks.items():
            document, _, fragment = target.partition("#")
            if self._block_of(document, fragment) == first:
                types |= kinds - {"bodymatter", "text", "start", "frontmatter", "backmatter"}
        return frozenset(types)

    def _heading(self, first: int, end: int) -> str:
        """The first heading of a stretch, if it is short of text above it."""
        for this in [b for b in self._blocks[first:end] if b.form in _SPOKEN][:3]:
            if this.form is Form.HEADING or this.start in self._flow.titled:
                return " ".join(self._text[this.start : this.end].split())
        return ""

    def _left_out(
        self, stretches: Sequence[Division]
    ) -> Iterator[tuple[Matter, str, int, int, int]]:
        held: tuple[Matter, str, int, int, int] | None = None  # what goes on, as one
        for one in stretches:
            words = one.words or self._silent_words(one.first, one.end)
            if not one.matter or not words:
                continue
            title = one.node.title if one.node else self._heading(one.first, one.end)
            if held and held[0] is one.matter and held[4] == one.first and one.matter in _WHOLE:
                held = (held[0], held[1] or title, held[2] + words, held[3], one.end)
                continue
            if held:
                yield held
            held = (one.matter, title, words, one.first, one.end)
        if held:
            yield held
        apart = [
            i
            for one in stretches
            if not one.matter
            for i in range(one.first, one.end)
            if self._blocks[i].reason == FOOTNOTE
        ]
        if apart:  # they are read where they stand, or nowhere
            words = sum(self._silent_words(i, i + 1) for i in apart)
            yield Matter.NOTES, "", words, apart[0], apart[0] + 1

    def _silent_words(self, first: int, end: int) -> int:
        """Words of notes and of lists of contents, which are silent already."""
        return sum(
            len(_WORD.findall(self._text[this.start : this.end]))
            for this in self._blocks[first:end]
            if this.reason in (FOOTNOTE, CONTENTS)
        )

    # which entries are chapters

    def _with_numbers(self) -> None:
        """«CHAPTER I», which an entry of its own follows at once, is the beginning of its title."""
        for number, named in pairwise([*self._nodes]):
            if not (number.bare and is_number(number.title)) or number.matter or named.matter:
                continue
            between = self._between(number.block, named.block)
            child = named.above is number
            if between != number.own or _is_no_title(named.title) or (number.below and not child):
                continue
            if child and len(number.below) > 1:
                continue
            title = f"{_clean(number.title).rstrip(' .:')}. {named.title}"
            first, second = (named, number) if child else (number, named)
            second.title, second.block = title, number.block
            second.own += first.own
            second.bare = named.bare
            if child:
                second.below = named.below
                for one in named.below:
                    one.above = number
            else:
                (first.above.below if first.above else self._roots).remove(first)
            self._nodes.remove(first)

    def _unpaged(self) -> None:
        """A story that the book is named after, with its chapters below it, is no title page."""
        total = max(1, sum(map(self._total, self._roots)))
        for node in self._nodes:
            whole = letters_of(node.title) == letters_of(self._book.title)
            if node.matter is Matter.TITLE_PAGE and node.below and not whole:
                held = sum(map(self._total, node.below))
                if held and held < 0.6 * total and all(is_number(one.title) for one in node.below):
                    node.matter = None

    def _own_words(self, stretches: Sequence[Division]) -> None:
        owner: _Node | None = None
        for stretch in stretches:
            owner = stretch.node or owner
            if owner and not (stretch.matter and not stretch.matter.is_kept):
                owner.own += stretch.words
                owner.bare &= stretch.bare or stretch.matter in _ABOVE

    def _is_read(self, node: _Node) -> bool:
        """Whether an entry, or one below it, is to be read: chapters may stand below a title."""
        long = (one for one in node.below if self._total(one) >= _FEW)
        return not _is_unread(node) or any(map(self._is_read, long))

    def _total(self, node: _Node) -> int:
        return node.own + sum(map(self._total, node.below))

    def _chosen(self, node: _Node, alone: bool = False) -> list[tuple[_Node, bool]]:
        """The chapters that an entry is or holds; with each whether it is but a part's title."""
        if node.bare and not any(map(self._total, node.below)):
            return [] if _is_unread(node) or not node.own else [(node, True)]
        if not node.below and not node.matter and self._heads(node):
            return [(node, True)]
        below = [one for one in node.below if self._total(one) and self._is_read(one)]
        if not below or not self._is_parted(node, below):
            return [(node, False)] if self._total(node) and not _is_unread(node) else []
        found = [pair for one in below for pair in self._chosen(one)]
        if _is_unread(node) or (alone and self._is_book(node)):
            return [(node, False), *found] if alone and node.own >= _SHORT else found
        return [(node, node.own < _FEW), *found]

    def _heads(self, node: _Node) -> bool:
        """Whether a few words head the chapters behind them, which begin to count there again."""
        if node.own >= _FEW or _LEADERS.search(node.title):
            return node.bare and is_part(node.title)
        if is_part(node.title):
            return True
        starts = [i for i, one in enumerate(self._nodes) if is_first(one.title) and one.own]
        at = next(i for i, one in enumerate(self._nodes) if one is node)
        above = self._nodes[at - 1] if at else None
        if above and above.bare and not above.below and not is_number(above.title):
            return False  # it stands below a part's title already
        named = heading_of(node.title) is None and not is_number(node.title)
        return named and len(starts) > 1 and at + 1 in starts and not _is_to(node.title)

    def _is_book(self, node: _Node) -> bool:
        """Whether an entry is the book's title, under which all its chapters stand."""
        return _bare(node.title)[:20] == _bare(self._book.title)[:20] or not node.own

    def _is_parted(self, node: _Node, below: Sequence[_Node]) -> bool:
        """Whether the entries below an entry are chapters, and not sections of one."""
        if node.matter and not node.matter.is_kept:
            return True
        if node.matter or node.types & OF_CHAPTERS:
            return False
        heading = heading_of(node.title)
        average = sum(map(self._total, below)) / len(below)
        headed = sum(heading_of(one.title) is not None for one in below)
        if is_part(node.title) or node.types & OF_PARTS:
            return True
        if heading:
            return 2 * headed > len(below)
        large = 2 * self._total(node) > self._words[-1] or self._total(node) > _LONGEST
        if len(self._roots) > 1 and all(_NUMERAL.fullmatch(one.title) for one in below):
            return large and average >= _SHORT
        if 2 * headed > len(below):
            return True
        if _NUMBERED.fullmatch(node.title) and node.own >= _FEW and not large:
            return False
        return average >= (_SHORT if node.own < _FEW or large else _LONG)

    def _entries(
        self, chosen: Sequence[tuple[_Node, bool]], stretches: Sequence[Division]
    ) -> list[TocEntry]:
        """The chapters in reading order; what no entry names goes to the one before it."""
        found = {node.block: (node, part) for node, part in chosen if not part}
        chosen = [pair for pair in chosen if pair[0].block <= max(found, default=-1)]
        parts: dict[int, list[_Node]] = {}
        for node, part in chosen:
            if part:
                parts.setdefault(node.block, []).append(node)
        if not found:
            return []
        levels = self._levels(found)
        first = min([*found, *parts])
        entries: list[tuple[int, TocEntry]] = []
        for stretch in stretches:
            unread = stretch.matter and not stretch.matter.is_kept
            if unread or not stretch.words or stretch.first in found or stretch.node:
                continue
            title = self._heading(stretch.first, stretch.end)
            if self._stands_alone(stretch, title, levels, stretch.first < first):
                entries.append((stretch.first, TocEntry(self._starts[stretch.first], title)))
        for at, nodes in parts.items():
            for node in nodes:
                start = self._starts[at]
                depth = 2 * node.depth - (not node.below)  # by itself it holds those beside it
                entries.append((at, TocEntry(start, _clean(node.title), depth, part=True)))
        for at, (node, _) in found.items():
            title = _clean(node.title) or self._heading(at, len(self._blocks))
            above, title = parted(title)
            if above:
                entries.append(
                    (at, TocEntry(self._starts[at], above, 2 * node.depth - 1, part=True))
                )
            entries.append((at, TocEntry(self._starts[at], title, 2 * node.depth)))
            entries += self._unlisted(at, stretches, found)
        return [
            entry for _, entry in sorted(entries, key=lambda e: (e[0], not e[1].part, e[1].depth))
        ]

    def _levels(self, found: Mapping[int, tuple[_Node, bool]]) -> set[int]:
        """The level that the headings of chapters have, as a rule."""
        levels = Counter(
            self._blocks[at].level for at in found if self._blocks[at].form is Form.HEADING
        )
        return {levels.most_common(1)[0][0]} if levels else set()

    def _stands_alone(self, stretch: Division, title: str, levels: set[int], before: bool) -> bool:
        """Whether what no entry names is a chapter by itself."""
        heading = next(
            (b for b in self._blocks[stretch.first : stretch.end] if b.form in _SPOKEN), None
        )
        if heading is None or heading.form is not Form.HEADING or not title:
            return False
        if not any(b.form is Form.PARAGRAPH for b in self._blocks[stretch.first : stretch.end]):
            return False
        if before or heading_of(title):
            return stretch.words > 20
        return heading.level in levels and stretch.words >= 200

    def _unlisted(
        self, at: int, stretches: Sequence[Division], found: Mapping[int, tuple[_Node, bool]]
    ) -> Iterator[tuple[int, TocEntry]]:
        """Headings «Chapter 5» within what an entry names: the table of contents is too short."""
        end = min((one for one in found if one > at), default=len(self._blocks))
        inside = [
            i
            for i in range(at + 1, end)
            if self._blocks[i].form is Form.HEADING and self._is_chapter(i)
        ]
        own = self._is_chapter(at)
        if len(inside) + own < 2 or (len(inside) == 1 and not own):
            return
        for i in inside:
            if self._words[end] - self._words[i] > 40:
                title = " ".join(self._text[self._blocks[i].start : self._blocks[i].end].split())
                yield i, TocEntry(self._starts[i], title)

    def _is_chapter(self, i: int) -> bool:
        this = self._blocks[i]
        found = heading_of(self._text[this.start : this.end]) if this.level < TITLE_LEVEL else None
        return found is not None and found.key.startswith("chapter ")

    # words

    def _count(self, this: Block) -> int:
        if this.form not in _SPOKEN:
            return 0
        words = self._text[this.start : this.end]
        wide = sum(char > "\u2e80" for char in words)  # no blanks stand between their words
        return len(_WORD.findall(words)) + wide // 2

    def _between(self, first: int, end: int) -> int:
        return self._words[end] - self._words[first]


_WHOLE = frozenset((Matter.INDEX, Matter.NOTES))
_ABOVE = frozenset((Matter.EPIGRAPH, Matter.DEDICATION))  # what may stand below a part's title


def _heads_others(node: _Node | None) -> bool:
    """Whether an entry has others below it, or is called like a chapter or a part."""
    if node is None:
        return False
    named = heading_of(node.title) is not None or is_part(node.title) or is_number(node.title)
    return bool(node.below) or named


def _is_no_title(title: str) -> bool:
    """Whether a title is none of what stands above it: another number, a part, a scene."""
    aside = title.startswith(("[", "(")) or bool(_SCENE.match(title))
    return aside or is_number(title) or is_part(title)


def _is_to(title: str) -> bool:
    """Whether a title dedicates: «To My Mother»."""
    return bool(_DEDICATED.match(title))


def _is_unread(node: _Node) -> bool:
    return node.matter is not None and not node.matter.is_kept


_SPOKEN = (Form.PARAGRAPH, Form.HEADING)


def _is_furniture(node: _Node | None) -> bool:
    """Whether an entry is named as what no chapter is."""
    return node is not None and bool(_FURNITURE.fullmatch(node.title.strip(" .:")))


def _bare(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))


def _clean(title: str) -> str:
    """A title without the mark of a note at its end."""
    return re.sub(r"\s*[\[(]\d{1,3}[\])]\s*\Z", "", " ".join(title.split()))
