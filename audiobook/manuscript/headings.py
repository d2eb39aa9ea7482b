"""Lines of plain text that are headings: «Chapter IV», «PART TWO», «Prologue», a lone «IV.»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audiobook.language import ENGLISH
from audiobook.manuscript.blocks import Block, Hole
from audiobook.manuscript.numerals import NUMERAL, ORDINAL, value

_WORDS = ENGLISH.headings
_COUNTED = "|".join((*_WORDS.chapters, *_WORDS.parts, *(rf"{word}\.?" for word in _WORDS.short)))
_BLANK = r"[^\S\n]"
_NUMBERED = re.compile(
    rf"(?P<word>{_COUNTED})"
    rf"(?:{_BLANK}+|(?<=[a-z])[.:#_-]?{_BLANK}?(?=[0-9])|(?<=\.)(?=[0-9]))"
    rf"(?:no\.? ?|\# ?)?(?P<number>{NUMERAL})\b"
    rf"(?!['’]|-\w)(?P<stop>{_BLANK}*(?:[.:|—–-]|\))*{_BLANK}*)(?P<title>.*)",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    rf"(?:the )?(?P<number>{ORDINAL}) (?P<word>{_COUNTED})\b"
    rf"(?!['’]|-\w)(?P<stop>{_BLANK}*[.:|—–-]*{_BLANK}*)(?P<title>.*)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?P<word>{'|'.join(_WORDS.named)})"
    rf"(?P<stop>{_BLANK}*[.:|—–-]*{_BLANK}*)(?P<title>.*)",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?:[A-Z] ){3,}[A-Z](?![A-Za-z])")
_SPACED_WORD = re.compile(r"(?<!\S)[A-Z](?: [A-Z])+(?!\S)")
_SMALL_DOTTED = re.compile(
    rf"(?:{'|'.join(_WORDS.dotted)})[ .:_#-]?[0-9]{{1,4}}(?![0-9])", re.IGNORECASE
)
_SMALL_ALONE = re.compile(
    rf"(?:{'|'.join(_WORDS.dotted)})[ ]{NUMERAL}[.:]?|{'|'.join(_WORDS.named)}"
)
_FRAME = re.compile(r"[-–—~=*#_<>\[\]|+•\s]+")
EMPHASIS = "_* \t\u200b\u200e\u2060\ufeff"
NOTE = re.compile(r"\s*(?:\[\d{1,4}\]|\{\d{1,4}\})")
LONGEST = 120  # characters of a heading's line; prose lines are not headings


@dataclass(frozen=True, slots=True)
class PlainHeading:
    """What a line says that is a heading."""

    level: int  # 1 a part, 2 a chapter
    key: str  # «chapter 4»
    titled: bool  # the title stands on the same line


def heading_of(line: str) -> PlainHeading | None:
    """The heading that a line is, if its words and its form are those of one."""
    line = bare(line)
    if not line or len(line) > LONGEST:
        return None
    small = _SMALL_DOTTED.match(line) or _SMALL_ALONE.fullmatch(line) or line.startswith("the ")
    if not (line[0].isupper() or small):
        return None
    numbered = _NUMBERED.fullmatch(line) or _ORDERED.fullmatch(line)
    found = numbered or _NAMED.fullmatch(line)
    if not found or not _is_headline(line, found, numbered is not None):
        return None
    word = found["word"].lower().rstrip(".")
    word = _WORDS.short.get(word, word)
    key = f"{word} {value(numbered['number'])}" if numbered else word
    return PlainHeading(1 if word in _WORDS.parts else 2, key, bool(found["title"]))


def bare(line: str) -> str:
    """A line without emphasis and what frames it: «--- Chapter 4 ---», «C H A P T E R  I»."""
    line = line.strip().strip(EMPHASIS)
    before, behind = frame(line)
    line = line[before : len(line) - behind]
    if _SPACED.match(line):
        line = _SPACED_WORD.sub(lambda word: word[0].replace(" ", ""), line)
    return line.strip()


def frame(line: str) -> tuple[int, int]:
    """How many characters frame a line before and behind it; none, unless on both sides."""
    before = _FRAME.match(line) if len(line) < 80 else None
    behind = _FRAME.match(line[::-1]) if before and before.end() < len(line) else None
    return (before.end(), behind.end()) if before and behind else (0, 0)


def _is_headline(line: str, found: re.Match[str], numbered: bool) -> bool:
    """Not «Chapter 3 was the longest», «Introduction to the Second Edition», «the first part»."""
    title, stop = found["title"], found["stop"].strip()
    if title and not stop:
        dotted = _SMALL_DOTTED.match(line) and title[0].isupper() and len(title) < 60
        if title[0].islower() or title[-1] in '.,;!?"”' or not (numbered or dotted):
            return False
    if found.re is _ORDERED:  # «The first part» may be a sentence's beginning
        return (
            line.isupper()
            or (not title and line[0].isupper() and line.istitle() is True)
            or bool(stop and title)
        )
    return len(title) <= 100


def frames(text: str, start: int, end: int) -> Iterator[Hole]:
    """What frames a heading: «--- Chapter 4 ---»."""
    before, behind = frame(text[start:end])
    if before:
        yield Hole(start, start + before, "ornament")
        yield Hole(end - behind, end, "ornament")


def letter_spaces(text: str, this: Block) -> Iterator[Hole]:
    """The blanks between the letters of «C H A P T E R  I»."""
    if not _SPACED.match(text[this.start : this.end]):
        return
    for word in _SPACED_WORD.finditer(text, this.start, this.end):
        yield from (
            Hole(at, at + 1, "letter space") for at in range(word.start() + 1, word.end(), 2)
        )


def looks_like_a_title(line: str) -> bool:
    """Whether a line with a stop is a title: in capitals, or with one on each long word."""
    if any(mark in line for mark in '"“”«»') or re.search(r"[.!?]\s", line):
        return False
    if line.isupper():
        return True
    words = re.findall(r"[^\W\d_][\w'’-]*", line)
    long = [word for word in words if len(word) > 3]
    if len(long) < 2:  # «The Old Mint.», and not «He came.»
        return 1 < len(words) < 6 and "," not in line and all(word[0].isupper() for word in words)
    return all(word[0].isupper() for word in long)
