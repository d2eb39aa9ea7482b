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
from audiobook.leveling import RANGE, Heard

LEVEL = -20.0  # dBFS that speech is brought to, as in a finished chapter
_PEAK = -1.0  # dBFS that no clip is raised above


@dataclass(frozen=True, slots=True)
class Sound:
    """A clip that is to be heard, and how."""

    clip: Clip
    voice: str  # sounds with the same label are raised or lowered together
    pause: float  # seconds after it
    gain: float = 0.0  # decibels that it is louder than the others of its voice


def streamed(sounds: Iterable[Sound]) -> Iterator[Clip]:
    """The sounds in order, each with the silence before it, and after the last its own."""
    levels = _Levels()
    last: Clip | None = None
    pause = trail = 0.0
    for sound in sounds:
        heard = Heard.of(sound.clip, sound.voice)
        gain = levels.gain(heard) + sound.gain
        before = max(0.0, pause - trail - heard.lead)
        last = _cut(sound.clip, heard, before, min(gain, _PEAK - to_db(heard.peak)))
        yield last
        pause, trail = sound.pause, heard.trail
    if last is not None:
        yield _silence(last.rate, max(0.0, pause - trail))


class _Levels:
    """How loud each voice has been so far."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._energy: dict[str, float] = {}

    def gain(self, heard: Heard) -> float:
        """The decibels that bring a voice to its level, by all of its clips up to this one."""
        voice = heard.voice
        seconds = self._seconds[voice] = self._seconds.get(voice, 0.0) + heard.seconds
        energy = self._energy.get(voice, 0.0) + heard.seconds * heard.power
        self._energy[voice] = energy
        if not energy:
            return 0.0
        return max(-RANGE, min(RANGE, LEVEL - to_db((energy / seconds) ** 0.5)))


def _cut(clip: Clip, heard: Heard, before: float, gain: float) -> Clip:
    speech = audioop.mul(clip.pcm[heard.start * 2 : heard.end * 2], 2, from_db(gain))
    return Clip(clip.rate, _silence(clip.rate, before).pcm + speech)


def _silence(rate: int, seconds: float) -> Clip:
    return Clip(rate, bytes(2 * round(seconds * rate)))
