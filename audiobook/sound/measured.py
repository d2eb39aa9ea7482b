"""What is kept of a clip that was measured: where the speech in it lies, and how loud it is."""

from __future__ import annotations

from dataclasses import dataclass

from audiobook.audio import Clip, Speech, speech


@dataclass(frozen=True, slots=True)
class Measured:
    """A clip without its samples."""

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
    def of(cls, clip: Clip, voice: str) -> Measured:
        return cls.known(speech(clip), clip.rate, voice)

    @classmethod
    def known(cls, found: Speech, rate: int, voice: str) -> Measured:
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
