"""The tables of contents of an EPUB: of EPUB 3 a document with lists of links, of EPUB 2 an NCX."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobook.manuscript.hypertext import attributes, decoded, document_text, tokens
from audiobook.manuscript.readers.archive import Archive, resolved
from audiobook.manuscript.readers.epub.package import EpubPackage
from audiobook.manuscript.readers.xml import attribute, local_name, parsed, refuse_entities, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST = 20_000  # entries
_DEEPEST = 100  # entries within each other


@dataclass(frozen=True, slots=True)
class NavEntry:
    """An entry of a table of contents."""

    title: str
    document: str  # the name of the file it leads to; empty if it leads nowhere
    fragment: str
    depth: int  # from 0


@dataclass(frozen=True, slots=True)
class Navigation:
    """Where the book says that its parts are."""

    entries: tuple[NavEntry, ...] = ()
    landmarks: Mapping[str, frozenset[str]] | None = None  # types by «name» or «name#fragment»


def navigation_of(archive: Archive, package: EpubPackage) -> Navigation:
    """The richer of the book's tables of contents, and its landmarks."""
    lists = _lists(archive, package.nav) if package.nav else {}
    entries = lists.get("toc", [])
    if len([one for one in entries if one.document]) < 2 and package.ncx:
        listed = list(_of_ncx(archive, package.ncx))
        entries = listed if len(listed) > len(entries) else entries
    marks: dict[str, frozenset[str]] = {}
    for target, kind in package.guide.items():
        marks[target] = frozenset((kind,))
    for one in lists.get("landmarks", []):
        target = one.document + (f"#{one.fragment}" if one.fragment else "")
        kinds = frozenset(one.title.partition("\n")[0].split())
        marks[target] = marks.get(target, frozenset()) | kinds
    return Navigation(tuple(entries[:_MOST]), marks)


def _lists(archive: Archive, name: str) -> dict[str, list[NavEntry]]:
    """The lists of a navigation document by their types; of landmarks the types lead the titles."""
    raw = document_text(archive.read(name))
    refuse_entities(archive, name, raw[:100_000])
    reader = _NavReader(name, raw)
    reader.read()
    return reader.lists


class _NavReader:
    """Reads the lists of a navigation document."""

    def __init__(self, name: str, raw: str) -> None:
        self.lists: dict[str, list[NavEntry]] = {}
        self._name, self._raw = name, raw
        self._kind = ""  # of the list at hand
        self._depth = -1
        self._said: list[str] | None = None  # the words of the entry at hand
        self._href = self._types = ""

    def read(self) -> None:
        for part in tokens(self._raw):
            if not part.name:
                if self._said is not None:
                    self._said.append(decoded(self._raw[part.start : part.end], {}))
            elif part.name == "nav":
                self._nav(attributes(part.written), part.closes)
            elif self._kind and part.name in ("ol", "ul"):
                self._depth += -1 if part.closes else 1
                self._end()
            elif self._kind and part.name in ("a", "span") and self._depth >= 0:
                self._item(part.name, attributes(part.written), part.closes or part.alone)
            elif self._said is not None and part.name in ("br", "img"):
                self._said.append(" " + attributes(part.written).get("alt", ""))
            elif part.name == "li":
                self._end()
        self._end()

    def _nav(self, found: Mapping[str, str], closes: bool) -> None:
        self._end()
        types = f"{found.get('epub:type', '')} {found.get('role', '')}".split()
        kinds = [kind for kind in ("toc", "landmarks") if kind in types or f"doc-{kind}" in types]
        self._kind = "" if closes else (kinds[0] if kinds else "other")
        if self._kind in self.lists:
            self._kind = "other"
        self.lists.setdefault(self._kind, [])
        self._depth = -1

    def _item(self, tag: str, found: Mapping[str, str], closes: bool) -> None:
        if closes:
            if tag == "a":
                self._end()
        elif tag == "a" or (self._said is None and tag == "span"):
            if tag == "a":
                self._href = found.get("href", "")
                self._types = found.get("epub:type", "")
            self._said = self._said if self._said is not None else []

    def _end(self) -> None:
        """The entry at hand ends."""
        if self._said is None:
            return
        title = " ".join("".join(self._said).split())
        if self._kind == "landmarks":
            title = f"{self._types}\n{title}"
        document = resolved(self._name, self._href) if self._href else ""
        fragment = self._href.partition("#")[2]
        depth = min(max(self._depth, 0), _DEEPEST)
        if title.strip():
            self.lists[self._kind].append(NavEntry(title, document, fragment, depth))
        self._said, self._href, self._types = None, "", ""


def _of_ncx(archive: Archive, name: str) -> Iterator[NavEntry]:
    root = parsed(archive, name)
    maps = [this for this in root.iter() if _tag(this) == "navmap"]
    for this in maps[:1]:
        for point in this.iter():
            if _tag(point) == "navpoint":
                yield _entry(point, name, _depth(point, this))


def _depth(point: Element, root: Element) -> int:
    depth, parent = 0, point.getparent()
    while parent is not None and parent is not root:
        depth += _tag(parent) == "navpoint"
        parent = parent.getparent()
    return depth


def _entry(point: Element, name: str, depth: int) -> NavEntry:
    title = href = ""
    for child in point:
        if _tag(child) == "navlabel":
            title = title or words(child)
        elif _tag(child) == "content":
            href = href or attribute(child, "src")
    document = resolved(name, href) if href else ""
    return NavEntry(title, document, href.partition("#")[2], depth)


def _tag(element: Element) -> str:
    return local_name(element).lower()
