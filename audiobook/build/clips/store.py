"""The door to where clips are kept: by key, each whole or absent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from audiobook.audio import Clip


class ClipStore(Protocol):
    """Clips by key. A store is a value: tasks hold one, and are pickled with it."""

    def has(self, key: str) -> bool:
        """Whether the clip is here and whole; no dearer than reading the head of a file."""

    def seconds(self, key: str) -> float | None:
        """How long the clip is; None if it is not here, or not whole. As cheap as `has`."""

    def read(self, key: str) -> Clip:
        """Raises EngineError if there is no whole clip: the next build speaks it again."""

    def write(self, key: str, clip: Clip) -> None:
        """Keep a clip. Raises ToolError where there is no room for it."""

    def keys(self) -> set[str]:
        """The keys of all clips that are kept."""

    def drop(self, keys: Iterable[str]) -> None:
        """Delete these clips; those that are not here are no error."""
