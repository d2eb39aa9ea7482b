"""A project's folder, begun with a sample story."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from audiobook.errors import InputError, Problem


def init(folder: Path) -> tuple[Path, ...]:
    """Write a sample story into `folder`, which may exist, and the voices for it; the new files.

    Raises InputError if one of them is there already, or can't be written.
    """
    from audiobook.system import write_whole

    sample = dict(_files(files("audiobook.api") / "sample", folder))
    there = [path for path in sample if path.exists()]
    if there:
        shown = ", ".join(map(str, there))
        mend = "choose another folder; nothing was written"
        raise InputError(Problem(f"{shown}: already there", mend))
    for path, text in sample.items():
        write_whole(path, text)
    return tuple(sample)


def _files(source: Traversable, target: Path) -> Iterator[tuple[Path, str]]:
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, target / entry.name)
        else:
            yield target / entry.name, entry.read_text(encoding="utf-8")
