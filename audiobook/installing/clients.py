"""A package registry's client at work: watched, and its last words kept."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from audiobook.errors import ToolError

_LIMIT = 1800.0  # seconds for one package: 27 MB at 15 kB/s
_LOOK = 0.1  # seconds between two looks at how far a client is
_WORDS = 600  # characters of a client's last words that are shown


def watched(command: Sequence[str], scratch: Path, what: str) -> Iterator[int]:
    """Run a client that keeps all its files in `scratch`; yields how many bytes there are.

    Raises ToolError with the client's last words if it can't do it.
    """
    environment = {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch))}
    said = scratch / "said"
    try:
        with said.open("wb") as out:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=environment,
            )
    except FileNotFoundError as error:
        raise ToolError(f"{command[0]} is not here, and {what} comes through it") from error
    deadline = time.monotonic() + _LIMIT
    try:
        while process.poll() is None:
            if time.monotonic() > deadline:
                raise ToolError(f"{what} did not come within {_LIMIT / 60:.0f} minutes")
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK)
            yield _size(scratch)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    if process.returncode:
        words = said.read_text(encoding="utf-8", errors="replace").strip()[-_WORDS:]
        raise ToolError(_failed(what, command, words))


def _failed(what: str, command: Sequence[str], words: str) -> str:
    client = Path(command[0]).name if command[1:2] != ["-m"] else command[2]
    lines = "\n".join(f"    {line}" for line in words.splitlines())
    if "No space left" in words or "ENOSPC" in words:
        mend = "make room on the disk and start again"
    else:
        mend = f"check that {client} can reach its registry, and start again"
    return f"{client} could not fetch {what}; nothing was installed\n{lines}\n  mend: {mend}"


def _size(folder: Path) -> int:
    """Bytes of all files in a folder that another process writes."""
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size if path.is_file() else 0
    return total
