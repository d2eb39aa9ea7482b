"""OpenDocument texts (.odt), written out as HTML, a paragraph a line.

Tracked changes are accepted; comments and hidden text are not read. A place in such a file is the
number of its paragraph. Source of the elements: OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from audiobook.errors import InputError
from audiobook.manuscript.readers import html
from audiobook.manuscript.readers.archive import Archive, damaged
from audiobook.manuscript.readers.reader import (
    Opened,
    marked_up,
)
from audiobook.manuscript.readers.word.paragraph_look import Duty, ParagraphLook, Told, duties
from audiobook.manuscript.readers.word.properties import metadata_of
from audiobook.manuscript.readers.xml import attribute, local_name, named, parsed
from audiobook.story import MatterChoice
from audiobook.system import open_regular

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_UNREAD = frozenset(
    (
        "annotation", "annotation-end", "tracked-changes", "forms", "sequence-decls", "image",
        "page-number", "page-count", "ruby-text", "object", "object-ole", "plugin", "applet",
        "desc", "title", "event-listeners", "variable-decls", "user-field-decls", "bibliography",
    )
)  # fmt: skip
_CONTENTS = frozenset(
    ("table-of-content", "illustration-index", "table-index", "alphabetical-index", "user-index")
)
_AROUND = {**dict.fromkeys(_CONTENTS, "nav"), "table-row": "tr", "list-item": "li"}
_NAMES = {Duty.TEXT: "p", Duty.PAUSE: "p", Duty.SUBTITLE: "p", Duty.CONTENTS: "nav"}
_BLANK = {"tab": " ", "line-break": "<br/>"}


@dataclass(frozen=True, slots=True)
class _OdtStyle:
    """What a style says, those that it is based on included."""

    name: str = ""
    level: int = 0
    centred: bool = False
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    size: float = 0.0
    new_page: bool = False


_PLAIN = _OdtStyle()


def _open(file: Path, choice: MatterChoice) -> Opened:
    with open_regular(file) as opened:
        archive = Archive(file, opened)
        if "content.xml" not in archive:
            raise InputError(damaged(file, "there is no document in it"))
        root = parsed(archive, "content.xml")
        styles = [parsed(archive, "styles.xml")] if "styles.xml" in archive else []
        known = metadata_of(archive)
    written = _OdtWriter(_styles([*styles, root])).written(root)
    return replace(html.opened(file, written, choice), metadata=known)


def _styles(roots: list[Element]) -> Mapping[str, _OdtStyle]:
    elements = {attribute(one, "name"): one for root in roots for one in named(root, "style")}
    return {key: _style(elements, key) for key in elements}


def _style(elements: Mapping[str, Element], key: str) -> _OdtStyle:
    """A style; what it does not say itself is said by the one that it is based on."""
    chain: list[Element] = []
    at = key
    while at in elements and len(chain) < 20:
        chain.append(elements[at])
        at = attribute(chain[-1], "parent-style-name")
    style = _PLAIN
    for element in reversed(chain):
        style = _changed(style, element)
    shown = next((one for one in chain if not _is_automatic(one)), chain[0])
    name = attribute(shown, "display-name") or attribute(shown, "name").replace("_20_", " ")
    return replace(style, name=name)


def _is_automatic(style: Element) -> bool:
    parent = style.getparent()
    return parent is not None and local_name(parent) == "automatic-styles"


def _changed(style: _OdtStyle, element: Element) -> _OdtStyle:
    level = attribute(element, "default-outline-level")
    if level.isdecimal():
        style = replace(style, level=int(level))
    for one in element:
        aligned, weight = attribute(one, "text-align"), attribute(one, "font-weight")
        slant, size = attribute(one, "font-style"), attribute(one, "font-size")
        if aligned:
            style = replace(style, centred=aligned == "center")
        if weight:
            style = replace(style, bold=weight in ("bold", "600", "700", "800", "900"))
        if slant:
            style = replace(style, italic=slant in ("italic", "oblique"))
        if attribute(one, "display") == "none":
            style = replace(style, hidden=True)
        if attribute(one, "break-before") == "page":
            style = replace(style, new_page=True)
        if size.endswith("pt") and size[:-2].replace(".", "", 1).isdecimal():
            style = replace(style, size=float(size[:-2]))
    return style


class _OdtWriter:
    """Writes a document as HTML."""

    def __init__(self, styles: Mapping[str, _OdtStyle]) -> None:
        self._styles = styles
        self._notes: list[Element] = []
        self._lines: list[str] = []

    def written(self, root: Element) -> str:
        """The lines of the document, a paragraph each, and behind them its notes."""
        paragraphs = [one for one in _read(root) if local_name(one) in ("p", "h")]
        looks = [self._look(one) for one in paragraphs]
        told = dict(zip(paragraphs, duties(looks), strict=True))
        self._blocks(root, told)
        for note in self._notes:
            inner = "".join(self._words(one) + " " for one in note.iter() if local_name(one) == "p")
            self._lines.append(f'<aside epub:type="footnote">{inner}</aside>')
        return "\n".join(self._lines)

    def _of(self, element: Element) -> _OdtStyle:
        return self._styles.get(attribute(element, "style-name"), _PLAIN)

    def _look(self, paragraph: Element) -> ParagraphLook:
        style = self._of(paragraph)
        text = "".join(map(str, _texts(paragraph)))
        level = attribute(paragraph, "outline-level") if local_name(paragraph) == "h" else ""
        return ParagraphLook(
            text,
            style.name,
            int(level) if level.isdecimal() else style.level,
            style.centred,
            style.bold or self._is_all_bold(paragraph),
            style.size,
            style.new_page,
        )

    def _is_all_bold(self, paragraph: Element) -> bool:
        spans = [one for one in paragraph if local_name(one) == "span"]
        if not spans or (paragraph.text or "").strip():
            return False
        return all(self._of(span).bold and not (span.tail or "").strip() for span in spans)

    def _blocks(self, element: Element, told: Mapping[Element, Told]) -> None:
        for one in element:
            kind = local_name(one)
            if kind in _UNREAD or not kind:
                continue
            if one in told:
                self._paragraph(one, told[one])
                continue
            around = _AROUND.get(kind)
            if around:
                self._lines.append(f"<{around}>")
            self._blocks(one, told)
            if around:
                self._lines.append(f"</{around}>")

    def _paragraph(self, paragraph: Element, told: Told) -> None:
        words = self._words(paragraph)
        name = _NAMES.get(told.duty) or f"h{min(told.level, 6)}"
        if told.duty is Duty.PAUSE:
            self._lines.append("<hr/>")
        if told.duty is Duty.SUBTITLE and self._lines:
            begun, closed = self._lines[-1].rsplit("</", 1)
            self._lines[-1] = f"{begun}<br/>{words}</{closed}"
        elif words.strip():
            self._lines.append(f"<{name}>{words}</{name}>")

    def _words(self, element: Element) -> str:
        parts = [escape(element.text or "", quote=False)]
        for one in element:
            kind = local_name(one)
            if kind == "note":
                self._notes.append(one)
                mark = "".join(
                    str(text) for cited in named(one, "note-citation") for text in cited.itertext()
                )
                parts.append(f'<a epub:type="noteref">{escape(mark)}</a>')
            elif kind == "s":
                parts.append(" " * min(int(attribute(one, "c") or 1), 50))
            elif kind in _BLANK:
                parts.append(_BLANK[kind])
            elif kind and kind not in _UNREAD:
                parts.append(self._styled(one))
            parts.append(escape(one.tail or "", quote=False))
        return "".join(parts).replace("\n", " ")

    def _styled(self, element: Element) -> str:
        style, words = self._of(element), self._words(element)
        if local_name(element) == "a":
            return f'<a href="{escape(attribute(element, "href"))}">{words}</a>'
        if style.hidden:
            return f"<span hidden>{words}</span>"
        return f"<i>{words}</i>" if style.italic and words else words


def _read(root: Element) -> Iterator[Element]:
    """The elements of a document that are read, in order; what is within a note is not."""
    for one in root:
        kind = local_name(one)
        if (
            kind
            and kind not in _UNREAD
            and kind not in ("note", "automatic-styles", "font-face-decls")
        ):
            yield one
            yield from _read(one)


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        if local_name(one) not in _UNREAD and local_name(one) != "note":
            yield " " if local_name(one) in ("s", "tab", "line-break") else ""
            yield from _texts(one)
        yield one.tail or ""


ODT = marked_up(_open, has_title_page=True)
