"""What Markdown says at its top without a fence: Pandoc's «% Title», MultiMarkdown's «Title: …»."""

from __future__ import annotations

import re
from typing import NamedTuple

_PANDOC = re.compile(
    r"%[ \t]+(?P<title>\S[^\n]*(?:\n[ \t]+\S[^\n]*)*)"
    r"(?:\n%[ \t]*(?P<author>[^\n]*(?:\n[ \t]+\S[^\n]*)*))?(?:\n%[ \t]*(?P<year>[^\n]*))?"
    r"[ \t]*(?=\n[ \t]*(?:\n|\Z)|\Z)"
)
_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}?)[ \t]*:[ \t]+(?P<value>\S[^\n]*)(?:\n|\Z)")
_MORE = re.compile(r"[ \t]+(?P<value>\S[^\n]*)(?:\n|\Z)")
_FIRST = frozenset({"title", "author", "authors", "subtitle"})  # that such a block begins with
_BLANK = re.compile(r"[ \t]*(?:\n|\Z)")


class TitleBlock(NamedTuple):
    """What stands at the top of a text, and where it ends; 0 where nothing does."""

    end: int
    told: dict[str, object]


def title_block(text: str) -> TitleBlock:
    """The block that a text begins with."""
    pandoc = _PANDOC.match(text)
    if pandoc:
        told = {key: " ".join(value.split()) for key, value in pandoc.groupdict("").items()}
        people = [name.strip() for name in re.split(r";|\n", pandoc["author"] or "")]
        return TitleBlock(pandoc.end(), {**told, "author": [name for name in people if name]})
    return _multimarkdown(text)


def _multimarkdown(text: str) -> TitleBlock:
    told: dict[str, str] = {}
    at, key = 0, ""
    while at < len(text) and not _BLANK.match(text, at):
        line = _LINE.match(text, at)
        more = None if line or not key else _MORE.match(text, at)
        found = line or more
        if not found:
            return TitleBlock(0, {})
        key = line["key"].lower().replace(" ", "_") if line else key
        told[key] = f"{told[key]} {found['value']}" if more else found["value"]
        at = found.end()
    if not told or next(iter(told)) not in _FIRST or not text[at:].strip():
        return TitleBlock(0, {})
    return TitleBlock(at, {name: " ".join(value.split()) for name, value in told.items()})
