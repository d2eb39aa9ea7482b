"""What Kokoro costs in a build, against the bare model on the same texts.

    python -m bench.speed.kokoro [--story sofie] [--chapters 1 2] [--repeat N]

Chapters of a shipped story are built in Kokoro's voices with one job and with two. *Bare model* is
one process that opens onnxruntime with one thread and hibari's phonemes, and runs the model over
the same texts in the same stretches; the samples are thrown away. *Speech alone* is what a build
does of it: a worker speaks the same clips into the cache, and no chapter is made of them. *hibari
too*: it narrates, and both engines are open in one worker.

Processor time is of a command with all its children, memory that of the largest process. The
ratios are of medians. They need a quiet machine, above all the one by the clock: the load is told.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from bench import ROOT
from bench.speed.command_cost import Cost, cost

if TYPE_CHECKING:
    from audiobook.build.project import Project
    from audiobook.casting import Utterance

CASTS = ROOT / "bench" / "casts"
CAST, MIXED_CAST = CASTS / "kokoro.yaml", CASTS / "hibari_kokoro.yaml"
BARE, ALONE = "bare model", "speech alone"
ONE, TWO, MIXED = "build --jobs 1", "build --jobs 2", "build, hibari too"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--story", default="sofie", help="one of the shipped stories")
    parser.add_argument("--chapters", type=int, nargs="+", default=[1], help="their numbers")
    parser.add_argument("--repeat", type=int, default=1, help="runs of each part")
    parser.add_argument("--do", choices=("bare", "alone"), help=argparse.SUPPRESS)
    parser.add_argument("--project", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.do:
        said = list(utterances(_project(asked.project), asked.story, asked.chapters))
        print(json.dumps({"bare": bare, "alone": alone}[asked.do](_project(asked.project), said)))
        return
    with tempfile.TemporaryDirectory(prefix="audiobook-neural-") as folder:
        shutil.copytree(ROOT / "stories", Path(folder) / "stories")
        shutil.copy(CAST, Path(folder) / "voices.yaml")
        print("\n".join(measured(Path(folder), asked.story, asked.chapters, asked.repeat)))


def measured(folder: Path, story: str, chapters: Sequence[int], repeat: int) -> Iterator[str]:
    """The table's lines."""
    load = f"load before: {' '.join(f'{one:.1f}' for one in os.getloadavg())}"
    numbers = ",".join(map(str, chapters))
    own = ["-m", "bench.speed.kokoro", "--project", str(folder), "--story", story]
    own += ["--chapters", *map(str, chapters), "--do"]
    build = ["-m", "audiobook", "build", story, "--chapters", numbers, "--quiet", "--jobs"]
    parts = {BARE: [*own, "bare"], ALONE: [*own, "alone"], ONE: [*build, "1"], TWO: [*build, "2"]}
    parts[MIXED] = [*build, "1", "--voices", str(MIXED_CAST)]
    runs: dict[str, list[Cost]] = {name: [] for name in parts}
    for _ in range(repeat):
        for name, command in parts.items():
            shutil.rmtree(folder / "build", ignore_errors=True)
            runs[name].append(cost([sys.executable, *command], folder))
            print(f"  {name}: {runs[name][-1].wall:.1f} s", file=sys.stderr)
    yield f"{load}; {len(os.sched_getaffinity(0))} cores"
    yield f"{story} {numbers}: {float(runs[BARE][0].output):.0f} s of sound, untrimmed"
    yield f"{'':20}{'processor s':>12}{'wall s':>9}{'peak MB':>9}"
    for name, done in runs.items():
        yield f"{name:20}{_processor(done):12.1f}{_wall(done):9.1f}{_memory(done):9.0f}"
    for what, value, goal, met in _ratios(runs):
        yield f"{what:40}{value:8.2f}  {goal:7} {'met' if met else 'MISSED'}"


def _ratios(runs: dict[str, list[Cost]]) -> Iterator[tuple[str, float, str, bool]]:
    bare_time = _processor(runs[BARE])
    speech, whole = _processor(runs[ALONE]) / bare_time, _processor(runs[ONE]) / bare_time
    faster = _wall(runs[ONE]) / _wall(runs[TWO])
    memory = max(_memory(done) for name, done in runs.items() if name != BARE)
    yield "processor, speech alone / bare model", speech, "≤ 1.05", speech <= 1.05
    yield "processor, whole build / bare model", whole, "≤ 1.05", whole <= 1.05
    yield "wall, 1 job / 2 jobs", faster, "≥ 1.8", faster >= 1.8
    yield "memory of any process, MB", memory, "< 700", memory < 700


def _processor(done: Sequence[Cost]) -> float:
    return median(one.processor for one in done)


def _wall(done: Sequence[Cost]) -> float:
    return median(one.wall for one in done)


def _memory(done: Sequence[Cost]) -> float:
    return max(one.memory for one in done)


def utterances(project: Project, story: str, chapters: Sequence[int]) -> Iterator[Utterance]:
    """What a build of the chapters speaks, each clip once."""
    from audiobook.build.book import prepare

    orders = prepare(project, project.story(story)).orders
    wanted = [order for order in orders if order.chapter.number in chapters]
    pairs = chain.from_iterable(zip(one.lines, one.utterances, strict=True) for one in wanted)
    yield from {line.key: said for line, said in pairs}.values()


def bare(_: Project, said: Sequence[Utterance]) -> float:
    """Run the model over the texts; seconds of sound, with the silence around it."""
    import numpy
    import onnxruntime

    from audiobook.engines.kokoro.files import MODEL
    from audiobook.engines.kokoro.palette import HERTZ
    from audiobook.system.userdata import folder

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = onnxruntime.InferenceSession(str(folder("kokoro") / MODEL), options)
    samples = 0
    for tokens, style, speed in _inputs(said):
        given = {"tokens": [tokens], "style": [style], "speed": [speed]}
        kinds = {"tokens": numpy.int64, "style": numpy.float32, "speed": numpy.float32}
        arrays = {name: numpy.array(value, dtype=kinds[name]) for name, value in given.items()}
        samples += model.run(None, arrays)[0].size
    return samples / HERTZ


def _inputs(said: Sequence[Utterance]) -> Iterator[tuple[list[int], Any, float]]:
    """For each stretch of the texts what the model is given: phonemes, style and speed."""
    import numpy

    from audiobook.engines.kokoro.blends import blend
    from audiobook.engines.kokoro.files import ROWS, VOICES_SHA256, WIDTH, voice_file
    from audiobook.engines.kokoro.palette import HERTZ, SPEEDS, usual_rate
    from audiobook.engines.kokoro.speaker import LIMIT
    from audiobook.engines.neural.alphabet import numbers
    from audiobook.engines.neural.chunk import chunks
    from audiobook.engines.neural.english import English
    from audiobook.engines.neural.pace import pace
    from audiobook.system.userdata import folder

    english = English()
    for one in said:
        voice = blend(one.role.voice.name, VOICES_SHA256)
        files = [(folder("kokoro") / voice_file(name), share) for name, share in voice.parts]
        rows = sum(numpy.fromfile(file, "<f4") * share for file, share in files)
        style = numpy.reshape(rows, (ROWS, WIDTH))
        speed = pace(one.role.delivery, usual_rate(voice), HERTZ, SPEEDS).speed
        sentences = english.sentences(one.text, voice.british)
        for chunk in chunks(sentences, int(LIMIT * min(1.0, speed)), together=True):
            tokens = numbers(chunk.phonemes)
            yield tokens, style[min(len(tokens) - 2, ROWS - 1)], speed


def alone(project: Project, said: Sequence[Utterance]) -> float:
    """Speak the texts into the cache, as a build does; seconds of sound."""
    from audiobook.build.clips import FolderStore
    from audiobook.build.executors import LocalExecutor
    from audiobook.build.recital import heard
    from audiobook.build.tasks import Speak

    clips = FolderStore(project.clips)
    with LocalExecutor(1) as executor:
        lines = [Speak.of(one, clips) for one in said]
        return sum(clip.seconds for clip in heard(lines, executor))


def _project(folder: Path) -> Project:
    from audiobook.build.project import Project

    return Project(folder / "stories", folder / "build", folder / "voices.yaml")


if __name__ == "__main__":
    main()
