"""Word's documents: read by mammoth as HTML, a paragraph a line, after their look was understood.

Tracked changes are accepted; comments, hidden text and notes are not read. A place in such a file
is the number of its paragraph.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
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

_PARTS = re.compile(r"(?:styles|numbering|footnotes|endnotes)\d*\.xml|.*\.rels", re.IGNORECASE)
_UNREAD = (  # what a reader of the finished document does not see
    "del",
    "moveFrom",
    "commentReference",
    "instrText",
    "drawing",
    "object",
    "rt",
)
_LINE_ENDS = re.compile(r"(</(?:p|h[1-6]|li|tr|table|ul|ol)>)(?!\n)")
_LEVELS = 6
_STYLES = "\n".join(
    [
        *(f"p.AudiobookHeading{n} => h{n}:fresh" for n in range(1, _LEVELS + 1)),
        "p.AudiobookContents => nav > p:fresh",
        "br[type='page'] => hr",
    ]
)
_MARKED = re.compile(r"heading (\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _WordStyle:
    """What a style of paragraphs says, those that it is based on included."""

    name: str = ""
    level: int = 0
    centred: bool = False
    bold: bool = False
    size: float = 0.0
    new_page: bool = False


def _open(file: Path, choice: MatterChoice) -> Opened:
    with open_regular(file) as opened:
        archive = Archive(file, opened)
        main = _main_part(archive)
        root = parsed(archive, main)
        styles = _styles(archive, main)
        _understood(root, styles)
        _lightened(root)
        packed = _packed(archive, main, root)
        known = metadata_of(archive)
    return replace(html.opened(file, _converted(file, packed), choice), metadata=known)


def _main_part(archive: Archive) -> str:
    """The name of the document within the archive."""
    if "_rels/.rels" in archive:
        for relation in named(parsed(archive, "_rels/.rels"), "relationship"):
            if attribute(relation, "Type").endswith("/officeDocument"):
                return attribute(relation, "Target").lstrip("/")
    if "word/document.xml" in archive:
        return "word/document.xml"
    raise InputError(damaged(archive.file, "there is no document in it"))


# styles


def _styles(archive: Archive, main: str) -> Mapping[str, _WordStyle]:
    name = f"{main.rpartition('/')[0]}/styles.xml".lstrip("/")
    if name not in archive:
        return {}
    elements = {
        attribute(style, "styleId"): style
        for style in named(parsed(archive, name), "style")
        if attribute(style, "type") in ("", "paragraph")
    }
    return {key: _style(elements, key) for key in elements}


def _style(elements: Mapping[str, Element], key: str) -> _WordStyle:
    """A style; what it does not say itself is said by the one that it is based on."""
    chain: list[Element] = []
    at = key
    while at in elements and len(chain) < 20:
        chain.append(elements[at])
        at = next((attribute(one, "val") for one in named(chain[-1], "basedon")), "")
    style = _WordStyle()
    for element in reversed(chain):
        style = _changed(style, element)
    name = next((attribute(one, "val") for one in named(elements[key], "name")), key)
    headed = _MARKED.fullmatch(name)
    return replace(style, name=name, level=int(headed[1]) if headed else style.level)


def _changed(style: _WordStyle, element: Element) -> _WordStyle:
    """What properties change of a style."""
    for one in element.iter():
        kind = local_name(one)
        if kind == "outlineLvl":
            level = attribute(one, "val")
            style = replace(style, level=int(level) + 1 if level in "012345678" and level else 0)
        elif kind == "jc":
            style = replace(style, centred=attribute(one, "val") == "center")
        elif kind == "b":
            style = replace(style, bold=_is_on(one))
        elif kind == "sz" and attribute(one, "val").isdecimal():
            style = replace(style, size=int(attribute(one, "val")) / 2)
        elif kind == "pageBreakBefore":
            style = replace(style, new_page=_is_on(one))
    return style


def _is_on(element: Element) -> bool:
    return attribute(element, "val") not in ("0", "false", "off", "none")


def _child(element: Element, kind: str) -> Element | None:
    return element.find(f"{{*}}{kind}")


def _all(root: Element, *kinds: str) -> list[Element]:
    """The elements of some kinds below `root`, in order."""
    return list(root.iter(*(f"{{*}}{kind}" for kind in kinds)))


def _take_out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


# the document


def _understood(root: Element, styles: Mapping[str, _WordStyle]) -> None:
    """Writes into the document what its paragraphs are, and takes out what is not read."""
    _without_unread(root)
    _unwrapped(root)
    _with_drop_caps(root)
    paragraphs = _all(root, "p")
    looks, broken = [], False
    for paragraph in paragraphs:
        look, breaks = _look(paragraph, styles, broken)
        looks.append(look)
        broken = breaks
    last: Element | None = None
    for paragraph, look, told in zip(paragraphs, looks, duties(looks), strict=True):
        if told.duty is Duty.SUBTITLE and last is not None:
            _joined(last, paragraph)
            continue
        _marked(paragraph, told)
        if look.text.strip():
            last = paragraph


def _without_unread(root: Element) -> None:
    unread = [
        *_all(root, *_UNREAD),
        *(one for one in _all(root, "r") if _is_hidden(one)),
        *(one for one in _all(root, "sdt") if _is_contents(one)),
    ]
    for one in unread:
        _take_out(one)


def _unwrapped(root: Element) -> None:
    """Runs that stand in what mammoth does not know come out of it: fields, directions, ruby."""
    for ruby in _all(root, "ruby"):
        base, run = _child(ruby, "rubyBase"), ruby.getparent()
        if base is not None and run is not None:
            for one in reversed(list(base)):
                run.addnext(one)
            run.remove(ruby)
    for around in _all(root, "fldSimple", "dir", "bdo"):
        for one in reversed(list(around)):
            around.addnext(one)
        _take_out(around)


def _is_hidden(run: Element) -> bool:
    properties = _child(run, "rPr")
    hidden = _child(properties, "vanish") if properties is not None else None
    return hidden is not None and _is_on(hidden)


def _is_contents(part: Element) -> bool:
    """Whether a part of the document is the table of contents that Word made."""
    return any(attribute(one, "val") == "Table of Contents" for one in _all(part, "docPartGallery"))


def _with_drop_caps(root: Element) -> None:
    """A first letter that stands in a frame of its own begins the next paragraph."""
    for paragraph in _all(root, "p"):
        frames = [attribute(one, "dropCap") for one in _all(paragraph, "framePr")]
        after = paragraph.getnext()
        if any(frame in ("drop", "margin") for frame in frames) and after is not None:
            at = 1 if _child(after, "pPr") is not None else 0
            for run in reversed([one for one in paragraph if local_name(one) != "pPr"]):
                after.insert(at, run)
            _take_out(paragraph)


def _look(
    paragraph: Element, styles: Mapping[str, _WordStyle], new_page: bool
) -> tuple[ParagraphLook, bool]:
    """How a paragraph looks, and whether a page begins after it."""
    properties = _child(paragraph, "pPr")
    style = _WordStyle()
    if properties is not None:
        named_style = _child(properties, "pStyle")
        if named_style is not None:
            key = attribute(named_style, "val")
            style = styles.get(key, _WordStyle(name=key))
        style = _changed(style, _without_runs(properties))
    text, before, after = _text(paragraph)
    runs = [one for one in _all(paragraph, "r") if _text(one)[0].strip()]
    bold = bool(runs) and all(_run_bold(run, style.bold) for run in runs)
    sizes = [_run_size(run, style.size) for run in runs]
    ends_section = properties is not None and any(
        attribute(one, "val") != "continuous"
        for section in _all(properties, "sectPr")
        for one in [_child(section, "type")]
        if one is not None
    )
    look = ParagraphLook(
        text,
        style.name,
        style.level,
        style.centred,
        bold,
        min(sizes, default=style.size),
        new_page or style.new_page or before,
    )
    return look, after or ends_section or (new_page and not text.strip())


def _without_runs(properties: Element) -> Element:
    """The properties of a paragraph without those of the mark at its end."""
    own = deepcopy(properties)
    for one in [one for one in own if local_name(one) in ("rPr", "sectPr")]:
        own.remove(one)
    return own


_WORDS = ("{*}t", "{*}tab", "{*}cr", "{*}br", "{*}noBreakHyphen")


def _text(element: Element) -> tuple[str, bool, bool]:
    """The words of an element, and whether a page begins before them or after them."""
    words: list[str] = []
    before = after = False
    for one in element.iter(*_WORDS):
        kind = local_name(one)
        if kind == "t":
            words.append(one.text or "")
            after = after and not (one.text or "").strip()
        else:
            if attribute(one, "type") == "page":
                before = before or not "".join(words).strip()
                after = True
            words.append("-" if kind == "noBreakHyphen" else " ")
    text = "".join(words)
    return text, before and bool(text.strip()), after


def _run_bold(run: Element, usual: bool) -> bool:
    properties = _child(run, "rPr")
    bold = _child(properties, "b") if properties is not None else None
    return usual if bold is None else _is_on(bold)


def _run_size(run: Element, usual: float) -> float:
    properties = _child(run, "rPr")
    size = _child(properties, "sz") if properties is not None else None
    written = attribute(size, "val") if size is not None else ""
    return int(written) / 2 if written.isdecimal() else usual


def _marked(paragraph: Element, told: Told) -> None:
    """Writes into a paragraph what it is, in the style that `_STYLES` knows."""
    from lxml import etree

    space = str(paragraph.tag).rpartition("p")[0]
    properties = _child(paragraph, "pPr")
    _without_page_breaks(paragraph)
    if told.duty is Duty.PAUSE:
        run = etree.Element(f"{space}r")
        etree.SubElement(run, f"{space}br").set(f"{space}type", "page")
        paragraph.insert(0 if properties is None else 1, run)
    style = ""
    if told.duty is Duty.HEADING:
        style = f"AudiobookHeading{min(told.level, _LEVELS)}"
    elif told.duty is Duty.CONTENTS:
        style = "AudiobookContents"
    if properties is None and style:
        properties = etree.Element(f"{space}pPr")
        paragraph.insert(0, properties)
    if properties is not None:
        gone = ("pStyle", "numPr") if style else ("pStyle",)
        for one in [one for one in properties if local_name(one) in gone]:
            properties.remove(one)
        if style:
            etree.SubElement(properties, f"{space}pStyle").set(f"{space}val", style)


def _without_page_breaks(paragraph: Element) -> None:
    for one in _all(paragraph, "br"):
        if attribute(one, "type") == "page":
            _take_out(one)


def _joined(heading: Element, title: Element) -> None:
    """The words of a title follow its heading, on a line of their own."""
    from lxml import etree

    space = str(heading.tag).rpartition("p")[0]
    run = etree.SubElement(heading, f"{space}r")
    etree.SubElement(run, f"{space}br")
    for one in [one for one in title if local_name(one) != "pPr"]:
        heading.append(one)
    _take_out(title)


# to HTML

_KEPT_OF_RUNS = frozenset(("i", "vertAlign"))
_KEPT_OF_PARAGRAPHS = frozenset(("pStyle", "numPr"))
_UNSEEN = frozenset(("proofErr", "bookmarkEnd", "lastRenderedPageBreak", "sectPr", "noProof"))


def _lightened(root: Element) -> None:
    """Takes out what has no say in the HTML, and joins runs that look alike.

    Word writes a run for each change that was ever made; mammoth takes its time for each.
    """
    for one in _all(root, *_UNSEEN):
        _take_out(one)
    for paragraph in _all(root, "p"):
        paragraph.attrib.clear()
        properties = _child(paragraph, "pPr")
        if properties is not None:
            _reduced(properties, _KEPT_OF_PARAGRAPHS)
        last: tuple[Element, tuple[str, ...]] | None = None
        for run in list(paragraph):
            look = _run_look(run) if local_name(run) == "r" else None
            if look is None:
                last = None
            elif last is None or last[1] != look:
                last = (run, look)
            else:
                _moved_text(run, last[0])
                paragraph.remove(run)


def _reduced(properties: Element, kept: frozenset[str]) -> None:
    for one in [one for one in properties if local_name(one) not in kept]:
        properties.remove(one)


def _run_look(run: Element) -> tuple[str, ...] | None:
    """What tells a run from others, once reduced; None if it holds more than words."""
    run.attrib.clear()
    properties = _child(run, "rPr")
    look: tuple[str, ...] = ()
    if properties is not None:
        _reduced(properties, _KEPT_OF_RUNS)
        look = tuple(f"{local_name(one)} {attribute(one, 'val')}" for one in properties)
    words_only = all(local_name(one) in ("rPr", "t") for one in run)
    return look if words_only else None


def _moved_text(run: Element, before: Element) -> None:
    """The words of a run go on in the one before it."""
    texts = [one for one in run if local_name(one) == "t"]
    last = before[-1] if len(before) and local_name(before[-1]) == "t" else None
    if last is None:
        before.extend(texts)
    elif texts:
        last.text = (last.text or "") + "".join(one.text or "" for one in texts)


def _packed(archive: Archive, main: str, root: Element) -> io.BytesIO:
    """What mammoth needs of the archive, with the document as it was understood."""
    from lxml import etree

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in _needed(archive):
            if name != main:
                parsed(archive, name)  # mammoth's parser knows no bounds: no entities come to it
                packed.writestr(name, archive.read(name))
        packed.writestr(main, etree.tostring(root, encoding="utf-8", xml_declaration=True))
    out.seek(0)
    return out


def _needed(archive: Archive) -> Iterator[str]:
    for name in archive.names:
        if name == "[Content_Types].xml" or _PARTS.fullmatch(name.rpartition("/")[2]):
            yield name


def _converted(file: Path, packed: io.BytesIO) -> str:
    from xml.parsers.expat import ExpatError

    import mammoth

    try:
        found = mammoth.convert_to_html(
            packed,
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda image: {}),
            external_file_access=False,
        )
    except (KeyError, ValueError, OSError, AttributeError, ExpatError) as error:
        raise InputError(damaged(file, f"its parts do not fit together ({error!r})")) from error
    return _LINE_ENDS.sub(r"\1\n", str(found.value).replace("\n", " "))


DOCX = marked_up(_open, has_title_page=True)
