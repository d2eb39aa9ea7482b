"""One process at a time in a folder; a killed one leaves word that it was there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from audiobook.errors import InputError, Problem
from audiobook.system.files import os_errors, write_whole
from audiobook.system.regular_file import read_regular

LOCK = ".audiobook.lock"
_LONGEST = 100  # bytes of a process's number
HOLDER = ".audiobook.pid"  # apart from the lock: Windows lets nobody read a locked file


@contextmanager
def lock(folder: Path, doing: str = "building") -> Iterator[None]:
    """Keep every other build, or whatever is done there, out of `folder` while the block runs.

    The operating system lets go of the lock when the process ends, however it ends. Raises
    InputError, naming the process, where another one holds it.
    """
    from filelock import FileLock, Timeout

    holder = folder / HOLDER
    with os_errors(folder / LOCK):
        folder.mkdir(parents=True, exist_ok=True)
        guard = FileLock(folder / LOCK, timeout=0)
        try:
            guard.acquire()
        except Timeout as error:
            raise InputError(_taken(folder, holder, doing)) from error
    try:
        write_whole(holder, f"{os.getpid()}\n")
        yield
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        guard.release()


def was_killed(folder: Path) -> bool:
    """Whether a run that held the `lock` of `folder` was killed, or holds it still."""
    return (folder / HOLDER).exists()


def _taken(folder: Path, holder: Path, doing: str) -> Problem:
    try:
        process = f"process {int(read_regular(holder, _LONGEST))}"
    except (OSError, ValueError, InputError):
        process = "another process"
    mend = "wait for it, or end it"
    if doing == "building":
        mend += ", or give this build another folder with --build"
    return Problem(f"{process} is {doing} in {folder} already", mend)
