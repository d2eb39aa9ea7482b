"""Characters inside a paragraph that mark it up and are not spoken: emphasis, links, escapes.

Every pattern is bounded, so that no text takes more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiobook.story import Silence

_MARKDOWN = re.compile(
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
_PLAIN = re.compile(r"(?P<run>\*{1,2}|_{1,2})")
_REASONS = {
    "comment": "comment",
    "image": "image",
    "note": "footnote mark",
    "target": "link address",
}
Run = tuple[int, int]


def markdown(text: str, heading: bool = False) -> list[Silence]:
    """What is silent in a block of Markdown; offsets into its text, in order."""
    found: list[Silence] = []
    runs: list[Run] = []
    at, last_comment_end = 0, text.rfind("-->")
    while match := _MARKDOWN.search(text, at):
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
    return sorted([*found, *_emphasis(text, runs)], key=lambda silence: silence.start)


def plain(text: str) -> list[Silence]:
    """What is silent in a paragraph of plain text: the marks of _emphasis_ and *emphasis*."""
    runs = [match.span() for match in _PLAIN.finditer(text)]
    return sorted(_emphasis(text, runs), key=lambda silence: silence.start)


def _trimmed(text: str, start: int, end: int, reason: str) -> Iterator[Silence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Silence(start, end, reason)


def _emphasis(text: str, runs: list[Run]) -> Iterator[Silence]:
    """Runs of marks are paired, innermost first; what has no partner is text."""
    waiting: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}
    for start, end in runs:
        before, after = text[start - 1 : start], text[end : end + 1]
        char = text[start]
        inner = before.isalnum() and after.isalnum() and char == "_"
        opens = bool(after) and not after.isspace() and not inner
        closes = bool(before) and not before.isspace() and not inner
        stack = waiting[char]
        while closes and stack and start < end:
            begun = stack[-1]
            size = min(end - start, begun[1] - begun[0])
            yield Silence(begun[1] - size, begun[1], "markup")
            yield Silence(start, start + size, "markup")
            begun[1] -= size
            start += size
            if begun[0] == begun[1]:
                stack.pop()
        if opens and start < end and not (before.isalnum() and char == "_"):
            stack.append([start, end])
