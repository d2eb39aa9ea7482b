"""How long a preview takes until something is heard: from its start to the first sample that the
player is given.

    python -m bench.speed.first_sound [--engine kokoro] [--words 20 100 400] [--repeat 5] [--cold]

Each preview is a process of its own in a new project, with a story that nobody read before, of
paragraphs of so many words; `--titles` has its chapter's title read first. A player stands in
for the machine's: it notes its first sample and is silent. *Processor* is the time of the whole
command until then, its workers included: what is beyond *wall* was done side by side, and what is
short of it was waited for. `--cold` takes the model, the program and its packages out of the
system's cache before each start (Linux alone). The least of all runs is told beside the median,
since what else a machine does only makes a start longer.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import ROOT

WORDS = (20, 100, 400)  # in a paragraph
_PLAYER = '#!/bin/sh\nhead -c 2 > /dev/null\necho heard > "$AUDIOBOOK_HEARD"\ncat > /dev/null\n'
_SENTENCE = (
    "Three of the lamps along the quay had gone out before the ferry came in, and the old "
    "harbour master, who had never liked the dark, walked up and down with his hands behind "
    "him while the rain ran from the brim of his hat. "
)
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True)
class FirstSound:
    """What it took until something was heard."""

    wall: float  # seconds
    processor: float  # seconds, of all processes of the command


def story(words: int) -> str:
    """A chapter of three paragraphs, each of so many words and one sentence or more."""
    row = (_SENTENCE * (1 + words // 40)).split()[:words]
    return "# Harbour\n\n" + "\n\n".join([" ".join(row).rstrip(",.") + "."] * 3) + "\n"


def first_sound(folder: Path, engine: str, words: int, titles: bool) -> FirstSound:
    """Start a preview in an empty folder, and end it once it is heard."""
    (folder / "stories").mkdir()
    (folder / "bin").mkdir()
    (folder / "stories" / "quay.md").write_text(story(words), encoding="utf-8")
    told = f"engine: {engine}\nchapter_titles: {str(titles).lower()}\n"
    (folder / "voices.yaml").write_text(told, encoding="utf-8")
    player, heard = folder / "bin" / "ffplay", folder / "heard"
    player.write_text(_PLAYER, encoding="utf-8")
    player.chmod(0o755)
    os.mkfifo(heard)
    path = f"{player.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "AUDIOBOOK_HEARD": str(heard)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that is installed is compiled
    command = [sys.executable, "-m", "audiobook", "preview", "quay", "--quiet"]
    begun = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        with heard.open() as told_of:
            told_of.readline()
        return FirstSound(time.monotonic() - begun, _processor(process.pid))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _processor(session: int) -> float:
    """Seconds that all processes of a session took, those that ended included."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[3]) == session:
            ticks += sum(map(int, fields[11:15]))
    return ticks / _TICKS


def forget() -> None:
    """Take what a preview reads out of the system's cache."""
    from audiobook.system import userdata

    os.sync()
    roots = [userdata.folder("kokoro"), ROOT / "audiobook", Path(sys.prefix) / "lib"]
    for root in roots:
        for file in root.rglob("*"):
            if file.is_file():
                descriptor = os.open(file, os.O_RDONLY)
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(descriptor)


def measured(engine: str, words: list[int], repeat: int, titles: bool, cold: bool) -> Iterator[str]:
    """The table's lines."""
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    disk = "cold" if cold else "warm"
    yield f"{engine}, {disk} disk; load before: {load}; {os.cpu_count()} cores"
    yield f"{'words in a paragraph':24}{'wall s':>8}{'processor s':>13}{'least wall':>12}"
    for count in words:
        done = []
        for _ in range(repeat):
            with tempfile.TemporaryDirectory(prefix="audiobook-first-sound-") as folder:
                if cold:
                    forget()
                done.append(first_sound(Path(folder), engine, count, titles))
        wall, processor = ([getattr(one, name) for one in done] for name in ("wall", "processor"))
        yield f"{count:<24}{median(wall):8.2f}{median(processor):13.2f}{min(wall):12.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", default="kokoro")
    parser.add_argument("--words", type=int, nargs="+", default=[*WORDS])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--titles", action="store_true", help="read the chapter's title first")
    parser.add_argument("--cold", action="store_true", help="with nothing in the system's cache")
    asked = parser.parse_args()
    if not hasattr(os, "mkfifo") or not Path("/proc/self/stat").exists():
        raise SystemExit("this needs /proc and named pipes, which Linux has")
    for line in measured(asked.engine, asked.words, asked.repeat, asked.titles, asked.cold):
        print(line, flush=True)


if __name__ == "__main__":
    main()
