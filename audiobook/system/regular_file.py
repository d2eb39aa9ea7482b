"""What a person gave is read only where it is a regular file, and no larger than can be meant."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from io import BufferedReader
from pathlib import Path

from audiobook.errors import InputError, Problem, shown

_KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
# A pipe that nobody writes to must not be waited for, should one take the place of a file.
_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_regular(path: Path, most: int) -> bytes:
    """The bytes of the file at `path`, at most so many.

    Raises InputError, before anything is read, where it is a pipe, a socket or a device, or larger;
    OSError where it can't be read.
    """
    with open_regular(path, most) as file:
        data = file.read()  # a number would be set aside in memory, however short the file is
    if len(data) > most:  # it has grown meanwhile
        raise _too_large(path, len(data), most)
    return data


def open_regular(path: Path, most: int | None = None) -> BufferedReader:
    """The file at `path`, open for reading its bytes. Raises as `read_regular` does."""
    _refuse_unfit(path, path.stat(), most)
    file = open(path, "rb", opener=lambda name, flags: os.open(name, flags | _FLAGS))  # noqa: SIM115
    try:
        _refuse_unfit(path, os.fstat(file.fileno()), most)
    except InputError:
        file.close()
        raise
    return file


def _refuse_unfit(path: Path, status: os.stat_result, most: int | None) -> None:
    for is_so, kind in _KINDS:
        if is_so(status.st_mode):
            what = f"{shown(path)} is {kind}, not a regular file"
            raise InputError(Problem(what, "put a regular file in its place"))
    if most is not None and stat.S_ISREG(status.st_mode) and status.st_size > most:
        raise _too_large(path, status.st_size, most)


def _too_large(path: Path, size: int, most: int) -> InputError:
    what = f"{shown(path)} has {size / 1e6:,.1f} MB; at most {most / 1e6:,g} MB are read"
    return InputError(Problem(what, "check that it is the file you mean"))
