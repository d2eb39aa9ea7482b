"""Kill a build of the project's stories at random moments; the end must be as if nothing had been.

    python -m bench.robustness.kills [TIMES] [--voices bench/casts/kokoro.yaml] [--stories FOLDER]

After each kill every MP3 that is there must decode to the length that was promised or be absent;
after the last, a build to the end must give the bytes of an undisturbed one.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from audiobook.delivery import measure, profile
from bench import ROOT


def main(times: int, voices: Path, stories: Path) -> None:
    options = ["--stories", str(stories), "--voices", str(voices)]
    with tempfile.TemporaryDirectory() as scratch:
        undisturbed, disturbed = Path(scratch) / "a", Path(scratch) / "b"
        started = time.monotonic()
        subprocess.run(_command(undisturbed, options), check=True)
        whole = time.monotonic() - started
        dice = random.Random(20)
        for kill in range(times):
            running = subprocess.Popen(_command(disturbed, options))
            time.sleep(dice.uniform(0, whole / 4))
            ended = running.poll() is not None
            running.kill()
            running.wait()
            seen = _hashes(disturbed)
            bad = [name for name in seen if _problems(disturbed / name)]
            print(
                f"kill {kill + 1}: {len(seen)} chapters there, {len(bad)} of them not whole"
                f"{', had ended by itself' if ended else ''}",
                flush=True,
            )
        subprocess.run(_command(disturbed, options), check=True)
        same = _hashes(undisturbed) == _hashes(disturbed)
        print("the bytes are those of an undisturbed build" if same else "THE BYTES DIFFER")
        sys.exit(not same)


def _command(build: Path, options: list[str]) -> list[str]:
    return [sys.executable, "-m", "audiobook", "build", "-q", *options, "--build", str(build)]


def _hashes(build: Path) -> dict[str, str]:
    found = sorted(build.glob("*/*.mp3"))
    return {
        str(path.relative_to(build)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found
    }


def _problems(file: Path) -> list[str]:
    acx = profile.named("acx")
    return measure.problems(measure.measure(file, acx.rate), acx)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("times", type=int, nargs="?", default=20, help="how often it is killed")
    parser.add_argument("--voices", type=Path, default=ROOT / "voices.yaml", help="the cast")
    parser.add_argument("--stories", type=Path, default=ROOT / "stories", help="what is built")
    asked = parser.parse_args()
    main(asked.times, asked.voices, asked.stories)
