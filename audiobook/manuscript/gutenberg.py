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
    r"^_?(?P<key>Title|Author|Subtitle)s?:_?[ \t]*(?P<value>\S[^\n]*(?:\n[ \t]{2,}\S[^\n]*)*)",
    re.MULTILINE,
)
_WRAPPED = 55  # characters; a title's line that is longer may go on in the next one
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
# Who else gives away books, and what stands at the head and the end of theirs.
_OTHERS = re.compile(
    r"[\s*]*(?:a )?(?:project gutenberg (?:of )?(?:australia|canada)"
    r"|distributed proofreaders canada|faded ?page)[^\n]*",
    re.IGNORECASE,
)
_OF_A_HEADER = re.compile(
    r"[\W_]{0,4}(?:title|author|language|e-?book no|date|edition|character set|original)\b"
    r"[^\n]{0,60}:"
    r"|[^\n]*\b(?:e-?books?|e-?text|public domain|copyright|fadedpage|gutenberg)\b",
    re.IGNORECASE,
)
_AT_THE_END = re.compile(
    r"^[ \t]*(?:\[(?:the )?end of [^\[\]]{1,200}\]|this site is full of free e-?books[^\n]*)\s*\Z",
    re.IGNORECASE | re.MULTILINE,
)
_PRINTED = re.compile(
    r"(?<=\n\n)[ \t]*_?"
    r"(?:PRINTED (?:IN|BY|AT)|(?:Made and )?[Pp]rinted (?:in|by|at) (?:Great|the|[A-Z]))"
    r"[^\n]{0,120}(?:\n[^\n]{1,100}){0,4}\s*\Z"
)
_LONGEST_NOTE = 1500  # characters
_LONGEST_NOTES = 8000  # characters of a transcriber's notes at the end
_REACH = 12  # paragraphs behind the header among which a producer's note stands


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition says of itself; all empty where the text is none of Gutenberg's."""

    holes: tuple[Hole, ...] = ()  # whole lines that are no text
    title: str = ""
    author: str = ""
    subtitle: str = ""


def edition_of(text: str, start: int) -> Edition:
    """The edition that the text from `start` on is."""
    first = _PARAGRAPH.search(text, start)
    if first and _OTHERS.match(first[0]):
        return _other_edition(text, start)
    if "gutenberg" not in text[:200_000].casefold() + text[-200_000:].casefold():
        return Edition(tuple(_transcribers(text, start)))
    begun = _START.search(text, start) or _last(_SMALL_PRINT, text, start)
    body = begun.end() if begun else start
    ended = _END.search(text, body)
    if not begun and not ended:
        return Edition()
    stop = ended.start() if ended else len(text)
    holes = [Hole(start, body, HEADER)] if begun else []
    holes += _notes(text, body, stop)
    holes += _afterword(text, body, stop, holes)
    if ended:
        holes.append(Hole(stop, len(text.rstrip()), LICENCE))
    title, author, subtitle = _named(text[start:body] if begun else text[stop:])
    return Edition(tuple(holes), title, author, subtitle)


def _other_edition(text: str, start: int) -> Edition:
    """An edition that others give away: header and end are told by what stands there."""
    body = start
    for found in _PARAGRAPH.finditer(text, start):
        if found.start() > start + _LONGEST_NOTES or not (
            _OF_A_HEADER.match(found[0]) or body == start or not any(map(str.isalnum, found[0]))
        ):
            break
        body = found.end()
    holes = [Hole(start, body, HEADER)]
    end = _AT_THE_END.search(text, max(body, len(text) - _LONGEST_NOTE))
    if end:
        holes.append(Hole(end.start(), len(text.rstrip()), LICENCE))
    title, author, subtitle = _named(text[start:body])
    family, _, given = author.partition(", ")
    author = f"{given} {family}" if given and "," not in given else author
    return Edition(tuple(holes), title, author, subtitle)


def _afterword(text: str, body: int, stop: int, holes: list[Hole]) -> Iterator[Hole]:
    """Notes of who transcribed the book at its end, and who printed it."""
    end = len(text[:stop].rstrip())
    heads = [
        found
        for found in _NOTES_HEAD.finditer(text, max(body, end - _LONGEST_NOTES), end)
        if found.start() > body + (end - body) // 2
    ]
    if heads:
        yield Hole(heads[0].start(), end, PRODUCER)
        end = len(text[: heads[0].start()].rstrip())
    printed = _PRINTED.search(text[:end], max(body, end - 600))
    if printed:
        yield Hole(printed.start(), end, PRODUCER)


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


def _named(header: str) -> tuple[str, str, str]:
    """The title, the author and the subtitle that a header tells."""
    told: dict[str, list[str]] = {"title": [], "author": [], "subtitle": []}
    for found in _NAMED.finditer(header):
        key, (first, *more) = found["key"].lower(), found["value"].split("\n")
        if key == "title" and more and len(first) < _WRAPPED and more[0].strip()[0].isupper():
            told["subtitle"].append(_on_one_line(" ".join(more)))
            more = []
        told[key].append(_on_one_line(" ".join([first, *more])))
    if told["title"]:
        subtitle = told["subtitle"][0] if told["subtitle"] else ""
        return told["title"][0].rstrip(" :;,"), " & ".join(dict.fromkeys(told["author"])), subtitle
    named = _OF_BY.search(header)
    return (
        (named["title"].strip("*_ "), named["author"].strip("*_ "), "") if named else ("", "", "")
    )


def _on_one_line(words: str) -> str:
    return " ".join(words.split()).strip("*_ ")


def _notes(text: str, body: int, stop: int) -> Iterator[Hole]:
    """Who produced the file, told at the head of its text."""
    for i, found in enumerate(_PARAGRAPH.finditer(text, body, stop)):
        if i >= _REACH:
            return
        if _PRODUCED.match(found[0]) and len(found[0]) < 1500:
            yield Hole(*found.span(), PRODUCER)
