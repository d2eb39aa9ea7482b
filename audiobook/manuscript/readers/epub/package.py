"""The package of an EPUB: what is told of the book, its files, and in which order they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from audiobook.manuscript.readers.archive import Archive, resolved
from audiobook.manuscript.readers.xml import attribute, named, parsed, words
from audiobook.story import Contributor, Metadata

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CONTAINER = "META-INF/container.xml"
_XHTML = frozenset(
    ("application/xhtml+xml", "text/html", "application/html", "text/x-oeb1-document",
     "application/x-dtbook+xml", "application/xml", "text/xml")
)  # fmt: skip
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PICTURES = ("image/jpeg", "image/jpg", "image/png")
_ROLES = {
    "nrt": "narrator of a recording",
    "ill": "illustrator", "edt": "editor", "aui": "author of introduction", "art": "artist",
    "aft": "author of afterword", "cov": "cover designer", "com": "compiler", "ann": "annotator",
    "pbl": "publisher", "trc": "transcriber", "pfr": "proofreader", "pht": "photographer",
    "clb": "collaborator", "adp": "adapter", "cmp": "composer", "dsr": "designer",
    "mrk": "markup editor", "ctb": "contributor", "aud": "author of dialogue",
    "wpr": "author of preface",
}  # fmt: skip
_CHIEF = ("aut", "nrt", "trl")  # of several roles of somebody the one that counts
_PASSED = frozenset(("bkp", "bkd", "pbl", "mfr", "dst", "prd"))  # who made the file
_COVER_ID = re.compile(r"cover(?:[-_]?image)?", re.IGNORECASE)
_ISBN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]")


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the package."""

    name: str  # in the archive
    kind: str  # its media type
    properties: frozenset[str]
    fallback: str  # the id of an item that stands for it


@dataclass(frozen=True, slots=True)
class EpubPackage:
    """What the package says."""

    name: str  # of its own file
    metadata: Metadata
    items: Mapping[str, Item]  # by their ids
    spine: tuple[str, ...]  # names of documents in reading order; those beside it come last
    beside: frozenset[str]  # of them those that are not read in order
    nav: str  # the navigation document; empty without one
    ncx: str
    guide: Mapping[str, str]  # what a document is, as EPUB 2 tells it: by name and fragment
    cover: str  # the file of its picture; empty without one


def package_of(archive: Archive) -> EpubPackage:
    """The package of the book. Raises InputError for one that can't be read as text."""
    name = _package_name(archive)
    root = parsed(archive, name)
    items = dict(_items(root, name))
    _refuse_locked(archive, items)
    _refuse_fixed(archive, root)
    spine, beside = _spine(archive, root, items)
    toc = next((attribute(this, "toc") for this in named(root, "spine")), "")
    ncx = items.get(toc) or next((i for i in items.values() if "dtbncx" in i.kind), None)
    nav = next((item for item in items.values() if "nav" in item.properties), None)
    guide = {
        _target(name, attribute(this, "href")): attribute(this, "type").lower()
        for this in named(root, "reference")
    }
    return EpubPackage(
        name,
        _metadata(root),
        items,
        tuple(spine),
        frozenset(beside),
        nav.name if nav and nav.name in archive else "",
        ncx.name if ncx and ncx.name in archive else "",
        guide,
        _cover(archive, root, items),
    )


def _target(base: str, href: str) -> str:
    fragment = href.partition("#")[2]
    return resolved(base, href) + (f"#{fragment}" if fragment else "")


def _package_name(archive: Archive) -> str:
    if _CONTAINER in archive:
        for this in named(parsed(archive, _CONTAINER), "rootfile"):
            path = attribute(this, "full-path")
            if path in archive and attribute(this, "media-type") in (
                "application/oebps-package+xml",
                "",
            ):
                return str(archive.found(path))
    raise archive.refused("is no EPUB: it does not say where its package is")


def _items(root: Element, base: str) -> Iterator[tuple[str, Item]]:
    for this in named(root, "item"):
        href = attribute(this, "href")
        if href and "://" not in href:
            yield (
                attribute(this, "id"),
                Item(
                    resolved(base, href),
                    attribute(this, "media-type").lower(),
                    frozenset(attribute(this, "properties").split()),
                    attribute(this, "fallback"),
                ),
            )


def _spine(
    archive: Archive, root: Element, items: Mapping[str, Item]
) -> tuple[list[str], list[str]]:
    """The documents in reading order, each once, and those of them that are beside it."""
    order: dict[str, None] = {}
    beside: dict[str, None] = {}
    missing: list[str] = []
    for this in named(root, "itemref"):
        item = _readable(archive, items, attribute(this, "idref"))
        if item is None:
            continue
        if item.name not in archive:
            missing.append(item.name)
        elif attribute(this, "linear") == "no":
            beside[str(archive.found(item.name))] = None
        else:
            order[str(archive.found(item.name))] = None
    if not order and missing:
        raise archive.refused(f"lacks its file «{missing[0]}»")
    beside = {name: None for name in beside if name not in order}
    return [*order, *beside], [*beside]


def _readable(archive: Archive, items: Mapping[str, Item], key: str) -> Item | None:
    """The item of an id, or what stands for it where it is no document of text."""
    seen: set[str] = set()
    while key in items and items[key].kind not in _XHTML:
        if key in seen:
            raise archive.refused(f"is damaged: its item «{key}» stands for itself")
        seen.add(key)
        key = items[key].fallback
    return items.get(key)


# what can't be read


def _refuse_locked(archive: Archive, items: Mapping[str, Item]) -> None:
    if "META-INF/encryption.xml" not in archive:
        return
    texts = {item.name for item in items.values() if not _is_font(item)}
    for data in named(parsed(archive, "META-INF/encryption.xml"), "encrypteddata"):
        methods = [attribute(this, "Algorithm") for this in named(data, "encryptionmethod")]
        uris = [attribute(this, "URI") for this in named(data, "cipherreference")]
        locked = any(method not in _FONTS for method in methods) or not methods
        if locked and any(resolved("", uri) in texts for uri in uris):
            raise archive.refused(
                "is locked (DRM): only who sold it can open it", "get a copy without a lock"
            )


def _is_font(item: Item) -> bool:
    return "font" in item.kind or item.name.lower().endswith((".ttf", ".otf", ".woff", ".woff2"))


def _refuse_fixed(archive: Archive, root: Element) -> None:
    """Pages that are set as pictures are have no text that could be followed."""
    told = {attribute(this, "property"): words(this) for this in named(root, "meta")}
    named_so = {attribute(this, "name"): attribute(this, "content") for this in named(root, "meta")}
    refs = [attribute(this, "properties") for this in named(root, "itemref")]
    usual = told.get("rendition:layout") == "pre-paginated"
    pages = sum(
        "layout-pre-paginated" in ref or (usual and "layout-reflowable" not in ref) for ref in refs
    )
    fixed = 2 * pages > len(refs)
    fixed |= named_so.get("fixed-layout", "").lower() == "true"
    if not fixed and (shown := "META-INF/com.apple.ibooks.display-options.xml") in archive:
        options = named(parsed(archive, shown), "option")
        fixed = any(
            attribute(one, "name") == "fixed-layout" and words(one).lower() == "true"
            for one in options
        )
    if fixed:
        what = "has a fixed layout: its pages are set like pictures, and can't be read as text"
        raise archive.refused(what, "get an edition whose text flows, or its text as a file")


# metadata


def _metadata(root: Element) -> Metadata:
    refined: dict[str, dict[str, str]] = {}
    for this in named(root, "meta"):
        refines = attribute(this, "refines").lstrip("#")
        if refines:
            said = refined.setdefault(refines, {})
            key = attribute(this, "property")
            said[key] = f"{said[key]} {words(this)}" if key in said else words(this)
    titles = [(words(this), _said(this, refined, "title-type")) for this in named(root, "title")]
    title = _of_kind(titles, "main") or next(
        (text for text, kind in titles if kind not in ("subtitle", "short", "collection")), ""
    )
    people = list(_people(root, refined))
    if not any(role == "aut" for _, role in people):
        makers = {words(this) for this in named(root, "creator")}
        people = [(name, "aut" if name in makers else role) for name, role in people]
    series, part = _series(root, refined)
    return Metadata(
        title=title,
        subtitle=_of_kind(titles, "subtitle"),
        authors=tuple(dict.fromkeys(name for name, role in people if role == "aut")),
        translators=tuple(dict.fromkeys(name for name, role in people if role == "trl")),
        contributors=tuple(
            dict.fromkeys(
                Contributor(name, _ROLES.get(role, "contributor"))
                for name, role in people
                if role not in ("aut", "trl") and role not in _PASSED
            )
        ),
        series=series,
        series_part=part,
        year=_year(root),
        language=next((words(this) for this in named(root, "language") if words(this)), ""),
        isbn=_isbn(root),
        keywords=tuple(dict.fromkeys(filter(None, map(words, named(root, "subject"))))),
        publisher=next((words(this) for this in named(root, "publisher")), ""),
        description=_plain(next((words(this) for this in named(root, "description")), "")),
        copyright=_plain(next((words(this) for this in named(root, "rights")), "")),
    )


def _said(element: Element, refined: Mapping[str, Mapping[str, str]], key: str) -> str:
    """What is told of an element, by EPUB 3 or by an attribute of EPUB 2."""
    told = refined.get(attribute(element, "id"), {}) if attribute(element, "id") else {}
    return told.get(key, "") or attribute(element, key)


def _of_kind(titles: Sequence[tuple[str, str]], kind: str) -> str:
    return next((text for text, told in titles if told == kind), "")


def _people(root: Element, refined: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """Who made the book, and the code of what each did; in the order that is told."""
    for tag, usual in (("creator", "aut"), ("contributor", "ctb")):
        found = [
            (_said(this, refined, "display-seq"), words(this), _said(this, refined, "role"))
            for this in named(root, tag)
        ]
        if all(order.isdecimal() for order, _, _ in found):
            found.sort(key=lambda one: int(one[0]))
        for _, name, role in found:
            roles = role.lower().split()
            if name:
                yield name, next((one for one in _CHIEF if one in roles), [*roles, usual][0])


def _series(root: Element, refined: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    for this in named(root, "meta"):
        collection = attribute(this, "property") == "belongs-to-collection"
        if collection and _said(this, refined, "collection-type") in ("series", ""):
            return words(this), _number(_said(this, refined, "group-position"))
    told = {attribute(this, "name"): attribute(this, "content") for this in named(root, "meta")}
    series = told.get("calibre:series", "")
    return series, _number(told.get("calibre:series_index", "")) if series else ""


def _number(part: str) -> str:
    """«2.0» is 2."""
    return re.sub(r"\.0+\Z", "", part)


def _year(root: Element) -> str:
    dates = [(attribute(this, "event"), words(this)) for this in named(root, "date")]
    for events in (("original-publication",), ("publication", ""), ("creation", "conversion")):
        for event, date in dates:
            found = re.match(r"\d{4}", date)
            if event in events and found and found[0] != "0101":
                return found[0]
    return ""


def _isbn(root: Element) -> str:
    for tag in ("identifier", "source"):
        for this in named(root, tag):
            text = words(this)
            scheme = attribute(this, "scheme").lower()
            said = scheme == "isbn" or text.lower().startswith(("urn:isbn:", "isbn"))
            found = _ISBN.search(text)
            if said and found:
                return re.sub(r"[- ]", "", found[0]).upper()
    return ""


def _plain(text: str) -> str:
    """A description without the markup that some write into it."""
    if "<" in text or "&" in text:
        text = unescape(re.sub(r"<[^<>]{0,500}>", " ", text))
    return " ".join(text.split())


def _cover(archive: Archive, root: Element, items: Mapping[str, Item]) -> str:
    """The file of the cover's picture, if it is one that can be taken."""
    told = {attribute(this, "name"): attribute(this, "content") for this in named(root, "meta")}
    wanted = [item for item in items.values() if "cover-image" in item.properties]
    if told.get("cover") in items:
        wanted.append(items[told["cover"]])
    wanted += [items[key] for key in items if _COVER_ID.fullmatch(key)]
    for item in wanted:
        if item.kind in _PICTURES and item.name in archive:
            return item.name
    return ""
