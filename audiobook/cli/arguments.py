"""What several commands are asked in the same words, and what it means."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audiobook.errors import InputError, Problem, shown

if TYPE_CHECKING:
    from audiobook.api import Project

StoryNames = Annotated[
    list[str] | None,
    typer.Argument(metavar="STORY", help="Names in stories/, or paths. All if none."),
]
StoryName = Annotated[str, typer.Argument(metavar="STORY", help="A name, or a path.")]
Chapters = Annotated[
    str | None, typer.Option("--chapters", metavar="2,4-6", help="Only these chapters.")
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Worker processes.")]
Voices = Annotated[Path, typer.Option("--voices", metavar="FILE", help="Who speaks how.")]
Stories = Annotated[Path, typer.Option("--stories", metavar="DIR", help="Where stories are.")]
Build = Annotated[Path, typer.Option("--build", metavar="DIR", help="Where audiobooks go.")]
Force = Annotated[bool, typer.Option("--force", help="Speak and encode everything again.")]
Strict = Annotated[
    bool, typer.Option("--strict", help="Build no story of which there is anything to note.")
]
Lenient = Annotated[
    bool, typer.Option("--lenient", help="Does nothing any more: notes stop no build.")
]
Fallback = Annotated[
    bool,
    typer.Option("--fallback", help="Another voice for one whose engine is missing, and a note."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]

STORIES, BUILD, VOICES = Path("stories"), Path("build"), Path("voices.yaml")
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
_NUMBER = re.compile("[0-9]{1,5}")  # of a chapter


def chapter_numbers(text: str | None) -> frozenset[int] | None:
    """«2,4-6» as chapter numbers. Raises InputError for what is written otherwise."""
    if text is None:
        return None
    found: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        last = last if dash else first
        ends = [int(end) if _NUMBER.fullmatch(end.strip()) else 0 for end in (first, last)]
        if not 1 <= ends[0] <= ends[1]:
            raise InputError(Problem(f"--chapters can't be «{text}»", "write it like 2,4-6"))
        found.update(range(ends[0], ends[1] + 1))
    return frozenset(found)


def project_of(stories: Path, build: Path, voices: Path, new: bool = False) -> Project:
    """The project's folders; only the usual voices file, or a `new` one, may be absent."""
    from audiobook.api import Project

    if voices != VOICES and not new and not voices.exists():
        raise InputError(
            Problem(f"there is no file «{shown(voices)}»", "name another with --voices")
        )
    return Project(stories, build, voices)


def paths_of(project: Project, names: Sequence[str] | None) -> list[Path]:
    """The stories of these names, each once; all if there are none."""
    if not names:
        return project.all_stories()
    found = {path.resolve(): path for path in reversed([project.story(name) for name in names])}
    return list(reversed(found.values()))


def mp3_file(out: Path) -> Path:
    """What --out FILE names. Raises InputError where no MP3 can be written there, or should be."""
    if out.is_dir():
        mend = f"name a file in it, as in --out {out / 'heard.mp3'}"
        raise InputError(Problem(f"--out can't be «{shown(out)}», which is a folder", mend))
    if out.suffix.lower() != ".mp3":
        named = out.with_suffix(".mp3") if out.suffix else f"{out}.mp3"
        what = f"--out can't be «{shown(out)}»: an MP3 is written, and its name does not say so"
        raise InputError(Problem(what, f"write --out {named}"))
    return out


def audition_file(out: Path | None, audition: bool) -> Path | None:
    """The file that --out names, which goes with --audition alone. Raises InputError as told."""
    if out and not audition:
        raise InputError(Problem("--out is for an audition", "add --audition"))
    return mp3_file(out) if out else None


def mp3_folder(out: Path) -> Path:
    """What --out DIR names; it may be missing. Raises InputError for what is or means a file."""
    if out.is_dir():
        return out
    if out.exists() or out.suffix.lower() == ".mp3":
        mend = "name a folder; each voice gets an MP3 of its own in it"
        raise InputError(Problem(f"--out can't be «{shown(out)}», which is not a folder", mend))
    return out


def print_json(value: object) -> None:
    print(json.dumps(value))  # plain ASCII, which no pipe can spoil
