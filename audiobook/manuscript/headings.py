"""Lines of plain text that are headings: «Chapter IV», «PART TWO», «Prologue», a lone «IV.»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from audiobook.manuscript.blocks import TITLE_LEVEL, Block, Form, Hole, part_of
from audiobook.manuscript.lone_titles import with_lone_titles
from audiobook.manuscript.titles_below import titles_below

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
_BLANK = r"[^\S\n]"
_ORDINAL = (
    rf"(?:(?:{'|'.join(_TENS)})[ -](?:{'|'.join(_ORDINALS[:9])})|{'|'.join(_ORDINALS)}"
    rf"|(?:thirt|fort|fift|sixt|sevent|eight|ninet)ieth|[0-9]{{1,3}}(?:st|nd|rd|th))"
)
_NUMERAL = (
    rf"(?:[0-9]{{1,4}}|[ivxlc]{{1,9}}|(?:the )?{_ORDINAL}"
    rf"|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS + _ONES)}"
    rf"|(?:one|a) hundred(?: and (?:[a-z]+[ -])?[a-z]+)?)"
)
_PART_WORDS = "part|book|volume|vol\\.?|epoch|phase|period|era|cycle|movement|section|quarter"
_PARTS = frozenset(_PART_WORDS.replace("\\.?", "").split("|")) | {"vol.", "volume"}
_CHAPTER_WORDS = "chapter|chap\\.?|ch\\.?|letter|stave|canto|act|episode"
_NUMBERED = re.compile(
    rf"(?P<word>{_CHAPTER_WORDS}|{_PART_WORDS})(?:{_BLANK}+|(?<=[a-z])[.:#]?{_BLANK}?(?=[0-9])|(?<=\.)(?=[0-9]))"
    rf"(?:no\.? ?|\# ?)?(?P<number>{_NUMERAL})\b"
    rf"(?!['’]|-\w)(?P<stop>{_BLANK}*(?:[.:|—–-]|\))*{_BLANK}*)(?P<title>.*)",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    rf"(?:the )?(?P<number>{_ORDINAL}) (?P<word>{_CHAPTER_WORDS}|{_PART_WORDS})\b"
    rf"(?!['’]|-\w)(?P<stop>{_BLANK}*[.:|—–-]*{_BLANK}*)(?P<title>.*)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?P<word>prologue|epilogue|preface|foreword|introduction|afterword|interlude|intermezzo|prelude|coda)"
    rf"(?P<stop>{_BLANK}*[.:|—–-]*{_BLANK}*)(?P<title>.*)",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?:[A-Z] ){3,}[A-Z](?![A-Za-z])")
_SPACED_WORD = re.compile(r"(?<!\S)[A-Z](?: [A-Z])+(?!\S)")
_SMALL_DOTTED = re.compile(
    r"(?:chapter|chap|ch|part|episode)[ .:_#-]?[0-9]{1,4}(?![0-9])", re.IGNORECASE
)
_FRAME = re.compile(r"[-–—~=*#_<>\[\]|+•\s]+")
_ALONE = re.compile(
    rf"(?P<number>[IVXLC]{{1,9}}(?=\.?\Z)|[0-9]{{1,3}}(?=\.?\Z)"
    rf"|(?i:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS + _ONES)})\Z)\.?"
)
_EMPHASIS = "_* \t"
_NOTE = re.compile(r"\s*(?:\[\d{1,4}\]|\{\d{1,4}\})")
LONGEST = 120  # characters of a heading's line; prose lines are not headings


@dataclass(frozen=True, slots=True)
class PlainHeading:
    """What a line says that is a heading."""

    level: int  # 1 a part, 2 a chapter
    key: str  # «chapter 4»
    titled: bool  # the title stands on the same line


def heading_of(line: str) -> PlainHeading | None:
    """The heading that a line is, if its words and its form are those of one."""
    line = _bare(line)
    if not line or len(line) > LONGEST:
        return None
    if not line[0].isupper() and not (_SMALL_DOTTED.match(line) or line.startswith("the ")):
        return None
    numbered = _NUMBERED.fullmatch(line) or _ORDERED.fullmatch(line)
    found = numbered or _NAMED.fullmatch(line)
    if not found or not _is_headline(line, found, numbered is not None):
        return None
    word = found["word"].lower().rstrip(".")
    word = _LONG_WORDS.get(word, word)
    key = f"{word} {value(numbered['number'])}" if numbered else word
    return PlainHeading(1 if word in _PARTS else 2, key, bool(found["title"]))


_LONG_WORDS = {"vol": "volume", "chap": "chapter", "ch": "chapter"}


def _bare(line: str) -> str:
    """A line without emphasis and what frames it: «--- Chapter 4 ---», «C H A P T E R  I»."""
    line = line.strip().strip(_EMPHASIS)
    framed = _FRAME.match(line)
    if framed and len(line) < 80:
        inner = line[framed.end() :]
        behind = _FRAME.search(inner[::-1]) if inner else None
        if behind and not behind.start():
            line = inner[: len(inner) - behind.end()]
    if _SPACED.match(line):
        line = _SPACED_WORD.sub(lambda word: word[0].replace(" ", ""), line)
    return line.strip()


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


def value(numeral: str) -> int:
    """The number that is written so; 0 for «last»."""
    numeral = numeral.lower().removeprefix("the ").strip()
    if numeral.isdecimal():
        return int(numeral)
    if numeral in _ORDINALS:
        return (_ORDINALS.index(numeral) + 1) % len(_ORDINALS)
    if numeral[0].isdecimal():
        return int(re.match(r"[0-9]+", numeral)[0])  # type: ignore[index]
    if "hundred" in numeral:
        rest = numeral.split("hundred", 1)[1].removeprefix(" and ").strip()
        return 100 + (value(rest) if rest else 0)
    if numeral.endswith("ieth"):
        return 10 * _TENS.index(numeral.removesuffix("ieth") + "y") + 20
    tens, _, ones = numeral.replace("-", " ").partition(" ")
    if tens in _TENS and ones in _ORDINALS:
        return 10 * _TENS.index(tens) + 20 + _ORDINALS.index(ones) + 1
    small = [*_ONES, *_TEENS]
    if numeral in small:
        return small.index(numeral) + 1
    tens, _, ones = numeral.replace("-", " ").partition(" ")
    if tens in _TENS:
        return 10 * _TENS.index(tens) + 20 + (_ONES.index(ones) + 1 if ones else 0)
    return _roman(numeral)


def _roman(numeral: str) -> int:
    if not numeral or not set(numeral) <= set("ivxlc"):
        return 0
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[char] for char in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def with_headings(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those paragraphs that are headings made HEADING, with the titles that follow."""
    lone, often = _lone_numerals(text, blocks), _repeated(text, blocks)
    numbers = [i for i in range(len(blocks)) if i in lone or _is_bare_number(text, blocks[i])]
    below = titles_below(text, blocks, numbers, lambda i: _is_title(text, blocks[i]))
    out: list[Block] = []
    awaits_title = False
    for i, this in enumerate(blocks):
        if this.form is not Form.PARAGRAPH:
            awaits_title = awaits_title and this.form is Form.SILENT
            out.append(this)
        elif i in lone:
            out.append(replace(this, form=Form.HEADING, level=2, key=lone[i]))
            awaits_title = True
        elif i in below or (
            awaits_title and i not in often and _is_title(text, this) and _follows(blocks, i)
        ):
            out.append(replace(this, form=Form.HEADING, level=TITLE_LEVEL))
            awaits_title = False
        else:
            headed, awaits_title = _headed(text, this)
            out.extend(headed)
    titled = _with_titles_of_parts(text, _with_titled_numbers(text, out))
    return with_lone_titles(text, titled)


def _with_titled_numbers(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs «I. The Gate», «2. The House» made HEADING, where they count up from one."""
    if any(this.form is Form.HEADING for this in blocks):
        return list(blocks)
    found = _titled_numbers(text, blocks)
    chosen = max((_counted_up(found, kind) for kind in "1i"), key=len)
    if not _are_chapters(chosen, found):
        return list(blocks)
    return [
        replace(this, form=Form.HEADING, level=2, key=f"chapter {chosen[i]}")
        if i in chosen
        else this
        for i, this in enumerate(blocks)
    ]


def _count_up(found: Mapping[int, int], begun: Set[int]) -> bool:
    """Whether numbers count up from one, and begin again only in a new part."""
    last = 0
    for i, number in found.items():
        if number != last + 1 and not (number == 1 and i in begun):
            return False
        last = number
    return True


def _is_part(text: str, blocks: Sequence[Block], at: int, chapter: int) -> bool:
    """Whether the paragraph above a number is a part's title."""
    found = heading_of(text[blocks[at].start : blocks[at].end])
    return bool(found and found.level == 1) or _title_of_part(text, blocks, chapter) is not None


def _titled_numbers(text: str, blocks: Sequence[Block]) -> dict[int, tuple[str, int]]:
    """The kind of numeral and the number of those paragraphs that are a number and a title."""
    found: dict[int, tuple[str, int]] = {}
    for i, this in enumerate(blocks):
        line = _bare(text[this.start : this.end])
        named = _TITLED.fullmatch(line) if this.form is Form.PARAGRAPH and len(line) < 90 else None
        if named and _is_title_of_a_number(named["title"]):
            kind = "1" if named["number"].isdecimal() else "i"
            found[i] = (kind, value(named["number"]))
    return found


def _are_chapters(chosen: Mapping[int, int], found: Mapping[int, tuple[str, int]]) -> bool:
    """Whether numbers that count up stand apart, and are nearly all that were found."""
    apart = not any(i + 1 in chosen for i in chosen)
    return len(chosen) >= 2 and apart and len(chosen) >= 0.8 * len(found)


def _counted_up(found: Mapping[int, tuple[str, int]], kind: str) -> dict[int, int]:
    """Those of a kind of numerals that count up from one, by their places."""
    chosen: dict[int, int] = {}
    for i, (which, number) in found.items():
        if which == kind and number == len(chosen) + 1:
            chosen[i] = number
    return chosen


_TITLED = re.compile(
    r"(?P<number>[IVXLC]{1,9}|[0-9]{1,3})(?:[.):]|[^\S\n][-–—])[^\S\n]+(?P<title>[^\n]+)"
)


def _is_title_of_a_number(title: str) -> bool:
    words = title.strip('"“”‘’')
    if not words or not (words[0].isupper() or words[0].isdecimal()) or title[-1] in ",;:":
        return False
    return title[-1] not in ".!" or _looks_like_a_title(title)


def _with_titles_of_parts(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Lone lines before each «Chapter 1», where chapters begin again, made HEADING of a part."""
    first = [i for i, this in enumerate(blocks) if this.key in ("chapter 1", "chapter 0")]
    filled = [i for i in first if _has_text_below(blocks, i)]
    if len(filled) < 2:
        return list(blocks)
    titles = {at for i in filled if (at := _title_of_part(text, blocks, i)) is not None}
    if len(titles) < len(filled) - 1:
        return list(blocks)
    return [
        replace(this, form=Form.HEADING, level=1, key=f"part at {i}") if i in titles else this
        for i, this in enumerate(blocks)
    ]


def _has_text_below(blocks: Sequence[Block], at: int) -> bool:
    for this in blocks[at + 1 :]:
        if this.form is Form.PARAGRAPH:
            return True
        if this.form is Form.HEADING and this.level < TITLE_LEVEL:
            return False
    return False


def _title_of_part(text: str, blocks: Sequence[Block], chapter: int) -> int | None:
    """Where the lone line above a chapter stands that is a part's title."""
    at = chapter - 1
    while at >= 0 and blocks[at].form in (Form.BREAK, Form.SILENT):
        at -= 1
    if at < 0 or blocks[at].form is not Form.PARAGRAPH:
        return None
    line = text[blocks[at].start : blocks[at].end].strip(_EMPHASIS)
    short = "\n" not in line and len(line) <= 60 and line.count(" ") < 9
    high = line[:1].isupper() or (line.isdecimal() and len(line) == 4)  # «1914» is a year
    lone = short and high and not any(mark in line for mark in '"“”«»')
    return (
        at if lone and (line.isupper() or _looks_like_a_title(line) or line[-1].isalnum()) else None
    )


def _headed(text: str, this: Block) -> tuple[list[Block], bool]:
    """A paragraph, cut after its first line if that is a heading; whether a title may follow."""
    first_end = text.find("\n", this.start, this.end)
    first_end = this.end if first_end < 0 else first_end
    rest = text[first_end : this.end]
    found = heading_of(text[this.start : first_end]) if len(rest) < 2 * LONGEST else None
    if found:
        this = replace(this, holes=tuple(sorted([*this.holes, *_letter_spaces(text, this)])))
    listed = any(map(heading_of, rest.split("\n")))  # a table of contents
    if not found or listed or rest.count("\n") > 3:
        return [this], False
    if found.titled or not rest:
        whole = replace(this, form=Form.HEADING, level=found.level, key=found.key)
        return [whole], not found.titled
    number = part_of(text, this, this.start, first_end)
    title = part_of(text, this, first_end, this.end)
    return [
        replace(number, form=Form.HEADING, level=found.level, key=found.key),
        replace(title, form=Form.HEADING, level=TITLE_LEVEL),
    ], False


def _letter_spaces(text: str, this: Block) -> Iterator[Hole]:
    """The blanks between the letters of «C H A P T E R  I»."""
    if not _SPACED.match(text[this.start : this.end]):
        return
    for word in _SPACED_WORD.finditer(text, this.start, this.end):
        yield from (
            Hole(at, at + 1, "letter space") for at in range(word.start() + 1, word.end(), 2)
        )


def _is_title(text: str, this: Block) -> bool:
    line = _NOTE.sub("", text[this.start : this.end]).strip(_EMPHASIS)
    if line.count('"') % 2 or line.count("“") != line.count("”"):
        return False
    short = 0 < len(line) <= 80 and "\n" not in line
    if not short or not (line[0].isupper() or line[0].isdecimal()) or heading_of(line):
        return False
    if line[-1] in ".!?":
        return _looks_like_a_title(line)
    return line[-1] not in ',;:"”’…—'


def _looks_like_a_title(line: str) -> bool:
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


def _is_bare_number(text: str, this: Block) -> bool:
    """Whether a paragraph is «CHAPTER I.» and no more."""
    if this.form is not Form.PARAGRAPH or this.end - this.start > LONGEST:
        return False
    found = heading_of(text[this.start : this.end])
    return found is not None and found.level > 1 and " " in found.key and not found.titled


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


def _kind(numeral: str) -> str:
    if numeral.isdecimal():
        return "figures"
    return "letters" if set(numeral) <= set("IVXLC") else "words"


def _lone_numerals(text: str, blocks: Sequence[Block]) -> dict[int, str]:
    """Paragraphs «I», «II», …, «1», «2», … or «One», «Two», …: several that count up from one."""
    kinds: dict[str, dict[int, int]] = {}
    begun: set[int] = set()  # where numbers begin again below a part's title
    above = -1  # where the paragraph above stands
    for i, this in enumerate(blocks):
        if this.form is not Form.PARAGRAPH:
            continue
        above, over = i, above
        if this.end - this.start > 16:
            continue
        found = _ALONE.fullmatch(text[this.start : this.end].strip(_EMPHASIS))
        if found:
            kinds.setdefault(_kind(found["number"]), {})[i] = value(found["number"])
            if value(found["number"]) == 1 and over >= 0 and _is_part(text, blocks, over, i):
                begun.add(i)
    good = [
        found
        for kind, found in kinds.items()
        if len(found) > 1 and _count_up(found, begun)
        if kind != "words" or not any(i + 1 in found for i in found)  # somebody counts
    ]
    return {i: f"chapter {number}" for found in good for i, number in found.items()}
