"""Lists of links to the chapters of the same book: a table of contents that stands in the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from audiobook.manuscript.blocks import Block, Form, Hole, silenced
from audiobook.manuscript.hypertext.element import CONTENTS

_FEWEST = 3  # links that make a list
_SHARE = 0.6  # of a block's letters and digits that are linked
_LONGEST = 300  # characters of an entry
_TITLES = re.compile(
    r"(?:(?:table|list) of |brief |detailed |general ){0,2}"
    r"(?:contents|illustrations|plates|figures|maps|tables)"
    r"(?: of [^.]{1,40})?|chapters|inhalt(?:sverzeichnis|sübersicht)?|verzeichnis"
    r"|table(?: des mati[èe]res| générale)?|sommaire|[íi]ndice(?: general)?|inhoud(?:sopgave)?"
    r"|innehåll|sisällys|obsah|spis treści|sum[áa]rio|目次|もくじ|目录|目錄|المحتويات"
    r"|فهرس(?: المحتويات)?|الفهرس|содержание|оглавление",
    re.IGNORECASE,
)

_LEADS_BACK = re.compile(
    r"(?:(?:back to |return to )?(?:the )?(?:table of )?(?:contents|top|toc|index)"
    r"|next(?: chapter| page)?|prev(?:ious)?(?: chapter| page)?|[\s/|,.«»<>↑←→-]|p\. ?\d+)+",
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
    if len(run) < _FEWEST:  # «Contents», a link by itself below each chapter
        for i in run:
            words = text[blocks[i].start : blocks[i].end]
            if _LEADS_BACK.fullmatch(words.strip()):
                yield Hole(blocks[i].start, blocks[i].end, CONTENTS)
    titled = _title_above(text, blocks, first)
    if len(run) >= _FEWEST or titled is not None:
        start = first if titled is None else titled
        yield Hole(blocks[start].start, blocks[run[-1]].end, CONTENTS)


def without_lists(text: str, blocks: Sequence[Block], titles: Collection[str]) -> list[Block]:
    """The blocks, those SILENT that say the titles of chapters, as letters, one after another."""
    holes: list[Hole] = []
    run: list[int] = []
    for i, this in enumerate(blocks):
        if this.form in (Form.SILENT, Form.BREAK):
            continue
        said = letters_of(text[this.start : this.end])
        if this.form is Form.PARAGRAPH and this.end - this.start < _LONGEST and said in titles:
            run.append(i)
        elif not (run and _is_between(text, this)):
            holes += _closed(text, blocks, run) if len(run) >= _FEWEST else ()
            run = []
    return silenced(blocks, holes) if holes else list(blocks)


def letters_of(words: str) -> str:
    """The letters and digits of some words, in lower case."""
    return "".join(filter(str.isalnum, words.casefold()))


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
