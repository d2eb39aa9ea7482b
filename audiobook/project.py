"""Where a person keeps things: stories, cast, build folder; and which story an argument means."""

from __future__ import annotations

import difflib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from audiobook.errors import InputError, Problem

STORY_SUFFIXES = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a project; none of them need exist yet."""

    stories: Path = Path("stories")
    build: Path = Path("build")
    voices: Path = Path("voices.yaml")

    @property
    def state(self) -> Path:
        """What the program keeps for itself."""
        return self.build / ".audiobook"

    @property
    def clips(self) -> Path:
        return self.state / "clips"

    @property
    def work(self) -> Path:
        """For what lives only while a build runs."""
        return self.state / "work"

    def manifest(self, story: Path) -> Path:
        """Where the manifest of a story is; moving the whole project does not change it."""
        relative = Path(os.path.relpath(story, self.build)).as_posix()
        short = hashlib.sha256(relative.encode()).hexdigest()[:8]
        return self.state / "books" / f"{story.stem[:40]}-{short}.json"

    def cast_files(self, story: Path) -> list[Path]:
        """The files that say who speaks how, from the general to the particular."""
        return [self.voices, story.with_name(f"{story.stem}.voices.yaml")]

    def known_inputs(self, story: Path) -> list[Path]:
        """The inputs of a story that are known without reading it."""
        return [story, *self.cast_files(story)]

    def all_stories(self) -> list[Path]:
        """Every story in the stories folder. Raises InputError if there is none."""
        if not self.stories.is_dir():
            raise InputError(
                Problem(
                    f"there is no folder «{self.stories}»",
                    "run `audiobook init` for a new project, or name one with --stories",
                )
            )
        found = [path for path in sorted(self.stories.iterdir()) if _is_story(path)]
        if not found:
            raise InputError(
                Problem(
                    f"there is no story in «{self.stories}»",
                    "put a .md or .txt file there, or a folder of them",
                )
            )
        return found

    def story(self, argument: str) -> Path:
        """The story that an argument names: a path, or a name in the stories folder."""
        given = Path(argument)
        if given.exists():
            return given
        here = self.stories / argument
        candidates = [here, *(here.with_name(here.name + end) for end in STORY_SUFFIXES)]
        for path in candidates:
            if path.exists():
                return path
        known = [path.stem for path in self.all_stories()] if self.stories.is_dir() else []
        close = difflib.get_close_matches(argument, known, n=1)
        mend = f"did you mean «{close[0]}»?" if close else f"known: {', '.join(known) or 'none'}"
        raise InputError(Problem(f"there is no story «{argument}»", mend))


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a build."""

    jobs: int = 1
    chapters: frozenset[int] | None = None  # None: all
    force: bool = False
    lenient: bool = False  # build a story in spite of its problems

    @property
    def options(self) -> dict[str, object]:
        """What decides how a whole book comes out."""
        return {"lenient": self.lenient}


def _is_story(path: Path) -> bool:
    if path.name.startswith("."):
        return False
    if path.is_dir():
        return any(file.suffix.lower() in STORY_SUFFIXES for file in path.iterdir())
    return path.suffix.lower() in STORY_SUFFIXES
