"""Delete what was built, and nothing that a person put there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from audiobook.build import Project, clips, leftovers, manifest, story_name
from audiobook.system import files, lock


def clean(project: Project, name: str | None = None) -> int:
    """Delete the audiobooks of the stories called `name`, without one all that was built.

    The clips stay while a story is named. Returns how many files of books it were. Raises
    InputError if there is no such story, nor an audiobook of one that is there no more, and while
    a build runs.
    """
    return _drop_everything(project) if name is None else _drop_books(project, name)


def clean_clips(project: Project) -> int:
    """Delete the clips that no book needs any more; how many.

    What is remembered of stories that are there no more goes too. Raises InputError while a build
    runs.
    """
    if not project.clips.is_dir():
        return 0
    with lock(project.state):
        books = manifest.read_all(project.books).values()
        _forget_all_but(project, [project.build / known.story for known in books])
        keep = {line.key for book in books for made in book.chapters for line in made.lines}
        store = clips.store_of(project)
        unused = store.keys() - keep
        store.drop(unused)
        return len(unused)


def _drop_everything(project: Project) -> int:
    if not project.state.is_dir():
        return 0
    with lock(project.state):
        leftovers.clear_up(project)
        count = sum(_drop(project, known) for known in manifest.read_all(project.books).values())
    files.remove_folder(project.state)
    files.remove_folder(project.previews)
    if project.build.is_dir() and not any(project.build.iterdir()):
        project.build.rmdir()
    return count


def _drop_books(project: Project, name: str) -> int:
    known = manifest.read_all(project.books)
    named = [file for file, book in known.items() if name in _names(Path(book.story))]
    found = named or [project.manifest(project.story(name))]
    return sum(_drop_book(project, file) for file in found)


def _drop_book(project: Project, file: Path) -> int:
    known = manifest.read(file)
    if known is None:
        return 0
    with lock(project.state):
        leftovers.clear_up(project)
        count = _drop(project, known)
        file.unlink(missing_ok=True)
    return count


def _drop(project: Project, known: manifest.Manifest) -> int:
    count = 0
    for path in sorted({*known.paths(), *known.outdated}):
        folder, _, name = path.rpartition("/")
        count += files.remove_files(project.build / folder, [name])
    return count


def _forget_all_but(project: Project, built: Iterable[Path]) -> None:
    beside = project.stories.iterdir() if project.stories.is_dir() else ()
    there = {project.file_name(story) for story in (*beside, *built) if story.exists()}
    for memory in project.attributions.glob("*.json"):
        if memory.name not in there:
            memory.unlink(missing_ok=True)


def _names(story: Path) -> set[str]:
    return {story_name(story), story.name, str(story)}
