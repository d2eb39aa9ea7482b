"""Other processes of this machine: whether one still runs, and how much it works."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
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


def processor_seconds(process: int) -> float | None:
    """Processor time that a process and what it started have used so far; None if nobody can tell.

    Of children that ended counts what they used until they were waited for.
    """
    if sys.platform == "win32":
        return _processor_seconds_on_windows(process)
    if Path("/proc/self/stat").exists():
        return sum(_ticks(process)) / os.sysconf("SC_CLK_TCK")
    with suppress(OSError, subprocess.SubprocessError):
        command = ["ps", "-A", "-o", "pid=,ppid=,time="]
        listed = subprocess.run(command, capture_output=True, text=True, timeout=5, check=True)
        return of_family(process, listed.stdout.splitlines())
    return None


def _ticks(process: int) -> Iterator[int]:
    """What the kernel counted of a process, and of each that it started; nothing if it is gone."""
    folder = Path(f"/proc/{process}")
    with suppress(OSError):
        stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
        # User and system time, its own and that of children that it waited for: fields 14 to 17.
        yield sum(map(int, stat.rpartition(")")[2].split()[11:15]))
        for thread in (folder / "task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _ticks(int(child))


def of_family(process: int, listed: Iterable[str]) -> float | None:
    """Seconds of a process and all below it, in lines of `ps`: number, parent, time."""
    times: dict[int, float] = {}
    below: dict[int, list[int]] = {}
    for line in listed:
        number, parent, time = line.split()
        times[int(number)] = _seconds(time)
        below.setdefault(int(parent), []).append(int(number))
    family = [process]
    for one in family:
        family += below.get(one, [])
    return sum(times.get(one, 0.0) for one in family) if process in times else None


def _seconds(time: str) -> float:
    """What `ps` writes as «1-02:03:04», «02:03:04» or «03:04.56»."""
    days, _, rest = time.rpartition("-")
    total = 0.0
    for part in rest.split(":"):
        total = total * 60 + float(part)
    return total + 86_400 * int(days or 0)


if sys.platform == "win32":

    def _processor_seconds_on_windows(process: int) -> float | None:
        """Of the process alone. Written from the documentation, and never run."""
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = ctypes.c_void_p(kernel.OpenProcess(0x1000, False, process))  # to ask, no more
        if not handle:
            return None
        try:
            times = [ctypes.c_uint64() for _ in range(4)]  # begun, ended, in the system, its own
            if not kernel.GetProcessTimes(handle, *map(ctypes.byref, times)):
                return None
            return (times[2].value + times[3].value) / 10_000_000
        finally:
            kernel.CloseHandle(handle)
