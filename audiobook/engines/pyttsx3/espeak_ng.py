"""espeak-ng through pyttsx3, on Linux: each piece of text in a fork, see the package's text."""

from __future__ import annotations

import ctypes
import gc
import io
import os
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

from audiobook.audio import Clip
from audiobook.engines.engine import Engine, Missing, Speaker
from audiobook.engines.packages import absent, versions
from audiobook.engines.pyttsx3.forked import DONE, FAILED, in_child
from audiobook.engines.pyttsx3.library import accent_of, phonemized
from audiobook.engines.pyttsx3.palette import PALETTE, RATE, about, driver_name
from audiobook.engines.pyttsx3.text import pieces
from audiobook.engines.voice import Delivery, Voice
from audiobook.errors import EngineError

REVISION = 1  # of what the modules here do to the sound
PITCH = 50  # 0…100: where a Delivery says nothing
RATES, PITCHES = range(80, 451), range(101)  # what espeak-ng obeys
# Seconds for one piece of text, of which espeak-ng needs 0.5 at most: on a busy machine it waits.
_LIMIT = 40.0
_TRIES = 2  # in this process; the caller may try again in a fresh one
_SEED = 1
_SILENT = 3  # the exit code of a child whose utterance was cut off
_STEP = 0.0002  # seconds between two looks at espeak-ng's state
_PATIENCE = 0.005  # seconds until a number that did not arrive is sent again


class Espeak(Engine):
    """espeak-ng through pyttsx3, on Linux."""

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
    """Speaks each piece of text in a fork of this process."""

    def __init__(self, data: Path) -> None:
        import espeakng_loader

        self._data = data
        try:
            # Not for all to see: Piper has an espeak-ng of its own, and would call into this one.
            library = ctypes.CDLL(espeakng_loader.get_library_path())
            from pyttsx3.drivers import _espeak, espeak
        except (OSError, RuntimeError) as error:
            raise EngineError(f"libespeak-ng can't be loaded: {error}") from error
        if _espeak.dll._handle != library._handle:
            raise EngineError("pyttsx3 is in this process already, with another libespeak-ng")
        if espeak.EspeakDriver._moduleInitialized:
            raise EngineError("pyttsx3 was used in this process, which can't be forked since")
        self._library = library
        # Listed once here, the voices need not be listed by every child (2.3 ms).
        library.espeak_ng_InitializePath(os.fsencode(data))
        library.espeak_ListVoices(None)

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
        clips = [self._piece(part, name, rate, pitch, sounded) for part in parts]
        return Clip(clips[0].rate, b"".join(clip.pcm for clip in clips))

    def close(self) -> None:
        """Nothing is held: every child has ended."""

    def _piece(self, text: str, name: str, rate: int, pitch: int, sounded: bool) -> Clip:
        def action(file: int) -> NoReturn:
            os.environ["ESPEAK_DATA_PATH"] = str(self._data)
            engine = _engine(file)
            if sounded:
                _read_phonemes()
            _turn_to(engine, name, rate, pitch)
            # Breath is noise, and espeak-ng seeds it with the clock when it starts.
            self._library.espeak_ng_SetRandSeed(ctypes.c_long(_SEED))
            engine.save_to_file(text, f"/dev/fd/{file}")
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
        raise EngineError(f"espeak can't speak «{text[:60]}»: {why} (tried {_TRIES} times)")


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


def _nearest(allowed: range, value: int) -> int:
    return min(allowed[-1], max(allowed[0], value))


def data_folder() -> Path:
    """The voices' folder. Found without an import: a build that speaks nothing asks for it too."""
    package = find_spec("espeakng_loader")
    if package is None or package.origin is None:
        raise EngineError("espeakng_loader is not installed")
    return Path(package.origin).parent / "espeak-ng-data"
