"""What espeak-ng makes of each word of a text, asked of the library itself: nothing is spoken."""

from __future__ import annotations

import ctypes
import os
from functools import cache
from pathlib import Path
from typing import Any

from audiobook.engines.pyttsx3.palette import driver_name
from audiobook.engines.pyttsx3.phonemes import rendered

_SYNCHRONOUS, _EVENTS_IN_IPA = 2, 3
_UTF8_WITH_PHONEMES = 0x101
_WORD, _PHONEME, _END = 1, 7, 0


class _Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique", ctypes.c_uint),
        ("position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user", ctypes.c_void_p),
        ("id", _Id),
    ]


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Espeak:
    """The library, opened once in a process."""

    def __init__(self) -> None:
        import espeakng_loader

        data = Path(espeakng_loader.get_data_path())
        self._library: Any = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(data.parent), _EVENTS_IN_IPA)
        self._data = data
        self._heard: list[tuple[int, str]] = []
        self._callback = _Callback(self._note)  # held, or it would be freed
        self._library.espeak_SetSynthCallback(self._callback)

    def words(self, text: str, british: bool) -> list[tuple[int, str]]:
        """Each word's place in `text`, as it is rendered for espeak-ng, and its sounds."""
        name = driver_name(self._data, "en-gb" if british else "en-us")
        self._library.espeak_SetVoiceByName(str(name).encode())
        self._heard = []
        given = rendered(text).encode()
        self._library.espeak_Synth(given, len(given) + 1, 0, 1, 0, _UTF8_WITH_PHONEMES, None, None)
        return self._heard

    def _note(self, _samples: Any, _count: int, events: Any) -> int:
        at = 0
        while events[at].type != _END:
            event = events[at]
            if event.type == _WORD:
                self._heard.append((event.position - 1, ""))
            elif event.type == _PHONEME and self._heard:
                place, sounds = self._heard[-1]
                self._heard[-1] = (place, sounds + event.id.string.decode(errors="ignore"))
            at += 1
        return 0


@cache
def espeak() -> Espeak:
    """The one of this process."""
    return Espeak()
