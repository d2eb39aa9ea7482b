"""How loud each clip is, and what brings the voices to one level."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from audiobook.audio import Clip, Speech, speech, to_db

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
        return cls.known(speech(clip), clip.rate, voice)

    @classmethod
    def known(cls, found: Speech, rate: int, voice: str) -> Heard:
        """As `of`, of a clip of this rate (hertz) whose speech was measured before."""
        return cls(
            voice,
            rate,
            found.start,
            found.end,
            found.seconds,
            found.rms**2,
            found.energy,
            found.peak,
            lead=(found.onset - found.start) / rate,
            trail=(found.end - found.offset) / rate,
        )

    @property
    def samples(self) -> int:
        return self.end - self.start


class Levels:
    """How loud voices are in the seconds in which they speak, so long pauses don't count."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}  # that each voice speaks
        self._power: dict[str, float] = {}  # mean square, times these seconds

    def add(self, heard: Heard) -> None:
        voice = heard.voice
        self.seconds[voice] = self.seconds.get(voice, 0.0) + heard.seconds
        self._power[voice] = self._power.get(voice, 0.0) + heard.seconds * heard.power

    def known(self) -> dict[str, float]:
        """The level of each voice that is not silent, in dBFS."""
        return {
            voice: to_db(math.sqrt(power / self.seconds[voice]))
            for voice, power in self._power.items()
            if power
        }


def within_range(decibels: float) -> float:
    """What of a gain a voice gets."""
    return max(-RANGE, min(RANGE, decibels))


def matched(heard: Sequence[Heard]) -> dict[str, float]:
    """For each voice the decibels that bring it to the level of the one that speaks most."""
    levels = Levels()
    for one in heard:
        levels.add(one)
    known = levels.known()
    main = known[max(known, key=lambda voice: levels.seconds[voice])]
    return {voice: within_range(main - known.get(voice, main)) for voice in levels.seconds}
