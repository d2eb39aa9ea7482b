"""Documents, one after another, become one text in blocks; what no reader sees is silent in them.

Each visible character of a document's body stands in the text once, in order; white space as a
browser shows it. Linear in the length of the documents.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from audiobook.errors import InputError, Problem, shown
from audiobook.manuscript.blocks import TITLE_LEVEL, Block, Form, Hole
from audiobook.manuscript.headings import heading_of
from audiobook.manuscript.hypertext.element import (
    CAPTION,
    FOOTNOTE,
    NOTE_MARK,
    Element,
    element_of,
)
from audiobook.manuscript.hypertext.marks import is_linked_mark, is_raised_mark
from audiobook.manuscript.hypertext.tokens import VOID, RawPart, decoded, entities, tokens
from audiobook.manuscript.ornaments import is_ornament
from audiobook.story import Document, Matter, MatterChoice, TaggedStretch

DEEPEST = 1_000  # elements within each other
MOST = 200_000  # paragraphs, and links: twice as many as the longest books have
_LONGEST_HEADING = 300  # characters
_UNEVEN = re.compile(r" {2,}|&[#\w.-]{1,40};?")
_WHITE = str.maketrans("\t\r\n\f", "    ")
_CLOSED_BY = {  # an element whose end may be left out, and what ends it when it begins
    **dict.fromkeys(("li",), frozenset(("ul", "ol", "menu", "dir"))),
    **dict.fromkeys(("dd", "dt"), frozenset(("dl",))),
    **dict.fromkeys(("td", "th"), frozenset(("tr", "table"))),
    "tr": frozenset(("table", "tbody", "thead", "tfoot")),
    "option": frozenset(("select",)),
}
_SAME = {"dd": ("dd", "dt"), "dt": ("dd", "dt"), "td": ("td", "th"), "th": ("td", "th")}
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Link(NamedTuple):
    """A link, and where its words begin in the text."""

    start: int
    document: str  # that it stands in
    href: str
    mark: bool = False  # its words are a note's mark


class Section(NamedTuple):
    """An element with a type, and where it stands in the text."""

    start: int
    end: int
    types: frozenset[str]


class _Context(NamedTuple):
    """What holds for the text at a place."""

    silent: str = ""
    level: int = 0
    titled: bool = False
    grouped: bool = False  # within a group of headings
    italic: bool = False
    pre: bool = False
    verse: bool = False
    language: str = ""
    href: str = ""
    raised: bool = False


class _Frame(NamedTuple):
    """An element that is open."""

    name: str
    state: _Context  # around it
    meaning: Element
    start: int  # of its text
    begun: int  # characters of the block at hand when it was opened


def spoken_by(choice: MatterChoice) -> frozenset[str]:
    """What is read because somebody wants it read, though it is silent else."""
    reasons = {Matter.NOTES: FOOTNOTE, Matter.CAPTIONS: CAPTION}
    return frozenset(reason for kind, reason in reasons.items() if choice.reads(kind))


@dataclass
class Flow:
    """Takes documents, and holds their text and its blocks."""

    file: Path  # that the documents are of
    spoken: frozenset[str] = frozenset()  # what is read though it is silent else: "caption"
    blocks: list[Block] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    anchors: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    linked: dict[int, int] = field(default_factory=dict)  # a block's start: its linked characters
    titled: set[int] = field(default_factory=set)  # starts of blocks that look like headings
    links: list[Link] = field(default_factory=list)
    title: str = ""  # of the last document's head

    def __post_init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def length(self) -> int:
        return self._length

    def add(self, name: str, raw: str) -> None:
        """A document, behind those before it. Raises InputError if it is nested too deep."""
        writer = _Writer(self, name, raw)
        writer.write()

    def append(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)


class _Writer:
    """Writes one document into a flow."""

    def __init__(self, flow: Flow, name: str, raw: str) -> None:
        self._flow = flow
        self._name, self._raw = name, raw
        self._own = entities(raw)
        self._meanings: dict[tuple[str, str], Element] = {}
        self._state = _Context()
        self._stack: list[_Frame] = []
        self._at, self._from = array("L"), array("L")  # places in the text, and in the document
        self._start = flow.length
        self._tagged: list[TaggedStretch] = []
        self._reset()

    def _reset(self) -> None:
        self._buffer: list[str] = []
        self._size = 0
        self._holes: list[Hole] = []
        self._italics: list[tuple[int, int]] = []
        self._links = 0
        self._known = len(self._at)
        self._blank = True  # the block ends with white space, or is empty
        self._first: _Context | None = None
        self._base = self._flow.length

    def write(self) -> None:
        for token in tokens(self._raw):
            if not token.name:
                self._text(token)
            elif token.closes:
                self._close(token)
            else:
                self._open(token)
        while self._stack:
            self._pop()
        self._flush()
        self._flow.documents.append(
            Document(self._name, self._start, self._raw, self._at, self._from, tuple(self._tagged))
        )

    # tags

    def _open(self, token: RawPart) -> None:
        name = token.name
        if name == "br":
            self._break()
        elif name == "hr":
            self._rule()
        elif name in VOID:
            pass
        else:
            self._element(token)

    def _element(self, token: RawPart) -> None:
        name, meaning = token.name, self._meaning(token)
        self._end_implied(name, meaning.block)
        if meaning.block or (meaning.line and not self._blank):
            self._flush()
        frame = _Frame(name, self._state, meaning, self._base + self._size, self._size)
        if token.alone:
            self._name_place(meaning, frame.start, frame.start)
            return
        if len(self._stack) >= DEEPEST:
            raise self._refused(f"elements nested more than {DEEPEST:,} deep")
        self._stack.append(frame)
        self._state = self._within(name, meaning)

    def _refused(self, what: str) -> InputError:
        inside = f" › {shown(self._name)}" if self._name else ""
        what = f"{shown(self._flow.file)}{inside} has {what}"
        return InputError(Problem(what, "get a sound copy of it"))

    def _within(self, name: str, meaning: Element) -> _Context:
        """What holds inside an element."""
        state = self._state
        silent = "" if meaning.silent in self._flow.spoken else meaning.silent
        changed = state._replace(
            silent=state.silent or silent,
            level=meaning.level or state.level,
            titled=state.titled or meaning.titled,
            grouped=state.grouped or name == "hgroup",
            italic=state.italic or meaning.italic,
            pre=state.pre or meaning.pre,
            verse=state.verse or meaning.verse,
            language=meaning.language or state.language,
            href=meaning.href or state.href,
            raised=state.raised or name == "sup",
        )
        return state if changed == state else changed

    def _meaning(self, token: RawPart) -> Element:
        key = (token.name, token.written)
        found = self._meanings.get(key)
        if found is None:
            found = element_of(token.name, token.written)
            if len(self._meanings) < 5_000:
                self._meanings[key] = found
        return found

    def _end_implied(self, name: str, block: bool) -> None:
        """Ends what the beginning of an element ends: a paragraph, an item, a cell, a heading."""
        if name in _CLOSED_BY:
            self._pop_to(_SAME.get(name, (name,)), _CLOSED_BY[name])
        elif block and self._stack:
            top = self._stack[-1].name
            if (
                top == "p"
                or (name in _HEADS and top in _HEADS)
                or (name == "p" and top in _HEADS and not self._blank)
            ):
                self._pop()
            elif not self._stack[-1].meaning.block:
                self._pop_to(("p",), frozenset(("body", "div", "section", "td", "li", "table")))

    def _pop_to(self, names: Sequence[str], borders: frozenset[str]) -> None:
        """Ends the innermost of these elements, unless a border stands between."""
        for depth in range(len(self._stack) - 1, -1, -1):
            name = self._stack[depth].name
            if name in names:
                while len(self._stack) > depth:
                    self._pop()
                return
            if name in borders:
                return

    def _close(self, token: RawPart) -> None:
        if token.name == "br":
            self._break()
            return
        for depth in range(len(self._stack) - 1, -1, -1):
            if self._stack[depth].name == token.name:
                while len(self._stack) > depth:
                    self._pop()
                return
        if token.name in ("p", "div"):
            self._flush()

    def _pop(self) -> None:
        frame = self._stack.pop()
        inner, self._state = self._state, frame.state
        if frame.name == "a" and frame.meaning.href:
            self._linked(frame, inner.silent)
        elif frame.name == "sup" and not inner.silent and not inner.href:
            self._marked(frame)
        end = self._base + self._size
        if frame.meaning.block or (frame.meaning.line and not self._blank):
            self._flush()
        self._name_place(frame.meaning, frame.start, end)

    def _name_place(self, meaning: Element, start: int, end: int) -> None:
        if meaning.id:
            self._flow.anchors.setdefault((self._name, meaning.id), (start, end))
        if meaning.types:
            self._flow.sections.append(Section(start, end, meaning.types))

    def _linked(self, frame: _Frame, silent: str) -> None:
        """A link ends; it is silent if it is a note's mark."""
        begun = frame.begun if self._base <= frame.start else 0
        block = "".join(self._buffer) if self._size - begun <= 20 else ""
        words, heads = block[begun:], bool(block) and not any(map(str.isalnum, block[:begun]))
        raised = frame.state.raised or self._is_raised_inside(frame)
        is_mark = not silent and is_linked_mark(words, frame.meaning.href, raised, block[:begun])
        if is_mark:
            self._hole(begun, self._size, NOTE_MARK)
        is_mark = not heads and (is_mark or silent == NOTE_MARK)
        link = Link(self._base + begun, self._name, frame.meaning.href, is_mark)
        self._flow.links.append(link)

    def _marked(self, frame: _Frame) -> None:
        """What stands high without a link is silent if it is a note's mark."""
        begun = frame.begun if self._base <= frame.start else 0
        if begun < self._size <= begun + 20:
            block = "".join(self._buffer)
            if is_raised_mark(block[begun:], block[:begun]):
                self._hole(begun, self._size, NOTE_MARK)

    def _is_raised_inside(self, frame: _Frame) -> bool:
        return self._raised_from >= frame.begun if self._raised_from is not None else False

    _raised_from: int | None = None  # where in the block something raised last began

    # text

    def _text(self, token: RawPart) -> None:
        state = self._state
        raw = self._raw[token.start : token.end]
        if token.written:  # CDATA
            self._put(raw.translate(_WHITE), token.start)
            return
        if (
            self._stack
            and self._stack[-1].name == "title"
            and any(frame.name == "head" for frame in self._stack)
        ):
            self._flow.title = " ".join(decoded(raw, self._own).split())
            return
        if any(frame.name in ("head", "style", "script") for frame in self._stack[-2:]):
            return
        if state.pre:
            self._preformatted(raw, token.start)
            return
        self._flowing(raw.translate(_WHITE), token.start)

    def _flowing(self, raw: str, start: int) -> None:
        """Text with its entities decoded, and its blanks as a browser shows them."""
        at = 0
        for found in _UNEVEN.finditer(raw):
            self._put(raw[at : found.start()], start + at)
            meant = " " if found[0][0] == " " else decoded(found[0], self._own)
            self._put(meant, start + found.start())
            at = found.end()
        self._put(raw[at:], start + at)

    def _preformatted(self, raw: str, start: int) -> None:
        for i, line in enumerate(raw.split("\n")):
            if i:
                if line.strip():
                    self._break()
                else:
                    self._flush()
            self._flowing(line.translate(_WHITE), start)
            start += len(line) + 1

    def _put(self, piece: str, start: int) -> None:
        """Text that stands at `start` in the document."""
        if self._blank and piece:
            shown = piece.lstrip(" \n" if self._size else None)
            start += len(piece) - len(shown)
            piece = shown
        if not piece:
            return
        state, begun = self._state, self._size
        if self._first is None and not state.silent and not piece.isspace():
            self._first = state
        self._at.append(self._base + begun)
        self._from.append(start)
        self._buffer.append(piece)
        self._size += len(piece)
        self._blank = piece[-1] in " \n"
        if state.silent:
            self._hole(begun, self._size, state.silent)
        if state.italic:
            self._slanted(begun)
        if state.language and not piece.isspace():
            self._tag(begun, state.language)
        if state.href:
            self._links += sum(map(str.isalnum, piece))
        if state.raised:
            self._raised_from = begun

    def _hole(self, start: int, end: int, reason: str) -> None:
        last = self._holes[-1] if self._holes else None
        start, end = start + self._base, end + self._base
        if last and last.end > start:
            self._holes = [hole for hole in self._holes if hole.end <= start]
            last = self._holes[-1] if self._holes else None
        if last and last.end == start and last.reason == reason:
            self._holes[-1] = last._replace(end=end)
        else:
            self._holes.append(Hole(start, end, reason))

    def _slanted(self, begun: int) -> None:
        span = (self._base + begun, self._base + self._size)
        if self._italics and self._italics[-1][1] == span[0]:
            span = (self._italics.pop()[0], span[1])
        self._italics.append(span)

    def _tag(self, begun: int, language: str) -> None:
        start, end = self._base + begun, self._base + self._size
        last = self._tagged[-1] if self._tagged else None
        if last and last.language == language and last.end >= start - 1:
            self._tagged[-1] = replace(last, end=end)
        else:
            self._tagged.append(TaggedStretch(start, end, language))

    def _break(self) -> None:
        """A line ends; two in a row end a paragraph."""
        if not self._size:
            return
        if self._buffer[-1] == "\n" and not self._is_heading():
            self._flush()
            return
        self._buffer.append("\n")
        self._size += 1
        self._blank = True

    def _rule(self) -> None:
        self._flush()
        at = self._flow.length
        self._flow.blocks.append(Block(Form.BREAK, at, at, reason="scene break"))

    # blocks

    def _is_heading(self) -> bool:
        state = self._first or self._state
        return bool(state.level) or state.grouped

    def _flush(self) -> None:
        """The block at hand ends."""
        if not self._size:
            return
        text = "".join(self._buffer)
        visible = text.rstrip()
        if not visible:
            del self._at[self._known :]
            del self._from[self._known :]
            self._reset()
            return
        start, end = self._base, self._base + len(visible)
        holes = tuple(h._replace(end=min(h.end, end)) for h in self._holes if h.start < end)
        first = self._first
        for this in self._made(visible, start, end, holes, first):
            self._flow.blocks.append(this)
        if self._links:
            self._flow.linked[start] = self._links
        if first and first.titled and len(visible) <= _LONGEST_HEADING:
            self._flow.titled.add(start)
        self._flow.append(f"{visible}\n\n")
        self._reset()
        self._raised_from = None
        if len(self._flow.blocks) > MOST or len(self._flow.links) > MOST:
            raise self._refused(f"more than {MOST:,} paragraphs or links")

    def _made(
        self, shown: str, start: int, end: int, holes: tuple[Hole, ...], first: _Context | None
    ) -> Iterator[Block]:
        if first is None or _is_covered(shown, start, holes):
            reason = next((hole.reason for hole in holes), "markup")
            yield Block(Form.SILENT, start, end, reason=reason)
        elif self._is_heading() and len(shown) <= _LONGEST_HEADING:
            yield from _headings(shown, start, end, first, holes)
        elif len(shown) < 400 and is_ornament(shown):
            yield Block(Form.BREAK, start, end, reason="scene break")
        else:
            broken = "\n" in shown and (first.verse or first.pre or _ends_are_meant(shown))
            italics = tuple((a, min(b, end)) for a, b in self._italics if a < end)
            yield Block(Form.PARAGRAPH, start, end, holes=holes, italics=italics, broken=broken)


def _headings(
    shown: str, start: int, end: int, state: _Context, holes: tuple[Hole, ...]
) -> Iterator[Block]:
    """A heading; its number and its title apart where they stand on lines of their own."""
    level = state.level or TITLE_LEVEL
    cut = shown.find("\n")
    number = heading_of(shown[:cut]) if cut > 0 else None
    if number and not number.titled and shown[cut:].strip():
        behind = start + cut + 1
        before = tuple(hole for hole in holes if hole.end <= start + cut)
        after = tuple(hole for hole in holes if hole.start >= behind)
        yield Block(Form.HEADING, start, start + len(shown[:cut].rstrip()), level, holes=before)
        behind += len(shown[cut + 1 :]) - len(shown[cut + 1 :].lstrip())
        yield Block(Form.HEADING, behind, end, TITLE_LEVEL, holes=after)
    else:
        yield Block(Form.HEADING, start, end, level, holes=holes)


def _is_covered(shown: str, start: int, holes: Sequence[Hole]) -> bool:
    """Whether nothing is left of a block that has a letter or a digit."""
    if not holes:
        return False
    at, left = start, []
    for hole in holes:
        left.append(shown[at - start : hole.start - start])
        at = hole.end
    left.append(shown[at - start :])
    return not any(map(str.isalnum, "".join(left)))


def _ends_are_meant(shown: str) -> bool:
    """Whether line ends are a poem's or an address's, and not those of wrapped prose."""
    lines = [line for line in shown.split("\n") if line.strip()]
    torn = sum(
        after.lstrip()[0].islower() and before.rstrip()[-1] not in '.,;:!?…—–-"”’'
        for before, after in pairwise(lines)
    )
    longest = max(map(len, lines))
    return torn * 3 <= len(lines) or longest <= 32
