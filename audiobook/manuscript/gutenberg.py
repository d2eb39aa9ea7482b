"""A Project Gutenberg edition: where its header, licence and notes stand, and whose book it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audiobook.manuscript.blocks import Hole

HEADER = "Project Gutenberg's header"
LICENCE = "Project Gutenberg's licence"
PRODUCER = "producer's note"

_START = re.compile(
    r"^[ \t]*\\?\*{3}[ \t]*START OF (?:THE |THIS )?(?:COPYRIGHTED )?PROJECT GUTENBERG[^\n]*"
    r"(?:\n(?!\n)[^\n]*\*{3}[ \t]*$)?",
    re.MULTILINE | re.IGNORECASE,
)
_SMALL_PRINT = re.compile(r"^[ \t]*\*END\*?[ \t]*THE SMALL PRINT[^\n]*$", re.M | re.I)
_END = re.compile(
    r"^[ \t]*\\?\*{0,3}[ \t]*(?:END OF (?:THE |THIS )?(?:COPYRIGHTED )?PROJECT GUTENBERG"
    r"|START: FULL LICENSE|THE FULL PROJECT GUTENBERG LICENSE|\*{3} ?START: FULL LICENSE)",
    re.MULTILINE | re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?P<key>Title|Author)s?:[ \t]*(?P<value>\S[^\n]*(?:\n[ \t]{2,}\S[^\n]*)*)", re.MULTILINE
)
_OF_BY = re.compile(
    r"Project Gutenberg(?:['’]s)?(?: E-?(?:book|text))?(?: of|,)? (?P<title>[^\n]{2,100}?),? by "
    r"(?P<author>[^\n]{3,60}?)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_PRODUCED = re.compile(
    r"\s*_?(?:(?:(?:this )?e-?(?:text|book) (?:was )?(?:prepared|produced|transcribed|scanned)"
    r"|produced|prepared|transcribed|scanned|digitized|proofread) (?:\w+ ){0,2}(?:by|from)\b"
    r"|credits:|\[?transcriber[’']s notes?\b|note: project gutenberg|html version by"
    r"|this (?:e-?book|e-?text|file) (?:was|is)\b)",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")
_TRANSCRIBED = re.compile(
    r"\s*_?(?:transcribed|scanned|digitized) (?:\w+ ){0,3}(?:by|from)\b", re.I
)
_NOTES_HEAD = re.compile(
    r"(?<=\n\n)[ \t]*\W{0,3}transcriber[’']?s?[’']? notes?\W{0,3}$", re.I | re.M
)
_LONGEST_NOTE = 1500  # characters
_REACH = 12  # paragraphs behind the header among which a producer's note stands


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition says of itself; all empty where the text is none of Gutenberg's."""

    holes: tuple[Hole, ...] = ()  # whole lines that are no text
    title: str = ""
    author: str = ""


def edition_of(text: str, start: int) -> Edition:
    """The edition that the text from `start` on is."""
    if "gutenberg" not in text.casefold():
        return Edition(tuple(_transcribers(text, start)))
    begun = _START.search(text, start) or _last(_SMALL_PRINT, text, start)
    body = begun.end() if begun else start
    ended = _END.search(text, body)
    if not begun and not ended:
        return Edition()
    stop = ended.start() if ended else len(text)
    holes = [Hole(start, body, HEADER)] if begun else []
    holes += _notes(text, body, stop)
    if ended:
        holes.append(Hole(stop, len(text.rstrip()), LICENCE))
    title, author = _named(text[start:body] if begun else text[stop:])
    return Edition(tuple(holes), title, author)


def _transcribers(text: str, start: int) -> Iterator[Hole]:
    """Of a text without a licence: who transcribed it, at its head, and their notes at its end."""
    first = _PARAGRAPH.search(text, start)
    if first and _TRANSCRIBED.match(first[0]) and len(first[0]) < _LONGEST_NOTE:
        yield Hole(*first.span(), PRODUCER)
    note = _last(_NOTES_HEAD, text, max(start, len(text) - _LONGEST_NOTE))
    if note and note.start() > start:
        yield Hole(note.start(), len(text.rstrip()), PRODUCER)


def _last(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    found = list(pattern.finditer(text, start))
    return found[-1] if found else None


def _named(header: str) -> tuple[str, str]:
    """The title and the author that a header tells."""
    told: dict[str, list[str]] = {"title": [], "author": []}
    for found in _NAMED.finditer(header):
        told[found["key"].lower()].append(" ".join(found["value"].split()).strip("*_ "))
    if told["title"]:
        return told["title"][0], " & ".join(told["author"])
    named = _OF_BY.search(header)
    return (named["title"].strip("*_ "), named["author"].strip("*_ ")) if named else ("", "")


def _notes(text: str, body: int, stop: int) -> Iterator[Hole]:
    """Who produced the file, told at the head of its text."""
    for i, found in enumerate(_PARAGRAPH.finditer(text, body, stop)):
        if i >= _REACH:
            return
        if _PRODUCED.match(found[0]) and len(found[0]) < 1500:
            yield Hole(*found.span(), PRODUCER)
