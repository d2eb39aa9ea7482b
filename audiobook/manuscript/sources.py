"""The files of a story are found and decoded; nothing is understood yet."""

from __future__ import annotations

import re
from pathlib import Path

from audiobook.errors import InputError, Problem, did_you_mean, shown
from audiobook.manuscript.readers import Opened, reader_of, refusal
from audiobook.story import Format, MatterChoice

USUAL = MatterChoice()


def read(path: Path, choice: MatterChoice = USUAL) -> tuple[Opened, ...]:
    """The files of the story at `path`, a text file or a folder of them, in reading order.

    A folder's files are those of a known format, hidden ones left out, sorted as people
    count (2 before 10). Raises InputError if there is nothing to read, or it is not UTF-8 text.
    """
    if path.is_dir():
        files = sorted((file for file in _listed(path) if _is_chapter(file)), key=natural)
        if not files:
            what = f"the folder {shown(path)} holds no chapter"
            raise InputError(
                Problem(what, "put a file for each chapter into it (.md, .txt, .docx …)")
            )
    else:
        files = [path]
    opened = tuple(_opened(file, choice) for file in files)
    if not any(one.source.text.strip() for one in opened):
        what = f"{shown(path)} is empty: there is nothing to read"
        raise InputError(Problem(what, "write the story into it", opened[0].source.place(0)))
    return opened


def natural(path: Path) -> tuple[tuple[int, int, str], ...]:
    """A sort key: as the name, but numbers in it by their value."""
    parts = re.findall(r"[0-9]+|[^0-9]+", path.name.casefold())
    return tuple((0, int(p), p) if p[0] in "0123456789" else (1, 0, p) for p in parts)


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise InputError(_unreadable(folder, error)) from error


def _is_chapter(file: Path) -> bool:
    return Format.of_chapter(file) is not None and file.name[0] != "." and not file.is_dir()


def _opened(file: Path, choice: MatterChoice) -> Opened:
    refused = refusal(file) if file.exists() else None
    if refused:
        raise InputError(refused)
    try:
        return reader_of(file).open(file, choice)
    except FileNotFoundError as error:
        raise InputError(_missing(file)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise InputError(_unreadable(file, error)) from error


def _missing(file: Path) -> Problem:
    if file.is_symlink():
        what = f"{shown(file)} is a link to {shown(file.readlink())}, which is not there"
        return Problem(what, "correct the link, or delete it")
    there = _listed(file.parent) if file.parent.is_dir() else []
    near = did_you_mean(file.name, {other.name: shown(other) for other in there})
    return Problem(f"there is no story at {shown(file)}", near or "check the path")


def _unreadable(path: Path, error: OSError | ValueError) -> Problem:
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(f"{shown(path)} cannot be read: {reason}", "check that you may read it")
