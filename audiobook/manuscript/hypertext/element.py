"""What an element means for a reader: told by its name, its types, its role and its classes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from audiobook.language import split
from audiobook.manuscript.gutenberg import LICENCE, PRODUCER
from audiobook.manuscript.hypertext.tokens import attributes

CAPTION = "caption"
FOOTNOTE = "footnote"
NOTE_MARK = "footnote mark"
LINK_BACK = "link back"  # from a note to its mark
PAGE = "page number"
LINE_NUMBER = "line number"
CONTENTS = "table of contents"
RUBY = "ruby"
_WHOLE = ("html", "body")  # whose language is the book's
_MARKUP = "markup"
_HIDDEN = "hidden"

BLOCKS = split(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav"
    " ol p pre section summary table tbody td tfoot th thead tr ul title subtitle poem stanza v"
    " epigraph"
)
_SILENT = {
    **dict.fromkeys(
        ["head", "script", "style", "template", "noscript", "datalist", "colgroup"], _MARKUP
    ),
    **dict.fromkeys(split("rt rp rtc"), RUBY),
    **dict.fromkeys(split("svg canvas"), "image"),
    **dict.fromkeys(split("audio video object iframe embed map"), "embedded object"),
    **dict.fromkeys(split("button select textarea input option"), "form"),
    "nav": CONTENTS,
    "annotation": _MARKUP,
    "annotation-xml": _MARKUP,
    "case": "alternative",  # of epub:switch; its default is read
    "figcaption": CAPTION,
    "caption": CAPTION,
}
_SILENT_TYPES = {
    **dict.fromkeys(split("noteref footnote-ref annoref biblioref"), NOTE_MARK),
    **dict.fromkeys(
        ["footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "note"], FOOTNOTE
    ),
    **dict.fromkeys(split("pagebreak page-list pagelist pagefooter pageheader"), PAGE),
    **dict.fromkeys(split("toc loi lot loa lov landmarks toc-brief"), CONTENTS),
    "backlink": LINK_BACK,
    "referrer": LINK_BACK,
}
_SILENT_CLASSES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"pagenums?|page[-_]?nums?|page[-_]?num(?:ber)?s?|pageno|pgnum|page-?breaks?num"
            r"|newpage|pagemark(?:er)?|folio"
        ),
        PAGE,
    ),
    (re.compile(r"line[-_]?num(?:ber)?s?|lineno|lnum|linum|ln-?num|poemnum"), LINE_NUMBER),
    (
        re.compile(
            r"note-?ref(?:erence)?s?|(?:foot|end)-?note-?ref(?:erence)?|fn-?anchor|fn-?ref"
            r"|(?:footnote|note)-?anchor|note-?mark|mso(?:foot|end)notereference"
            r"|_id(?:foot|end)notelink|footnotecallout|fn-?call"
            r"|footnote-?(?:call|link|number)"
        ),
        NOTE_MARK,
    ),
    (re.compile(r"reversefootnote|footnote-?back(?:ref|link)?|backlink"), LINK_BACK),
    (
        re.compile(
            r"(?:foot|end|rear)-?notes?|foot-?note-?(?:text|body|section|content|list|area|block)s?"
            r"|fn|fntext|end-?note-?(?:text|section|list)s?|_id(?:foot|end)notes?|notes-?list"
            r"|_idfootnote-?text|mso(?:foot|end)notetext|footnotes-?(?:list|end|section|container)"
        ),
        FOOTNOTE,
    ),
    (
        re.compile(r"captions?|(?:fig|image|img|illus|photo)-?captions?|figcaption|caption-?text"),
        CAPTION,
    ),
    (re.compile(r"pg-?boilerplate|pg-?header|pg-?footer"), LICENCE),
    (re.compile(r"trans(?:criber)?s?-?notes?|tnotes?|tn"), PRODUCER),
    (re.compile(r"x-ebookmaker-drop|hidden|invisible|display-?none|d-none"), _HIDDEN),
)
_VERSE = re.compile(
    r"poem|poetry|verse|stanza|poetry-container|line-?group|lg|lyrics?|song|hymn|poema|gedicht"
    r"|versets?"
)
_LINE = re.compile(r"line|verse-?line|poetry-?line|poem-?line|l|i\d{1,2}|indent\d{1,2}|v")
_TITLE = re.compile(
    r"(?:chap(?:ter)?|chapt|part|section|story|book)?[-_ ]?"
    r"(?:title|num(?:ber)?|head(?:ing|er)?|name|no)s?\d?"
    r"|c[tn]|ch?tp?|fmt|bmt|h[1-6]|heading-?\d?|titre|kapitel(?:titel|nummer|ueberschrift)?"
    r"|titulo|chapitre|ueberschrift"
)
_ITALIC = re.compile(r"i|it|ital|italics?|italique|kursiv|emph(?:asis)?|em")
_HEADING = re.compile(r"h([1-6])")
_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_MSO_NOTE = re.compile(r"mso-element:\s*(?:foot|end)note(?:-list)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Element:
    """What an element is."""

    block: bool  # begins and ends a stretch of its own
    silent: str = ""  # why all in it is silent
    level: int = 0  # of a heading, from 1
    titled: bool = False  # looks like a heading, by its class
    italic: bool = False
    pre: bool = False  # line ends in it are meant
    verse: bool = False
    line: bool = False  # a line of verse
    language: str = ""
    types: frozenset[str] = frozenset()  # epub:type and role, without their prefixes
    id: str = ""
    href: str = ""


def element_of(name: str, written: str) -> Element:
    """What an element of this name with these attributes is."""
    found = attributes(written) if written else {}
    types = _types(found)
    classes = found.get("class", "").lower().split()
    heading = _HEADING.fullmatch(name)
    style = found.get("style", "")
    level = int(heading[1]) if heading else 0
    if not level and "heading" in types:
        level = int(found.get("aria-level", "2") if found.get("aria-level", "2").isdecimal() else 2)
    return Element(
        block=name in BLOCKS,
        silent=_silent(name, found, types, classes, style),
        level=level,
        titled=not level and _is_titled(name, types, classes),
        italic=name in ("i", "em") or _is_italic(name, classes, style),
        pre=name in ("pre", "xmp", "listing"),
        verse=any(map(_VERSE.fullmatch, (*classes, *types))),
        line=any(map(_LINE.fullmatch, classes)),
        language="" if name in _WHOLE else found.get("xml:lang") or found.get("lang", ""),
        types=types,
        id=found.get("id") or (found.get("name", "") if name == "a" else ""),
        href=found.get("href", "") if name == "a" else "",
    )


def _types(found: Mapping[str, str]) -> frozenset[str]:
    written = f"{found.get('epub:type', '')} {found.get('role', '')}".lower().split()
    return frozenset(one.rpartition(":")[2].removeprefix("doc-") for one in written)


def _silent(
    name: str,
    found: Mapping[str, str],
    types: frozenset[str],
    classes: list[str],
    style: str,
) -> str:
    if name in _SILENT:
        return _SILENT[name]
    for one in types:
        if one in _SILENT_TYPES:
            return _SILENT_TYPES[one]
    if found.get("id") == "title-block-header":  # that pandoc writes above a page
        return "title page"
    if "hidden" in found or (style and _NONE.search(style)):
        return _HIDDEN
    if found.get("id") in ("pg-header", "pg-footer", "pg-machine-header"):
        return LICENCE
    if style and _MSO_NOTE.search(style):
        return FOOTNOTE
    for one in classes:
        for pattern, reason in _SILENT_CLASSES:
            if pattern.fullmatch(one):
                return reason
    return ""


def _is_titled(name: str, types: frozenset[str], classes: list[str]) -> bool:
    if name not in ("p", "div"):
        return False
    if types & {"title", "subtitle", "ordinal", "fulltitle", "label"}:
        return True
    return any(map(_TITLE.fullmatch, classes))


def _is_italic(name: str, classes: list[str], style: str) -> bool:
    if name not in ("span", "cite", "var", "dfn"):
        return False
    return any(map(_ITALIC.fullmatch, classes)) or bool(style and _SLANTED.search(style))
