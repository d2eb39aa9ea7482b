"""How loud each voice is, and what brings all of them to one level."""

from __future__ import annotations

import math
from collections.abc import Sequence

from audiobook.audio import to_db
from audiobook.sound.measured import Measured

RANGE = 12.0  # decibels that a voice is raised or lowered at most


class VoiceLevels:
    """How loud voices are in the seconds in which they speak, so long pauses don't count."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}  # that each voice speaks
        self._power: dict[str, float] = {}  # mean square, times these seconds

    def add(self, clip: Measured) -> None:
        voice = clip.voice
        self.seconds[voice] = self.seconds.get(voice, 0.0) + clip.seconds
        self._power[voice] = self._power.get(voice, 0.0) + clip.seconds * clip.power

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


def matched(clips: Sequence[Measured]) -> dict[str, float]:
    """For each voice the decibels that bring it to the level of the one that speaks most."""
    levels = VoiceLevels()
    for clip in clips:
        levels.add(clip)
    known = levels.known()
    main = known[max(known, key=lambda voice: levels.seconds[voice])]
    return {voice: within_range(main - known.get(voice, main)) for voice in levels.seconds}
