"""espeak-ng, on Linux: each piece of text as the first of a process, see the package's text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from audiobook.audio import Clip
from audiobook.engines.engine import Engine, Missing, Speaker
from audiobook.engines.packages import absent, versions
from audiobook.engines.pyttsx3 import private_library
from audiobook.engines.pyttsx3.library import accent_of, phonemized
from audiobook.engines.pyttsx3.palette import PALETTE, RATE, about, driver_name
from audiobook.engines.pyttsx3.spoken_piece import SpokenPiece
from audiobook.engines.pyttsx3.text import pieces
from audiobook.engines.voice import Delivery, Voice
from audiobook.errors import EngineError

if TYPE_CHECKING:
    from audiobook.engines.pyttsx3.forked_driver import ForkedDriver
    from audiobook.engines.pyttsx3.private_driver import PrivateDriver

REVISION = 1  # of what the modules here do to the sound
PITCH = 50  # 0…100: where a Delivery says nothing
RATES, PITCHES = range(80, 451), range(101)  # what espeak-ng obeys


class Espeak(Engine):
    """espeak-ng, on Linux."""

    name = "espeak"
    ipa = True

    def missing(self) -> Missing | None:
        if sys.platform != "linux":
            return Missing("this engine is for Linux", "use sapi5 on Windows, nsss on macOS")
        return absent("pyttsx3", "espeakng_loader")

    def voices(self) -> Sequence[Voice]:
        return PALETTE

    def knows(self, voice: str) -> bool:
        return not self.missing() and driver_name(data_folder(), voice) is not None

    def about(self, voice: str) -> Voice:
        """What is known of any voice of espeak-ng."""
        return next((known for known in PALETTE if known.name == voice), None) or about(voice)

    def shortfall(self, voice: str, delivery: Delivery) -> str:
        """What of a delivery espeak-ng does not obey."""
        told = []
        if delivery.rate is not None and delivery.rate not in RATES:
            can = f"it speaks {RATES[0]} to {RATES[-1]} words a minute"
            told.append(f"{can}, so {delivery.rate} becomes {_nearest(RATES, delivery.rate)}")
        if delivery.pitch is not None and delivery.pitch not in PITCHES:
            can = f"its pitch is {PITCHES[0]} to {PITCHES[-1]}"
            told.append(f"{can}, so {delivery.pitch} becomes {_nearest(PITCHES, delivery.pitch)}")
        return "; ".join(told)

    def sounds(self, word: str, voice: str) -> str:
        """What espeak-ng's rules make of a word. Raises EngineError."""
        return phonemized(word, accent_of(self.about(voice).accent))

    def fingerprint(self, voice: str) -> str:
        return f"espeak {voice}, {versions('pyttsx3', 'espeakng-loader')}, revision {REVISION}"

    def open(self) -> Speaker:
        """Load the library into this process, which must not have used pyttsx3 before.

        Raises EngineError where that can't be.
        """
        if self.missing():
            raise EngineError(f"espeak can't be used: {self.missing()}")
        return EspeakSpeaker(data_folder())


class EspeakSpeaker(Speaker):
    """Speaks each piece of text as the first of a process, in the quickest way that works here."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._way: PrivateDriver | ForkedDriver = _driver(data)

    def speak(self, text: str, voice: str, delivery: Delivery) -> Clip:
        """Speak `text`, at 22,050 Hz. Raises EngineError."""
        # All rules of normalization come with it, and only who speaks needs them.
        from audiobook.engines.pyttsx3.phonemes import is_sounded, rendered

        name = driver_name(self._data, voice)
        if name is None:
            raise EngineError(f"espeak has no voice «{voice}»")
        rate = _nearest(RATES, RATE if delivery.rate is None else delivery.rate)
        pitch = _nearest(PITCHES, PITCH if delivery.pitch is None else delivery.pitch)
        sounded = is_sounded(text)
        parts = pieces(rendered(text) if sounded else text)
        if not parts:
            raise EngineError("there is nothing to speak in an empty text")
        return Clip.joined([self._piece(SpokenPiece(p, name, rate, pitch, sounded)) for p in parts])

    def close(self) -> None:
        """Nothing is held: what spoke is gone with each piece."""

    def _piece(self, piece: SpokenPiece) -> Clip:
        try:
            return self._way.speak(piece)
        except EngineError as error:
            raise EngineError(f"espeak can't speak «{piece.text[:60]}»: {error}") from error


def _driver(data: Path) -> PrivateDriver | ForkedDriver:
    """Of pyttsx3, which is slow to import; each forgets what was spoken before."""
    if library := private_library.opened():
        from audiobook.engines.pyttsx3.private_driver import PrivateDriver

        return PrivateDriver(library, data)
    from audiobook.engines.pyttsx3.forked_driver import ForkedDriver

    return ForkedDriver(data)


def _nearest(allowed: range, value: int) -> int:
    return min(allowed[-1], max(allowed[0], value))


def data_folder() -> Path:
    """The voices' folder. Found without an import: a build that speaks nothing asks for it too."""
    package = find_spec("espeakng_loader")
    if package is None or package.origin is None:
        raise EngineError("espeakng_loader is not installed")
    return Path(package.origin).parent / "espeak-ng-data"
