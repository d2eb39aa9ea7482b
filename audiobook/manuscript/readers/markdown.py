"""Markdown: what it marks up is heard as it is meant, not as it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from audiobook.manuscript.blocks import Block, Form, Hole, Line, block, lines_of
from audiobook.manuscript.headings import heading_of
from audiobook.manuscript.markup import Run, emphasis, tags_of_forums
from audiobook.manuscript.ornaments import is_ornament
from audiobook.manuscript.readers.reader import Reader, typed
from audiobook.manuscript.utf8 import decode_any
from audiobook.story import Silence

_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_HTML_HEADING = re.compile(r" {0,3}<h([1-6])\b[^<>]{0,100}>(?=[^\n]*\w).{1,300}</h\1>[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,}[ \t]*(?=[{\w.]))")
_GRID = re.compile(r"[ \t]*\+(?:[-=:]+\+)+[ \t]*")
_COLUMNS = re.compile(r"[ \t]*-{2,}(?:[ ]{1,20}-{2,})+[ \t]*")
_LINK = re.compile(r" {0,3}\[[^\]\n^]{1,300}\]:[ \t]*(?![*_]*[\"“„«'‘])\S+")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\n]{1,100}\]:")
_QUOTE_ONLY = re.compile(r"[ \t]*(?:>[ \t]*)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|1[.)])[ \t]+\S")
_NUMBERED = re.compile(r"[ \t]*(?:>[ \t]?)*(?:\d{1,9}|[a-zA-Z])[.)][ \t]+\S")
_ROW = re.compile(r"[ \t]*(?:>[ \t]?)*\|")
_RULER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*")
_DEFINED = re.compile(r"[:~][ \t]{1,3}\S")
_CALLOUT = re.compile(r"[ \t]*(?:>[ \t]?)+\[![\w/|-]{1,40}\]")
_CLOSE = re.compile(r"#{1,6}(?=[A-Z])")  # a heading whose blank was forgotten
_TAG = r"\#[A-Za-z][\w/-]*"
_TAGS = re.compile(rf"(?:(?<=[.!?…”\"')*_%\]])\s+|\A){_TAG}(?:\s+{_TAG})*\s*\Z")
_RAISED = re.compile(r"(?<!\\)(\^)[^\s^\[\]]{1,20}(\^)|(?<![~\\\s])(~)[^\s~]{1,20}(~)(?!~)")
_HIDDEN = re.compile(
    r"""(?P<comment>^[ \t]*%%(?:(?!%%)[\s\S]){0,20000}%%[ \t]*$)
    | (?P<query>^[ \t]*```(?:dataview\w*|query|mermaid|button|tasks)[ \t]*\n
        (?:(?!^[ \t]*```).*\n){0,200}[ \t]*```[ \t]*$)
    | (?P<style>^[ \t]*<(?P<name>style|script|head)\b
        (?:(?!</(?P=name)>)[\s\S]){0,20000}</(?P=name)>[ \t]*$)
    | (?P<markup>^[ \t]*(?::{3,}[^\n]*
        |(?:\{[%{<](?:(?![%}>]\})[^\n]){0,500}[%}>]\}[ \t]*)+|\{:[^\n}]*\}|\[\[?_?(?i:toc)_?\]?\]
        |\\(?:newpage|pagebreak|clearpage)
        |import[ ][^\n]{1,200}[ ]from[ ](?P<mark>['"])[^'"\n]{1,200}(?P=mark);?)[ \t]*$)
    | (?P<tag>^[ \t]*\#[a-z][\w/-]*(?:[ \t]+\#[A-Za-z][\w/-]*)*[ \t]*$)
    | (?P<property>^[ \t]*[A-Za-z][\w -]{0,30}::[ \t]+[^\n]*$)""",
    re.VERBOSE | re.MULTILINE,
)
# What begins with none of these signs, behind blanks or not, is no markup: prose is passed over.
_MARKUP = re.compile(
    r"""(?=[ \t]{0,200}\n?[ ]{0,3}[\\`<%{!\[\]^=|>\#*_~:+-])(?:(?P<escape>\\(?=[!-/:-@\[-`{-~]|$))
    | (?P<code>(?<!`)(?P<ticks>`{1,3})(?!`)[^`]{1,500}(?P=ticks)(?!`))
    | (?P<quoted>(?<!`)``(?!`)(?:[^`]|`(?!`)){1,500}``(?!`))
    | (?P<comment><!--)
    | (?P<remark>%%[^%]{0,2000}%%)
    | (?P<template>\{%-?[ ]?comment[ ]?-?%\}(?:(?!\{%).|\n){0,2000}\{%-?[ ]?endcomment[ ]?-?%\}
        |\{\{[^{}]{0,300}\}\}|\{%[^{}%]{0,300}%\})
    | (?P<embed>!\[\[[^\[\]\n]{1,300}\]\])
    | (?P<wiki>\[\[(?=[^\[\]\n]{1,300}\]\])(?:[^\[\]|\n]{1,200}\|)?|(?:\#[^\[\]|\n]{0,200})?\]\])
    | (?P<aside>\^\[(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,1000}\])
    | (?P<cited>\[(?:[^\[\]@]{0,60}[ ])?-?@\w[^\[\]]{0,200}\])
    | (?P<image>!\[[^\[\]]{0,300}\](?:\([^()\n]{0,500}\)|\[[^\[\]\n]{0,100}\]))
    | (?P<anchor>\A\^[a-zA-Z0-9-]{1,40}\s*\Z
        |[ \t]\^[\w-]{1,40}[ \t]*\Z|(?<=[.!?”"’*_])\^[a-z0-9-]{1,40}[ \t]*\Z)
    | (?P<raised>(?:(?<=[.,;:!?…"”’)])|(?<=[^\W\d_]{3}))<sup>[ ]?\[?\d{1,3}\]?[ ]?</sup>)
    | (?P<note>\[\^[^\[\]\s]{1,60}\])
    | (?P<link>\[(?=[^\[\]]{1,300}\](?:\([^()\n]{0,500}\)|\[[^\[\]]{0,100}\]|
        \{(?:[.\#]|[\w-]{1,40}=)[^{}\n]{0,200}\})))
    | (?P<target>\](?:\([^()\n]{0,500}\)|\[[^\[\]]{0,100}\]|
        \{(?:[.\#]|[\w-]{1,40}=)[^{}\n]{0,200}\}))
    | (?P<deleted>\{--(?:(?!--\})[^{}]){0,1000}--\}|\{~~(?:(?!~>)[^{}]){0,1000}~>
        |\{>>(?:(?!<<\})[^{}]){0,1000}<<\})
    | (?P<edited>\{\+\+|\+\+\}|\{==|==\}|~~\})
    | (?P<attributes>\{:?[ ]?(?:[.\#]|[\w-]{1,40}=)[^{}\n]{0,200}\})
    | (?P<marked>(?<![=\s])==(?!=)|(?<!=)==(?![=\s]))
    | (?P<spoiler>\|\|(?=\S)|(?<=\S)\|\||(?<!\S)>!(?=\S)|(?<=\S)!<(?!\S))
    | (?P<tag></?[a-zA-Z][^<>]{0,300}>|<https?:[^<>\s]{1,300}>)
    | (?P<prefix>^[ \t]*(?:>[ \t]?)+(?:\[![\w/|-]{1,40}\][+-]?|[-*+][ \t]+(?=\S))?
        |\A[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)|\A[:~][ \t]{1,3}(?=\S))
    | (?P<heading>\A\#{1,6}[ \t]*|(?<![ \t])[ \t]+\#+\Z|\n[ ]{0,3}(?:=+|-{2,})[ \t]*\Z)
    | (?P<row>^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$
        |^[ \t]*\|[-:| \t]*$|(?<=\s)\|(?=\s|$)|^\|)
    | (?P<run>\*+|_+|~~))""",
    re.VERBOSE | re.MULTILINE,
)
_REASONS = {
    "comment": "comment",
    "image": "image",
    "note": "footnote mark",
    "target": "link address",
    "remark": "comment",
    "embed": "image",
    "aside": "footnote",
    "cited": "footnote mark",
    "raised": "footnote mark",
    "template": "template",
    "deleted": "comment",
}


def blocks(text: str, start: int) -> Iterator[Block]:
    """The blocks of Markdown from `start` on."""
    noted = False  # whether the block before is a footnote
    for this in _blocks(text, start):
        if noted and this.form is Form.PARAGRAPH and _is_indented(text, this):
            this = replace(this, form=Form.SILENT, reason="footnote")
        noted = this.reason == "footnote"
        yield this


def _is_indented(text: str, this: Block) -> bool:
    """Whether a paragraph belongs to the footnote or the item above it."""
    margin = text[text.rfind("\n", 0, this.start) + 1 : this.start]
    return not margin.strip() and len(margin.expandtabs(4)) >= 4


def _blocks(text: str, start: int) -> Iterator[Block]:
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
    if _GRID.fullmatch(text, start, end) or _parts_columns(text, start, end):
        return block(text, Form.SILENT, start, end, reason="markup")
    if is_ornament(text[start:end]):
        return block(text, Form.BREAK, start, end, reason="scene break")
    heading = _ATX.match(text, start, end)
    if heading:
        return block(text, Form.HEADING, start, end, level=len(heading[1]))
    close = _CLOSE.match(text, start, end)
    if close and heading_of(text[close.end() : end]):
        return block(text, Form.HEADING, start, end, level=len(close[0]))
    tagged = _HTML_HEADING.fullmatch(text, start, end)
    if tagged:
        return block(text, Form.HEADING, start, end, level=int(tagged[1]))
    if _FENCE.match(text, start, end) or _QUOTE_ONLY.fullmatch(text, start, end):
        return block(text, Form.SILENT, start, end, reason="markup")
    if _LINK.match(text, start, end):
        return block(text, Form.SILENT, start, end, reason="link address")
    return None


def _parts_columns(text: str, start: int, end: int) -> bool:
    """Whether a line of dashes in groups stands below or above a row of a table."""
    if not _COLUMNS.fullmatch(text, start, end):
        return False
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
    after = text.find("\n", end + 1)
    below = text[end + 1 : after if after >= 0 else len(text)]
    return bool(above.strip() and below.strip())


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
    if _ITEM.match(text, *line) or _FOOTNOTE.match(text, *line) or _DEFINED.match(text, *line):
        return True
    if _NUMBERED.match(text, *line) and _NUMBERED.match(text, *held[0]):
        return True
    if _CALLOUT.match(text, *held[-1]) or _is_row(text, held[-1]):
        return True
    return _is_row(text, line)


def _is_row(text: str, line: Line) -> bool:
    """Whether a line is a table's."""
    if _ROW.match(text, *line) or _RULER.fullmatch(text, *line):
        return True
    after = text.find("\n", line[1] + 1)
    below = (min(line[1] + 1, len(text)), after if after >= 0 else len(text))
    return "|" in text[line[0] : line[1]] and bool(_RULER.fullmatch(text, *below))


def hidden(text: str, start: int) -> Iterator[Hole]:
    """Lines that an editor or a site keeps for itself."""
    for found in _HIDDEN.finditer(text, start):
        reason = found.lastgroup if found.lastgroup in ("comment", "tag", "property") else "markup"
        yield Hole(*found.span(), reason or "markup")


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
        start, at = match.span()
        if match.lastgroup == "escape":
            found.append(Silence(start, at, "markup"))
            at += text[at : at + 1] != "\n"
        elif match.lastgroup == "comment":
            if start < last_comment_end:
                at = text.index("-->", start) + 3
                found.append(Silence(start, at, "comment"))
        elif match.lastgroup == "run":
            if not _multiplies(match):
                runs.append((start, at))
        else:
            found += _marked(match, heading)
        at = max(at, start + 1)
    found += [*_raised(text), *_hashtags(text, heading), *tags_of_forums(text)]
    return sorted([*found, *emphasis(text, runs)], key=lambda silence: silence.start)


def _multiplies(match: re.Match[str]) -> bool:
    """Whether a star stands between figures: 2*3*4."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return match[0] == "*" and before.isdecimal() and after.isdecimal()


def _marked(match: re.Match[str], heading: bool) -> Iterator[Silence]:
    """What is silent of markup that is all in its match: code, a template, a link, a heading."""
    kind, (start, end) = match.lastgroup, match.span()
    if kind in ("code", "ticks", "quoted"):
        ticks = len(match["ticks"] or "``")
        yield Silence(start, start + ticks, "markup")
        yield Silence(end - ticks, end, "markup")
        return
    is_empty = kind == "template" and not match[0].strip("{}% ")
    if not is_empty and (kind != "heading" or heading):
        yield from _trimmed(match.string, start, end, _REASONS.get(kind or "", "markup"))


def _raised(text: str) -> Iterator[Silence]:
    """The signs on either side of what is raised or lowered."""
    for raised in _RAISED.finditer(text):
        for side in range(1, 5):
            if raised[side]:
                yield Silence(*raised.span(side), "markup")


def _hashtags(text: str, heading: bool) -> Iterator[Silence]:
    """The tags that end a paragraph."""
    tags = _TAGS.search(text, max(0, len(text) - 300)) if "#" in text and not heading else None
    if tags:
        yield from _trimmed(text, *tags.span(), "tag")


def _trimmed(text: str, start: int, end: int, reason: str) -> Iterator[Silence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Silence(start, end, reason)


MARKDOWN = Reader(typed(decode_any), blocks, silences, hidden)
