"""What is to be heard: the builds, and for each of their files who says what in it, and when."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench import ROOT

# The three casts, each with the goals for it: the most word errors in %, the least DistillMOS.
CASTS = {
    "kokoro": Path("bench/casts/kokoro.yaml"),
    "hibari": Path("bench/casts/hibari_kokoro.yaml"),
    "espeak": Path("voices.yaml"),
}
STORIES = ("leon", "marco", "sofie")


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One utterance in a finished file."""

    speaker: str
    voice: str  # "engine:name"
    text: str  # as it is spoken, on one line
    start: int  # samples of the file
    end: int

    @property
    def samples(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class SpokenFile:
    """One finished file."""

    story: str
    number: int  # of the chapter
    file: str  # its path in the build folder
    sha256: str
    rate: int  # hertz
    lines: tuple[SpokenLine, ...]
    source: tuple[str, ...]  # the chapter's text as it is written, by segment

    @property
    def seconds(self) -> float:
        return self.lines[-1].end / self.rate


def build(folder: Path, cast: str, stories: tuple[str, ...], jobs: int) -> None:
    """Build the stories in this cast, as a person would; what is current is left alone."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "audiobook", "build", *stories, "--jobs", str(jobs)),
            *("--voices", str(CASTS[cast]), "--build", str(folder / cast)),
            *("--stories", str(_stories(folder, cast))),
        ],
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.returncode)


def _stories(folder: Path, cast: str) -> Path:
    """A copy of the shipped stories, beside which a build may keep its cast; with what is kept."""
    made = shutil.copytree(ROOT / "stories", folder / f"{cast}-stories", dirs_exist_ok=True)
    for kept in (ROOT / CASTS[cast]).with_suffix("").glob("*.cast.yaml"):
        shutil.copy(kept, made)
    return made


def note(folder: Path, cast: str, stories: tuple[str, ...]) -> None:
    """Write down what is said in the files of a build, for a Python that may lack the engines."""
    parts = [asdict(part) for story in stories for part in _parts(folder, cast, story)]
    _list(folder, cast).write_text(json.dumps(parts), encoding="utf-8")


def read(folder: Path, cast: str) -> list[SpokenFile]:
    """What `note` wrote down; nothing where the cast is not built."""
    try:
        told = json.loads(_list(folder, cast).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [
        SpokenFile(
            **{
                **part,
                "lines": tuple(SpokenLine(**line) for line in part["lines"]),
                "source": tuple(part["source"]),
            }
        )
        for part in told
    ]


def _list(folder: Path, cast: str) -> Path:
    return folder / f"{cast}.json"


def _parts(folder: Path, cast: str, story: str) -> Iterator[SpokenFile]:
    from audiobook.build import manifest
    from audiobook.build.book import prepare
    from audiobook.build.project import Project
    from audiobook.normalization.sounds import unmarked

    project = Project(folder / f"{cast}-stories", folder / cast, ROOT / CASTS[cast])
    path = project.story(story)
    book = prepare(project, path)
    made = manifest.read(project.manifest(path))
    for order in book.orders:
        chapter = made.chapter(order.chapter.number) if made else None
        if chapter is None or [line.key for line in chapter.lines] != [
            line.key for line in order.lines
        ]:
            raise SystemExit(f"chapter {order.chapter.number} of {story} is not built as it is now")
        (file,) = chapter.files
        lines = tuple(
            SpokenLine(said.speaker, said.role.voice.id, unmarked(said.text), *span)
            for said, span in zip(order.utterances, chapter.spans, strict=True)
        )
        place = f"{book.folder.name}/{file.name}"
        source = tuple(segment.audible for segment in order.chapter.segments)
        yield SpokenFile(story, order.chapter.number, place, file.sha256, file.rate, lines, source)
