"""voices.yaml becomes a `VoicesFile`, or all its problems at once, each with its line."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from audiobook.casting.voices_file.problems import name_clashes, problems_of, strange_readings
from audiobook.casting.voices_file.shape import VoicesFile, spelled_out
from audiobook.errors import InputError, Place, Problem, shown
from audiobook.system import Locate, read_regular, yaml

_LARGEST = 1_000_000  # bytes


def read(files: list[Path]) -> tuple[VoicesFile, Locate]:
    """Read voices.yaml and what overlays it; a file that does not exist says nothing.

    Returns the merged file and where each of its keys stands (the last file that has it wins).
    Raises InputError with every problem of every file; a link that leads nowhere is one.
    """
    return parse([(text_of(file), file) for file in files if os.path.lexists(file)])


def parse(texts: Sequence[tuple[str, Path]]) -> tuple[VoicesFile, Locate]:
    """As `read`, of texts, each with the file that it is, or is to be, the whole of."""
    merged: dict[str, Any] = {}
    known: list[tuple[Any, Locate]] = []
    problems: list[Problem] = []
    for text, file in texts:
        data, locate = yaml.read(text, file)
        data = filled(data)
        problems += problems_of(VoicesFile, data, locate)
        if isinstance(data, Mapping):
            merged = _overlaid(merged, data)
        known.insert(0, (data, locate))

    def locate_in_all(path: Sequence[str | int]) -> Place:
        found = (locate for data, locate in known if _has(data, path))
        return next(found, known[0][1])(path)

    if not problems:
        problems += name_clashes(merged, locate_in_all)
        problems += strange_readings(merged, locate_in_all)
    if problems:
        raise InputError(problems)
    return VoicesFile.model_validate(merged), locate_in_all


def text_of(file: Path) -> str:
    """What a file holds. Raises InputError where it can't be read."""
    try:
        text = read_regular(file, _LARGEST).decode("utf-8-sig")
        return text.replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise InputError(
            Problem(f"{shown(file)}: not UTF-8 ({error})", "save it as UTF-8")
        ) from error
    except OSError as error:
        raise InputError(
            Problem(
                f"{shown(file)} can't be read: {error.strerror}",
                "check the path and its permissions",
            )
        ) from error


def filled(data: Any) -> Any:
    """The data without keys that nothing stands behind, which say nothing, like an absent one.

    A voice that stands alone has its key, so that files are merged by it.
    """
    if not isinstance(data, Mapping):
        return {} if data is None else data
    filled = {key: value for key, value in data.items() if value is not None}
    filled |= {key: spelled_out(filled[key]) for key in ("narrator", "unknown") if key in filled}
    people = filled.get("characters")
    if isinstance(people, Mapping):
        filled["characters"] = {
            name: {} if part is None else spelled_out(part) for name, part in people.items()
        }
    return filled


def _has(data: Any, path: Sequence[str | int]) -> bool:
    for key in path:
        inside = isinstance(data, Mapping) and key in data
        inside = inside or (isinstance(data, list) and isinstance(key, int) and key < len(data))
        if not inside:
            return False
        data = data[key]
    return True


def _overlaid(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """`above` wins key by key; mappings are merged."""
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(key), Mapping)
        merged[key] = _overlaid(merged[key], value) if both else value
    return merged
