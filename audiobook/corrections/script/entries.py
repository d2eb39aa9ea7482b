"""What a script is made of: entries, in the rows of a page, and how they are kept meanwhile."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from audiobook.system import fitted, read_json

GOES_ON = "(goes on)"  # in front of a speech's later paragraphs
MARK = "??"  # in front of a line that is asked about


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a script, as it was written."""

    text: str  # on one line
    who: str = ""  # the name in front; empty for narration
    note: str = ""  # behind it
    pin: str = ""  # the line of a corrections file that would name this speaker; for a quotation
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a script: a heading or an entry, and the paragraph it is in."""

    paragraph: tuple[int, int]  # chapter and paragraph
    entry: Entry | None = None
    heading: str = ""


def write_base(entries: Sequence[Entry], text: str) -> str:
    """A script as JSON, its entries and its text, to be held against what a person makes of it."""
    told = {"text": text, "entries": [asdict(entry) for entry in entries]}
    return json.dumps(told, ensure_ascii=False)


def read_base(file: Path) -> tuple[tuple[Entry, ...], str]:
    """The entries and the text. Raises OSError where there is no file, ValueError for no script."""
    told = fitted(_Base, read_json(file))
    return told.entries, told.text


@dataclass(frozen=True, slots=True)
class _Base:
    """A script as it is kept."""

    text: str
    entries: tuple[Entry, ...]
