"""A new project folder, with a sample story that can be built at once."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from audiobook.errors import InputError, Problem
from audiobook.system import write_whole


def start(folder: Path) -> Iterator[Path]:
    """Write the sample into `folder`; yields each file. Raises InputError if one is there."""
    sample = dict(_files(files("audiobook.api") / "sample", folder))
    there = [path for path in sample if path.exists()]
    if there:
        shown = ", ".join(map(str, there))
        raise InputError(
            Problem(f"{shown}: already there", "choose another folder; nothing was written")
        )
    for path, text in sample.items():
        write_whole(path, text)
        yield path


def _files(source: Traversable, target: Path) -> Iterator[tuple[Path, str]]:
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, target / entry.name)
        else:
            yield target / entry.name, entry.read_text(encoding="utf-8")
