"""What would be read of a story, as Markdown."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from pathlib import Path

from audiobook.build import Project, guard
from audiobook.errors import Problem


@dataclass(frozen=True, slots=True)
class Transcript:
    """A manuscript's words as they would be read, to go on from."""

    text: str  # Markdown with front matter
    problems: tuple[Problem, ...]  # what a person should know of the story


def text(project: Project, story: Path, chapters: Set[int] | None = None) -> Transcript:
    """What would be read of a story, of these chapters or all, as Markdown with front matter.

    Raises InputError with what is wrong in it, and for a chapter that it does not have.
    """
    with guard(project, story):
        from audiobook.build import inputs
        from audiobook.manuscript import transcript

        read = inputs.read(project, story).story
        read.need_chapters(chapters or ())
        kept = tuple(c for c in read.chapters if chapters is None or c.number in chapters)
        lines = transcript(replace(read, chapters=kept))
        return Transcript("\n".join(lines) + "\n", read.problems)
