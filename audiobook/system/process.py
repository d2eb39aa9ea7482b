"""Other processes of this machine: whether one still runs."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path


def is_running(process: str) -> bool:
    """Whether the process runs whose number a name begins with; False if that can't be told."""
    number = re.match(r"\d+", process)
    if number is None or os.name == "nt":  # on Windows the question would end the process
        return False
    try:
        os.kill(int(number[0]), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return not _has_ended(int(number[0]))


def _has_ended(process: int) -> bool:
    """Whether nothing is left of a process but its number, which nobody has asked after yet."""
    with suppress(OSError):
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        return stat.rpartition(")")[2].split()[:1] == ["Z"]
    return False
