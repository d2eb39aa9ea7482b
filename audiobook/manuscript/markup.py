"""Markup that stands in every format: runs of `*`, `_` and `~`, and tags in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiobook.language import split
from audiobook.story import Silence

Run = tuple[int, int]

_FORUM = re.compile(
    r"\[(/?)(b|i|u|s|center|quote|spoiler|size|color|font|url|indent|right|left|hr)"
    r"(?:=[^\]\n]{0,80})?\]",
    re.IGNORECASE,
)
_HTML = re.compile(
    r"<(/?)(i|b|em|strong|u|small|sup|sub|span|p|div|center|font|br|hr)\b[^<>\n]{0,80}>", re.I
)
_SYLLABLE = re.compile(
    r"(?<![^\W_])(?P<first>[^\W\d_]+)(_)(?P<inner>[^\W\d_]+)(_)(?P<last>[^\W\d_]*)(?![\w])"
)
_OPENED = re.compile(r"(?<![\w])(_)(?P<inner>[^\W\d_]+)(_)(?P<last>[^\W\d_]+)(?![\w])")
_BEFORE = split(
    "un in im dis re be pre mis non over out under some any every no ir il ex en em de con com"
)
_BEHIND = split(
    "able ible ably ly ing ed er est ness ment ful less ous ive tion sion s es d self selves body "
    "thing one where how times wise ward wards y t al ate ish ism ist ity"
)


def emphasis(text: str, runs: list[Run]) -> Iterator[Silence]:
    """The marks of emphasis: of parts of words, then of words."""
    within = list(syllables(text))
    taken = {silence.start for silence in within}
    yield from within
    yield from _emphasis_of_words(text, [run for run in runs if run[0] not in taken])


def _emphasis_of_words(text: str, runs: list[Run]) -> Iterator[Silence]:
    """Runs of marks are paired, innermost first; what has no partner is text."""
    waiting: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}
    for start, end in runs:
        opens, closes = _sides(text, start, end)
        stack = waiting[text[start]]
        while closes and stack and start < end:
            begun = stack[-1]
            size = min(end - start, begun[1] - begun[0])
            yield Silence(begun[1] - size, begun[1], "markup")
            yield Silence(start, start + size, "markup")
            begun[1] -= size
            start += size
            if begun[0] == begun[1]:
                stack.pop()
        if opens and start < end:
            stack.append([start, end])


def _sides(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run may open emphasis, and whether it may close some."""
    before, after = text[start - 1 : start], text[end : end + 1]
    behind_a_word = text[start] == "_" and before.isalnum()  # snake_case
    opens = bool(after) and not after.isspace() and not behind_a_word
    closes = bool(before) and not before.isspace() and not (behind_a_word and after.isalnum())
    return opens, closes


def tags_of_forums(text: str) -> Iterator[Silence]:
    """`[i]so[/i]`: tags of which the text has the end, too."""
    yield from _paired(text, _FORUM, "[/")


def tags_of_html(text: str) -> Iterator[Silence]:
    """`<i>so</i>`: tags of which the text has the end, too; and `<br>`."""
    yield from _paired(text, _HTML, "</")


def _paired(text: str, pattern: re.Pattern[str], end: str) -> Iterator[Silence]:
    if end[0] not in text:
        return
    found = list(pattern.finditer(text))
    opened = {tag[2].lower() for tag in found if not tag[1]}
    closed = {tag[2].lower() for tag in found if tag[1]}
    for tag in found:
        name = tag[2].lower()
        if name in ("br", "hr") or (name in opened and name in closed):
            yield Silence(*tag.span(), "markup")


def syllables(text: str) -> Iterator[Silence]:
    """Emphasis of a part of a word: `sure_ly_`, `un_believ_able`; not `a_name_of` in a program."""
    if "_" not in text:
        return
    for found in (*_SYLLABLE.finditer(text), *_OPENED.finditer(text)):
        first = found.groupdict().get("first", "")
        last = found["last"]
        marks = [found.span(i) for i in range(1, found.re.groups + 1) if found[i] == "_"]
        if not last or not first or first.lower() in _BEFORE or last.lower() in _BEHIND:
            yield from (Silence(*span, "markup") for span in marks)
