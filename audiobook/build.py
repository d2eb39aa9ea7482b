"""Stories become books: what is current is left alone, the rest is prepared and run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audiobook import events as tell
from audiobook import ffmpeg, files, freshness, manifest
from audiobook.errors import InputError, Problem
from audiobook.events import Event
from audiobook.project import Project, Wish

if TYPE_CHECKING:
    from audiobook.making import Making
    from audiobook.planning import Book, ChapterPlan


def build(project: Project, paths: Sequence[Path], wish: Wish) -> Iterator[Event]:
    """Build the stories, telling what happens. What is current is left alone.

    A story that can't be built is told as `Refused`, a chapter that could not be made as
    `Failed`, and the others go on. Raises ToolError where nothing can go on (no ffmpeg, a full
    disk), InputError where the folder can't be used; what is finished by then is kept.
    """
    stale = []
    for path in paths:
        known = manifest.read(project.manifest(path))
        if known and not wish.force and _is_current(project, path, known, wish):
            yield tell.Current(path.stem, str(project.build / known.folder))
        else:
            stale.append(path)
    if stale:
        ffmpeg.find()  # rather told now than after an hour of speech
        with files.lock(project.state):
            _clear_up(project)
            yield from _build(project, stale, wish)


def plan(project: Project, path: Path, wish: Wish) -> tuple[Book, tuple[ChapterPlan, ...]]:
    """What a build of one story would do, and why. Raises InputError if it can't be built."""
    from audiobook.making import Making
    from audiobook.preparing import prepare

    book = prepare(project, path, wish.lenient)
    _refuse_missing_chapters(book, wish)
    making = Making(project, book, wish)
    return making.book, making.plans


def _is_current(project: Project, path: Path, known: manifest.Manifest, wish: Wish) -> bool:
    return freshness.is_current(known, project.build, project.known_inputs(path), wish.options)


def _build(project: Project, paths: Sequence[Path], wish: Wish) -> Iterator[Event]:
    # Imported here, so that a build with nothing to do loads none of what reads and speaks.
    from audiobook.making import Making
    from audiobook.preparing import prepare
    from audiobook.running import Run
    from audiobook.workers import Crew

    making: list[Making] = []
    for path in paths:
        try:
            book = prepare(project, path, wish.lenient)
            _refuse_missing_chapters(book, wish)
            _refuse_shared_folder(book, making)
        except InputError as error:
            yield tell.Refused(path.stem, error)
            continue
        for problem in book.story.problems:
            yield tell.Noted(path.stem, problem)
        making.append(Making(project, book, wish))
    with Crew(wish.jobs) as crew:
        yield from Run(making, crew, project).events()


def _clear_up(project: Project) -> None:
    """Remove what a killed build left unfinished."""
    files.remove_folder(project.work)
    own = [project.state / "books", project.build, *_folders(project.clips)]
    for folder in (*own, *_folders(project.build)):
        files.remove_leftovers(folder)


def _folders(parent: Path) -> list[Path]:
    return [path for path in parent.iterdir() if path.is_dir()] if parent.is_dir() else []


def _refuse_missing_chapters(book: Book, wish: Wish) -> None:
    missing = sorted(
        (wish.chapters or frozenset()) - {order.chapter.number for order in book.orders}
    )
    if missing:
        shown = ", ".join(map(str, missing[:9]))
        what = f"{book.story.path} has no chapter {shown}"
        raise InputError(Problem(what, f"choose from 1 to {len(book.orders)}"))


def _refuse_shared_folder(book: Book, others: Sequence[Making]) -> None:
    for other in others:
        if other.book.folder.name.casefold() == book.folder.name.casefold():
            what = f"{book.story.path} and {other.book.story.path} have the same title"
            mend = "give one of them another `title:` in its front matter"
            raise InputError(Problem(what, mend, book.story.files[0].place(0)))
