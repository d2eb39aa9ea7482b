"""Lines that count the chapters up: «I. The Gate», «Day 2», a lone «IV.»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from audiobook.language import ENGLISH
from audiobook.manuscript.blocks import Block, Form
from audiobook.manuscript.headings import LONGEST, NOTE, bare, heading_of, looks_like_a_title
from audiobook.manuscript.numerals import NUMERAL, WORDS, kind_of_numeral, value
from audiobook.manuscript.titles_of_parts import title_of_part

_ALONE = re.compile(
    rf"(?P<number>[IVXLC]{{1,9}}(?=\.?\Z)|[ivxlc]{{1,9}}(?=\.?\Z)|[0-9]{{1,3}}(?=\.?\Z)"
    rf"|(?i:{WORDS})\Z)\.?"
)
FEWEST = 3  # «Day 1», «Day 2», «Day 3»: as many are chapters
TITLED = re.compile(
    r"(?P<number>[IVXLC]{1,9}|[0-9]{1,3}"
    rf"|(?i:{WORDS})(?=[:.] ))"
    r"(?:[.):]|[^\S\n][-–—])[^\S\n]+(?P<title>[^\n]+)"
)
_COUNTED = re.compile(
    rf"(?P<word>[A-Z][A-Za-z]{{2,14}})[ ](?P<number>{NUMERAL})"
    r"(?:[.:]?|(?::|[.]|[ ][-–—])[ ](?P<title>[A-Z][^\n]{0,40}))",
    re.IGNORECASE,
)


def with_titled_numbers(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs «I. The Gate», «2. The House» made HEADING, where they count up from one."""
    if any(" " in this.key and this.level > 1 for this in blocks if this.form is Form.HEADING):
        return list(blocks)
    parts = [i for i, this in enumerate(blocks) if this.form is Form.HEADING and this.level == 1]
    found = titled_numbers(text, blocks)
    chosen = longest(found, parts)
    chosen.update(_missed(text, blocks, chosen))
    if not are_chapters(chosen, found):
        found = _counted_words(text, blocks)
        chosen = longest(found, parts)
        if len(chosen) < FEWEST or not are_chapters(chosen, found):
            return list(blocks)
    return [
        replace(this, form=Form.HEADING, level=2, key=f"chapter {chosen[i]}")
        if i in chosen
        else this
        for i, this in enumerate(blocks)
    ]


def titled_numbers(text: str, blocks: Sequence[Block]) -> dict[int, tuple[str, int]]:
    """The kind of numeral and the number of those paragraphs that are a number and a title."""
    found: dict[int, tuple[str, int]] = {}
    for i, this in enumerate(blocks):
        line = bare(text[this.start : this.end])
        short = this.form is Form.PARAGRAPH and len(line) < 90
        named = TITLED.fullmatch(line) if short else None
        if named and _is_title_of_a_number(NOTE.sub("", named["title"])):
            found[i] = (kind_of_numeral(named["number"]), value(named["number"]))
    return found


def _counted_words(text: str, blocks: Sequence[Block]) -> dict[int, tuple[str, int]]:
    """The word and the number of paragraphs such as «Day 2», «Week Two: Rain»."""
    found: dict[int, tuple[str, int]] = {}
    for i, this in enumerate(blocks):
        line = bare(text[this.start : this.end])
        named = _COUNTED.fullmatch(line) if this.form is Form.PARAGRAPH and len(line) < 60 else None
        if (
            named
            and named["word"].casefold() not in ENGLISH.headings.uncounted
            and not line.endswith((",", ";"))
        ):
            found[i] = (named["word"].casefold(), value(named["number"]))
    return found


def longest(found: Mapping[int, tuple[str, int]], parts: Sequence[int]) -> dict[int, int]:
    """The numbers of that kind of which most count up."""
    kinds = dict.fromkeys(kind for kind, _ in found.values())
    return max((_counted_up(found, kind, parts) for kind in kinds), key=len, default={})


def _missed(text: str, blocks: Sequence[Block], chosen: Mapping[int, int]) -> dict[int, int]:
    """The numbers that were passed over, where a short line begins with each of them."""
    missed: dict[int, int] = {}
    for (at, number), (end, after) in pairwise(sorted(chosen.items())):
        for i in range(at + 1, end if after > number + 1 else at):
            line = bare(text[blocks[i].start : blocks[i].end])
            named = TITLED.match(line) if blocks[i].form is Form.PARAGRAPH else None
            if named and len(line) <= LONGEST and number < value(named["number"]) < after:
                missed[i] = value(named["number"])
    return missed


def are_chapters(chosen: Mapping[int, int], found: Mapping[int, tuple[str, int]]) -> bool:
    """Whether numbers that count up stand apart, and are nearly all that were found."""
    apart = not any(i + 1 in chosen for i in chosen)
    return len(chosen) >= 2 and apart and len(chosen) >= 0.8 * len(found)


def _counted_up(
    found: Mapping[int, tuple[str, int]], kind: str, parts: Sequence[int]
) -> dict[int, int]:
    """Those of a kind of numerals that count up from one, by their places.

    They begin again in a new part, and one of them may be missing if the next one follows.
    """
    here = [(i, number) for i, (which, number) in found.items() if which == kind]
    chosen: dict[int, int] = {}
    last, at = 0, -1
    for k, (i, number) in enumerate(here):
        anew = number == 1 and any(at < part < i for part in parts)
        follows = [later for _, later in here[k + 1 : k + 3]]
        leaps = last > 0 and last + 1 < number <= last + 3 and number + 1 in follows
        if number == last + 1 or anew or leaps:
            chosen[i] = number
            last, at = number, i
    return chosen


def _is_title_of_a_number(title: str) -> bool:
    words = title.strip('"“”‘’')
    if not words or not (words[0].isupper() or words[0].isdecimal()) or title[-1] in ",;:":
        return False
    return title[-1] not in ".!" or looks_like_a_title(title)


def lone_numerals(text: str, blocks: Sequence[Block]) -> tuple[dict[int, str], set[int]]:
    """Paragraphs «I», «II», …, «1», «2», … or «One», «Two», …: several that count up from one.

    Where a numeral stands right below each chapter's, it is a section's: these come second.
    """
    kinds: dict[str, dict[int, int]] = {}
    begun: set[int] = set()  # where numbers begin again below a part's title
    above = -1  # where the paragraph above stands
    for i, this in enumerate(blocks):
        if this.form is not Form.PARAGRAPH:
            continue
        above, over = i, above
        if this.end - this.start > 16:
            continue
        found = _ALONE.fullmatch(bare(text[this.start : this.end]))
        if found:
            kinds.setdefault(kind_of_numeral(found["number"]), {})[i] = value(found["number"])
            if value(found["number"]) == 1 and over >= 0 and _is_part(text, blocks, over, i):
                begun.add(i)
    good: list[dict[int, int]] = []
    sections: set[int] = set()
    for kind, numbers in kinds.items():
        if len(numbers) < 2 or (kind == "words" and any(i + 1 in numbers for i in numbers)):
            continue  # somebody counts
        outer = _outer(numbers)
        if len(outer) > 1:
            good.append(outer)
            sections |= numbers.keys() - outer.keys()
        elif _count_up(numbers, begun):
            good.append(numbers)
    return {i: f"chapter {number}" for numbers in good for i, number in numbers.items()}, sections


def _outer(found: Mapping[int, int]) -> dict[int, int]:
    """The numerals of chapters among those of their sections: «1» stands right below most."""
    outer: dict[int, int] = {}
    last = 0
    for i, number in found.items():
        if last < number <= last + 2 and (found.get(i + 1) == 1 or number > 9):
            outer[i] = last = number
    return outer if 2 * sum(found.get(i + 1) == 1 for i in outer) > len(outer) else {}


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
    return bool(found and found.level == 1) or title_of_part(text, blocks, chapter) is not None
