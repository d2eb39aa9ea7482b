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
    """A clip, or a stretch of one, that is to be heard, and how."""

    clip: Clip
    voice: str  # sounds with the same label are raised or lowered together
    pause: float  # seconds after it
    gain: float = 0.0  # decibels that it is louder than the others of its voice
    first: bool = True  # False: it goes on with the clip that the sound before it is of


def streamed(sounds: Iterable[Sound], level: float) -> Iterator[Clip]:
    """The sounds in order, each with the silence before it, and after the last its own.

    Speech is brought to `level`, in dBFS, as in a finished chapter; a clip that comes in stretches
    keeps the gain of its first, and its silence between them.
    """
    levels = VoiceLevels()
    last: Clip | None = None
    pause = trail = gain = 0.0
    after = Clip(0, b"")  # what was left of the sound before: silence, if it goes on
    for sound in sounds:
        heard = Measured.of(sound.clip, sound.voice)
        if not sound.first and heard.start == heard.end:  # silence, if anything comes after it
            after = Clip(sound.clip.rate, after.pcm + sound.clip.pcm)
            continue
        levels.add(heard)
        if sound.first:
            gain = within_range(level - levels.known().get(sound.voice, level)) + sound.gain
            before = _silence(sound.clip.rate, max(0.0, pause - trail - heard.lead)).pcm
            start = heard.start
        else:
            before, start = after.pcm, 0
        last = _cut(sound.clip, start, heard.end, min(gain, _PEAK - to_db(heard.peak)), before)
        yield last
        pause, trail = sound.pause, heard.trail
        after = Clip(sound.clip.rate, sound.clip.pcm[heard.end * 2 :])
    if last is not None:
        yield _silence(last.rate, max(0.0, pause - trail))


def _cut(clip: Clip, start: int, end: int, gain: float, before: bytes) -> Clip:
    speech = audioop.mul(clip.pcm[start * 2 : end * 2], 2, from_db(gain))
    return Clip(clip.rate, before + speech)


def _silence(rate: int, seconds: float) -> Clip:
    return Clip(rate, bytes(2 * round(seconds * rate)))
