"""Lists of links to the chapters of the same book: a table of contents that stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from audiobook.manuscript.blocks import Block, Form, Hole, silenced
from audiobook.manuscript.hypertext.element import CONTENTS

_FEWEST = 3  # links that make a list
_SHARE = 0.6  # of a block's letters and digits that are linked
_LONGEST = 300  # characters of an entry
_TITLES = re.compile(
    r"(?:table of |list of )?(?:contents|illustrations|plates|figures|maps|tables)"
    r"(?: of [^.]{1,40})?|chapters|inhalt(?:sverzeichnis|sübersicht)?|verzeichnis"
    r"|table(?: des mati[èe]res| générale)?|sommaire|[íi]ndice(?: general)?|inhoud(?:sopgave)?"
    r"|innehåll|sisällys|obsah|spis treści|sum[áa]rio|目次|もくじ|目录|目錄|المحتويات"
    r"|فهرس(?: المحتويات)?|الفهرس|содержание|оглавление",
    re.IGNORECASE,
)


def without_link_lists(
    text: str, blocks: Sequence[Block], linked: Mapping[int, int]
) -> list[Block]:
    """The blocks, those of lists of links made SILENT, with the titles above them."""
    holes = list(_lists(text, blocks, linked))
    return silenced(blocks, holes) if holes else list(blocks)


def _lists(text: str, blocks: Sequence[Block], linked: Mapping[int, int]) -> Iterator[Hole]:
    run: list[int] = []
    for i, this in enumerate(blocks):
        if this.form in (Form.SILENT, Form.BREAK):
            continue
        if _is_entry(text, this, linked):
            run.append(i)
        elif not (run and _is_between(text, this)):
            yield from _closed(text, blocks, run)
            run = []
    yield from _closed(text, blocks, run)


def _closed(text: str, blocks: Sequence[Block], run: Sequence[int]) -> Iterator[Hole]:
    if not run:
        return
    first = run[0]
    titled = _title_above(text, blocks, first)
    if len(run) >= _FEWEST or titled is not None:
        start = first if titled is None else titled
        yield Hole(blocks[start].start, blocks[run[-1]].end, CONTENTS)


def _title_above(text: str, blocks: Sequence[Block], first: int) -> int | None:
    for i in range(first - 1, max(first - 4, -1), -1):
        this = blocks[i]
        if this.form in (Form.HEADING, Form.PARAGRAPH) and is_title(text[this.start : this.end]):
            return i
    return None


def is_title(words: str) -> bool:
    """Whether words are what a table of contents is called."""
    return len(words) < 60 and bool(_TITLES.fullmatch(" ".join(words.split()).strip(" .:*")))


def _is_entry(text: str, this: Block, linked: Mapping[int, int]) -> bool:
    links = linked.get(this.start, 0)
    if not links or this.end - this.start > _LONGEST:
        return False
    words = text[this.start : this.end]
    return links >= _SHARE * sum(map(str.isalnum, words))


def _is_between(text: str, this: Block) -> bool:
    """Whether a block may stand within a list: a page's number, «PART ONE», «PAGE»."""
    words = text[this.start : this.end].strip()
    return this.form is Form.PARAGRAPH and (
        len(words) <= 6 or (len(words) < 40 and words.isupper())
    )
