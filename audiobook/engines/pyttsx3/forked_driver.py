"""pyttsx3's driver of espeak-ng, in a fork of this process for each piece of text."""

from __future__ import annotations

import ctypes
import gc
import io
import os
import sys
import time
from pathlib import Path
from typing import Any, NoReturn

from audiobook.audio import Clip
from audiobook.engines.pyttsx3.driver_modules import driver_modules
from audiobook.engines.pyttsx3.forked import DONE, FAILED, in_child
from audiobook.engines.pyttsx3.private_driver import SEED
from audiobook.engines.pyttsx3.spoken_piece import SpokenPiece
from audiobook.errors import EngineError

# Seconds for one piece of text, of which espeak-ng needs 0.5 at most: on a busy machine it waits.
_LIMIT = 40.0
_TRIES = 2  # in this process; the caller may try again in a fresh one
_SILENT = 3  # the exit code of a child whose utterance was cut off
_STEP = 0.0002  # seconds between two looks at espeak-ng's state
_PATIENCE = 0.005  # seconds until a number that did not arrive is sent again


class ForkedDriver:
    """Speaks where a library can't be let go of; costs twice to four times `PrivateDriver`."""

    def __init__(self, data: Path) -> None:
        self._data = data
        modules = driver_modules()
        library = modules.library
        if modules.functions.dll._handle != library._handle:
            raise EngineError("pyttsx3 is in this process already, with another libespeak-ng")
        if modules.driver._moduleInitialized:
            raise EngineError("pyttsx3 was used in this process, which can't be forked since")
        self._library = library
        # Listed once here, the voices need not be listed by every child (2.3 ms).
        library.espeak_ng_InitializePath(os.fsencode(data))
        library.espeak_ListVoices(None)

    def speak(self, piece: SpokenPiece) -> Clip:
        """The sound of a piece of text. Raises EngineError."""

        def action(file: int) -> NoReturn:
            os.environ["ESPEAK_DATA_PATH"] = str(self._data)
            engine = _engine(file)
            if piece.sounded:
                _read_phonemes()
            _turn_to(engine, piece.voice, piece.rate, piece.pitch)
            # Breath is noise, and espeak-ng seeds it with the clock when it starts.
            self._library.espeak_ng_SetRandSeed(ctypes.c_long(SEED))
            engine.save_to_file(piece.text, f"/dev/fd/{file}")
            engine.runAndWait()
            os._exit(_SILENT)  # never reached: the end of the utterance comes first

        why = ""
        for _ in range(_TRIES):
            try:
                clip = Clip.from_wav(in_child(action, _LIMIT))
            except (EngineError, ValueError) as error:
                why = str(error)
                continue
            if clip.samples:
                return clip
            why = "it wrote no sound"
        raise EngineError(f"{why} (tried {_TRIES} times)")


def _engine(file: int) -> Any:
    """A pyttsx3 engine that ends its process with its first utterance, or its first error."""
    import pyttsx3

    gc.disable()
    sys.stdout = io.StringIO()  # pyttsx3 prints «Audio saved to …»

    def fail(name: str | None = None, exception: object = "") -> NoReturn:
        os.pwrite(file, str(exception).encode(), 0)
        os._exit(FAILED)

    def finished(name: str | None = None, completed: bool = False) -> NoReturn:
        os._exit(DONE if completed else _SILENT)

    engine = pyttsx3.init("espeak")
    engine.connect("error", fail)
    engine.connect("finished-utterance", finished)
    # A new engine counts as busy: it would keep all that follows for `runAndWait`, and the first
    # `runAndWait` does not wait. (An empty one first also helps, and takes 10 ms.)
    engine.proxy.setBusy(False)
    return engine


def _read_phonemes() -> None:
    """Have `[[ ]]` mean phonemes: pyttsx3 has a flag for it, and no way to ask for it."""
    from pyttsx3.drivers import _espeak

    _espeak.CHARS_UTF8 |= _espeak.PHONEMES  # which the driver passes on with every text


def _turn_to(engine: Any, name: str, rate: int, pitch: int) -> None:
    engine.setProperty("voice", name)
    if engine.getProperty("voice") != name.lower():
        raise EngineError(f"it took the voice {engine.getProperty('voice')} for {name}")
    _set(engine, "rate", rate)
    _set(engine, "pitch", pitch)


def _set(engine: Any, what: str, value: int) -> None:
    """Set a number and see it arrive.

    pyttsx3 hands it to a thread of espeak-ng, which now and then (1 in 1,000 on a busy machine)
    sleeps over a command until the next one wakes it: so it is sent again until it is there.
    """
    from pyttsx3.drivers import _espeak

    # Always sent once: the rate that pyttsx3 sets when it starts may still be on its way.
    again = 0.0
    while not again or engine.getProperty(what) != value or _espeak.IsPlaying():
        if time.monotonic() >= again and not _espeak.IsPlaying():
            engine.setProperty(what, value)
            again = time.monotonic() + _PATIENCE
        else:
            time.sleep(_STEP)
