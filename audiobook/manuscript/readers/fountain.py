"""Fountain: a screenplay as plain text, with a few signs for what its layout can't tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from audiobook.manuscript.blocks import Block, Form, Hole
from audiobook.manuscript.readers import text as plain
from audiobook.manuscript.readers.reader import Reader, typed
from audiobook.manuscript.utf8 import decode_any
from audiobook.story import Silence

TITLE_PAGE = "title page"
_KEYS = (
    "title|credit|authors?|source|notes?|draft date|date|contact|copyright|revision|format|episode"
)
_VALUE = r"[^\n]*(?:\n(?:[ ]{2,}|\t)[ \t]*\S[^\n]*)*"
_PAGE = re.compile(rf"\s*(?:(?:{_KEYS})[ \t]*:{_VALUE}(?:\n|\Z))+", re.IGNORECASE)
_KEY = re.compile(rf"^(?P<key>title|authors?)[ \t]*:(?P<value>{_VALUE})", re.I | re.M)
_SCENE = re.compile(r"^[ \t]*(?:INT|EXT|EST|I/E|INT\.?/EXT)[. ][^a-z\n]{3,80}$", re.MULTILINE)
_CUE = re.compile(
    r"(?<=\n\n)[ \t]*[A-Z][A-Z0-9 .'’-]{1,40}(?:\([^()\n]{1,30}\))?(?: ?\^)?\n[ \t]*\S"
)
_SECTION = re.compile(r"(#{1,6})[ \t]*[^\s#][^\n]*")
_OPENED = re.compile(r"^[ \t]*(?P<sign>\[\[|/\*|=(?!=))", re.MULTILINE)
_CLOSED = {"[[": "]]", "/*": "*/", "=": "\n"}
_SHUT = re.compile(r"[ \t]*(?:\n|\Z)")
_MARKS = re.compile(
    r"""(?P<forced>\A[ \t]*\.(?=\w)|\A[ \t]*!(?=\w)|^[ \t]*[@~](?=\S))
    |(?P<centred>\A[ \t]*>[ \t]*|(?<![ \t])[ \t]*<[ \t]*\Z)
    |(?P<number>(?<![ \t])[ \t]*\#[\w.-]{1,10}\#[ \t]*$)
    |(?P<dual>(?<=[A-Z)])[ ]\^[ \t]*$)
    |(?P<note>\[\[[^\[\]]{0,5000}\]\])
    |(?P<cut>/\*[^*]{0,5000}\*/)""",
    re.VERBOSE | re.MULTILINE,
)
_REASONS = {"note": "comment", "cut": "comment", "[[": "comment", "/*": "comment", "=": "synopsis"}


def is_fountain(text: str, start: int) -> bool:
    """Whether plain text looks like a screenplay: it has scenes, and names above what they say."""
    return bool(_SCENE.search(text, start)) and sum(1 for _ in _CUE.finditer(text, start)) > 1


def title_and_author(text: str, start: int) -> tuple[str, str]:
    """What a screenplay's title page says; empty where it says nothing."""
    page = _PAGE.match(text, start)
    told = {"title": "", "author": ""}
    for found in _KEY.finditer(page[0] if page else ""):
        words = " ".join(found["value"].replace("*", "").replace("_", "").split())
        told[found["key"].lower().removesuffix("s")] = words
    return told["title"], told["author"]


def blocks(text: str, start: int) -> Iterator[Block]:
    """As of plain text; a line «# Act One» heads what follows."""
    for this in plain.blocks(text, start):
        section = _SECTION.fullmatch(text, this.start, this.end)
        if section and this.form is Form.PARAGRAPH:
            yield replace(this, form=Form.HEADING, level=len(section[1]))
        else:
            yield this


def silences(text: str, heading: bool) -> list[Silence]:
    """What is silent in a paragraph: as of plain text, and the signs of what it is."""
    found = [
        Silence(*match.span(), _REASONS.get(match.lastgroup or "", "markup"))
        for match in _MARKS.finditer(text)
    ]
    section = _SECTION.match(text) if heading else None
    if section:
        found.append(Silence(0, section.end(1), "markup"))
    return sorted([*found, *plain.silences(text, heading)], key=lambda silence: silence.start)


def hidden(text: str, start: int) -> Iterator[Hole]:
    """The title page, and notes, synopses and what was cut, where they have lines of their own."""
    page = _PAGE.match(text, start)
    at = start
    if page and page[0].strip():
        begin = page.end() - len(page[0].lstrip())
        at = begin + len(page[0].strip())
        yield Hole(begin, at, TITLE_PAGE)
    yield from _apart(text, at)


def _apart(text: str, at: int) -> Iterator[Hole]:
    """What is hidden and has lines of its own, from `at` on."""
    unshut: set[str] = set()  # signs that nothing shuts any more
    while found := _OPENED.search(text, at):
        sign, at = found["sign"], found.end()
        end = -1 if sign in unshut else text.find(_CLOSED[sign], at)
        if end < 0 and sign != "=":
            unshut.add(sign)
            continue
        end = len(text) if end < 0 else end + (2 if sign != "=" else 0)
        if sign == "=" or _SHUT.match(text, end):
            yield Hole(found.start(), end, _REASONS[sign])
            at = end


FOUNTAIN = Reader(typed(decode_any), blocks, silences, hidden)
