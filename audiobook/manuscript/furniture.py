"""What stands in a file and is no text of it: a licence, page numbers, running heads, links.

Whole lines are found first and hidden from the reader, which then finds paragraphs as if they were
not there; a sentence that a page broke goes on behind them. Linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from audiobook.language import split
from audiobook.manuscript.blocks import Block, Form, Hole, Line, block, lines_of
from audiobook.manuscript.gutenberg import Edition

PAGE = "page number"
HEAD = "running head"
LINKS = "links to other pages"
NOTE = "page or footnote mark"
PICTURE = "illustration"
FOOTNOTE = "footnote"
_LONGEST_HEAD = 70  # characters of a running head
_OFTEN = 3  # times that a running head comes

_NUMBER = re.compile(
    r"[ \t\f]*(?:(?P<bare>\d{1,4})|[-–—~•|*\[(] ?(?P<dashed>\d{1,4}) ?[-–—~•|*\])]"
    r"|[(<]?(?i:page|pg\.?|p\.)(?: ?[|:#]| no\.?)? ?(?P<paged>\d{1,4})"
    r"(?: ?(?i:of|/|\|) ?\d{1,4})?[)>]?"
    r"|(?P<ratio>\d{1,4}) ?(?:of|/|\|) ?\d{2,4}|<(?P<angled>\d{1,4})>)[ \t\f]*"
)
_MARK = re.compile(
    r"\{(?:(?i:pg|page|p)\.? ?)?\d{1,4}[a-z]?\}|\[(?:(?i:pg|page|p)\.? ?)?\d{1,4}[a-d]?\](?![(\[:])"
    r"|\[(?i:pg|page|p)\.? ?[ivxlc]{1,8}\]|\((?:Pg|pg)\.? ?\d{1,4}\)|<pb\b[^<>\n]{0,80}>"
)
_PICTURE = re.compile(
    r"\[(?:(?P<note>(?i:footnote))|(?![A-Z]{3,}:)(?i:music)|(?i:illustrations?|frontispiece|decoration|map"
    r"|portrait|sidenote|blank page|transcriber[’']?s[’']? notes?))\b"
    r"(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,2000}\]"
)
_NOTE_MARK = re.compile(r"(?<=[\w.,;:!?\"”’)])\[(\d{1,3})\](?!\()")
_NOTED = re.compile(r"\[(\d{1,3})\][ \t]+(?=\S)")
# An illustration whose legend has several paragraphs.
_LONG_PICTURE = re.compile(
    r"^[ \t]*\[(?i:illustration|frontispiece|transcriber[’']?s[’']? notes?)\b[^\[\]]{0,1500}?"
    r"\n[ \t]*\n[^\[\]]{0,1500}\][ \t]*$",
    re.MULTILINE,
)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\([^()\n]{0,500}\)|<[^<>\n]{1,300}>")
_PARTED = re.compile(r"[|•·/<>«»←→⇐⇒\[\]*_\\–—:]+| - |(?<=[a-z]) {3,}(?=[A-Z])")
_PLACES = re.compile(
    r"(?:(?:go )?(?:back )?(?:to )?(?:the )?)?(?:(?:previous|prev|next|last|first|latest)"
    r"(?: (?:chapter|page|part|post|episode|story))?|(?:table of )?contents|toc|index|home|top|"
    r"all chapters|chapter list|main page|archive|(?:chapter|part) \d+|start|end)",
    re.IGNORECASE,
)
_WORD_END = split(
    "able ably al ance ances ant ation ations ble bly ced cial cing cious cted ction ctions cy ded "
    "der ders ding dle dom ed eds ement ence ences ency ened ening ent ents er ered ering ers es "
    "est ful fully ged ger ging gion hood ial ible ibly ic ical ied ies ily ing ings ion ions "
    "ious ised ish ism ist ity ive ively ized ked ken king led less ley lic lies ling ly ment "
    "ments mer ming mony nal nation ned ner ness ning nity ous ously ped per pering pers ping pled "
    "ple ral red rence ria rible ried ring rious rity rupt ry sage sed ses shed ship sing sion "
    "sions sive son sure tain tained tal ted tell ten tened tent ter tered tering tern ters tial "
    "ticed tice tic tical tient ties tifully tine ting tion tions tious tive tively tle to tor "
    "tory tress trict tual tude ture tured tures ty ued ure ured uring uted ved vel vent ver vered "
    "very ves ving vious ward wards ways ze zed zing zy cern cerned cause fore gan hind low neath "
    "side sides tween yond gin gun hold lieve long nor pend pect pened pose ceived ceive"
)
_COMPOUNDS = split(
    "all cross ever fellow full good great grand half hand high ill long low mid middle "
    "much near new non old on one quasi red self semi short so still three two "
    "vice well white black blue green grey gray dark light twenty thirty forty fifty sixty "
    "seventy eighty ninety first second third heart god foot head home house side hard soft far "
    "free kind sharp broad narrow deep cold warm wide open merry right left never ever"
)
_FORMER = split("husband wife president king queen soldier convict officer minister lover mayor")
# What a line's end breaks; its first half is sought backwards, or each letter of an endless word
# would be tried as its beginning.
_BREAK = re.compile(r"[-¬\u00ad][ \t]*\n[ \t]*(?P<second>[^\W\d_]+)")
_FIRST = re.compile(r"(?<![\w'’-])[\d_'’-]*(?P<first>[^\W\d_][\w'’-]*)\Z")
_CAPITAL = re.compile(
    r"[\"“'‘]?(?P<apart>(?<=[\"“'‘])[ \t])?"
    r"(?:[B-HJ-NP-Z]|A(?= (?:nd|fter|t|s|ll|lthough|n|gain|cross|long|bout|mong|way|lone)\b)"
    r"|I(?= (?:t|n|f|s|ts|nto|nside)\b)|O(?= (?:nce|ne|n|ver|ur|f|ut|h|nly|ther|ld)\b))"
    r"(?P<blank>[ \t]|[ \t]*\n[ \t]*)(?:[a-z]+|[A-Z]{2,})\b"
)


def stretches(
    text: str, start: int, edition: Edition, hidden: Callable[[str, int], Iterator[Hole]]
) -> list[Hole]:
    """What of the lines from `start` on is no text, in order and apart."""
    found = [*edition.holes, *hidden(text, start)]
    lines = [line for line in lines_of(text, start) if text[line[0] : line[1]].strip()]
    found += (Hole(*match.span(), PICTURE) for match in _LONG_PICTURE.finditer(text, start))
    found += _pages(text, lines)
    found += [Hole(*line, LINKS) for line in lines if _leads_elsewhere(text, line)]
    apart: list[Hole] = []
    for this in sorted(found, key=lambda s: (s.start, -s.end)):
        if this.end > this.start and (not apart or this.start >= apart[-1].end):
            apart.append(this)
    return apart


def masked(text: str, found: Sequence[Hole]) -> str:
    """The text with blanks where it is no text; offsets stay."""
    parts, at = [], 0
    for this in found:
        lines = re.sub(r"[^\n]", " ", text[this.start : this.end])
        parts += [text[at : this.start], lines]
        at = this.end
    return "".join([*parts, text[at:]])


def with_stretches(text: str, blocks: Sequence[Block], found: Sequence[Hole]) -> list[Block]:
    """The blocks, and what is no text between them; paragraphs that a page broke are joined."""
    silent = [block(text, Form.SILENT, s.start, s.end, reason=s.reason) for s in found]
    out: list[Block] = []
    before = None  # where a paragraph stands that only page furniture follows
    for this in sorted([*blocks, *silent], key=lambda b: b.start):
        if this.start == this.end or (out and this.end <= out[-1].end):
            continue
        between = out[before + 1 :] if before is not None and this.form is Form.PARAGRAPH else []
        if before is not None and between and _goes_on(text, out[before], this):
            out[before:] = [_joined(text, out[before], between, this)]
        else:
            out.append(this)
        before = _last_paragraph(out, before)
    return out


def _last_paragraph(out: Sequence[Block], before: int | None) -> int | None:
    """Where the last paragraph stands, unless more than page furniture follows it."""
    if out[-1].form is Form.SILENT and out[-1].reason in (PAGE, HEAD, NOTE):
        return before
    return len(out) - 1 if out[-1].form is Form.PARAGRAPH else None


def _goes_on(text: str, before: Block, after: Block) -> bool:
    """Whether a sentence that one paragraph begins ends in the other."""
    last, first = text[before.end - 1], text[after.start]
    return last not in ".!?…:\"”’'*_)]" and (first.islower() or (last in ",;-—" or last.islower()))


def _joined(text: str, before: Block, between: Sequence[Block], after: Block) -> Block:
    holes = [Hole(b.start, b.end, b.reason) for b in between]
    if (
        text[before.end - 1] == "-"
        and text[before.end - 2].isalpha()
        and text[after.start].islower()
    ):
        holes = [Hole(before.end - 1, after.start, PAGE)]
    return replace(before, end=after.end, holes=(*before.holes, *holes, *after.holes))


def _pages(text: str, lines: Sequence[Line]) -> Iterator[Hole]:
    """Page numbers and running heads, if the text comes from pages."""
    numbers = _numbers(text, lines)
    yield from _note_marks(text, lines, numbers)
    told = {i for i, line in enumerate(lines) if i in numbers and _says_page(text, line)}
    bare = [i for i in numbers if i not in told]
    if _are_framed_chapters(text, lines, numbers, told):
        told = set()
    heads = _running_heads(text, lines, frozenset(numbers))
    if not _are_pages(text, lines, bare, numbers, heads):
        bare = []
        heads = _running_heads(text, lines, frozenset(told))
    paged = [i for i in told if _is_page(text, lines, i)]
    yield from (Hole(*lines[i], PAGE) for i in (*bare, *paged))
    yield from (Hole(*lines[i], HEAD) for i in heads)


def _are_framed_chapters(
    text: str, lines: Sequence[Line], numbers: Mapping[int, int], told: Set[int]
) -> bool:
    """Whether «- 1 -», «- 2 -» are chapters' numbers: they count from one, and tear no sentence."""
    framed = [i for i in sorted(told) if text[slice(*lines[i])].strip()[0] in "-–—~[("]
    counted = [numbers[i] for i in framed] == list(range(1, len(framed) + 1))
    apart = all(b - a > 1 for a, b in pairwise(framed))
    torn = any(_is_torn(text, lines, i) for i in framed)
    return len(framed) == len(told) > 1 and counted and apart and not torn


def _numbers(text: str, lines: Sequence[Line]) -> dict[int, int]:
    """The numbers that stand alone in a line, by their lines."""
    numbers: dict[int, int] = {}
    for i, line in enumerate(lines):
        found = _NUMBER.fullmatch(text, *line) if line[1] - line[0] < 30 else None
        if found:
            numbers[i] = int(next(filter(None, found.groups())))
    return numbers


def _note_marks(text: str, lines: Sequence[Line], numbers: Mapping[int, int]) -> Iterator[Hole]:
    """Lines other than numbers that hold but the mark of a note."""
    for i, line in enumerate(lines):
        short = i not in numbers and line[1] - line[0] < 20
        if short and _MARK.fullmatch(text[line[0] : line[1]].strip()):
            yield Hole(*line, NOTE)


def _says_page(text: str, line: Line) -> bool:
    """Whether more than a number stands in a line that may tell one: «Page 12», «- 12 -»."""
    return not text[slice(*line)].strip().isdecimal()


def _is_page(text: str, lines: Sequence[Line], i: int) -> bool:
    """Whether a line such as «Page 12» or «- 12 -» is a page's, and not «(4)» in a list."""
    line = text[lines[i][0] : lines[i][1]].strip()
    return line[0] in "Pp-–—~|<" or line[:2] in ("(p", "(P") or _is_torn(text, lines, i)


def _is_torn(text: str, lines: Sequence[Line], i: int) -> bool:
    """Whether a sentence runs over the line."""
    before = text[slice(*lines[i - 1])].rstrip() if i else ""
    if len(before) <= 25 or not (before[-1].islower() or before[-1] in ",-"):
        return False
    behind = (text[slice(*line)].lstrip() for line in lines[i + 1 : i + 3])
    return any(line[0].islower() for line in behind)


def _are_pages(
    text: str,
    lines: Sequence[Line],
    bare: Sequence[int],
    numbers: dict[int, int],
    heads: frozenset[int],
) -> bool:
    """Whether numbers alone on their lines are those of pages."""
    if not bare or any(numbers[b] < numbers[a] for a, b in pairwise(bare)):
        return False
    torn = sum(_is_torn(text, lines, i) for i in bare)
    chapters = [numbers[i] for i in bare] == list(range(1, len(bare) + 1))
    if chapters and 2 * torn < len(bare):
        return False
    headed = sum(bool({i - 1, i + 1} & heads) for i in bare)
    return 2 * torn >= len(bare) or (headed > 1 and 2 * headed >= len(bare))


def _running_heads(text: str, lines: Sequence[Line], numbers: frozenset[int]) -> frozenset[int]:
    """Short lines that come again beside a page's number, with one, or behind a form feed."""
    short = {
        i: _without_number(text[line[0] : line[1]])
        for i, line in enumerate(lines)
        if line[1] - line[0] <= _LONGEST_HEAD
        and i not in numbers
        and text[slice(*line)].rstrip()[-1] not in ".,;:!?\"”’'"
    }
    beside = {
        i
        for i, words in short.items()
        if words
        and (
            i - 1 in numbers
            or i + 1 in numbers
            or _has_number(text[lines[i][0] : lines[i][1]])
            or _behind_a_feed(text, lines[i])
        )
    }
    counts = Counter(short[i] for i in beside)
    often = frozenset(i for i in beside if counts[short[i]] >= _OFTEN and short[i][0].isalnum())
    return often | _counted_heads(
        text, lines, {i: short[i] for i in beside if short[i][0].isalnum()}
    )


def _counted_heads(text: str, lines: Sequence[Line], short: Mapping[int, str]) -> frozenset[int]:
    """Heads of left and right pages that take turns, with numbers that count up."""
    rows = {i: _PAGE_OF_HEAD.search(text[slice(*lines[i])].strip()) for i in sorted(short)}
    numbers = {i: int(found[1] or found[2]) for i, found in rows.items() if found}
    counts = Counter(short[i] for i in numbers)
    up = all(a < b for a, b in pairwise(numbers.values()))
    few = len(numbers) < _OFTEN or 2 * len(counts) > len(numbers)
    return frozenset() if few or not up else frozenset(numbers)


_PAGE_OF_HEAD = re.compile(
    r"\A(\d{1,4})[ \t]*[|•·—–-]?[ \t]{2,}\D|\D[ \t]{2,}[|•·—–-]?[ \t]*(\d{1,4})\Z"
)


def _behind_a_feed(text: str, line: Line) -> bool:
    head = text[max(0, line[0] - 3) : line[1]]
    return "\f" in head[: len(head) - len(text[line[0] : line[1]].lstrip())]


_NUMBERED_HEAD = re.compile(
    r"[ \t\f]*(?:\d{1,4}[ \t]{1,40}[|•·—–-]?[ \t]*(?=\D)"
    r"|(?=\D).{3,60}?[ \t]{1,40}[|•·—–-]?[ \t]*\d{1,4}[ \t]*\Z)"
)


def _has_number(line: str) -> bool:
    """«12 THE LONG HOUSE», «The Long House | 13»; not «Chapter 13»."""
    words = _without_number(line)
    return bool(_NUMBERED_HEAD.match(line)) and words.split(" ")[0] not in _COUNTED


_COUNTED = split("chapter part book volume canto act scene letter day week stave no")


def _without_number(line: str) -> str:
    return " ".join(re.sub(r"^\d+\b|\b\d+$", "", line.strip()).strip(" |•·—–-").casefold().split())


def _leads_elsewhere(text: str, line: Line) -> bool:
    """Whether a line is nothing but links between chapters."""
    if line[1] - line[0] > 600:
        return False
    part = text[line[0] : line[1]]
    words = _LINK.sub(lambda found: f"|{found[1] or ''}|", part)
    items = [item for item in map(str.strip, _PARTED.split(words)) if item]
    linked = "](" in part or "<a " in part
    if not items or not all(_PLACES.fullmatch(item) for item in items):
        return False
    named = any(re.match(r"(?i)prev|next|table", item) for item in items)
    return named and (linked or len(items) > 1)


def silent_marks(text: str) -> Iterator[Hole]:
    """Marks within a paragraph that are no words of it: «[Pg 16]», «{17}», «[Illustration: …]»."""
    if "{" in text or "[" in text:
        yield from (Hole(*found.span(), NOTE) for found in _MARK.finditer(text))
        for found in _PICTURE.finditer(text):
            yield Hole(*found.span(), FOOTNOTE if found["note"] else PICTURE)


def with_holes(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with what is left out within paragraphs: marks, broken words, drop capitals."""
    known, marks = _hyphened(text), _marks_of_notes(text)
    return [
        _note(this)
        if this.form is Form.PARAGRAPH and _is_note(text, this, marks)
        else _with_holes(text, this, known)
        if this.form is Form.PARAGRAPH
        else this
        for this in blocks
    ]


def _marks_of_notes(text: str) -> dict[str, int]:
    """The marks of notes that stand behind words, as «[1]», each with where it stands first."""
    marks: dict[str, int] = {}
    for found in _NOTE_MARK.finditer(text):
        marks.setdefault(found[1], found.start())
    return marks


def _is_note(text: str, this: Block, marks: Mapping[str, int]) -> bool:
    """Whether a paragraph is the note that a mark before it leads to: «[1] In Leeds.»."""
    found = _NOTED.match(text, this.start, this.end) if marks else None
    return found is not None and marks.get(found[1], this.start) < this.start


def _note(this: Block) -> Block:
    return replace(this, form=Form.SILENT, reason=FOOTNOTE)


def with_capitals(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a drop capital that stands apart belongs to its word: «T he road»."""
    out: list[Block] = []
    first = True
    for this in blocks:
        capital = _CAPITAL.match(text, this.start, this.end) if first else None
        if this.form is Form.PARAGRAPH and capital:
            blanks = [capital.span(name) for name in ("apart", "blank") if capital[name]]
            holes = [*this.holes, *(Hole(*blank, "line end") for blank in blanks)]
            out.append(replace(this, holes=tuple(sorted(holes))))
        else:
            out.append(this)
        first = this.form is Form.HEADING or (first and this.form is not Form.PARAGRAPH)
    return out


def _with_holes(text: str, this: Block, known: frozenset[str]) -> Block:
    part = text[this.start : this.end]
    marks = [Hole(this.start + a, this.start + b, why) for a, b, why in silent_marks(part)]
    if marks and not _left(text, this, marks):
        return replace(this, form=Form.SILENT, reason=marks[0].reason)
    broken = []
    for first, found in _broken(part) if known else ():
        hyphen = this.start + found.start()
        kept = found[0][0] == "-" and _keeps_hyphen(first, found["second"], known)
        kept |= found[0][0] == "-" and found["second"][0].isupper() and not _joins(first)
        begin = hyphen + 1 if kept else hyphen
        broken.append(Hole(begin, this.start + found.start("second"), "line end"))
    holes = [*this.holes, *marks, *broken]
    return replace(this, holes=tuple(sorted(holes))) if holes else this


def _left(text: str, this: Block, marks: Sequence[Hole]) -> bool:
    kept, at = [], this.start
    for hole in sorted(marks):
        kept.append(text[at : hole.start])
        at = max(at, hole.end)
    return any(map(str.isalnum, "".join([*kept, text[at : this.end]])))


def _broken(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The words that a line's end breaks: the first half, and where the break is."""
    for found in _BREAK.finditer(text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        first = _FIRST.search(line)
        if first:
            yield first["first"], found


def _hyphened(text: str) -> frozenset[str]:
    """Words that stand with a hyphen, or whole, in the midst of a line; these tell broken ones.

    None if a line's end breaks no word.
    """
    apart, at = [], 0
    for first, found in _broken(text):
        apart.append(text[at : found.start() - len(first)])
        at = found.end()
    if not at:
        return frozenset()
    whole = "".join([*apart, text[at:]]).lower()
    return frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", whole)) | {""}


def _joins(first: str) -> bool:
    """Whether a capital may follow within a word: «McDonald», «BEAU-TIFUL» in capitals."""
    return first in ("Mc", "Mac") or (first.isupper() and len(first) > 1)


def _keeps_hyphen(first: str, second: str, known: frozenset[str]) -> bool:
    """Whether a word that a line's end broke has its hyphen anyway: «well-known»."""
    first, second = first.lower(), second.lower()
    if len(first) == 1:  # «an X-ray»
        return first not in "ai"
    if first == "ex":
        return second in _FORMER or second in known
    if f"{first}-{second}" in known or "-" in first or first in _COMPOUNDS:
        return f"{first}{second}" not in known
    if f"{first}{second}" in known or second in _WORD_END:
        return False
    return len(first) > 2 and first in known
