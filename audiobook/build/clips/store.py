"""The door to where clips are kept, by key, each whole or absent; and where a project's are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from audiobook.audio import Clip
from audiobook.build.clips.folder import FolderStore
from audiobook.build.clips.record import ClipMark, ClipRecord
from audiobook.build.project import Project


class ClipStore(Protocol):
    """Clips by key. A store is a value: tasks hold one, and are pickled with it."""

    def has(self, key: str) -> bool:
        """Whether the clip is here and whole; no dearer than reading the head of a file."""

    def seconds(self, key: str) -> float | None:
        """How long the clip is; None if it is not here, or not whole. As cheap as `has`."""

    def record(self, key: str) -> ClipRecord:
        """What is known of the clip. Raises EngineError as `read` does."""

    def read(self, key: str) -> Clip:
        """Raises EngineError if there is no whole clip: the next build speaks it again."""

    def write(self, key: str, clip: Clip, marks: tuple[ClipMark, ...] = ()) -> None:
        """Keep a clip with its record. Raises ToolError where there is no room for it."""

    def keys(self) -> set[str]:
        """The keys of all clips that are kept."""

    def drop(self, keys: Iterable[str]) -> None:
        """Delete these clips; those that are not here are no error."""


def store_of(project: Project) -> ClipStore:
    """Where the clips of a project are kept."""
    return FolderStore(project.clips)
