"""How loud each clip is, and what brings the voices to one level."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from audiobook.audio import Clip, rms, speech, to_db

RANGE = 12.0  # decibels that a voice is raised or lowered at most


@dataclass(frozen=True, slots=True)
class Heard:
    """What is kept of a clip that was listened to."""

    voice: str
    rate: int  # hertz
    start: int  # first sample of the speech
    end: int  # one past the last
    seconds: float  # of speech in it, without its pauses
    power: float  # mean square of these seconds
    energy: float  # mean square from start to end, times the seconds from start to end
    peak: float
    lead: float = 0.0  # seconds from start until it is well heard
    trail: float = 0.0  # seconds from where it is well heard no more to end

    @classmethod
    def of(cls, clip: Clip, voice: str) -> Heard:
        found = speech(clip)
        energy = rms(clip.pcm[found.start * 2 : found.end * 2]) ** 2 * (found.end - found.start)
        return cls(
            voice,
            clip.rate,
            found.start,
            found.end,
            found.seconds,
            found.rms**2,
            energy / clip.rate,
            clip.peak,
            lead=(found.onset - found.start) / clip.rate,
            trail=(found.end - found.offset) / clip.rate,
        )

    @property
    def samples(self) -> int:
        return self.end - self.start


def matched(heard: Sequence[Heard]) -> dict[str, float]:
    """For each voice the decibels that bring its speech to the level of the one that speaks most.

    Levels are those of the seconds in which somebody speaks, so long pauses don't count.
    """
    seconds = dict.fromkeys((one.voice for one in heard), 0.0)
    power = dict(seconds)
    for one in heard:
        seconds[one.voice] += one.seconds
        power[one.voice] += one.seconds * one.power
    levels = {
        voice: to_db(math.sqrt(power[voice] / seconds[voice])) for voice in power if power[voice]
    }
    main = levels[max(levels, key=lambda voice: seconds[voice])]
    return {voice: max(-RANGE, min(RANGE, main - levels.get(voice, main))) for voice in power}
