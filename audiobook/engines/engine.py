"""What an engine is, and how the installed ones are found.

An engine is found by its entry point in the group `audiobook.engines`, which names a callable
without arguments that returns an `Engine`. Importing an engine's module and asking it for its
voices must be cheap: what is heavy is imported by `open`, which runs in a worker process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from audiobook.audio import Clip
from audiobook.story import Gender

ENTRY_POINTS = "audiobook.engines"


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

    @property
    def id(self) -> str:
        return f"{self.engine}:{self.name}"


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a voice is to speak."""

    rate: int | None = None  # words a minute; None: the voice's own
    pitch: int | None = None  # 0…100, 50 is the voice's own; None: the voice's own


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps an engine from being used here."""

    why: str  # "hibari is not installed"
    mend: str = ""  # "pip install …"; empty where nothing helps

    def __str__(self) -> str:
        return f"{self.why}: {self.mend}" if self.mend else self.why


class Speaker(Protocol):
    """An engine that is open in this process. One thread uses it, one utterance at a time."""

    def speak(self, text: str, voice: str, delivery: Delivery) -> Clip:
        """Speak `text`. The same arguments give the same bytes, whatever was spoken before.

        Only an engine that is `Phonetic` is given words that carry their sounds, see
        `phonetics.split`. A rate or pitch that it can't do becomes the nearest that it can.
        Raises EngineError when the engine fails; may also hang or kill its process: it runs in
        a worker that can be thrown away.
        """

    def close(self) -> None: ...


class Engine(Protocol):
    """A way to speak, without having started it: what every engine has.

    What else it may have, as it needs it: see `Phonetic`, `Limited`, `Renaming`, `Informed`,
    `Checkable`.
    """

    name: str

    def missing(self) -> Missing | None:
        """Why the engine can't be used here, and the mend; None when it can."""

    def voices(self) -> Sequence[Voice]:
        """The voices worth listing, best first."""

    def knows(self, voice: str) -> bool:
        """Whether `voice` can be spoken; more names than `voices` lists may be known."""

    def fingerprint(self, voice: str) -> str:
        """Names all that the sound depends on besides the arguments of `speak`: versions, model."""

    def open(self) -> Speaker: ...


@runtime_checkable
class Phonetic(Protocol):
    """Optional: an engine that can be given the sounds of words."""

    ipa: bool  # whether its speakers take words that carry their sounds (`phonetics`)


@runtime_checkable
class Limited(Protocol):
    """Optional: an engine whose voices can't do every rate from 60 to 450, or every pitch."""

    def shortfall(self, voice: str, delivery: Delivery) -> str:
        """What of a delivery the voice can't do and what it does instead; empty if it does all."""


@runtime_checkable
class Renaming(Protocol):
    """Optional: an engine whose voices have several names."""

    def canonical(self, voice: str) -> str:
        """The one way to write a voice. Raises InputError, without a place, for what is none."""


@runtime_checkable
class Informed(Protocol):
    """Optional: an engine that knows of more voices than it lists."""

    def about(self, voice: str) -> Voice:
        """What is known of a voice. May raise InputError, without a place, for what is none."""


@runtime_checkable
class Checkable(Protocol):
    """Optional: an engine with files of its own, which may be damaged though nothing is missing."""

    def damage(self) -> Missing | None:
        """What is not as it was installed, and the mend; reads every byte. None if all is whole."""
