"""A story with its speakers, as it is while a person mends who says what."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobook.build import Project, guard, story_name
from audiobook.errors import Problem
from audiobook.story import NARRATOR, UNKNOWN, Kind, Story

if TYPE_CHECKING:
    from audiobook.build import inputs

_ARTICLES = ("the", "a", "an")


@dataclass(frozen=True, slots=True)
class Draft:
    """A story as it was read, and with its speakers."""

    project: Project
    manuscript: inputs.Inputs  # as it was read, without the speakers that were found
    story: Story  # with them
    called: str  # what a person calls it on the command line

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should know of the story; those that are fatal stop a build."""
        return self.story.problems

    def names(self) -> dict[str, str]:
        """What everybody in the story is called, by all their names in small letters."""
        people = self.story.characters
        named = {alias.casefold(): who.name for who in people for alias in who.aliases}
        named |= {name.casefold(): name for name in self.speakers()}
        return named | {who.name.casefold(): who.name for who in people} | {NARRATOR: NARRATOR}

    def person(self, name: str) -> str:
        """Who is called so, whatever marks and articles the name is written with; else empty."""
        from audiobook.corrections import words_of

        called = self.names()
        if name.casefold() in called:
            return called[name.casefold()]
        like = {one for key, one in called.items() if _bare(words_of(key)) == _bare(words_of(name))}
        return like.pop() if len(like) == 1 else ""

    def speakers(self) -> list[str]:
        """Everybody who speaks, those with the most lines first."""
        lines = Counter(s.speaker for _, s in self.story.segments() if s.kind is Kind.DIALOGUE)
        return [name for name, _ in lines.most_common() if name != UNKNOWN]


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def draft(project: Project, story: Path) -> Draft:
    """Read a story and find out who says what.

    What was found is remembered in the build folder, where there is a folder of stories. Raises
    InputError with what is wrong in the story, in voices.yaml or in the corrections.
    """
    with guard(project, story):
        return _draft(project, story)


def _draft(project: Project, story: Path) -> Draft:
    from audiobook.build import inputs

    manuscript = inputs.read(project, story)
    if project.stories.is_dir():  # who mends a story asks again and again: let it be remembered
        with suppress(OSError):
            project.state.mkdir(parents=True, exist_ok=True)
    called = story_name(story) if story.parent == project.stories else str(story)
    return Draft(project, manuscript, inputs.attributed(project, manuscript), called)
