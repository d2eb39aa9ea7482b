"""Where a person keeps things: stories, cast, build folder; and which story an argument means."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from audiobook.delivery import Profile, profile
from audiobook.errors import InputError, Problem, did_you_mean, shown
from audiobook.story import Format
from audiobook.system import safe_name


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a project; none of them need exist yet."""

    stories: Path = Path("stories")
    build: Path = Path("build")
    voices: Path = Path("voices.yaml")
    profile: Profile = field(default_factory=profile.named)  # that its books are within

    @property
    def state(self) -> Path:
        """What the program keeps for itself."""
        return self.build / ".audiobook"

    @property
    def remembers(self) -> bool:
        """Whether what is found out is kept: in a project, and wherever something was kept before.

        Elsewhere nothing is left behind.
        """
        return self.stories.is_dir() or self.state.is_dir()

    @property
    def clips(self) -> Path:
        return self.state / "clips"

    @property
    def work(self) -> Path:
        """For what lives only while a build runs."""
        return self.state / "work"

    @property
    def previews(self) -> Path:
        """Where a preview goes that can't be played."""
        return self.build / "preview"

    @property
    def books(self) -> Path:
        """The folder of manifests."""
        return self.state / "books"

    @property
    def attributions(self) -> Path:
        """Who says what, as it was found out; of each story the last time."""
        return self.state / "attributions"

    @property
    def answers(self) -> Path:
        """What commands told of each story, the last time; told again while nothing changed.

        It is called as the other folder is: who compares two build folders leaves out both.
        """
        return self.state / "answers" / "attributions"

    def sayings(self, story: Path) -> Path:
        """Where it is kept what is said in each chapter of a story."""
        return self.answers / f"{Path(self.file_name(story)).stem}.said.json"

    @property
    def scripts(self) -> Path:
        """The scripts that a person is mending, as they were written."""
        return self.state / "scripts"

    @property
    def traces(self) -> Path:
        """What the program was doing when it failed, of each story the last time."""
        return self.state / "traces"

    def holds(self, path: Path) -> bool:
        """Whether a path lies in the build folder, wherever links on its way lead."""
        return path.resolve().is_relative_to(self.build.resolve())

    def manifest(self, story: Path) -> Path:
        """Where the manifest of a story is; moving the whole project does not change it."""
        return self.books / self.file_name(story)

    def file_name(self, story: Path) -> str:
        """What a story's files are called where the program keeps things."""
        short = hashlib.sha256(os.fsencode(self.relative(story))).hexdigest()[:8]
        return f"{safe_name(story_name(story), 60)}-{short}.json"

    def relative(self, path: Path) -> str:
        """A path as the manifests have it: seen from the build folder, however it was given."""
        try:
            return Path(os.path.relpath(path, self.build)).as_posix()
        except ValueError:  # on another drive of Windows
            return path.absolute().as_posix()

    def at(self, relative: str) -> Path:
        """The path that `relative` made it of, also where the build folder is a link or absent."""
        return Path(os.path.normpath(self.build / relative))

    def cast_files(self, story: Path) -> list[Path]:
        """The files that say who speaks how, from the general to the particular."""
        return [self.voices, story.parent / f"{story_name(story)}.voices.yaml"]

    def cast(self, story: Path) -> Path:
        """The file beside a story that keeps its cast."""
        return story.parent / f"{story_name(story)}.cast.yaml"

    def corrections(self, story: Path) -> Path:
        """The file beside a story that says what a person corrected."""
        return story.parent / f"{story_name(story)}.corrections"

    def script(self, story: Path) -> Path:
        """The script beside a story, while a person mends it."""
        return story.parent / f"{story_name(story)}.script"

    def known_inputs(self, story: Path) -> list[Path]:
        """The inputs of a story that are known without reading it."""
        return [story, *self.cast_files(story), self.cast(story), self.corrections(story)]

    def known_files(self, story: Path) -> list[Path]:
        """The same, and the chapters of a story in a folder."""
        try:
            found = [file for file in story.iterdir() if _is_chapter(file)]
        except OSError:
            found = []  # one file, or who reads it will say what is wrong
        return [*self.known_inputs(story), *found]

    def all_stories(self) -> list[Path]:
        """Every story in the stories folder. Raises InputError if there is none."""
        if not self.stories.is_dir():
            raise InputError(
                Problem(
                    f"there is no folder «{shown(self.stories)}»",
                    "run `audiobook init` for a new project, or name one with --stories",
                )
            )
        found = [path for path in sorted(self.stories.iterdir()) if _is_story(path)]
        if not found:
            raise InputError(
                Problem(
                    f"there is no story in «{shown(self.stories)}»",
                    "put a .md or .txt file there, or a folder of them",
                )
            )
        return found

    def story(self, argument: str) -> Path:
        """The story that an argument names: a path, or a name in the stories folder."""
        given = Path(argument)
        if os.path.lexists(given):
            return given if given.name else given.resolve()
        here = self.stories / argument
        ends = [end for format_ in Format for end in format_.suffixes]
        candidates = [here, *(here.with_name(here.name + end) for end in ends)]
        for path in candidates:
            if os.path.lexists(path):
                return path
        known = (
            [shown(story_name(path)) for path in self.all_stories()]
            if self.stories.is_dir()
            else []
        )
        mend = did_you_mean(argument, known) or f"known: {', '.join(known) or 'none'}"
        raise InputError(Problem(f"there is no story «{shown(argument)}»", mend))


def story_name(path: Path) -> str:
    """What a person calls the story in a file or folder."""
    return path.stem if Format.of(path) else path.name


def _is_chapter(file: Path) -> bool:
    return Format.of(file) is not None and file.is_file() and not file.name.startswith(".")


def _is_story(path: Path) -> bool:
    if path.name.startswith("."):
        return False
    if path.is_dir():
        return any(map(Format.of_chapter, path.iterdir()))
    return Format.of(path) is not None
