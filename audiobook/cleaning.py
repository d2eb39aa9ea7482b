"""Delete what was built, and nothing that a person put there."""

from __future__ import annotations

from pathlib import Path

from audiobook import files, manifest
from audiobook.cache import Clips
from audiobook.manifest import Manifest
from audiobook.project import Project


def drop_book(project: Project, story: Path) -> int:
    """Delete the files of one story's audiobook; its clips stay. Returns how many files."""
    known = manifest.read(project.manifest(story))
    if known is None:
        return 0
    with files.lock(project.state):
        count = _drop(project, known)
        project.manifest(story).unlink(missing_ok=True)
    return count


def drop_everything(project: Project) -> int:
    """Delete all audiobooks and all that the program keeps. Returns how many files of books."""
    if not project.state.is_dir():
        return 0
    with files.lock(project.state):
        count = sum(_drop(project, known) for known in _manifests(project).values())
    files.remove_folder(project.state)
    if project.build.is_dir() and not any(project.build.iterdir()):
        project.build.rmdir()
    return count


def drop_unused_clips(project: Project) -> int:
    """Delete the clips that are in no built chapter. Returns how many."""
    if not project.clips.is_dir():
        return 0
    with files.lock(project.state):
        books = _manifests(project).values()
        keep = {line.key for book in books for made in book.chapters for line in made.lines}
        return Clips(project.clips).drop_all_but(keep)


def _manifests(project: Project) -> dict[Path, Manifest]:
    found = {}
    for path in sorted((project.state / "books").glob("*.json")):
        known = manifest.read(path)
        if known is not None:
            found[path] = known
    return found


def _drop(project: Project, known: Manifest) -> int:
    names = [made.name for made in known.files()]
    return files.remove_files(project.build / known.folder, names)
