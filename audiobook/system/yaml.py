"""YAML text becomes plain values, and says where in its file each of them stands.

The only module that knows the YAML library; it is imported on first use, since many builds read
no YAML.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from audiobook.errors import InputError, Place, Problem

_MOST = 200_000  # values in a file, each alias as if it were written out
Key = str | int  # a key of a mapping, or an index into a list
# Where a key stands in a file: the path of keys to it, as in ("characters", "Viktor", "rate").
Locate = Callable[[Sequence[Key]], Place]


def read(text: str, file: Path, start: int = 0, end: int | None = None) -> tuple[Any, Locate]:
    """Load `text[start:end]`, YAML that stands in `file`, whose whole text is `text`.

    Returns the data (dict, list, str, int, float, bool, date or None; YAML 1.2, no tags that make
    objects) and a function from a path of keys, as in `("characters", "Viktor", "rate")`, to the
    place of the last key's name, or of the item for a list index. A path that leads nowhere gives
    the place of its last part that exists. Raises InputError, with its place, for broken YAML and
    for a key that is given twice.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    part = text[start:end]
    try:
        root = YAML(typ="safe", pure=True).compose(StringIO(part))
        _refuse_endless(root, text, file, start)
        data = YAML(typ="safe", pure=True).load(StringIO(part))
    except (YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise InputError(_problem(error, text, file, start)) from error

    def locate(path: Sequence[Key]) -> Place:
        node, offset = root, root.start_mark.index if root is not None else 0
        for key in path:
            found = _child(node, key)
            if found is None:
                break
            offset, node = found
        return Place.at(file, text, start + offset)

    return data, locate


def with_entries(text: str, section: str, entries: Mapping[str, Any]) -> str:
    """`text` with more entries in one of its top-level mappings; comments and order stay.

    What an entry is to say that is there already is added to it.
    """
    from ruamel.yaml import YAML

    yaml = YAML()  # the round-trip kind
    yaml.preserve_quotes = True
    yaml.width = 100
    data = yaml.load(StringIO(text)) or {}
    if data.get(section) is None:
        data[section] = {}
    for key, value in entries.items():
        there = data[section].get(key)
        if isinstance(there, dict) and isinstance(value, Mapping):
            there.update(value)
        else:
            data[section][key] = value
    out = StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def _refuse_endless(root: Any, text: str, file: Path, start: int) -> None:
    """Raises InputError where aliases (`*so`, `<<: *so`) stand for more than can be meant."""
    sizes: dict[int, int] = {}

    def size(node: Any) -> int:
        """How many values a node stands for, each alias as if it were written out."""
        if node is None or isinstance(node.value, str):
            return 1
        if id(node) not in sizes:
            sizes[id(node)] = _MOST  # what stands within itself has no end
            pairs = node.id == "mapping"
            parts = (part for item in node.value for part in (item if pairs else (item,)))
            sizes[id(node)] = 1 + sum(map(size, parts))
        return sizes[id(node)]

    if size(root) > _MOST:
        what = f"this YAML stands for more than {_MOST:,} values"
        mend = "write out what an alias (`*name`) stands for, or leave it out"
        raise InputError(Problem(what, mend, Place.at(file, text, start + root.start_mark.index)))


def _child(node: Any, key: Key) -> tuple[int, Any] | None:
    """Where the entry `key` of a YAML node begins, and its value's node."""
    if node is None or isinstance(node.value, str):
        return None
    if isinstance(key, int) and node.id == "sequence":
        item = node.value[key] if 0 <= key < len(node.value) else None
        return (item.start_mark.index, item) if item is not None else None
    if node.id != "mapping":
        return None
    for name, value in node.value:
        if name.value == str(key):
            return name.start_mark.index, value
    return None


def _problem(error: Exception, text: str, file: Path, start: int) -> Problem:
    """What the YAML library complained of, in our words, at its place."""
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if "end of stream" in said:  # what is not closed began at the other mark
        marks.reverse()
    mark = marks[0] or marks[1]
    offset = mark.index if mark is not None else getattr(error, "position", 0)
    if isinstance(error, RecursionError):
        said = "it is nested too deeply"
    what, mend = f"this YAML cannot be read: {said.splitlines()[0].strip()}", _MEND
    if type(error).__name__ == "DuplicateKeyError":
        what = said.splitlines()[0].replace("found duplicate key", "the key is given twice:")
        what, mend = what.split(" with value")[0], "keep one of the two"
    offset = offset if isinstance(offset, int) else 0
    return Problem(what, mend, Place.at(file, text, start + offset))


_MEND = "write «key: value», with a space after the colon, and quote text that has a colon in it"
