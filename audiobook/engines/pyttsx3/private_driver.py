"""pyttsx3's driver of espeak-ng over a library that was just loaded, for each piece of text.

The driver calls libespeak-ng through functions that its module found when it was imported. They
are found anew, in a copy of the library, for as long as a piece of text is spoken. espeak-ng is
asked to speak while it is called: it has no thread of its own, which could miss a number or an end.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from audiobook.audio import Clip
from audiobook.engines.pyttsx3.driver_modules import driver_modules
from audiobook.engines.pyttsx3.private_library import PrivateLibrary
from audiobook.engines.pyttsx3.spoken_piece import SpokenPiece
from audiobook.engines.pyttsx3.voice_files import in_small_letters
from audiobook.errors import EngineError

SEED = 1  # of the noise in a voice's breath, which espeak-ng would seed with the clock
_RATE = 22_050  # hertz
_FUNCTIONS = {  # of pyttsx3's module, and what each is in espeak-ng's speak_lib.h
    "Initialize": "espeak_Initialize",
    "cSetSynthCallback": "espeak_SetSynthCallback",
    "SetVoiceByName": "espeak_SetVoiceByName",
    "SetParameter": "espeak_SetParameter",
    "GetParameter": "espeak_GetParameter",
    "GetCurrentVoice": "espeak_GetCurrentVoice",
    "cSynth": "espeak_Synth",
    "Terminate": "espeak_Terminate",
}


class PrivateDriver:
    """Speaks with a copy of the library."""

    def __init__(self, library: PrivateLibrary, data: Path) -> None:
        """`data`: espeak-ng's folder. Raises EngineError where pyttsx3 can't be imported."""
        modules = driver_modules()
        self._library, self._data = library, os.fsencode(in_small_letters(data))
        self._module, self._driver = modules.functions, modules.driver
        self._kinds = {name: type(vars(self._module)[name]) for name in _FUNCTIONS}
        self._at_once = _at_once(modules.driver)

    def speak(self, piece: SpokenPiece) -> Clip:
        """The sound of a piece of text. Raises EngineError."""
        with self._library.loaded() as address, self._bound(address, piece.sounded):
            driver = self._at_once(_Proxy())
            try:
                driver.setProperty("voice", piece.voice)
            except ValueError as error:
                raise EngineError(f"it has no voice {piece.voice}: {error}") from error
            driver.setProperty("rate", piece.rate)
            driver.setProperty("pitch", piece.pitch)
            _seed(address("espeak_ng_SetRandSeed"))
            driver.save_to_file(piece.text, "")
            driver.startLoop()
            self._module.Terminate()
        if not driver.sound:
            raise EngineError("it wrote no sound")
        return Clip(_RATE, driver.sound)

    @contextmanager
    def _bound(self, address: Callable[[str], int], sounded: bool) -> Iterator[None]:
        """pyttsx3's module calls the functions at these addresses, while the block runs."""
        here = vars(self._module)
        found = {name: self._kinds[name](address(of)) for name, of in _FUNCTIONS.items()}
        initialize, synchronous = found.pop("Initialize"), here["AUDIO_OUTPUT_SYNCHRONOUS"]

        def begin(_output: int, length: int) -> int:
            return int(initialize(synchronous, length, self._data, 0))

        flags = here["CHARS_UTF8"] | (here["PHONEMES"] if sounded else 0)
        before = {name: here[name] for name in (*_FUNCTIONS, "CHARS_UTF8")}
        started = self._driver._moduleInitialized
        here.update(found, Initialize=begin, CHARS_UTF8=flags)
        self._driver._moduleInitialized = False
        try:
            yield
        finally:
            here.update(before)
            self._driver._moduleInitialized = started


def _at_once(driver: Any) -> Any:
    class AtOnce(driver):  # type: ignore[misc]
        """pyttsx3's driver without its loop: espeak-ng has spoken when it comes back."""

        def startLoop(self) -> None:  # noqa: N802 (as pyttsx3 calls it)
            self._start_synthesis(self._text_to_say)

        @property
        def sound(self) -> bytes:
            return bytes(self._data_buffer)

    return AtOnce


class _Proxy:
    """Whom the driver tells what it does: nobody who waits for it."""

    def setBusy(self, busy: bool) -> None:  # noqa: N802 (as pyttsx3 calls it)
        """It is not busy when it comes back."""

    def notify(self, topic: str, **_about: Any) -> None:
        """Its errors are raised as well."""


def _seed(address: int) -> None:
    ctypes.CFUNCTYPE(None, ctypes.c_long)(address)(SEED)
