"""What a story says of itself at its top: YAML between two lines of `---`."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

from audiobook.errors import InputError, Problem, did_you_mean
from audiobook.story import Metadata, Source
from audiobook.system import yaml

_LONGEST = 64_000  # characters of front matter
KEYS = tuple(field.name for field in fields(Metadata))
_OPENED = re.compile(
    r"---[ \t]*\n(?=(?:[ \t]*(?:#.*)?\n)*(?:[\w\"'][^:\n]*:(?:[ \t]|$)|---|\.\.\.))", re.M
)
_CLOSED = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)


def end(source: Source) -> int:
    """Where the front matter ends in `source.text`, its closing line included; 0 without one.

    A first line `---` that no «key:» follows is a scene break, not front matter. Raises InputError
    if front matter is opened and never closed.
    """
    opened = _OPENED.match(source.text)
    if not opened:
        return 0
    closed = _CLOSED.search(source.text, opened.end())
    if closed:
        return closed.end()
    what = "the front matter is opened here and never closed"
    raise InputError(Problem(what, "put a line «---» after its last key", source.place(0)))


def read(source: Source) -> Metadata:
    """The front matter of a file, as Metadata; what it does not say stays empty.

    Raises InputError with all its problems: broken YAML, unknown keys, values of a wrong type.
    """
    stop = end(source)
    if not stop:
        return Metadata()
    if stop > _LONGEST:
        what = f"the front matter has more than {_LONGEST:,} characters"
        raise InputError(Problem(what, "keep in it what is known of the book", source.place(0)))
    start = source.text.index("\n") + 1
    last = source.text.rindex("\n", 0, stop) + 1
    data, locate = yaml.read(source.text, source.path, start, last)
    if data is None:
        return Metadata()
    if not isinstance(data, dict):
        what = "the front matter is not a list of «key: value» lines"
        raise InputError(Problem(what, "write one «key: value» a line", source.place(start)))
    values: dict[str, str] = {}
    problems = []
    for key, value in data.items():
        wrong = _unknown(key) if key not in KEYS else _mistyped(key, value)
        if wrong:
            problems.append(Problem(*wrong, locate([str(key)])))
        elif value is not None:
            values[key] = _string(value)
    if problems:
        raise InputError(problems)
    return Metadata(**values)


def _unknown(key: Any) -> tuple[str, str]:
    near = did_you_mean(str(key).lower().replace(" ", "_").replace("-", "_"), KEYS)
    mend = near or f"the keys are {', '.join(KEYS)}"
    return f"unknown key «{key}» in the front matter", mend


def _mistyped(key: str, value: Any) -> tuple[str, str] | None:
    names = key in ("author", "narrator") and isinstance(value, list)
    if all(_is_scalar(item) for item in (value if names else [value])):
        return None
    expected = "a name or a list of names" if key in ("author", "narrator") else "text or a number"
    return f"«{key}» must be {expected}", f"write «{key}: …» with the text on the same line"


def _is_scalar(value: Any) -> bool:
    return not isinstance(value, dict | list | bool | set | bytes)


def _string(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_string(item) for item in value if item is not None)
    # A control character has no place in a title, and on a terminal it could do anything.
    return " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
