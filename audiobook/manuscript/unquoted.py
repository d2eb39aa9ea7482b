"""YAML with values that would need quotation marks: «title: The Door: A Tale»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audiobook.errors import InputError, Place, Problem
from audiobook.system import yaml

_LINE = re.compile(
    r"^(?P<key>\w[\w -]{0,40}):(?P<gap>[ \t]+)(?P<value>(?![\d-]+$)[^\s\[{|>#&!'\"][^\n]*?)[ \t]*$",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Unquoted:
    """What was read of such YAML."""

    data: Any
    locate: yaml.Locate
    notes: tuple[Problem, ...]  # one for each value that is taken as it is written


def read(text: str, file: Path, start: int, end: int) -> Unquoted | None:
    """The YAML of `text[start:end]`; None if it is broken otherwise.

    The value of each line `key: value` that is no YAML by itself is taken as it is written.
    """
    part = text[start:end]
    places = {found["key"]: start + found.start("value") for found in _LINE.finditer(part)}
    bad = [found["key"] for found in _LINE.finditer(part) if not _is_yaml(found, file)]
    mended = _LINE.sub(lambda found: _written(found, found["key"] in bad), part)
    try:
        data, _ = yaml.read(mended, file)
    except InputError:
        return None

    def locate(keys: Sequence[str | int]) -> Place:
        found = re.search(rf"^[ \t]*{re.escape(str(keys[0]))}\b", part, re.M)
        return Place.at(file, text, start + (found.start() if found else 0))

    notes = tuple(
        Problem(
            f"what «{key}» says is no YAML; it is read as it is written",
            "put quotation marks around it",
            Place.at(file, text, places[key]),
            fatal=False,
        )
        for key in bad
    )
    return Unquoted(data, locate, notes)


def _written(line: re.Match[str], quoted: bool) -> str:
    value = line["value"].replace("'", "''") if quoted else line["value"]
    return f"{line['key']}: '{value}'" if quoted else f"{line['key']}: {value}"


def _is_yaml(line: re.Match[str], file: Path) -> bool:
    try:
        yaml.read(_written(line, quoted=False), file)
    except InputError:
        return False
    return True
