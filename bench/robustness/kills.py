"""Kill a build of the project's stories at random moments; the end must be as if nothing had been.

    python -m bench.robustness.kills [TIMES] [--voices bench/casts/kokoro.yaml]
                                     [--stories FOLDER | --words N]

After each kill every MP3 that is there must decode to the length that was promised or be absent,
and no clip that was there may have been written again; after the last, a build to the end must give
the bytes of an undisturbed one, and leave nothing unfinished. Where a build ended before it was
killed, the next begins from nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from audiobook.delivery import measure, profile
from bench import ROOT
from bench.speed import synthetic_book


def main(times: int, voices: Path, stories: Path, seed: int) -> None:
    options = ["--stories", str(stories), "--voices", str(voices)]
    with tempfile.TemporaryDirectory() as scratch:
        undisturbed, disturbed = Path(scratch) / "a", Path(scratch) / "b"
        started = time.monotonic()
        subprocess.run(_command(undisturbed, options), check=True)
        whole = time.monotonic() - started
        dice = random.Random(seed)
        clips: dict[str, int] = {}
        wrong = 0
        for kill in range(times):
            running = subprocess.Popen(_command(disturbed, options), start_new_session=True)
            time.sleep(dice.uniform(0, whole))
            ended = running.poll() is not None
            _kill(running, dice.random() < 0.5)
            seen, now = _hashes(disturbed), _clips(disturbed)
            bad = [name for name in seen if _problems(disturbed / name)]
            again = [clip for clip, when in clips.items() if now.get(clip) != when]
            clips = now
            wrong += len(bad) + len(again)
            if ended:  # the next kill meets a build from nothing
                wrong += _hashes(disturbed) != _hashes(undisturbed)
                shutil.rmtree(disturbed)
                clips = {}
            print(
                f"kill {kill + 1}: {len(seen)} chapters there, {len(bad)} of them not whole; "
                f"{len(now)} clips, {len(again)} of those before spoken again or gone"
                f"{', had ended by itself' if ended else ''}",
                flush=True,
            )
        subprocess.run(_command(disturbed, options), check=True)
        now = _clips(disturbed)
        again = [clip for clip, when in clips.items() if now.get(clip) != when]
        left = sorted(str(file) for file in disturbed.rglob("*.partial"))
        same = _hashes(undisturbed) == _hashes(disturbed)
        print("the bytes are those of an undisturbed build" if same else "THE BYTES DIFFER")
        print(f"{len(now)} clips, {len(again)} spoken again; {len(left)} files left unfinished")
        sys.exit(bool(not same or wrong or again or left))


def _kill(running: subprocess.Popen[bytes], everything: bool) -> None:
    """Kill a build, and all that it started or only its first process; wait until all are gone."""
    with suppress(ProcessLookupError):
        if everything:
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
    running.wait()
    with suppress(ProcessLookupError):
        while True:  # what is left of it ends by itself
            os.killpg(running.pid, 0)
            time.sleep(0.05)


def _clips(build: Path) -> dict[str, int]:
    """When each clip was written, in nanoseconds."""
    return {file.stem: file.stat().st_mtime_ns for file in build.rglob("*.wav")}


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
    parser.add_argument("--words", type=int, help="a made-up book of so many words instead")
    parser.add_argument("--seed", type=int, default=20, help="of the moments")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.words:
            synthetic_book.write(Path(folder) / "wonder", ROOT / "stories", asked.words)
        main(asked.times, asked.voices, Path(folder) if asked.words else asked.stories, asked.seed)
