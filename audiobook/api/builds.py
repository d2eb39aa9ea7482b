"""Stories become books: what is current is left alone, the rest is prepared and run."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audiobook.build import Project, Wish, events, guard, story_name
from audiobook.errors import AudiobookError, FFmpegError, InputError, Problem

if TYPE_CHECKING:
    from audiobook.build import book, freshness, manifest, production
    from audiobook.system import ffmpeg


def build(
    project: Project, stories: Sequence[Path] | None = None, wish: Wish | None = None
) -> Iterator[events.Event]:
    """Build the stories, all if none are named, telling what happens; what is current stays.

    Nothing is done before the first event is asked for. A story that can't be built is told as
    `Refused`, a chapter that could not be made as `Failed`, and the others go on. Raises ToolError
    where nothing can go on (no ffmpeg, a full disk), InputError where the folder can't be used;
    what is finished by then is kept.
    """
    from audiobook.build import leftovers
    from audiobook.system import ffmpeg, lock

    wish = wish or Wish()
    paths = project.all_stories() if stories is None else stories
    stale = yield from _stale(project, paths, wish)
    if not stale:
        leftovers.clear_up_after_a_killed_build(project)
        return
    encoder = ffmpeg.chosen()  # rather told now than after an hour of speech
    with lock(project.state):
        leftovers.clear_up(project)
        try:
            yield from _build(project, stale, wish, encoder)
        finally:  # the workers have ended by now
            leftovers.clear_up(project)


def _stale(
    project: Project, paths: Sequence[Path], wish: Wish
) -> Generator[events.Event, None, list[Path]]:
    """The stories of which something has to be made, as far as the bytes of their inputs tell."""
    from audiobook.build import freshness

    stale: list[Path] = []
    here = freshness.Here(wish.options)
    for path in paths:
        try:
            with guard(project, path):
                current, damaged = _state(project, path, here)
        except AudiobookError as error:
            yield events.Refused(story_name(path), error)
            continue
        if damaged:
            yield events.Noted(story_name(path), damaged)
        if current and not wish.force:
            yield current
        else:
            stale.append(path)
    return stale


def _state(
    project: Project, path: Path, here: freshness.Here
) -> tuple[events.Current | None, Problem | None]:
    """That a story's book is current, if it is, and what is to be told of a damaged manifest."""
    from audiobook.build import freshness, manifest

    file = project.manifest(path)
    known = manifest.read(file)
    if known is None:
        return None, manifest.complaint(file)
    if not freshness.is_current(known, project, path, here):
        return None, None
    return events.Current(story_name(path), str(project.build / known.folder)), None


def _build(
    project: Project, paths: Sequence[Path], wish: Wish, encoder: ffmpeg.Program
) -> Iterator[events.Event]:
    # Imported here, so that a build with nothing to do loads none of what reads and speaks.
    from audiobook.build import executors, guarded_production, manifest, schedule

    asked = {project.relative(path) for path in paths}
    others = [
        known for known in manifest.read_all(project.books).values() if known.story not in asked
    ]
    yield from _orphans(project, others)
    books = yield from _productions(project, paths, wish, encoder, others)
    guarded = [guarded_production.GuardedProduction(project, one) for one in books]
    with executors.LocalExecutor(wish.jobs) as executor:
        yield from schedule.Schedule(guarded, executor).run()
    for one in guarded:
        yield one.conclude()
    for one in guarded:
        yield from one.tidy()


def _productions(
    project: Project,
    paths: Sequence[Path],
    wish: Wish,
    encoder: ffmpeg.Program,
    others: Sequence[manifest.Manifest],
) -> Generator[events.Event, None, list[production.Production]]:
    """The books that can be built; `others` are those that are not asked for."""
    from audiobook.build import book, clips, production

    found: list[production.Production] = []
    newly: list[Path] = []  # whose casts are kept from now on
    folders = {k.folder: k.story for k in others if project.at(k.story).exists()}
    for path in paths:
        try:
            with guard(project, path):
                ready = book.prepare(project, path, wish.strict, wish.fallback)
                ready.story.need_chapters(wish.chapters or ())
                _refuse_shared_folder(ready, folders)
                ready, is_new = book.keep(project, ready)
                newly += [path] if is_new else []
                store = clips.store_of(project)
                made = production.Production(project, ready, wish, store, encoder)
        except FFmpegError:  # no other story would fare better
            raise
        except AudiobookError as error:
            yield events.Refused(story_name(path), error)
            continue
        for problem in ready.story.problems:
            yield events.Noted(story_name(path), problem)
        folders[ready.folder.name] = project.relative(path)
        found.append(made)
    yield from (events.Noted(name, note) for name, note in book.newly_kept(project, newly))
    return found


def _orphans(project: Project, others: Sequence[manifest.Manifest]) -> Iterator[events.Event]:
    for known in others:
        if not os.path.lexists(project.at(known.story)):
            name = story_name(Path(known.story))
            what = f"the story of «{known.folder}» in {project.build} is there no more"
            mend = f"`audiobook clean {name}` deletes its audiobook"
            yield events.Noted(name, Problem(what, mend, fatal=False))


def _refuse_shared_folder(ready: book.Book, folders: Mapping[str, str]) -> None:
    """`folders` are those of other books, with the story of each."""
    for folder, story in folders.items():
        if folder.casefold() == ready.folder.name.casefold():
            what = f"{ready.story.path} and {Path(story).name} have the same title, «{ready.title}»"
            mend = "give one of them another `title:` in its front matter"
            raise InputError(Problem(what, mend, ready.story.files[0].place(0)))
