"""What a build tells of itself while it runs, for whoever shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobook.errors import AudiobookError, Problem

if TYPE_CHECKING:
    from audiobook.build.reason import Reason


@dataclass(frozen=True, slots=True)
class Noted:
    """Something about a story that the person should know."""

    story: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Refused:
    """A story that can't be built as it is."""

    story: str
    error: AudiobookError


@dataclass(frozen=True, slots=True)
class Current:
    """A story of which nothing has to be made."""

    story: str
    folder: str


@dataclass(frozen=True, slots=True)
class Began:
    """A chapter whose work begins."""

    story: str
    number: int
    title: str
    utterances: int  # in the chapter
    missing: int  # of them, not spoken yet
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Spoke:
    """One clip more is there for a chapter."""

    story: str
    number: int
    seconds: float  # of the clip


@dataclass(frozen=True, slots=True)
class Made:
    """A chapter whose files are in place."""

    story: str
    number: int
    title: str
    files: tuple[str, ...]  # paths
    seconds: float  # of sound


@dataclass(frozen=True, slots=True)
class Failed:
    """A chapter that could not be made; what was there before is kept."""

    story: str
    number: int
    title: str
    error: AudiobookError


@dataclass(frozen=True, slots=True)
class Finished:
    """A story whose build has come to its end."""

    story: str
    folder: str
    chapters: int  # made in this build
    clips: int  # spoken in this build
    failed: int
    engines: Mapping[str, int]  # how many voices of each engine speak, most first
    best: str  # the engine that speaks because it is the best one here; empty if one was chosen


Event = Noted | Refused | Current | Began | Spoke | Made | Failed | Finished
