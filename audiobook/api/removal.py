"""Delete what was built, and nothing that a person put there, nor what lies outside."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from audiobook.build import Project, answers, clips, leftovers, manifest, story_name
from audiobook.errors import Problem
from audiobook.system import files, lock


@dataclass(frozen=True, slots=True)
class Removal:
    """What was deleted, or would be."""

    books: int  # audiobooks of which there were files
    files: int  # of audiobooks, and previews
    file_bytes: int
    clips: int
    clip_bytes: int
    notes: tuple[Problem, ...] = ()  # what was left alone, and why


def clean(project: Project, name: str | None = None, clips_too: bool = False) -> Removal:
    """Delete the audiobooks of the stories called `name`, without one all that was built.

    The clips stay unless `clips_too` is given, and always while a story is named. Says what it was.
    Raises InputError if there is no such story, nor an audiobook of one that is there no more, and
    while a build runs.
    """
    if not project.holds(project.state):
        return Removal(0, 0, 0, 0, 0, _notes([], project, [project.state]))
    if name is not None:
        return _drop_books(project, name)
    return _drop_everything(project, clips_too)


def built(project: Project) -> Removal:
    """All that was built, clips too: what `clean(project, clips_too=True)` would delete."""
    return _counted(_all_books(project), project, list(_clips(project)))


def clean_clips(project: Project) -> Removal:
    """Delete the clips that no book needs any more; says how many.

    What is remembered of stories that are there no more goes too. Raises InputError while a build
    runs.
    """
    if not project.clips.is_dir() or not project.holds(project.state):
        return Removal(0, 0, 0, 0, 0, _notes([], project, [project.state]))
    with lock(project.state):
        books = manifest.read_all(project.books).values()
        _forget_all_but(project, [project.at(known.story) for known in books])
        keep = {line.key for book in books for made in book.chapters for line in made.lines}
        unused = [file for file in _clips(project) if file.stem not in keep]
        size = sum(map(_size, unused))
        clips.store_of(project).drop(file.stem for file in unused)
        return Removal(0, 0, 0, len(unused), size, _notes([], project, [project.clips]))


def _drop_everything(project: Project, clips_too: bool) -> Removal:
    if not project.state.is_dir():
        files.remove_folder(project.previews)
        return Removal(0, 0, 0, 0, 0)
    with lock(project.state):
        leftovers.clear_up(project)
        books = _all_books(project)
        found = _counted(books, project, list(_clips(project)) if clips_too else [])
        _drop(project, books)
        for one in project.state.iterdir():
            if one.is_dir() and (clips_too or one != project.clips):
                files.remove_folder(one)
    files.remove_folder(project.previews)
    if clips_too or not project.clips.exists():
        files.remove_folder(project.state)
    if not project.build.is_symlink() and project.build.is_dir():
        files.remove_empty(project.build)
    return found


def _drop_books(project: Project, name: str) -> Removal:
    known = manifest.read_all(project.books)
    named = [file for file, book in known.items() if name in _names(Path(book.story))]
    found = named or [project.manifest(project.story(name))]
    books = [book for book in map(manifest.read, found) if book is not None]
    if not books:
        return Removal(0, 0, 0, 0, 0, _damaged(found))
    with lock(project.state):
        leftovers.clear_up(project)
        counted = _counted(books, project, [], previews=False)
        _drop(project, books)
        for file in found if project.holds(project.books) else ():
            file.unlink(missing_ok=True)
    return counted


def _counted(
    books: Iterable[manifest.Manifest],
    project: Project,
    spoken: Iterable[Path],
    previews: bool = True,
) -> Removal:
    books, spoken = list(books), list(spoken)
    made = {known.story: [f for f in _files(project, [known]) if _is_there(f)] for known in books}
    there = {file for files_of_book in made.values() for file in files_of_book}
    if previews and project.previews.is_dir() and project.holds(project.previews):
        there |= {file for file in project.previews.rglob("*") if not file.is_dir()}
    return Removal(
        books=sum(bool(files_of_book) for files_of_book in made.values()),
        files=len(there),
        file_bytes=sum(map(_size, there)),
        clips=len(spoken),
        clip_bytes=sum(map(_size, spoken)),
        notes=_notes(books, project, [project.clips] if spoken else []),
    )


def _all_books(project: Project) -> list[manifest.Manifest]:
    return list(manifest.read_all(project.books).values())


def _files(project: Project, books: Iterable[manifest.Manifest]) -> Iterator[Path]:
    """The files of books that lie in the build folder, wherever links lead."""
    for path in sorted({path for known in books for path in (*known.paths(), *known.outdated)}):
        file = project.build / path
        if project.holds(file.parent):
            yield file


def _clips(project: Project) -> Iterator[Path]:
    """The files of clips that lie in the build folder, wherever links lead."""
    held = {folder for folder in project.clips.glob("??") if project.holds(folder)}
    return (file for folder in held for file in folder.glob("*.wav"))


def _drop(project: Project, books: Iterable[manifest.Manifest]) -> None:
    for file in _files(project, books):
        files.remove_files(file.parent, [file.name])


def _notes(
    books: Iterable[manifest.Manifest], project: Project, folders: Iterable[Path]
) -> tuple[Problem, ...]:
    """What is left alone: what lies outside, and what is known of no more."""
    parents = {project.build / known.folder for known in books} | set(folders)
    outside = [one for one in sorted(parents) if one.exists() and not project.holds(one)]
    what = f"leads out of {project.build}; what is there was left alone"
    told = tuple(Problem(f"{one} {what}", "", fatal=False) for one in outside)
    return (*told, *_damaged(sorted(project.books.glob("*.json"))))


def _damaged(found: Iterable[Path]) -> tuple[Problem, ...]:
    wrong = [file for file in found if manifest.complaint(file)]
    mend = "delete the files of its audiobook yourself"
    return tuple(
        Problem(f"{file} is damaged: which files it told of is not known", mend, fatal=False)
        for file in wrong
    )


def _is_there(file: Path) -> bool:
    return os.path.lexists(file) and (file.is_symlink() or not file.is_dir())


def _size(file: Path) -> int:
    try:
        return file.lstat().st_size
    except OSError:  # gone meanwhile
        return 0


def _forget_all_but(project: Project, built: Iterable[Path]) -> None:
    beside = project.stories.iterdir() if project.stories.is_dir() else ()
    there = {project.file_name(story) for story in (*beside, *built) if story.exists()}
    for folder in (project.attributions, project.answers):
        for memory in folder.glob("*.json") if project.holds(folder) else ():
            story = memory.name if folder == project.attributions else answers.story_file(memory)
            if story not in there:
                memory.unlink(missing_ok=True)


def _names(story: Path) -> set[str]:
    return {story_name(story), story.name, str(story)}
