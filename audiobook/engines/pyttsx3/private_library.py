"""libespeak-ng, loaded anew for each piece of text and let go of after it, in this process.

espeak-ng keeps the state that one utterance leaves in variables of its library. A library that was
just loaded has none of it, so that what it speaks is what a new process speaks, byte for byte, for
0.8 ms. It is a copy that nobody else has: the same file, opened by somebody else in this process,
would be the same library, and stay loaded.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from audiobook.audio import Clip
from audiobook.engines.pyttsx3.spoken_piece import SpokenPiece
from audiobook.engines.pyttsx3.voice_files import in_small_letters
from audiobook.errors import EngineError

SEED = 1  # of the noise in a voice's breath, which espeak-ng would seed with the clock
_RATE = 22_050  # hertz
_BUFFER = 1000  # milliseconds of sound that come at once, as many as pyttsx3 asks for
# Of espeak-ng's speak_lib.h:
_SYNCHRONOUS, _CHARACTERS = 2, 1
_UTF8, _PHONEMES, _END_PAUSE = 1, 0x100, 0x1000
_SPEECH_RATE, _SPEECH_PITCH = 1, 3
_NUMBER, _TEXT, _POINTER = ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p
_HEARD = ctypes.CFUNCTYPE(_NUMBER, _POINTER, _NUMBER, _POINTER)
_FUNCTIONS: dict[str, tuple[Any, ...]] = {  # what each gives back, and what it is given
    "espeak_Initialize": (_NUMBER, _NUMBER, _NUMBER, _TEXT, _NUMBER),
    "espeak_SetSynthCallback": (None, _HEARD),
    "espeak_SetVoiceByName": (_NUMBER, _TEXT),
    "espeak_SetParameter": (_NUMBER, _NUMBER, _NUMBER, _NUMBER),
    "espeak_ng_SetRandSeed": (None, ctypes.c_long),
    "espeak_Synth": (
        *(_NUMBER, _TEXT, ctypes.c_size_t, ctypes.c_uint, _NUMBER),
        *(ctypes.c_uint, ctypes.c_uint, _POINTER, _POINTER),
    ),
    "espeak_Terminate": (_NUMBER,),
}
_TYPES = {name: ctypes.CFUNCTYPE(*types) for name, types in _FUNCTIONS.items()}


class PrivateLibrary:
    """Speaks pieces of text with a copy of the library; `opened` makes one."""

    def __init__(self, file: int, data: Path) -> None:
        """`file`: the descriptor of the copy; `data`: espeak-ng's folder."""
        self._data = os.fsencode(data)
        self._path = os.fsencode(f"/proc/self/fd/{file}")
        self._linker = _linker()
        self._sound: list[bytes] = []
        self._callback = _HEARD(self._heard)

    def speak(self, piece: SpokenPiece) -> Clip:
        """The sound of a piece of text. Raises EngineError."""
        with self._loaded() as espeak:
            if espeak["espeak_Initialize"](_SYNCHRONOUS, _BUFFER, self._data, 0) != _RATE:
                raise EngineError("espeak-ng could not start")
            espeak["espeak_SetSynthCallback"](self._callback)
            if espeak["espeak_SetVoiceByName"](piece.voice.encode()):
                raise EngineError(f"it has no voice {piece.voice}")
            espeak["espeak_SetParameter"](_SPEECH_RATE, piece.rate, 0)
            espeak["espeak_SetParameter"](_SPEECH_PITCH, piece.pitch, 0)
            espeak["espeak_ng_SetRandSeed"](SEED)
            failed = self._synthesize(espeak, piece)
            espeak["espeak_Terminate"]()
        sound, self._sound = b"".join(self._sound), []
        if failed or not sound:
            raise EngineError("it wrote no sound")
        return Clip(_RATE, sound)

    def is_let_go_of(self) -> bool:
        """Whether nothing of the library is left once it was used: elsewhere than in glibc it is.

        Raises OSError where the copy can't be loaded.
        """
        with self._loaded():
            pass
        left = self._linker.dlopen(self._path, os.RTLD_NOW | os.RTLD_NOLOAD)
        return not left

    @contextmanager
    def _loaded(self) -> Iterator[dict[str, Any]]:
        """The library's functions by name, while the block runs."""
        # Its own functions come before those of the same names that others have loaded for all.
        handle = self._linker.dlopen(self._path, os.RTLD_NOW | os.RTLD_DEEPBIND)
        if not handle:
            raise OSError("the copy of libespeak-ng can't be loaded")
        try:
            yield {
                name: kind(self._linker.dlsym(handle, name.encode()))
                for name, kind in _TYPES.items()
            }
        finally:
            self._linker.dlclose(handle)

    def _synthesize(self, espeak: dict[str, Any], piece: SpokenPiece) -> bool:
        """Whether it failed; the sound comes meanwhile."""
        self._sound = []
        text = piece.text.encode()
        flags = _UTF8 | _END_PAUSE | (_PHONEMES if piece.sounded else 0)
        size = len(text) + 1
        done = espeak["espeak_Synth"](text, size, 0, _CHARACTERS, 0, flags, None, None)
        return bool(done)

    def _heard(self, samples: int | None, count: int, _events: int | None) -> int:
        if samples and count:
            self._sound.append(ctypes.string_at(samples, count * 2))
        return 0


def opened(data: Path) -> PrivateLibrary | None:
    """None where this system can't load a copy of the library, or not let go of it."""
    import espeakng_loader

    try:
        file = os.memfd_create("espeak-ng")
        with Path(espeakng_loader.get_library_path()).open("rb") as library:
            os.sendfile(file, library.fileno(), 0, os.fstat(library.fileno()).st_size)
        found = PrivateLibrary(file, in_small_letters(data))
        return found if found.is_let_go_of() else None
    except (OSError, AttributeError):  # no such call, no /proc, nothing may be run from memory
        return None


def _linker() -> Any:
    """The functions of the system that load libraries."""
    linker: Any = ctypes.CDLL(None)
    linker.dlopen.restype = linker.dlsym.restype = _POINTER
    linker.dlopen.argtypes = (_TEXT, _NUMBER)
    linker.dlsym.argtypes = (_POINTER, _TEXT)
    linker.dlclose.argtypes = (_POINTER,)
    return linker
