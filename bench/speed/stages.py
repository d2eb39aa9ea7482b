"""Where the processor time of a build goes: its stages, one after the other in one process.

    python -m bench.speed.stages PROJECT STORY

`own` is the time of Python itself, `children` that of what it starts: the forks that speak, and
ffmpeg, which encodes and decodes.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from audiobook.build import Project, Wish
from audiobook.build.book import prepare
from audiobook.build.clips import FolderStore
from audiobook.build.file_plans import one_file
from audiobook.build.production import Production
from audiobook.build.tasks import Speak, pieces
from audiobook.delivery import encode, formats, measure
from audiobook.engines import synthesize
from audiobook.sound import stitch
from audiobook.sound.measured import Measured
from audiobook.system.ffmpeg import find


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Print what the block used."""
    before = [_used(resource.RUSAGE_SELF), _used(resource.RUSAGE_CHILDREN)]
    yield
    after = [_used(resource.RUSAGE_SELF), _used(resource.RUSAGE_CHILDREN)]
    own, children = (now - was for now, was in zip(after, before, strict=True))
    print(f"{name:44}{own:8.2f} own{children:8.2f} children{own + children:8.2f} s", flush=True)


def _used(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def stages(project: Project, path: Path) -> None:
    """Build a story stage by stage, and print what each stage used."""
    shutil.rmtree(project.build, ignore_errors=True)
    with timed("read, attribute, cast"):
        book = prepare(project, path)
    with timed("plan"):
        made = Production(project, book, Wish(), FolderStore(project.clips))
    tasks = _tasks(made)
    synthesize(tasks[0].text, tasks[0].voice, tasks[0].delivery)  # the engine opens once a worker
    with timed(f"speak {len(tasks)} clips, without keeping them"):
        for task in tasks:
            synthesize(task.text, task.voice, task.delivery)
    with timed("speak and keep them"):
        for task in tasks:
            task()
    _finish(made, project)
    with timed("cover, metadata, manifest"):
        made.conclude()
    whole = [sys.executable, "-m", "audiobook", "build", "--force", "--jobs", "1", "-q"]
    with timed("the same as one build, --jobs 1"):
        subprocess.run(whole, cwd=project.stories.parent, check=True)


def _tasks(made: Production) -> list[Speak]:
    return list({task.key: task for task in made.wanted()}.values())


def _finish(made: Production, project: Project) -> None:
    """Every chapter, stage by stage; then once more, as a build does it."""
    scratch = project.work / "stages"
    profile = project.profile
    form = formats.named(profile.format)
    scratch.mkdir(parents=True, exist_ok=True)
    stitched: dict[int, Any] = {}
    layouts = {layout.number: layout for layout in made.layouts}
    clips = FolderStore(project.clips)
    with timed(f"stitch {len(layouts)} chapters"):
        for number, layout in layouts.items():
            path = scratch / f"{number}.raw"
            target = profile.target(made.book.tail)
            stitched[number] = stitch(pieces(layout.order.lines, clips), path, target)
    with timed("  listen to the clips (part of keeping them)"):
        for layout in layouts.values():
            for piece in pieces(layout.order.lines, clips):
                Measured.of(piece.read(), piece.voice)
    with timed("master, encode and measure"):
        for number, one in stitched.items():
            encode.encode(one, scratch / f"{number}.mp3", profile)
    with timed("  measure (part of it)"):
        for number in stitched:
            measure.measure(scratch / f"{number}.mp3", profile.rate)
    with timed("  resample and encode alone, for scale"):
        for number, one in stitched.items():
            raw = ["-f", "s16le", "-ar", str(one.rate), "-ac", "1", "-i", str(one.path)]
            options = ["-ar", str(profile.rate), *form.options(profile.bit_rate)]
            command = [str(find()), "-v", "error", "-y", *raw, *options]
            subprocess.run([*command, str(scratch / f"{number}.plain.mp3")], check=True)
    with timed("tag"):
        for number, layout in layouts.items():
            plan = one_file(made.book, layout, "any.mp3", made.ledger.cover)
            form.tag(scratch / f"{number}.mp3", plan.tags)
    shutil.rmtree(scratch)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("project", type=Path, help="its folder; what was built there is deleted")
    parser.add_argument("story")
    asked = parser.parse_args()
    root = asked.project
    project = Project(root / "stories", root / "build", root / "voices.yaml")
    stages(project, project.story(asked.story))


if __name__ == "__main__":
    main()
