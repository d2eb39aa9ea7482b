"""Why something is made anew, as data: by what that which is there differs from what is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from audiobook.build.manifest import FileRecord

Kind = Literal[
    "new",  # it was never made
    "forced",  # it was asked for in any case
    "missing",  # the file `what` is not there
    "altered",  # the file `what` was changed by something else
    "words",  # lines that are new, or whose words are
    "speaker",  # lines that somebody else says
    "voice",  # lines of the speaker `what`, whose voice is another; so with `rate` and `pitch`
    "rate",  # words a minute; None: the voice's own
    "pitch",
    "manner",  # «whispered», «goes_on»; None: neither
    "engine",  # lines of an engine that is of another version
    "fewer",  # lines are gone: how many there were, and are
    "pause",  # seconds after lines
    "order",  # the same lines stand in another order
    "setting",  # the setting `what` of its files
]
Detail = str | int | float | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; a face makes words of it."""

    kind: Kind
    what: str = ""  # the file, the speaker or the setting that it is about
    before: Detail = None
    after: Detail = None
    lines: tuple[int, ...] = ()  # of the chapter, from 0: those that it concerns


def lost(files: Iterable[FileRecord], folder: Path) -> Iterator[Reason]:
    """The files that are not as they were written."""
    for file in files:
        if not (folder / file.name).exists():
            yield Reason("missing", file.name)
        elif not file.intact(folder):
            yield Reason("altered", file.name)
