"""HTML as it is found, in one file; and what Word's reader makes of a document."""

from __future__ import annotations

import re
from pathlib import Path

from audiobook.errors import InputError, Problem, shown
from audiobook.manuscript.hypertext import (
    Flow,
    attributes,
    document_text,
    readable,
    spoken_by,
    tokens,
)
from audiobook.manuscript.readers.reader import (
    LARGEST,
    Opened,
    marked_up,
)
from audiobook.story import MatterChoice, Metadata, Source
from audiobook.system import read_regular

_OF_GUTENBERG = re.compile(
    r"(?:The )?Project Gutenberg(?:['’]s)? (?:e-?book|e-?text)?(?: of|,)? ?(?P<title>.+?)"
    r"(?:,? by (?P<author>[^,]{3,60}))?",
    re.IGNORECASE,
)
_KEYS = {
    "author": "authors", "creator": "authors",
    "dc.creator": "authors", "dcterms.creator": "authors",
    "dc.title": "title", "dcterms.title": "title", "og:title": "title",
    "description": "description", "dc.description": "description", "og:description": "description",
    "dc.publisher": "publisher", "dc.language": "language", "dcterms.language": "language",
    "dc.rights": "copyright", "copyright": "copyright", "book:author": "authors",
}  # fmt: skip


def opened(file: Path, raw: str, choice: MatterChoice) -> Opened:
    """A document of hypertext, opened with its blocks.

    Raises InputError if it is nested too deep.
    """
    flow = Flow(file, spoken_by(choice))
    flow.add("", raw)
    source = Source(file, flow.text, tuple(flow.documents))
    return Opened(source, tuple(readable(flow, choice)), metadata_of(raw))


def metadata_of(raw: str) -> Metadata:
    """What the head of a document says of it."""
    told: dict[str, str] = {}
    authors: list[str] = []
    titled = ""
    for token in tokens(raw[:200_000]):
        if token.name == "html":
            found = attributes(token.written)
            told["language"] = found.get("xml:lang") or found.get("lang", "")
        elif token.name == "meta":
            found = attributes(token.written)
            key = _KEYS.get((found.get("name") or found.get("property", "")).lower(), "")
            said = " ".join(found.get("content", "").split())
            if key == "authors" and said and said not in authors:
                authors.append(said)
            elif key and said:
                told.setdefault(key, said)
        elif token.name == "title" and not token.closes and not titled:
            titled = raw[token.end : raw.find("<", token.end)]
        elif token.name in ("body", "p", "div", "h1"):
            break
    return _completed({key: value for key, value in told.items() if value}, authors, titled)


def _completed(told: dict[str, str], authors: list[str], titled: str) -> Metadata:
    from html import unescape

    title = " ".join(unescape(titled).split())
    gutenberg = _OF_GUTENBERG.fullmatch(title)
    if gutenberg:
        title = gutenberg["title"].strip(" ,|")
        authors = authors or [gutenberg["author"]] if gutenberg["author"] else authors
    if title:
        told.setdefault("title", title)
    return Metadata(
        title=told.get("title", ""),
        authors=tuple(authors),
        language=told.get("language", ""),
        publisher=told.get("publisher", ""),
        description=told.get("description", ""),
        copyright=told.get("copyright", ""),
    )


def _open(file: Path, choice: MatterChoice) -> Opened:
    data = read_regular(file, LARGEST)
    raw = document_text(data)
    if "\0" in raw:
        what = f"{shown(file)} is a binary file, not a text"
        raise InputError(Problem(what, "get a sound copy of it"))
    return opened(file, raw, choice)


HTML = marked_up(_open)
