"""What every source of a model does, and what is told while it does it."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from audiobook.errors import ToolError

_FULL = {errno.ENOSPC, errno.EDQUOT}


class SourceError(ToolError):
    """A source could not give what was asked of it; another one may."""


@dataclass(frozen=True, slots=True)
class FetchProgress:
    """How far a fetch is."""

    what: str  # "kokoro-js"
    done: int  # bytes of everything, so far
    total: int


@dataclass(frozen=True, slots=True)
class Vectors:
    """One voice: 510 styles of 256 numbers."""

    data: bytes
    verified: bool  # it comes out of a file whose sha256 was right

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


class ModelSource(Protocol):
    """Where a model comes from."""

    @property
    def name(self) -> str:
        """For a person."""

    def fetch(self, folder: Path) -> Iterator[FetchProgress]:
        """Bring all files into `folder`; those that are there whole are left.

        Raises SourceError, and ToolError for what no other source could do better.
        """

    def left(self, folder: Path) -> int:
        """How many bytes are still to be fetched into `folder`, which may not be there."""

    def write_model(self, folder: Path, target: Path) -> None:
        """Write the model from what was fetched. Raises ValueError for what is damaged."""

    def voices(self, folder: Path) -> Iterator[tuple[str, Vectors]]:
        """The English voices in what was fetched. Raises ValueError for what is damaged."""

    def licences(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        """Names and texts of the licences. Raises ValueError for what is damaged."""

    def model_files(self, folder: Path) -> Sequence[Path]:
        """The fetched files that hold the model."""

    def voice_files(self, folder: Path) -> Sequence[Path]:
        """The fetched files that hold the voices."""


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """A full disk, wherever in the block it is met, is told in words."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise ToolError(
            f"the disk is full: the model could not be written to {folder}; nothing was installed\n"
            "  mend: make room and start again; what was fetched whole is not fetched again"
        ) from error
