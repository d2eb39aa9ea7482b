"""What a command takes: processor time, time by the clock, and memory.

Nothing heavy is imported here or by who uses it: a child begins as a copy of this process, which
its figures for memory would show.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import ROOT


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    processor: float  # seconds, with its children
    wall: float  # seconds
    memory: float  # megabytes (10⁶ bytes), of the largest of its processes
    output: str = ""


def cost(command: Sequence[str], folder: Path, package: Path | None = ROOT) -> Cost:
    """Run a command in a folder, to its end. Raises SystemExit, with what it said, if it fails.

    `package` is the tree that our packages are imported from; without one, that of the command.
    """
    ours = {} if package is None else {"PYTHONPATH": str(package)}
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        begun = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=complained,
            env={**os.environ, **ours},
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        for file in (said, complained):
            file.seek(0)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} failed\n{complained.read().decode()}")
        unit = 1 if sys.platform == "darwin" else 1024
        memory = used.ru_maxrss * unit / 1e6
        return Cost(used.ru_utime + used.ru_stime, wall, memory, said.read().decode())
