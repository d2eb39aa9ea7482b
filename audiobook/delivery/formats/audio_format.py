"""What a format of finished files is: how ffmpeg writes it, and how it holds tags."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path

from audiobook.delivery.tags import Tags


class AudioFormat(ABC):
    """A kind of file that chapters are delivered in."""

    name: str  # as a profile has it
    suffix: str  # of its files, with the dot
    loss: float  # decibels of level that its encoder takes, measured

    @abstractmethod
    def whole(self, samples: int) -> int:
        """The least number of samples, not below `samples`, that a file can hold exactly."""

    @abstractmethod
    def options(self, bit_rate: int) -> list[str]:
        """What ffmpeg is told, so that it writes such a file at so many bits a second.

        Nothing of a date, a version or a machine may go into the file.
        """

    def samples(self, path: Path) -> int | None:
        """How many samples a player decodes of a file without tags, told by its own head.

        None where only decoding tells, or where the file is not as long as its head says.
        """
        return None

    @abstractmethod
    def tag(self, path: Path, tags: Tags) -> None:
        """Replace whatever tags the file has; the sound stays as it is, byte for byte.

        The file is changed where it lies: give it one that nobody sees yet (`files.whole`).
        Raises ToolError where it can't be written, or the disk is full.
        """

    @abstractmethod
    def read(self, path: Path) -> dict[str, str]:
        """What the tags of the file say, by the names of `Tags.fields`; nothing without tags.

        Raises ToolError where they can't be read.
        """

    @abstractmethod
    def read_cover(self, path: Path) -> bytes:
        """The picture in the file's tags; empty where it has none."""
