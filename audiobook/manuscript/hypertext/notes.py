"""The bodies of notes: where the marks of notes lead, if what stands there leads back."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from audiobook.manuscript.blocks import Block, Form, Hole, silenced
from audiobook.manuscript.hypertext.element import FOOTNOTE
from audiobook.manuscript.hypertext.flow import Flow

_HEAD = re.compile(
    r"(?:\[(?P<number>\d{1,3}|[*†‡])\]\s*)?"
    r"(?P<named>\(?Footnote\b[ \d]{0,5}[:.]|Footnote \[?\d{1,3}\b)?"
)
_MARK = re.compile(r"(?<=\S)\[(\d{1,3}|[*†‡])\]")
_MOST = 40  # blocks of a note
_LONGEST = 20_000  # characters of a note


def target(document: str, href: str) -> tuple[str, str]:
    """The document and the place in it that a link in a document leads to."""
    path, _, fragment = href.partition("#")
    path, fragment = unquote(path.partition("?")[0]), unquote(fragment)
    if not path:
        return document, fragment
    return posixpath.normpath(posixpath.join(posixpath.dirname(document), path)), fragment


def without_notes(flow: Flow) -> list[Block]:
    """The blocks of a flow, the bodies of notes made SILENT. Linear in the links."""
    blocks = flow.blocks
    bodies = [*_bodies(flow, blocks), *_labelled(flow.text, blocks)]
    holes: list[Hole] = []
    for start, end in sorted(bodies):
        if not holes or start >= holes[-1].end:
            holes.append(Hole(start, end, FOOTNOTE))
    return silenced(blocks, holes) if holes else blocks


def _labelled(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Paragraphs «[3] Footnote: …», and «[3] …» where such a mark stands in the text above."""
    marks: set[str] = set()
    for this in blocks:
        if this.form is not Form.PARAGRAPH:
            continue
        words = text[this.start : this.end]
        head = _HEAD.match(words)
        if head and (head["named"] or (head["number"] and head["number"] in marks)):
            yield this.start, this.end
        else:
            marks.update(found[1] for found in _MARK.finditer(words))


def _bodies(flow: Flow, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    starts = [this.start for this in blocks]
    marks: dict[tuple[str, str], list[int]] = defaultdict(list)  # where marks stand, by target
    for link in flow.links:
        if link.mark:
            marks[target(link.document, link.href)].append(link.start)
    back: dict[int, list[tuple[str, str]]] = defaultdict(list)  # where the links of a block lead
    for link in flow.links:
        back[_at(starts, link.start)].append(target(link.document, link.href))
    for key, places in marks.items():
        span = flow.anchors.get(key)
        if span is None:
            continue
        first, last = _at(starts, span[0]), _last(starts, span)
        if last - first >= _MOST or blocks[last].end - blocks[first].start > _LONGEST:
            continue
        referring = {_at(starts, place) for place in places}
        if referring & set(range(first, last + 1)) or blocks[first].form is Form.HEADING:
            continue
        leads = (to for i in range(first, last + 1) for to in back[i])
        anchors = (flow.anchors[to][0] for to in leads if to in flow.anchors)
        if any(_at(starts, anchor) in referring for anchor in anchors):
            yield blocks[first].start, blocks[last].end


def _at(starts: Sequence[int], offset: int) -> int:
    """The block at a place, or the one before it."""
    return max(0, bisect_right(starts, offset) - 1)


def _last(starts: Sequence[int], span: tuple[int, int]) -> int:
    return _at(starts, max(span[0], span[1] - 3))
