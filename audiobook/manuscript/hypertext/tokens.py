"""The tags and stretches of text of a document, each with its place; well-formed or not.

Nothing outside the document is ever read, and no entity has others in it. Linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from audiobook.language import split

VOID = split(
    "area base basefont bgsound br col embed frame hr img image input keygen link meta param source"
    " track wbr"
)
_NAME = re.compile(r"[a-zA-Z_][^\s/><]*+")
_REST = re.compile(r"(?:[^>\"'<]++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW = {
    name: re.compile(rf"</{name}\b[^>]{{0,200}}>", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "noframes", "xmp", "iframe")
}
_ENTITY = re.compile(r"<!ENTITY\s+([\w.-]+)\s+(?:\"([^\"%&<]{0,200})\"|'([^'%&<]{0,200})')\s*>")
_OWN = re.compile(r"&([\w.-]{1,40});")
_LONGEST_TAG = 100_000  # characters
_BROKEN_TAGS = 200  # so many are looked at closely


class RawPart(NamedTuple):
    """A tag, or a stretch of text; offsets into the document."""

    start: int
    end: int
    name: str = ""  # of a tag, in lower case, without its namespace; empty: text
    closes: bool = False  # «</p>»
    alone: bool = False  # «<p/>»
    written: str = ""  # its attributes, as they stand


def tokens(raw: str) -> Iterator[RawPart]:
    """The tags and the texts between them, in order; comments and declarations are passed over."""
    at, broken, last_angle = 0, 0, raw.rfind(">")
    while at < len(raw):
        tag = raw.find("<", at)
        if tag < 0 or tag > last_angle:
            yield RawPart(at, len(raw))
            return
        after = raw[tag + 1 : tag + 2]
        if after in ("!", "?"):
            if at < tag:
                yield RawPart(at, tag)
            text, at = _declaration(raw, tag)
            if text:
                yield text
            continue
        closes = after == "/"
        name = _NAME.match(raw, tag + 1 + closes)
        if not name:  # «a < b»
            yield RawPart(at, tag + 1)
            at = tag + 1
            continue
        if at < tag:
            yield RawPart(at, tag)
        close = broken < _BROKEN_TAGS and _REST.match(raw, name.end(), name.end() + _LONGEST_TAG)
        broken += not close
        at = close.end() if close else raw.index(">", name.end()) + 1
        token = _tag(raw, tag, at, name, closes)
        yield token
        if token.name in _RAW and not closes and not token.alone:
            ended = _RAW[token.name].search(raw, at)
            stop = ended.start() if ended else len(raw)
            if at < stop:
                yield RawPart(at, stop)
            at = stop


def _tag(raw: str, start: int, end: int, name: re.Match[str], closes: bool) -> RawPart:
    alone = raw[end - 2] == "/"
    written = "" if closes else raw[name.end() : end - 1 - alone]
    return RawPart(start, end, name[0].rpartition(":")[2].lower(), closes, alone, written)


def _declaration(raw: str, at: int) -> tuple[RawPart | None, int]:
    """A comment, a declaration or an instruction: where it ends. Of CDATA the text is given."""
    if raw.startswith("<!--", at):
        return None, _behind(raw, "-->", at + 4)
    if raw.startswith("<![CDATA[", at):
        end = raw.find("]]>", at)
        end = end if end >= 0 else len(raw)
        return RawPart(at + 9, end, written="cdata"), min(end + 3, len(raw))
    subset = raw.find("[", at, at + 1000)
    if raw[at : at + 9].upper() == "<!DOCTYPE" and 0 <= subset < raw.find(">", at):
        closed = raw.find("]", subset)
        return None, _behind(raw, ">", closed if closed >= 0 else len(raw))
    return None, _behind(raw, ">", at)


def _behind(raw: str, mark: str, at: int) -> int:
    found = raw.find(mark, at)
    return found + len(mark) if found >= 0 else len(raw)


def attributes(written: str) -> Mapping[str, str]:
    """The attributes of a tag by their names in lower case; of the first of a name its value."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return found


def entities(raw: str) -> Mapping[str, str]:
    """The entities that a document declares itself, if they are plain text."""
    begun = raw[:2000].find("<!DOCTYPE")
    subset = raw.find("[", begun, begun + 1000) if begun >= 0 else -1
    if subset < 0:
        return {}
    end = raw.find("]", subset, subset + 20_000)
    found = _ENTITY.finditer(raw, subset, max(end, subset))
    return {match[1]: match[2] or match[3] or "" for match in found}


def decoded(text: str, own: Mapping[str, str]) -> str:
    """The characters that stand for an entity, a number or a name; what is unknown stays."""
    if own:
        text = _OWN.sub(lambda found: own.get(found[1], found[0]), text)
    return unescape(text)
