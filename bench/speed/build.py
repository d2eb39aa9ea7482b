"""Speed and memory of a build, against the least that its speech and its MP3 can cost.

    ./dev bench [--words N | --book FILE] [--floor] [--repeat N] [--json] [--profile]

A book of the size of Alice in Wonderland is written into a temporary folder and built, again and
again; or a book that is given, such as Alice itself. The floor is the same utterances spoken by
espeak-ng alone, and the same sound encoded by one plain ffmpeg at its default level.

Processor time is that of a command and all its children (user and system); of the memory, the most
that any one of these processes ever had in use, as the kernel counts it. Everything runs as a
command of its own, one at a time. This process imports nothing heavy: a child begins as a copy of
it, which its figures for memory would show.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import wave
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench import ROOT
from bench.speed.command_cost import Cost, cost

STORY = "wonder"
ENGINE = "espeak"  # whatever else is installed: the baseline is espeak-ng's
VOICES = f"""\
engine: {ENGINE}
narrator: {{voice: en-us+m3, rate: 165}}
pauses: {{turn: 0.25, paragraph: 0.6, title: 1.2, scene: 1.6, chapter: 2.5}}
"""
BASE_SPEECH, BASE_FORKED = "baseline: speech, one process", "baseline: speech, a process each"
BASE_ENCODE = "baseline: encode"
ONE_JOB, TWO_JOBS = "build --jobs 1", "build --jobs 2"
ALONE = "plan, from nothing"  # what one process does of a build before others begin
IDLE, IDLE_SHIPPED = "nothing changed", "nothing changed, shipped stories"
ONE_WORD = "one word changed"
_RATE = 22050  # hertz of espeak-ng's speech


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: medians, and each run's processor time."""

    name: str
    processor: float
    wall: float
    memory: float
    runs: tuple[float, ...]

    @classmethod
    def of(cls, name: str, runs: Sequence[Cost]) -> Row:
        return cls(
            name,
            median(run.processor for run in runs),
            median(run.wall for run in runs),
            max(run.memory for run in runs),
            tuple(round(run.processor, 3) for run in runs),
        )


class Bench:
    """The folders of one measurement, and how to do each of its parts."""

    def __init__(self, folder: Path, book: Path | None, words: int, repeat: int) -> None:
        self.folder, self.repeat = folder, repeat
        self.project = folder / "project"
        stories = self.project / "stories"
        stories.mkdir(parents=True)
        self.story = stories / (f"{STORY}{book.suffix}" if book else STORY)
        if book is None:
            self.module("synthetic_book", str(self.story), str(words))
        elif book.is_dir():
            shutil.copytree(book, self.story)
        else:
            shutil.copy(book, self.story)
        (self.project / "voices.yaml").write_text(VOICES, encoding="utf-8")
        self.rows: list[Row] = []

    def python(self, *arguments: str, folder: Path = ROOT) -> Cost:
        return cost([sys.executable, *arguments], folder)

    def module(self, name: str, *arguments: str) -> Cost:
        return self.python("-m", f"bench.speed.{name}", *arguments)

    def build(self, *options: str, folder: Path | None = None) -> Cost:
        command = ("-m", "audiobook", "build", "--json", *options)
        return self.python(*command, folder=folder or self.project)

    def measure(self, parts: Mapping[str, Callable[[], Cost]]) -> dict[str, Cost]:
        """Do the parts in turn, as often as asked, so that a busy hour is shared by all of them.

        The medians become the table's rows; the last run of each is returned.
        """
        runs: dict[str, list[Cost]] = {name: [] for name in parts}
        for _ in range(self.repeat):
            for name, work in parts.items():
                runs[name].append(work())
                print(f"  {name}: {runs[name][-1].processor:.2f} s", file=sys.stderr)
        self.rows += [Row.of(name, done) for name, done in runs.items()]
        return {name: done[-1] for name, done in runs.items()}

    def clean_build(self, jobs: int) -> Callable[[], Cost]:
        def work() -> Cost:
            shutil.rmtree(self.project / "build", ignore_errors=True)
            options = ("build", "--json", "--jobs", str(jobs))
            share = ("-m", "bench.speed.coordinator", str(self.share), *options)
            return self.python(*share, folder=self.project)

        return work

    def plan(self) -> Cost:
        """What a build does before anything is made, by a project that was never built."""
        shutil.rmtree(self.project / "build", ignore_errors=True)
        return self.python("-m", "audiobook", "plan", "--json", folder=self.project)

    @property
    def share(self) -> Path:
        """What the last clean build's first process used."""
        return self.folder / "share.json"

    def change_a_word(self) -> Cost:
        """Build with another word in the middle of the book, from a book that is current."""
        file = sorted(self.story.iterdir())[5]
        text = file.read_text(encoding="utf-8")
        middle = text.index(" the ", len(text) // 2)
        file.write_text(f"{text[:middle]} another {text[middle + 5 :]}", encoding="utf-8")
        return self.build()

    def utterances(self) -> Path:
        said = self.module("baseline", "list", str(self.project), STORY).output
        file = self.folder / "utterances.json"
        file.write_text(said, encoding="utf-8")
        return file

    def speech(self, way: str, utterances: Path) -> Cost:
        folder = self.folder / "speech"
        shutil.rmtree(folder, ignore_errors=True)
        return self.module("baseline", way, str(utterances), str(folder))

    def shipped(self) -> Path:
        """The shipped stories, built."""
        folder = self.folder / "shipped"
        shutil.copytree(ROOT / "stories", folder / "stories")
        shutil.copy(ROOT / "voices.yaml", folder)
        self.build(folder=folder)
        return folder

    def sound(self, ffmpeg: str) -> Path:
        """The whole book as one WAV file at the rate of its speech, decoded from its MP3s."""
        path = self.folder / "all.wav"
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, _RATE, 0, "NONE", ""))
            for chapter in sorted((self.project / "build").glob("*/*.mp3")):
                decode = [ffmpeg, "-v", "error", "-i", str(chapter)]
                decode += ["-ar", str(_RATE), "-ac", "1", "-f", "s16le", "-"]
                with subprocess.Popen(decode, stdout=subprocess.PIPE) as process:
                    assert process.stdout is not None
                    while block := process.stdout.read(1 << 20):
                        file.writeframesraw(block)
        return path

    def encode(self, ffmpeg: str, sound: Path) -> Cost:
        command = [ffmpeg, "-v", "error", "-y", "-i", str(sound), "-ar", "44100", "-ac", "1"]
        return cost([*command, "-b:a", "192k", str(self.folder / "out.mp3")], self.folder)


def run(bench: Bench, only_floor: bool) -> dict[str, Any]:
    """Measure everything, or just a build against its floor; the facts beside the rows."""
    find = "from audiobook.system import ffmpeg; print(ffmpeg.find())"
    ffmpeg = bench.python("-c", find).output.strip()
    clean = last_event(bench.clean_build(1)())  # a first run, which also warms the disk's cache
    utterances, sound = bench.utterances(), bench.sound(ffmpeg)
    parts: dict[str, Callable[[], Cost]] = {
        BASE_SPEECH: lambda: bench.speech("speak", utterances),
        BASE_ENCODE: lambda: bench.encode(ffmpeg, sound),
        ALONE: bench.plan,
        ONE_JOB: bench.clean_build(1),
        TWO_JOBS: bench.clean_build(2),
    }
    with wave.open(str(sound)) as file:
        hours = file.getnframes() / _RATE / 3600
    facts = {
        "chapters": clean["chapters"],
        "clips": clean["clips"],
        "hours of sound": round(hours, 2),
        "machine": f"{len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}",
    }
    if not only_floor:
        facts |= _run_all(bench, parts, utterances)
    else:
        bench.measure(parts)
    share = json.loads(bench.share.read_text(encoding="utf-8"))
    own = share["own"]
    facts["of two jobs, the first process itself, s"] = round(own, 2)
    facts["of two jobs, all others, s"] = round(share["others"], 2)
    return facts


def _run_all(
    bench: Bench, parts: dict[str, Callable[[], Cost]], utterances: Path
) -> dict[str, Any]:
    shipped = bench.shipped()
    parts |= {
        BASE_FORKED: lambda: bench.speech("fork", utterances),
        IDLE: bench.build,
        IDLE_SHIPPED: lambda: bench.build(folder=shipped),
    }
    if bench.story.is_dir():
        parts[ONE_WORD] = bench.change_a_word
    done = bench.measure(parts)
    if ONE_WORD not in done:
        return {}
    edited = last_event(done[ONE_WORD])
    return {
        "words": sum(len(file.read_text("utf-8").split()) for file in bench.story.iterdir()),
        "after one word: clips spoken": edited["clips"],
        "after one word: chapters made": edited["chapters"],
    }


def last_event(built: Cost) -> dict[str, Any]:
    """What a build with --json said at its end."""
    event: dict[str, Any] = json.loads(built.output.splitlines()[-1])
    return event


def ratios(rows: Sequence[Row]) -> dict[str, tuple[float, str, bool]]:
    """Each target: the figure, the target, and whether it is met.

    By the clock two jobs tell of the machine what else it did. By processor time: what is done
    before the workers begin is done by one process, all else by two.
    """
    by = {row.name: row for row in rows}
    one, two = by[ONE_JOB], by[TWO_JOBS]
    floor = by[BASE_ENCODE].processor + by[BASE_SPEECH].processor
    memory = max(row.memory for row in rows if not row.name.startswith("baseline"))
    share, faster = one.processor / floor, one.wall / two.wall
    alone = by[ALONE].processor
    reckoned = two.processor / (alone + (two.processor - alone) / 2)
    found = {
        "processor, build / floor": (share, "≤ 1.15", share <= 1.15),
        "wall, 1 job / 2 jobs": (faster, "≥ 1.85", faster >= 1.85),
        "the same, by processor time": (reckoned, "≥ 1.85", reckoned >= 1.85),
        "memory of any process, MB": (memory, "< 300", memory < 300),
    }
    if IDLE_SHIPPED in by:
        idle = by[IDLE_SHIPPED].processor
        found["nothing to do, processor seconds"] = (idle, "< 0.5", idle < 0.5)
    return found


def table(rows: Sequence[Row], facts: dict[str, Any]) -> str:
    """What was measured, for a person."""
    lines = [f"{name}: {value}" for name, value in facts.items()]
    lines += ["", f"{'':34}{'processor s':>12}{'wall s':>9}{'peak MB':>9}  runs (processor s)"]
    lines += [
        f"{row.name:34}{row.processor:12.2f}{row.wall:9.2f}{row.memory:9.0f}"
        f"  {' '.join(f'{run:.2f}' for run in row.runs)}"
        for row in rows
    ]
    lines.append("")
    lines += [
        f"{name:34}{value:12.2f}  {target:7}{'met' if met else 'MISSED'}"
        for name, (value, target, met) in ratios(rows).items()
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=26_000, help="size of the book")
    parser.add_argument("--book", type=Path, help="a book to build instead, such as alice.epub")
    parser.add_argument("--floor", action="store_true", help="only builds, and their floor")
    parser.add_argument("--repeat", type=int, default=1, help="runs of each part; medians are told")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--profile", action="store_true", help="only where a build's time goes")
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="audiobook-bench-") as folder:
        bench = Bench(Path(folder), wish.book, wish.words, wish.repeat)
        if wish.profile:
            print(bench.module("stages", str(bench.project), STORY).output, end="")
            return
        facts = run(bench, wish.floor)
    if wish.json:
        told = {"facts": facts, "rows": [asdict(row) for row in bench.rows]}
        print(json.dumps({**told, "ratios": ratios(bench.rows)}, ensure_ascii=False))
    else:
        print(table(bench.rows, facts))


if __name__ == "__main__":
    main()
