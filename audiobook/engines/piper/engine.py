"""The engine Piper, before a voice is opened, and the facts of `joe`."""

from __future__ import annotations

from collections.abc import Sequence

from audiobook.engines.engine import Engine, Missing, Speaker
from audiobook.engines.neural import provider
from audiobook.engines.neural.pace import OCTAVE, Range, shortfall
from audiobook.engines.neural.revision import revisions
from audiobook.engines.packages import absent, versions
from audiobook.engines.piper import models
from audiobook.engines.pyttsx3.library import accent_of, phonemized
from audiobook.engines.voice import Delivery, Voice
from audiobook.errors import EngineError

REVISION = 2  # of what the modules here do to the sound
SPEEDS = Range(0.6, 1.7)
USUAL = 175  # words a minute, of a voice that nobody measured
# Measured by `python -m bench.hearing.voices`: see docs/engines.md.
JOE = Voice(
    engine="piper",
    name=models.JOE,
    gender="male",
    accent="en-us",
    hertz=97,
    stars=3,
    rate=217,
    level=-23.8,
    quality=3.92,
    octave=OCTAVE,
)


def piper() -> Engine:
    return Piper()


class Piper(Engine):
    """The engine, before a voice is opened."""

    name = "piper"
    ipa = True

    def missing(self) -> Missing | None:
        return absent("piper", "onnxruntime", extra="piper") or self._no_voice()

    def voices(self) -> Sequence[Voice]:
        return tuple(map(_voice, models.names()))

    def knows(self, voice: str) -> bool:
        return models.find(voice) is not None

    def about(self, voice: str) -> Voice:
        """What is known of any voice; of one that is not here, nothing."""
        return _voice(voice)

    def shortfall(self, voice: str, delivery: Delivery) -> str:
        """What of a delivery this voice can't do."""
        return shortfall(delivery, usual_rate(voice), SPEEDS)

    def sounds(self, word: str, voice: str) -> str:
        """What espeak-ng's rules make of a word, whose phonemes it speaks. Raises EngineError."""
        return phonemized(word, accent_of(_voice(voice).accent))

    def fingerprint(self, voice: str) -> str:
        model = models.find(voice)
        if model is None:
            raise EngineError(f"piper has no voice «{voice}»")
        digests = f"{models.digest(model.file)[:16]} {models.digest(model.config)[:16]}"
        packages = f"{versions('piper-tts')}, {provider.told()}"
        told = revisions(REVISION)
        return f"piper {digests} #{model.speaker}, {packages}, {told}"

    def open(self) -> Speaker:
        """Raises EngineError where Piper is not installed."""
        if self.missing():
            raise EngineError(f"piper can't be used: {self.missing()}")
        from audiobook.engines.piper.speaker import PiperSpeaker

        return PiperSpeaker()

    def _no_voice(self) -> Missing | None:
        where = " or ".join(map(str, models.folders()))
        mend = f"put a voice's .onnx and .onnx.json into {where}"
        return None if models.names() else Missing("it has no voice", mend)


def usual_rate(voice: str) -> int:
    return JOE.rate if voice == JOE.name else USUAL


def _voice(name: str) -> Voice:
    if name == JOE.name:
        return JOE
    model = models.find(name)
    if model is None:
        return Voice("piper", name, "unknown", "")
    return Voice("piper", name, "unknown", models.accent(model.file), rate=USUAL, octave=OCTAVE)
