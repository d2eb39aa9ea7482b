"""Clips for somebody who hears them while those after them are still being made.

What they hear is near to the finished chapter: clips lose the same silence, pauses are as long, and
the voices are equally loud. But a chapter's levels are known only at its end: here a voice is as
loud as its clips so far say. There is no room tone, and no mastering.
"""

from __future__ import annotations

import audioop
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audiobook.audio import Clip, from_db, to_db
from audiobook.sound.measured import Measured
from audiobook.sound.voice_levels import VoiceLevels, within_range

_PEAK = -1.0  # dBFS that no clip is raised above


@dataclass(frozen=True, slots=True)
class Sound:
    """A clip that is to be heard, and how."""

    clip: Clip
    voice: str  # sounds with the same label are raised or lowered together
    pause: float  # seconds after it
    gain: float = 0.0  # decibels that it is louder than the others of its voice


def streamed(sounds: Iterable[Sound], level: float) -> Iterator[Clip]:
    """The sounds in order, each with the silence before it, and after the last its own.

    Speech is brought to `level`, in dBFS, as in a finished chapter.
    """
    levels = VoiceLevels()
    last: Clip | None = None
    pause = trail = 0.0
    for sound in sounds:
        heard = Measured.of(sound.clip, sound.voice)
        levels.add(heard)
        gain = within_range(level - levels.known().get(sound.voice, level)) + sound.gain
        before = max(0.0, pause - trail - heard.lead)
        last = _cut(sound.clip, heard, before, min(gain, _PEAK - to_db(heard.peak)))
        yield last
        pause, trail = sound.pause, heard.trail
    if last is not None:
        yield _silence(last.rate, max(0.0, pause - trail))


def _cut(clip: Clip, heard: Measured, before: float, gain: float) -> Clip:
    speech = audioop.mul(clip.pcm[heard.start * 2 : heard.end * 2], 2, from_db(gain))
    return Clip(clip.rate, _silence(clip.rate, before).pcm + speech)


def _silence(rate: int, seconds: float) -> Clip:
    return Clip(rate, bytes(2 * round(seconds * rate)))
