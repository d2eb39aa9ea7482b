"""Delete what was built, and nothing that a person put there."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from audiobook.build import manifest
from audiobook.build.clips import FolderStore
from audiobook.build.manifest import Manifest
from audiobook.build.project import Project, story_name
from audiobook.errors import AudiobookError
from audiobook.system import files, is_running, lock, was_killed


def clear_up(project: Project) -> None:
    """Remove what killed builds left unfinished. Call it while holding the lock."""
    for folder in _folders(project.work):
        if not is_running(folder.name):
            files.remove_folder(folder)
    for folder in (
        project.books,
        project.build,
        project.attributions,
        project.scripts,
        *_folders(project.clips),
        *_folders(project.build),
    ):
        files.remove_leftovers(folder)


def clear_up_after_a_killed_build(project: Project) -> None:
    """As `clear_up`, where there is nothing else to do: cheap if the last build came to its end.

    One that is still running clears up itself, and a folder that may not be written is left.
    """
    if was_killed(project.state):
        with suppress(AudiobookError), lock(project.state):
            clear_up(project)


def drop_books(project: Project, name: str) -> int:
    """Delete the audiobooks of the stories called `name`; their clips stay. Returns how many files.

    Raises InputError if there is no such story, nor an audiobook of one that is there no more.
    """
    known = manifest.read_all(project.books)
    named = [file for file, book in known.items() if name in _names(Path(book.story))]
    found = named or [project.manifest(project.story(name))]
    return sum(_drop_book(project, file) for file in found)


def _drop_book(project: Project, file: Path) -> int:
    known = manifest.read(file)
    if known is None:
        return 0
    with lock(project.state):
        clear_up(project)
        count = _drop(project, known)
        file.unlink(missing_ok=True)
    return count


def drop_everything(project: Project) -> int:
    """Delete all audiobooks and all that the program keeps. Returns how many files of books."""
    if not project.state.is_dir():
        return 0
    with lock(project.state):
        clear_up(project)
        count = sum(_drop(project, known) for known in manifest.read_all(project.books).values())
    files.remove_folder(project.state)
    files.remove_folder(project.previews)
    if project.build.is_dir() and not any(project.build.iterdir()):
        project.build.rmdir()
    return count


def drop_unused_clips(project: Project) -> int:
    """Delete the clips that are in no built chapter. Returns how many.

    What is remembered of stories that are there no more goes too.
    """
    if not project.clips.is_dir():
        return 0
    with lock(project.state):
        books = manifest.read_all(project.books).values()
        _forget_all_but(project, [project.build / known.story for known in books])
        keep = {line.key for book in books for made in book.chapters for line in made.lines}
        store = FolderStore(project.clips)
        unused = store.keys() - keep
        store.drop(unused)
        return len(unused)


def _forget_all_but(project: Project, built: Iterable[Path]) -> None:
    beside = project.stories.iterdir() if project.stories.is_dir() else ()
    there = {project.file_name(story) for story in (*beside, *built) if story.exists()}
    for memory in project.attributions.glob("*.json"):
        if memory.name not in there:
            memory.unlink(missing_ok=True)


def _names(story: Path) -> set[str]:
    return {story_name(story), story.name, str(story)}


def _folders(parent: Path) -> list[Path]:
    return [path for path in parent.iterdir() if path.is_dir()] if parent.is_dir() else []


def _drop(project: Project, known: Manifest) -> int:
    count = 0
    for path in sorted({*known.paths(), *known.outdated}):
        folder, _, name = path.rpartition("/")
        count += files.remove_files(project.build / folder, [name])
    return count
