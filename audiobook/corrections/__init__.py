"""What a person corrected in who says what: one readable file beside the story.

`read` it, `apply` it to a story that was parsed, and give `attribute` the `cast_of` it; the rest
chooses and writes new corrections.
"""

from __future__ import annotations

from pathlib import Path

from audiobook.corrections.concordance import Concordance, Found, correctable
from audiobook.corrections.edit import text_of, with_joins, with_said, without
from audiobook.corrections.file import (
    EVERY,
    Corrections,
    Gendered,
    Join,
    Said,
    name_trouble,
    on_one_line,
    parse,
    words_of,
)
from audiobook.corrections.matches import Matching, apply, match
from audiobook.corrections.people import Names, cast_of, with_unknown
from audiobook.corrections.script import Change, Entry, Key
from audiobook.errors import InputError, Problem
from audiobook.manuscript import decode
from audiobook.system import write_whole

__all__ = [
    "EVERY",
    "Change",
    "Concordance",
    "Corrections",
    "Entry",
    "Found",
    "Gendered",
    "Join",
    "Key",
    "Matching",
    "Names",
    "Said",
    "apply",
    "cast_of",
    "correctable",
    "match",
    "name_trouble",
    "on_one_line",
    "parse",
    "read",
    "script",
    "text_of",
    "with_joins",
    "with_said",
    "with_unknown",
    "without",
    "words_of",
    "write",
]


def read(file: Path) -> Corrections:
    """The corrections in `file`; none where there is no such file.

    Raises InputError if it can't be read, and with every line that can't be understood.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Corrections(file)
    except OSError as error:
        what = f"{file} can't be read: {error.strerror}"
        raise InputError(Problem(what, "check the path and its permissions")) from error
    return parse(decode(data, file), file)


def write(corrections: Corrections, story: Path) -> None:
    """Write them to their file, whole or not at all; a file that came to hold nothing is removed.

    `story` is the manuscript they are for. Raises InputError where that may not be.
    """
    text = text_of(corrections, story.name)
    if text:
        write_whole(corrections.file, text)
    else:
        corrections.file.unlink(missing_ok=True)
