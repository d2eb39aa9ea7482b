"""Lines of plain text that are headings: «Chapter IV», «PART TWO», «Prologue», a lone «IV.»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from audiobook.manuscript.blocks import TITLE_LEVEL, Block, Form, block

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "last",
]
_NUMERAL = (
    rf"(?:[0-9]{{1,3}}|[ivxlc]{{1,9}}|(?:the )?(?:{'|'.join(_ORDINALS)})"
    rf"|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS + _ONES)})"
)
_PARTS = frozenset({"part", "book", "volume"})
_NUMBERED = re.compile(
    rf"(?P<word>chapter|part|book|volume|letter|stave|canto|act)[ \t]+(?P<number>{_NUMERAL})\b"
    r"(?!['’]|-\w)(?P<stop>[ \t]*[.:—–-]*[ \t]*)(?P<title>.*)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?P<word>prologue|epilogue|preface|foreword|introduction|afterword|interlude)"
    r"(?P<stop>[ \t]*[.:—–-]*[ \t]*)(?P<title>.*)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?P<number>[IVXLC]{1,9}|[0-9]{1,3})\.?")
_EMPHASIS = "_* \t"
LONGEST = 120  # characters of a heading's line; prose lines are not headings


@dataclass(frozen=True, slots=True)
class PlainHeading:
    """What a line says that is a heading."""

    level: int  # 1 a part, 2 a chapter
    key: str  # «chapter 4»
    titled: bool  # the title stands on the same line


def heading_of(line: str) -> PlainHeading | None:
    """The heading that a line is, if its words and its form are those of one."""
    line = line.strip().strip(_EMPHASIS)
    if not line or len(line) > LONGEST or not line[0].isupper():
        return None
    numbered = _NUMBERED.fullmatch(line)
    found = numbered or _NAMED.fullmatch(line)
    if not found:
        return None
    title, stop = found["title"], found["stop"].strip()
    if title and not stop and (title[0].islower() or title[-1] in '.,;!?"”' or not numbered):
        return None  # «Chapter 3 was the longest», «Introduction to the Second Edition»
    word = found["word"].lower()
    key = f"{word} {value(numbered['number'])}" if numbered else word
    return PlainHeading(1 if word in _PARTS else 2, key, bool(title))


def value(numeral: str) -> int:
    """The number that is written so; 0 for «last»."""
    numeral = numeral.lower().removeprefix("the ").strip()
    if numeral.isdecimal():
        return int(numeral)
    if numeral in _ORDINALS:
        return (_ORDINALS.index(numeral) + 1) % len(_ORDINALS)
    small = [*_ONES, *_TEENS]
    if numeral in small:
        return small.index(numeral) + 1
    tens, _, ones = numeral.replace("-", " ").partition(" ")
    if tens in _TENS:
        return 10 * _TENS.index(tens) + 20 + (_ONES.index(ones) + 1 if ones else 0)
    return _roman(numeral)


def _roman(numeral: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[char] for char in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def with_headings(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those paragraphs that are headings made HEADING, with the titles that follow."""
    lone, often = _lone_numerals(text, blocks), _repeated(text, blocks)
    out: list[Block] = []
    awaits_title = False
    for i, this in enumerate(blocks):
        if this.form is not Form.PARAGRAPH:
            awaits_title = awaits_title and this.form is Form.SILENT
            out.append(this)
        elif i in lone:
            out.append(replace(this, form=Form.HEADING, level=2, key=lone[i]))
            awaits_title = True
        elif awaits_title and i not in often and _is_title(text, this) and _follows(blocks, i):
            out.append(replace(this, form=Form.HEADING, level=TITLE_LEVEL))
            awaits_title = False
        else:
            headed, awaits_title = _headed(text, this)
            out.extend(headed)
    return out


def _headed(text: str, this: Block) -> tuple[list[Block], bool]:
    """A paragraph, cut after its first line if that is a heading; whether a title may follow."""
    first_end = text.find("\n", this.start, this.end)
    first_end = this.end if first_end < 0 else first_end
    rest = text[first_end : this.end]
    found = heading_of(text[this.start : first_end]) if len(rest) < 2 * LONGEST else None
    listed = any(map(heading_of, rest.split("\n")))  # a table of contents
    if not found or listed or rest.count("\n") > 3:
        return [this], False
    if found.titled or not rest:
        whole = replace(this, form=Form.HEADING, level=found.level, key=found.key)
        return [whole], not found.titled
    number = block(text, Form.HEADING, this.start, first_end, found.level, key=found.key)
    return [number, block(text, Form.HEADING, first_end, this.end, TITLE_LEVEL)], False


def _is_title(text: str, this: Block) -> bool:
    line = text[this.start : this.end].strip(_EMPHASIS)
    short = 0 < len(line) <= 80 and "\n" not in line
    return short and line[0].isupper() and line[-1] not in '.,;:!?"”’…—' and not heading_of(line)


def _follows(blocks: Sequence[Block], i: int) -> bool:
    return i + 1 < len(blocks) and blocks[i + 1].form is not Form.BREAK


def _repeated(text: str, blocks: Sequence[Block]) -> set[int]:
    """Short paragraphs that come more often than a title and its entry in a table of contents.

    They are names before the lines of a play.
    """
    short = {
        i: text[this.start : this.end]
        for i, this in enumerate(blocks)
        if this.form is Form.PARAGRAPH and this.end - this.start <= 80
    }
    counts = Counter(short.values())
    return {i for i, line in short.items() if counts[line] > 2}


def _lone_numerals(text: str, blocks: Sequence[Block]) -> dict[int, str]:
    """Paragraphs «I», «II», … or «1», «2», …, if they count up from one and there are several."""
    kinds: dict[bool, dict[int, int]] = {True: {}, False: {}}
    for i, this in enumerate(blocks):
        if this.form is not Form.PARAGRAPH or this.end - this.start > 12:
            continue
        found = _ALONE.fullmatch(text[this.start : this.end].strip(_EMPHASIS))
        if found:
            kinds[found["number"].isdecimal()][i] = value(found["number"])
    good = [
        found
        for found in kinds.values()
        if len(found) > 1 and list(found.values()) == list(range(1, len(found) + 1))
    ]
    return {i: f"chapter {number}" for found in good for i, number in found.items()}
