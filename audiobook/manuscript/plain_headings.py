"""Paragraphs of plain text become headings, with the titles below their numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from audiobook.manuscript.blocks import TITLE_LEVEL, Block, Form, part_of
from audiobook.manuscript.counted_lines import (
    FEWEST,
    TITLED,
    are_chapters,
    lone_numerals,
    longest,
    titled_numbers,
    with_titled_numbers,
)
from audiobook.manuscript.headings import (
    EMPHASIS,
    LONGEST,
    NOTE,
    PlainHeading,
    frames,
    heading_of,
    letter_spaces,
    looks_like_a_title,
)
from audiobook.manuscript.lone_titles import SECTION, lone_titles, with_lone_titles
from audiobook.manuscript.titles_below import titles_below
from audiobook.manuscript.titles_of_parts import with_titles_of_parts
from audiobook.manuscript.viewpoints import with_viewpoints


def with_headings(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those paragraphs that are headings made HEADING, with the titles that follow."""
    lone, sections = _numerals(text, blocks)
    numbers = [i for i in range(len(blocks)) if i in lone or _is_bare_number(text, blocks[i])]
    often = _repeated(text, blocks, frozenset(i + 1 for i in numbers))
    below = titles_below(text, blocks, numbers, lambda i: _is_title(text, blocks[i]))
    out: list[Block] = []
    awaits_title = False
    for i, this in enumerate(blocks):
        if this.form is not Form.PARAGRAPH:
            awaits_title = awaits_title and this.form is Form.SILENT
            out.append(this)
        elif i in lone:
            holes = tuple(sorted([*this.holes, *frames(text, this.start, this.end)]))
            out.append(replace(this, form=Form.HEADING, level=2, key=lone[i], holes=holes))
            awaits_title = True
        elif i in sections:
            out.append(replace(this, form=Form.HEADING, level=SECTION))
            awaits_title = False
        elif i in below or (
            awaits_title and i not in often and _is_title(text, this) and _follows(blocks, i)
        ):
            out.append(replace(this, form=Form.HEADING, level=TITLE_LEVEL))
            awaits_title = False
        else:
            headed, awaits_title = _headed(text, this)
            out.extend(headed)
    told_so = _with_text(text, out)
    titled = with_titles_of_parts(text, with_titled_numbers(text, told_so))
    return with_lone_titles(text, with_viewpoints(text, titled))


def _numerals(text: str, blocks: Sequence[Block]) -> tuple[dict[int, str], Set[int]]:
    """The keys of lone numerals that begin chapters, and where headings of sections stand.

    They are sections' where more lines with a number and a title, or lone titles, tell chapters;
    a few lines such as «Chapter 2» are, too, among many stories with lone titles.
    """
    lone, sections = lone_numerals(text, blocks)
    parts = [i for i, this in enumerate(blocks) if is_a_part(text, this)]
    found = titled_numbers(text, blocks)
    numbered = longest(found, parts)
    numbered = numbered if are_chapters(numbered, found) else {}
    titles = numbered.keys() or lone_titles(text, blocks)
    anew = sum(key == "chapter 1" for key in lone.values())  # how often lone numerals begin
    if len(titles) > max(len(lone), FEWEST) or (anew > 1 and len(numbered) > max(anew, FEWEST)):
        lone, sections = {}, sections | lone.keys()
    if not lone and not numbered:
        told = [i for i, this in enumerate(blocks) if _is_counted(text, this)]
        few = 0 < 4 * len(told) < len(titles)
        sections |= frozenset(told if few else ())
    return lone, sections


def _is_counted(text: str, this: Block) -> bool:
    """Whether a line is a heading with a number: «CHAPTER II», «PART TWO»."""
    found = _heading_in(text, this)
    return found is not None and " " in found.key


def is_a_part(text: str, this: Block) -> bool:
    """Whether a line is the title of a part: «PART TWO»."""
    found = _heading_in(text, this)
    return found is not None and found.level == 1


def _heading_in(text: str, this: Block) -> PlainHeading | None:
    """The heading that a short paragraph is."""
    if this.form is not Form.PARAGRAPH or this.end - this.start > LONGEST:
        return None
    return heading_of(text[this.start : this.end])


def _with_text(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a sentence below a number is no title if it is all that the chapter has."""
    out = list(blocks)
    filled = False  # whether text of the chapter stands below
    for i in range(len(out) - 1, -1, -1):
        this = out[i]
        if this.form is Form.PARAGRAPH:
            filled = True
        elif this.form is Form.HEADING and this.level == TITLE_LEVEL and not filled:
            line = text[this.start : this.end].strip(EMPHASIS)
            if line[-1] in ".!?" and not looks_like_a_title(line):
                out[i] = replace(this, form=Form.PARAGRAPH, level=0)
        elif this.form is Form.HEADING and this.level < TITLE_LEVEL:
            filled = False
    return out


def _headed(text: str, this: Block) -> tuple[list[Block], bool]:
    """A paragraph, cut after its first line if that is a heading; whether a title may follow."""
    first_end = text.find("\n", this.start, this.end)
    first_end = this.end if first_end < 0 else first_end
    rest = text[first_end : this.end]
    found = heading_of(text[this.start : first_end]) if len(rest) < 2 * LONGEST else None
    if not found and rest and _is_headed_below(text[this.start : first_end], rest.strip()):
        last = heading_of(rest)
        key = last.key if last else ""
        return [replace(this, form=Form.HEADING, level=2, key=key)], False
    if found:
        holes = [*this.holes, *letter_spaces(text, this), *frames(text, this.start, first_end)]
        this = replace(this, holes=tuple(sorted(holes)))
    listed = any(map(heading_of, rest.split("\n")))  # a table of contents
    if not found or listed or rest.count("\n") > 3:
        return [this], False
    if rest and _is_prose(rest.strip()):
        head, below = (
            part_of(text, this, this.start, first_end),
            part_of(text, this, first_end, this.end),
        )
        head = replace(head, form=Form.HEADING, level=found.level, key=found.key)
        return [head, below], False
    if found.titled or not rest:
        whole = replace(this, form=Form.HEADING, level=found.level, key=found.key)
        return [whole], not found.titled
    number = part_of(text, this, this.start, first_end)
    title = part_of(text, this, first_end, this.end)
    return [
        replace(number, form=Form.HEADING, level=found.level, key=found.key),
        replace(title, form=Form.HEADING, level=TITLE_LEVEL),
    ], False


def _is_headed_below(title: str, line: str) -> bool:
    """Whether a title stands in the line above its number: «THE GATE», «Chapter 1»."""
    found = heading_of(line) if "\n" not in line else None
    if not found or found.titled or found.level != 2 or " " not in found.key:
        return False
    return len(title) <= 60 and title.strip()[:1].isupper() and title.strip()[-1].isalnum()


def _is_prose(below: str) -> bool:
    """Whether what stands right below a number is the chapter, and no title of several lines."""
    return below[-1] in ".!?\"”’'" and bool(_SENTENCES.search(below) or below[0] in "\"“‘'")


_SENTENCES = re.compile(r"[a-z]{2}[.!?][\"”’]?\s+[\"“‘]?[A-Z]|[,.!?][\"”]\s|[a-z,]\s[\"“]\S")


def _is_title(text: str, this: Block) -> bool:
    line = NOTE.sub("", text[this.start : this.end]).strip(EMPHASIS)
    if line.count('"') % 2 or line.count("“") != line.count("”"):
        return False
    short = 0 < len(line) <= 80 and "\n" not in line
    if not short or not (line[0].isupper() or line[0].isdecimal()) or heading_of(line):
        return False
    if TITLED.match(line):  # «Part One», and below it «I. The Gate»
        return False
    if line[-1] in ".!?":
        return looks_like_a_title(line)
    return line[-1] not in ',;:"”’…—'


def _is_bare_number(text: str, this: Block) -> bool:
    """Whether a paragraph is «CHAPTER I.» and no more."""
    if this.form is not Form.PARAGRAPH or this.end - this.start > LONGEST:
        return False
    found = heading_of(text[this.start : this.end])
    return found is not None and found.level > 1 and " " in found.key and not found.titled


def _follows(blocks: Sequence[Block], i: int) -> bool:
    return i + 1 < len(blocks) and blocks[i + 1].form is not Form.BREAK


def _repeated(text: str, blocks: Sequence[Block], below: Set[int]) -> set[int]:
    """Short paragraphs that come more often than a title and its entry in a table of contents.

    They are names before the lines of a play, unless all stand `below` the number of a chapter.
    """
    short = {
        i: text[this.start : this.end]
        for i, this in enumerate(blocks)
        if this.form is Form.PARAGRAPH and this.end - this.start <= 80
    }
    counts = Counter(short.values())
    elsewhere = {line for i, line in short.items() if i not in below}
    return {i for i, line in short.items() if counts[line] > 2 and line in elsewhere}
