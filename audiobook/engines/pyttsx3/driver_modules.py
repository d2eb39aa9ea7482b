"""pyttsx3's modules of espeak-ng, which look for its library when they are imported."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from audiobook.errors import EngineError


@dataclass(frozen=True, slots=True)
class DriverModules:
    """What pyttsx3 speaks with."""

    library: ctypes.CDLL  # libespeak-ng of the package espeakng_loader
    functions: ModuleType  # the library's functions, as pyttsx3 calls them
    driver: Any  # its class EspeakDriver


def driver_modules() -> DriverModules:
    """Import them, so that they find the package's library. Raises EngineError."""
    import espeakng_loader

    try:
        # Not for all to see: Piper has an espeak-ng of its own, and would call into this one.
        library = ctypes.CDLL(espeakng_loader.get_library_path())
        from pyttsx3.drivers import _espeak, espeak
    except (OSError, RuntimeError) as error:
        raise EngineError(f"libespeak-ng can't be loaded: {error}") from error
    return DriverModules(library, _espeak, espeak.EspeakDriver)
