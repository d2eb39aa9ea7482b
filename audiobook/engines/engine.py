"""What an engine is: a base class for ours and for those of third parties.

An engine is found by its entry point in the group `audiobook.engines`, which names a callable
without arguments that returns an `Engine`: a subclass will do. Importing an engine's module and
asking it for its voices must be cheap: what is heavy is imported by `open`, which runs in a worker
process. docs/engines.md shows a whole engine.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiobook.audio import Clip
from audiobook.engines.voice import Delivery, Voice
from audiobook.errors import InputError, Problem, did_you_mean

ENTRY_POINTS = "audiobook.engines"


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps an engine from being used here."""

    why: str  # "hibari is not installed"
    mend: str = ""  # "pip install …"; empty where nothing helps
    unsure: bool = False  # whether it may be here all the same: it could not be looked at

    def __str__(self) -> str:
        return f"{self.why}: {self.mend}" if self.mend else self.why


class Speaker(ABC):
    """An engine that is open in this process. One thread uses it, one utterance at a time."""

    @abstractmethod
    def speak(self, text: str, voice: str, delivery: Delivery) -> Clip:
        """Speak `text` in the voice of this name.

        The same arguments give the same bytes, whatever was spoken before. Only an engine with
        `ipa` is given words that carry their sounds, see `audiobook.normalization.split`. A rate
        or pitch that it can't do becomes the nearest that it can. Raises EngineError when the
        engine fails; may also hang or kill its process: it runs in a worker that can be thrown
        away.
        """

    def stretches(
        self, text: str, voice: str, delivery: Delivery, first: int = 0
    ) -> Iterator[Clip]:
        """What `speak` gives, in the stretches that it is made of, each as soon as it is there.

        Joined they are the clip of `speak`, byte for byte; those before the number `first` are not
        made. Raises EngineError as `speak` does, at the latest when the first is asked for.
        """
        if first == 0:
            yield self.speak(text, voice, delivery)

    @abstractmethod
    def close(self) -> None: ...


class Engine(ABC):
    """A way to speak, without having started it.

    An engine has a `name`, `voices`, `fingerprint` and `open`; all else has a default that is
    right for an engine with a fixed list of voices, each of which can do every delivery.
    """

    name: str  # of its entry point: "espeak"
    ipa: bool = False  # whether its speakers take words that carry their sounds
    # What else of a Delivery its speakers can do: «whispered», «goes_on».
    heeds: frozenset[str] = frozenset()
    # Letters in whose time more could be said where a text ends: short texts are that much slower.
    lingers: float = 0.0

    @abstractmethod
    def voices(self) -> Sequence[Voice]:
        """The voices worth listing, best first."""

    @abstractmethod
    def fingerprint(self, voice: str) -> str:
        """Names all that the sound depends on besides the arguments of `speak`: versions, model."""

    @abstractmethod
    def open(self) -> Speaker:
        """Start it in this process. Raises EngineError where that can't be."""

    def missing(self) -> Missing | None:
        """Why the engine can't be used here, and the mend; None when it can."""
        return None

    def damage(self) -> Missing | None:
        """What of its files is not as it was installed, and the mend; None if all is whole.

        Reads every byte.
        """
        return None

    def knows(self, voice: str) -> bool:
        """Whether a voice of this name can be spoken; more than `voices` lists may be known."""
        return any(listed.name == voice for listed in self.voices())

    def canonical(self, voice: str) -> str:
        """The one way to write a name. Raises InputError, without a place, for what is none."""
        if not self.knows(voice):
            raise InputError(unknown("voice", voice, [listed.name for listed in self.voices()]))
        return voice

    def about(self, voice: str) -> Voice:
        """What is known of the voice of this name; of one that is not listed, nothing else.

        May raise InputError, without a place, for what is none.
        """
        listed = (known for known in self.voices() if known.name == voice)
        return next(listed, None) or Voice(self.name, voice, "unknown", "")

    def sounds(self, word: str, voice: str) -> str:
        """The IPA of what a voice makes of a word by itself; empty where nobody can tell.

        Speaks nothing. May open dictionaries, and may raise EngineError.
        """
        return ""

    def shortfall(self, voice: str, delivery: Delivery) -> str:
        """What of a delivery the voice can't do and what it does instead; empty if it does all.

        It is asked for any rate from 60 to 450 words a minute and any pitch from 0 to 100.
        """
        return ""


def unknown(what: str, name: str, choices: Sequence[str]) -> Problem:
    """What to tell of a name that is none of the choices."""
    near = did_you_mean(name, choices, most=3, likeness=0.5)
    mend = " ".join(filter(None, (near, "`audiobook voices` lists them")))
    return Problem(f"unknown {what} «{name}»", mend)
