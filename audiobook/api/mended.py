"""What a correction changed: the lines that somebody else says now, and what became wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audiobook.api.drafts import Draft
from audiobook.errors import Place, Problem
from audiobook.story import NARRATOR, Kind, Story

Start = tuple[int, int]  # a segment: its file's index, and where it begins in it


@dataclass(frozen=True, slots=True)
class Moved:
    """A line that somebody else says now."""

    place: Place
    before: str  # who said it
    after: str  # who says it
    words: str  # on one line
    start: Start


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that the story did not have."""

    name: str
    near: str  # what may have been meant, as a question; empty where nothing is near


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of corrections."""

    file: Path  # the corrections, as they were written
    draft: Draft  # the story as it is now
    corrected: int = 0  # lines that a person named somebody for
    new_names: tuple[NewName, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()  # names, each with whom it means now
    parted: tuple[str, ...] = ()  # names that mean nobody else any more
    asked: tuple[Moved, ...] = ()  # lines that moved because a person said so
    followed: tuple[Moved, ...] = ()  # those that moved because of that
    problems: tuple[Problem, ...] = ()  # what is wrong only now


def moves(before: Story, after: Story) -> tuple[Moved, ...]:
    """The lines that somebody else says in the one than in the other, in order."""
    from audiobook.corrections import on_one_line

    old, new = _speakers(before), _speakers(after)
    words = _words(after) | _words(before)
    pairs = ((at, old.get(at, NARRATOR), new.get(at, NARRATOR)) for at in sorted({*old, *new}))
    return tuple(
        Moved(after.files[at[0]].place(at[1]), was, now, on_one_line(words[at]), at)
        for at, was, now in pairs
        if was != now
    )


def new_problems(before: Story, after: Story) -> tuple[Problem, ...]:
    """What is wrong only now; places move with the lines of the corrections file."""
    known = {problem.what for problem in before.problems}
    return tuple(problem for problem in after.problems if problem.what not in known)


def _speakers(story: Story) -> dict[Start, str]:
    return {
        (chapter.file, segment.start): segment.speaker
        for chapter, segment in story.segments()
        if segment.kind is Kind.DIALOGUE
    }


def _words(story: Story) -> dict[Start, str]:
    return {
        (chapter.file, segment.start): segment.text
        for chapter, segment in story.segments()
        if segment.kind is Kind.DIALOGUE
    }
