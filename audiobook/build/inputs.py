"""A manuscript is read with all that a person says of who speaks in it, and attributed."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from audiobook import corrections
from audiobook.attribution import attribute
from audiobook.build.project import Project
from audiobook.casting import Kept, VoicesFile, cast_file, voices_file
from audiobook.corrections import Corrections
from audiobook.delivery import cover_design
from audiobook.errors import Problem
from audiobook.manuscript import Particulars, read_story
from audiobook.story import Metadata, Story
from audiobook.system import Locate


@dataclass(frozen=True, slots=True)
class Inputs:
    """A story as it was read, and what a person says of who speaks in it, and how."""

    story: Story
    voices: VoicesFile
    locate: Locate  # where the voices files say it
    corrections: Corrections
    kept: Kept | None  # the cast that stands beside the story

    def called(self) -> tuple[VoicesFile, Locate]:
        """The voices file and its places, with everybody as the corrections call them."""
        names = corrections.Names(self.voices.known_characters(), self.corrections)
        return voices_file.renamed(self.voices, self.locate, names.canonical)


def read(project: Project, path: Path) -> Inputs:
    """Read all that attribution goes by. Raises InputError with what is wrong in it."""
    chosen, locate = voices_file.read(project.cast_files(path))
    story = _titled(read_story(path, _particulars(project, path, chosen)))
    fixes = corrections.read(project.corrections(path))
    return Inputs(story, chosen, locate, fixes, cast_file.read(project.cast(path)))


def _particulars(project: Project, path: Path, chosen: VoicesFile) -> Particulars:
    """What the voices files say of a book: the one beside the story of it, the other of all."""
    general, own = (
        _seen_from(path, file, voices_file.read([file])[0]) for file in project.cast_files(path)
    )
    return Particulars(own, general, chosen.matter)


def _seen_from(path: Path, file: Path, chosen: VoicesFile) -> Metadata:
    """What a voices file says of a book, with the path of the cover relative to the story."""
    book = chosen.book.metadata
    if not book.cover:
        return book
    folder = path if path.is_dir() else path.parent
    return replace(book, cover=os.path.relpath(file.parent / book.cover, folder))


def attributed(project: Project, given: Inputs) -> Story:
    """The story with its speakers: the corrected ones as they are, the others found around them.

    It is remembered where the project remembers anything.
    """
    known, fixes = given.voices.known_characters(), given.corrections
    story = corrections.apply(given.story, fixes, known)
    kept = project.attributions if project.remembers else None
    memory = kept / project.file_name(given.story.path) if kept else None
    told = attribute(story, corrections.cast_of(known, fixes), memory)
    return replace(told, characters=corrections.with_unknown(told.characters, known, fixes))


def _titled(story: Story) -> Story:
    """The story with a title in any case, and no chapter that has the title of the whole book.

    Players that show a file by its title, or only by its album, could not tell them apart.
    """
    title = story.metadata.title or story.name
    chapters = tuple(
        replace(chapter, title=f"Chapter {chapter.number}") if chapter.title == title else chapter
        for chapter in story.chapters
    )
    book = replace(story.metadata, title=title)
    return replace(story, metadata=book, chapters=chapters, problems=_cover_notes(story, book))


def _cover_notes(story: Story, book: Metadata) -> tuple[Problem, ...]:
    """The story's problems, and what a generated cover can't show."""
    lacking = (
        "" if book.cover else cover_design.undrawable(f"{book.title} {book.author} {book.series}")
    )
    if not lacking:
        return story.problems
    what = f"the generated cover leaves out «{lacking}»: its typeface has no such characters"
    mend = "give a cover of your own with `cover:` in the front matter"
    return (*story.problems, Problem(what, mend, story.files[0].place(0), fatal=False))
