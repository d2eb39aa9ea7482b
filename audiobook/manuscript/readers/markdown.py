"""Markdown: what it marks up is heard as it is meant, not as it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiobook.manuscript.blocks import SCENE_BREAK, Block, Form, Line, block, lines_of
from audiobook.manuscript.markup import Run, emphasis
from audiobook.manuscript.readers.reader import Reader
from audiobook.manuscript.utf8 import decode
from audiobook.story import Silence

_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_FENCE = re.compile(r" {0,3}```")
_LINK = re.compile(r" {0,3}\[[^\]\n^]{1,300}\]:[ \t]*(?![*_]*[\"“„«'‘])\S+")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\n]{1,100}\]:")
_QUOTE_ONLY = re.compile(r"[ \t]*(?:>[ \t]*)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|1[.)])[ \t]+\S")
_MARKUP = re.compile(
    r"""(?P<escape>\\(?=[!-/:-@\[-`{-~]|$))
    | (?P<code>(?<!`)(?P<ticks>`{1,3})(?!`)[^`]{1,500}(?P=ticks)(?!`))
    | (?P<comment><!--)
    | (?P<image>!\[[^\[\]]{0,300}\]\([^()\n]{0,500}\))
    | (?P<note>\[\^[^\[\]\s]{1,60}\])
    | (?P<link>\[(?=[^\[\]]{1,300}\](?:\([^()\n]{0,500}\)|\[[^\[\]]{0,100}\])))
    | (?P<target>\](?:\([^()\n]{0,500}\)|\[[^\[\]]{0,100}\]))
    | (?P<tag></?[a-zA-Z][^<>]{0,300}>|<https?:[^<>\s]{1,300}>)
    | (?P<prefix>^[ \t]*(?:>[ \t]?)+(?:[-*+][ \t]+(?=\S))?|\A[-*+][ \t]+(?=\S))
    | (?P<heading>\A\#{1,6}[ \t]+|(?<![ \t])[ \t]+\#+\Z|\n[ ]{0,3}(?:=+|-{2,})[ \t]*\Z)
    | (?P<row>^[ \t]*\|[-:| \t]*$|(?<=\s)\|(?=\s|$)|^\|)
    | (?P<run>\*+|_+|~~)""",
    re.VERBOSE | re.MULTILINE,
)
_REASONS = {
    "comment": "comment",
    "image": "image",
    "note": "footnote mark",
    "target": "link address",
}


def blocks(text: str, start: int) -> Iterator[Block]:
    """The blocks of Markdown from `start` on."""
    held: list[Line] = []
    skip_to, last_comment_end = start, text.rfind("-->")
    for line in lines_of(text, start):
        if line[1] < skip_to:
            continue
        begin, end = max(line[0], skip_to), line[1]
        comment = text.find("<!--", begin, end)
        if comment >= 0 and not text[begin:comment].strip() and comment < last_comment_end:
            yield from _markdown_paragraph(text, held)
            held = []
            skip_to = text.index("-->", comment) + 3
            yield block(text, Form.SILENT, comment, skip_to, reason="comment")
            begin = skip_to
            if begin > end or not text[begin:end].strip():
                continue
        under = _underlined(text, held, (begin, end))
        if under:
            yield block(text, Form.HEADING, held[0][0], end, level=under)
            held = []
            continue
        single = _single_line(text, begin, end)
        if single or not text[begin:end].strip() or _begins_anew(text, held, (begin, end)):
            yield from _markdown_paragraph(text, held)
            held = []
        if single:
            yield single
        elif text[begin:end].strip():
            held.append((begin, end))
    yield from _markdown_paragraph(text, held)


def _single_line(text: str, start: int, end: int) -> Block | None:
    """The block that a line is by itself, if it is one."""
    if SCENE_BREAK.fullmatch(text, start, end):
        return block(text, Form.BREAK, start, end, reason="scene break")
    heading = _ATX.match(text, start, end)
    if heading:
        return block(text, Form.HEADING, start, end, level=len(heading[1]))
    if _FENCE.match(text, start, end) or _QUOTE_ONLY.fullmatch(text, start, end):
        return block(text, Form.SILENT, start, end, reason="markup")
    if _LINK.match(text, start, end):
        return block(text, Form.SILENT, start, end, reason="link address")
    return None


def _underlined(text: str, held: list[Line], line: Line) -> int:
    """The level of a heading that `line` underlines; a sentence is not a heading."""
    under = _UNDERLINE.fullmatch(text, *line)
    if not under or len(held) != 1:
        return 0
    title = text[held[0][0] : held[0][1]].strip()
    if len(title) > 120 or title[-1] in '.,;:!?"”’…' or _ITEM.match(title):
        return 0
    return 1 if under[1][0] == "=" else 2


def _begins_anew(text: str, held: list[Line], line: Line) -> bool:
    """Whether a line begins a paragraph though no blank line stands before it."""
    if not held:
        return False
    item = _ITEM.match(text, *line) is not None
    note = _FOOTNOTE.match(text, *line) is not None
    return item or note


def _markdown_paragraph(text: str, lines: list[Line]) -> Iterator[Block]:
    if not lines:
        return
    if _FOOTNOTE.match(text, *lines[0]):
        yield block(text, Form.SILENT, lines[0][0], lines[-1][1], reason="footnote")
    else:
        yield block(text, Form.PARAGRAPH, lines[0][0], lines[-1][1])


def silences(text: str, heading: bool) -> list[Silence]:
    """What is silent in a block of Markdown; offsets into its text, in order."""
    found: list[Silence] = []
    runs: list[Run] = []
    at, last_comment_end = 0, text.rfind("-->")
    while match := _MARKUP.search(text, at):
        kind = match.lastgroup if match.lastgroup != "ticks" else "code"
        start, at = match.span()
        if kind == "escape":
            found.append(Silence(start, at, "markup"))
            at += text[at : at + 1] != "\n"
        elif kind == "code":
            ticks = len(match["ticks"])
            found += [Silence(start, start + ticks, "markup"), Silence(at - ticks, at, "markup")]
        elif kind == "comment":
            if start < last_comment_end:
                at = text.index("-->", start) + 3
                found.append(Silence(start, at, "comment"))
        elif kind == "run":
            runs.append((start, at))
        elif kind != "heading" or heading:
            found += _trimmed(text, start, at, _REASONS.get(kind or "", "markup"))
        at = max(at, start + 1)
    return sorted([*found, *emphasis(text, runs)], key=lambda silence: silence.start)


def _trimmed(text: str, start: int, end: int, reason: str) -> Iterator[Silence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Silence(start, end, reason)


MARKDOWN = Reader(decode, blocks, silences)
