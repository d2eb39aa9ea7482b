"""What killed builds left unfinished, cleared up."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from audiobook.build.project import Project
from audiobook.errors import AudiobookError
from audiobook.system import files, is_running, lock, was_killed


def clear_up(project: Project) -> None:
    """Remove what killed builds left unfinished. Call it while holding the lock."""
    for folder in _folders(project.work) if project.holds(project.work) else ():
        if not is_running(folder.name):
            files.remove_folder(folder)
    for folder in (
        project.books,
        project.build,
        project.attributions,
        project.answers,
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


def _folders(parent: Path) -> list[Path]:
    return [path for path in parent.iterdir() if path.is_dir()] if parent.is_dir() else []
