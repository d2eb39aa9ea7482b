"""The voices that can be used here, and how each of them sounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobook.audio import Clip
from audiobook.errors import EngineError

if TYPE_CHECKING:
    from audiobook.engines import Voice


@dataclass(frozen=True, slots=True)
class Palette:
    """The voices of all engines that can be used here, but for those that only test."""

    voices: tuple[Voice, ...]
    lacking: Mapping[str, str]  # the engines that can't be used, each with what it lacks


@dataclass(frozen=True, slots=True)
class Sample:
    """A text that a voice speaks."""

    voice: Voice
    text: str
    clip: Clip

    def heard(self) -> Iterator[Clip]:
        """The same, as loud as in a chapter: what `play` takes."""
        from audiobook.delivery import profile
        from audiobook.sound import Sound, streamed

        return streamed([Sound(self.clip, self.voice.id, pause=0.0)], profile.named().rms)


def voices() -> Palette:
    """Which voices can be used here; no engine is started."""
    from audiobook.engines import installed

    lacks = {name: installed.missing(name) for name in installed.names()}
    lacking = {name: str(lack) for name, lack in lacks.items() if lack}
    found: list[Voice] = []
    for name in (n for n in lacks if n not in lacking and n not in installed.NEVER_DEFAULT):
        try:
            found += installed.palette(name)
        except EngineError as error:
            lacking[name] = str(error)
    return Palette(tuple(found), lacking)


def try_voices(names: Sequence[str], text: str) -> Iterator[Sample]:
    """A sample of each voice, as it is spoken.

    Raises InputError for a voice that is not known and for a text without words, before anything
    is spoken; EngineError where it can't be.
    """
    from audiobook.api.samples import samples

    for voice, clip in samples(names, text):
        yield Sample(voice, text, clip)


def keep_sample(sample: Sample, folder: Path) -> Path:
    """Write a sample as an MP3 into the folder, as loud as a chapter; its path.

    Raises InputError and ToolError where it can't be written.
    """
    from audiobook.api import samples

    return samples.keep_sample(folder, sample.voice, sample.text, sample.clip)
