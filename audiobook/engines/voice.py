"""A voice that can be cast, and how it is to speak."""

from __future__ import annotations

from dataclasses import dataclass

from audiobook.story import Gender


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that can be cast."""

    engine: str  # "espeak"
    name: str  # "en-us+m3"
    gender: Gender
    accent: str  # "en-us"
    hertz: int = 0  # the usual pitch of its speech; 0 where nobody measured
    stars: int = 0  # 1…5: how well a speech recogniser understands it; 0 where nobody measured
    rate: int = 0  # words a minute, where a Delivery says nothing; 0 where nobody knows
    level: float = 0.0  # dBFS (RMS) of its speech; 0 where nobody measured
    # Voices (`engine:name`) that sound like this one, 0…1, most alike first; from 0.85 on they are
    # taken for one person. Only pairs from 0.8 are known.
    alike: tuple[tuple[str, float], ...] = ()
    quality: float = 0.0  # how natural it sounds, 1…5 (DistillMOS); 0 where nobody measured
    octave: int = 0  # steps of `Delivery.pitch` to an octave; 0 where nobody measured

    @property
    def id(self) -> str:
        """How it is written in files and messages; `installed.voice` reads it."""
        return f"{self.engine}:{self.name}"


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a voice is to speak."""

    rate: int | None = None  # words a minute; None: the voice's own
    pitch: int | None = None  # 0…100, 50 is the voice's own; None: the voice's own
    # What only some engines can do (`Engine.heeds`); of others it is never asked.
    whispered: bool = False  # breath alone
    goes_on: bool = False  # the sentence goes on in another voice: no fall at the end

    @property
    def besides(self) -> tuple[str, ...]:
        """What is asked for besides rate and pitch, by name."""
        asked = {"whispered": self.whispered, "goes_on": self.goes_on}
        return tuple(name for name, so in asked.items() if so)
