"""The engine hibari, before its model is opened, and the facts of its voice."""

from __future__ import annotations

from collections.abc import Sequence

from audiobook.engines.engine import Engine, Missing, Speaker
from audiobook.engines.neural import provider
from audiobook.engines.neural.alike import alike
from audiobook.engines.neural.pace import OCTAVE, Range, shortfall
from audiobook.engines.neural.revision import revisions
from audiobook.engines.neural.sounds import ipa_of
from audiobook.engines.packages import absent, versions
from audiobook.engines.voice import Delivery, Voice
from audiobook.errors import EngineError

REVISION = 4  # of what the modules here do to the sound
SPEEDS = Range(0.6, 1.7)
# Measured by `python -m bench.hearing.voices`: see docs/engines.md.
HEART = Voice(
    engine="hibari",
    name="heart",
    gender="female",
    accent="en-us",
    hertz=200,
    stars=5,
    rate=215,
    level=-25.2,
    alike=alike("hibari:heart"),
    quality=4.58,
    octave=OCTAVE,
)


def hibari() -> Engine:
    return HibariEngine()


class HibariEngine(Engine):
    """The engine, before its model is opened."""

    name = "hibari"
    ipa = True
    lingers = 1.0

    def missing(self) -> Missing | None:
        return absent("hibari", "onnxruntime", extra="hibari")

    def voices(self) -> Sequence[Voice]:
        return (HEART,)

    def shortfall(self, voice: str, delivery: Delivery) -> str:
        """What of a delivery this voice can't do."""
        return shortfall(delivery, HEART.rate, SPEEDS)

    def sounds(self, word: str, voice: str) -> str:
        """What it makes of a word. Raises EngineError."""
        return ipa_of(word, british=False)

    def fingerprint(self, voice: str) -> str:
        packages = f"{versions('hibari-tts')}, {provider.told()}"
        return f"hibari {voice}, {packages}, {revisions(REVISION)}"

    def open(self) -> Speaker:
        """Open the model in this process: 0.4 s. Raises EngineError where that can't be."""
        if self.missing():
            raise EngineError(f"hibari can't be used: {self.missing()}")
        from audiobook.engines.hibari.speaker import HibariSpeaker

        return HibariSpeaker()
