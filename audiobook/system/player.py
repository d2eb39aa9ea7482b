"""Play sound through whatever player the machine has, while more of it is still being made."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from audiobook.audio import Clip

# Players that take raw samples through a pipe, so that nothing is heard of the seams.
_PIPED: dict[str, Callable[[int], list[str]]] = {
    "ffplay": lambda rate: [
        *("-nodisp", "-autoexit", "-loglevel", "error", "-f", "s16le"),
        *("-ar", str(rate), "-ch_layout", "mono", "-i", "pipe:0"),
    ],
    "pacat": lambda rate: ["--raw", f"--rate={rate}", "--channels=1", "--format=s16le"],
    "aplay": lambda rate: ["-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(rate)],
    "play": lambda rate: f"-q -t raw -e signed -b 16 -c 1 -r {rate} -".split(),
}


def find() -> str:
    """The name of the player that would be used; empty where there is none."""
    for name in _PIPED:
        if shutil.which(name):
            return name
    if shutil.which("afplay"):
        return "afplay"
    return "winsound" if sys.platform == "win32" else ""


def play(clips: Iterable[Clip]) -> bool:
    """Play clips one after the other as they come. False if the player failed or was closed."""
    player = find()
    return _pipe(player, clips) if player in _PIPED else _one_by_one(player, clips)


def _pipe(player: str, clips: Iterable[Clip]) -> bool:
    """A process for each run of clips with one rate."""
    process: subprocess.Popen[bytes] | None = None
    rate = 0
    try:
        for clip in clips:
            if process is None or clip.rate != rate:
                if process is not None and not _drained(process):
                    return False
                rate = clip.rate
                process = _started(player, rate)
            try:
                if process.stdin:
                    process.stdin.write(clip.pcm)
                    process.stdin.flush()
            except BrokenPipeError:  # closed by the listener, or broken
                return process.wait() == 0
        return process is None or _drained(process)
    finally:
        if process is not None and process.poll() is None:
            process.kill()
            process.wait()


def _started(player: str, rate: int) -> subprocess.Popen[bytes]:
    silent = subprocess.DEVNULL
    command = [player, *_PIPED[player](rate)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=silent, stderr=silent)


def _drained(process: subprocess.Popen[bytes]) -> bool:
    """Wait until all has been heard."""
    with suppress(BrokenPipeError):
        if process.stdin:
            process.stdin.close()
    return process.wait() == 0


def _one_by_one(player: str, clips: Iterable[Clip]) -> bool:
    """Players that only take files: macOS's afplay, Windows' own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "clip.wav"
        for clip in clips:
            file.write_bytes(clip.wav())
            if sys.platform == "win32":
                import winsound

                winsound.PlaySound(str(file), winsound.SND_FILENAME)
            elif subprocess.run([player, str(file)], check=False).returncode:
                return False
    return True
