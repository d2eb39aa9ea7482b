"""espeak-ng's library, asked for the sounds of words alone: nothing is spoken, no thread begins."""

from __future__ import annotations

import ctypes
import os
import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from audiobook.errors import EngineError

_SYNCHRONOUS, _UTF8, _IN_IPA = 2, 1, 2
_SWITCH = re.compile(r"\([a-z-]+\)")  # «(en)…(fr)»: a word that it takes for another language's
_MOST = 200  # clauses that are read of a text


class Library:
    """The library, opened once in a process."""

    def __init__(self) -> None:
        package = find_spec("espeakng_loader")
        if package is None or package.origin is None:
            raise EngineError("espeakng_loader is not installed")
        import espeakng_loader

        data = Path(espeakng_loader.get_data_path())
        self._library: Any = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        if self._library.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(data.parent), 0) < 0:
            raise EngineError("espeak-ng can't be opened")
        self._language = ""

    def ipa(self, text: str, language: str) -> str:
        """The sounds of a text by the rules of a language, as in `fr` or `en-us`."""
        if self._language != language:
            if self._library.espeak_SetVoiceByName(language.encode()) != 0:
                raise EngineError(f"espeak-ng has no language «{language}»")
            self._language = language
        rest, said = ctypes.c_char_p(text.encode()), []
        for _ in range(_MOST):
            made = self._library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, _IN_IPA)
            said.append((made or b"").decode("utf-8", "replace"))
            if not rest.value:
                break
        return " ".join(_SWITCH.sub("", " ".join(said)).split())


@lru_cache(maxsize=20_000)
def phonemized(text: str, language: str) -> str:
    """The IPA of words by espeak-ng's rules for a language. Raises EngineError."""
    return _library().ipa(text, language)


def accent_of(accent: str) -> str:
    """The voice of espeak-ng for an accent of English: American, or British for all others."""
    return "gmw/en-US" if accent.lower() in ("en", "en-us", "en-ca") else "gmw/en"


@cache
def _library() -> Library:
    return Library()
