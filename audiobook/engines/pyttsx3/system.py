"""The engines that come with Windows and macOS, through pyttsx3.

Written from the source of pyttsx3's drivers, and never run: nobody here had these systems.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from audiobook.audio import Clip
from audiobook.engines.engine import Engine, Missing, Speaker
from audiobook.engines.packages import absent, versions
from audiobook.engines.pyttsx3.aiff import clip_from_aiff
from audiobook.engines.voice import Delivery, Voice
from audiobook.errors import EngineError
from audiobook.story import Gender

REVISION = 1  # of what this module does to the sound
_RATE = 165  # words a minute, where a Delivery says nothing
_OWN_PITCH = 50  # 0…100; these drivers know no other


class System(Engine):
    """An engine that comes with the system."""

    name: str  # pyttsx3's driver
    system: str  # "Windows"
    platform: str  # the same as in sys.platform
    suffix: str  # of the files that the driver writes

    def missing(self) -> Missing | None:
        if sys.platform != self.platform:
            return Missing(f"this engine is part of {self.system}")
        return absent("pyttsx3")

    @cached_property
    def _voices(self) -> tuple[Voice, ...]:
        import pyttsx3

        return tuple(_voice(self.name, it) for it in pyttsx3.init(self.name).getProperty("voices"))

    def voices(self) -> Sequence[Voice]:
        """The system's voices. Starts the engine: nothing else knows them."""
        return () if self.missing() else self._voices

    def shortfall(self, voice: str, delivery: Delivery) -> str:
        """What of a delivery pyttsx3's drivers for these systems can't do."""
        if delivery.pitch in (None, _OWN_PITCH):
            return ""
        return "its pitch can't be changed here, so it keeps its own"

    def fingerprint(self, voice: str) -> str:
        return f"{self.name} {voice}, {versions('pyttsx3')}, revision {REVISION}"

    def open(self) -> Speaker:
        if self.missing():
            raise EngineError(f"{self.name} can't be used: {self.missing()}")
        return SystemSpeaker(self)


class Sapi5(System):
    name, system, platform, suffix = "sapi5", "Windows", "win32", ".wav"


class Nsss(System):
    name, system, platform, suffix = "nsss", "macOS", "darwin", ".aiff"


def _voice(engine: str, found: Any) -> Voice:
    said = str(found.gender).lower()
    gender: Gender = "female" if "female" in said else "male" if "male" in said else "unknown"
    accent = str((found.languages or [""])[0]).replace("_", "-").lower()
    return Voice(engine, str(found.id), gender, accent, rate=_RATE)


class SystemSpeaker(Speaker):
    """One pyttsx3 engine in this process; the time limit is the worker's."""

    def __init__(self, engine: System) -> None:
        import pyttsx3

        self._engine = engine
        self._pyttsx3 = pyttsx3.init(engine.name)
        self._error = ""
        self._pyttsx3.connect("error", self._failed)

    def _failed(self, name: str | None = None, exception: object = "") -> None:
        self._error = str(exception) or "unknown error"

    def speak(self, text: str, voice: str, delivery: Delivery) -> Clip:
        """Speak `text`, at the voice's own pitch. Raises EngineError."""
        if not text.strip():
            raise EngineError("there is nothing to speak in an empty text")
        if not self._engine.knows(voice):
            raise EngineError(f"{self._engine.name} has no voice «{voice}»")
        self._error = ""
        self._pyttsx3.setProperty("voice", voice)
        self._pyttsx3.setProperty("rate", delivery.rate or _RATE)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, f"clip{self._engine.suffix}")
            self._pyttsx3.save_to_file(text, str(file))
            self._pyttsx3.runAndWait()
            try:
                data = file.read_bytes()
                clip = clip_from_aiff(data) if data[:4] == b"FORM" else Clip.from_wav(data)
            except (OSError, ValueError) as error:
                raise EngineError(f"{self._engine.name}: {self._error or error}") from error
        if self._error or not clip.samples:
            raise EngineError(f"{self._engine.name}: {self._error or 'it wrote no sound'}")
        return clip

    def close(self) -> None:
        self._pyttsx3.stop()
