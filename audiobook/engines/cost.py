"""What a second of an engine's sound costs this machine, as its workers saw it while they spoke.

It is kept in the person's data folder, beside what names the processor, since the same folder may
be used on several machines; nothing depends on it but what `plan` and `doctor` tell.
"""

from __future__ import annotations

import json
import platform
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from audiobook.system import fitted, parse_json, userdata, write_whole

_ENOUGH = 10.0  # seconds of sound, from which on it is worth telling
_DEAR = 0.02  # processor seconds for a second of sound: what costs less need not be told
_FLAGS = ("avx2", "avx512f", "avx512_vnni", "amx_int8")  # that models are quicker with


@dataclass(frozen=True, slots=True)
class EngineCost:
    """What an engine's sound cost."""

    processor: str  # which it was, with those of its abilities that matter
    seconds: float  # of the processor, for one second of sound


class Tally:
    """What one worker spent on the sound of an engine; written down each time that it doubles."""

    def __init__(self, engine: str) -> None:
        self._engine = engine
        self._sound = self._spent = 0.0  # seconds
        self._told = _ENOUGH / 2
        self._since = time.process_time()

    def begin(self) -> None:
        """From now on time is spent."""
        self._since = time.process_time()

    def came(self, sound: float) -> None:
        """Seconds of sound came of it."""
        self._spent += time.process_time() - self._since
        self._sound += sound
        self.begin()
        if self._sound >= 2 * self._told and self._spent >= _DEAR * self._sound:
            self._told = self._sound
            found = EngineCost(processor(), round(self._spent / self._sound, 3))
            with suppress(OSError):  # it is only told, and nothing is less right without it
                _file(self._engine).parent.mkdir(parents=True, exist_ok=True)
                write_whole(_file(self._engine), json.dumps(asdict(found)))


@cache
def tally(engine: str) -> Tally:
    """The one of this process."""
    return Tally(engine)


def known(engine: str) -> EngineCost | None:
    """What was seen on this machine; None where the engine has hardly spoken here yet."""
    try:
        found = fitted(EngineCost, parse_json(_file(engine).read_bytes()))
    except (OSError, ValueError):
        return None
    return found if found.processor == processor() else None


def _file(engine: str) -> Path:
    return userdata.folder("costs") / f"{engine}.json"


@cache
def processor(info: Path = Path("/proc/cpuinfo")) -> str:
    """The processor's name and those abilities of it that matter: «AMD EPYC 9654, avx2 avx512f»."""
    try:
        told = info.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return platform.processor() or platform.machine()
    rows = dict(row.partition(":")[::2] for row in told.split("\n\n")[0].splitlines())
    named = {name.strip(): value.strip() for name, value in rows.items()}
    flags = named.get("flags", "").split()
    can = " ".join(flag for flag in _FLAGS if flag in flags)
    name = named.get("model name") or platform.machine()
    return f"{name}, {can}" if can else name
