"""A story with its speakers, as it is while a person mends who says what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from audiobook.build import Project, guard, story_name
from audiobook.errors import InputError, Problem, shown
from audiobook.story import NARRATOR, UNKNOWN, Kind, Story

if TYPE_CHECKING:
    from audiobook.build import inputs

_ARTICLES = ("the", "a", "an")


@dataclass(frozen=True, slots=True)
class Draft:
    """A story as it was read, and with its speakers."""

    project: Project
    story: Story  # with its speakers
    called: str  # what a person calls it on the command line
    read: Callable[[], inputs.Inputs] = field(repr=False, compare=False)

    @property
    def manuscript(self) -> inputs.Inputs:
        """The story as it was read, without the speakers that were found.

        Raises InputError where it was remembered, and is another by now.
        """
        return self.read()

    def with_speakers(self, manuscript: inputs.Inputs, story: Story) -> Draft:
        """The draft of a manuscript that was corrected."""
        return replace(self, story=story, read=lambda: manuscript)

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
    from audiobook.build import answers

    @cache
    def read() -> inputs.Inputs:
        from audiobook.build import inputs

        return inputs.read(project, story)

    def find_out() -> answers.Finding[Story]:
        from audiobook.build import inputs

        told = inputs.attributed(project, read())
        return answers.Finding(told, [source.path for source in told.files])

    question = answers.Question("story", Story, story, fits=_is_whole)
    found, forgotten = answers.answer(project, question, find_out)
    if forgotten:
        found = replace(found, problems=(*found.problems, forgotten))
    called = story_name(story) if story.parent == project.stories else str(story)
    return Draft(project, found, called, lambda: _same(found, read()))


def _is_whole(story: Story) -> bool:
    """Whether all places in a story that was remembered are places."""
    sizes = [len(file.text) for file in story.files]
    return [one.number for one in story.chapters] == [*range(1, len(story.chapters) + 1)] and all(
        0 <= chapter.file < len(sizes)
        and 0 <= segment.start <= segment.end <= sizes[chapter.file]
        and 0 <= segment.attribution.confidence <= 1
        and all(0 <= one.start <= one.end <= len(segment.text) for one in segment.silences)
        for chapter, segment in story.segments()
    )


def _same(story: Story, manuscript: inputs.Inputs) -> inputs.Inputs:
    """What was read, if it is what `story` was made of."""
    if [file.text for file in manuscript.story.files] != [file.text for file in story.files]:
        what = f"{shown(story.path)} was changed while it was looked at"
        raise InputError(Problem(what, "do it once more"))
    return manuscript
