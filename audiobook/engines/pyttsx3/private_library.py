"""libespeak-ng, loaded anew for each piece of text and let go of after it, in this process.

espeak-ng keeps the state that one utterance leaves in variables of its library. A library that was
just loaded has none of it, so that what it speaks is what a new process speaks, byte for byte, for
0.8 ms. It is a copy that nobody else has: the same file, opened by somebody else in this process,
would be the same library, and stay loaded.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class PrivateLibrary:
    """A copy of the library; `opened` makes one."""

    def __init__(self, file: int) -> None:
        """`file`: the descriptor of the copy."""
        self._path = os.fsencode(f"/proc/self/fd/{file}")
        self._linker = _linker()

    @contextmanager
    def loaded(self) -> Iterator[Callable[[str], int]]:
        """Where each of its functions is, by name, while the block runs.

        Raises OSError where the copy can't be loaded.
        """
        # Its own functions come before those of the same names that others have loaded for all.
        handle = self._linker.dlopen(self._path, os.RTLD_NOW | os.RTLD_DEEPBIND)
        if not handle:
            raise OSError("the copy of libespeak-ng can't be loaded")
        try:
            yield lambda name: int(self._linker.dlsym(handle, name.encode()))
        finally:
            self._linker.dlclose(handle)

    def is_let_go_of(self) -> bool:
        """Whether nothing of the library is left once it was used: elsewhere than in glibc it is.

        Raises OSError where the copy can't be loaded.
        """
        with self.loaded():
            pass
        left = self._linker.dlopen(self._path, os.RTLD_NOW | os.RTLD_NOLOAD)
        return not left


def opened() -> PrivateLibrary | None:
    """None where this system can't load a copy of the library, or not let go of it."""
    import espeakng_loader

    try:
        file = os.memfd_create("espeak-ng")
        with Path(espeakng_loader.get_library_path()).open("rb") as library:
            os.sendfile(file, library.fileno(), 0, os.fstat(library.fileno()).st_size)
        found = PrivateLibrary(file)
        return found if found.is_let_go_of() else None
    except (OSError, AttributeError):  # no such call, no /proc, nothing may be run from memory
        return None


def _linker() -> Any:
    """The functions of the system that load libraries."""
    linker: Any = ctypes.CDLL(None)
    linker.dlopen.restype = linker.dlsym.restype = ctypes.c_void_p
    linker.dlopen.argtypes = (ctypes.c_char_p, ctypes.c_int)
    linker.dlsym.argtypes = (ctypes.c_void_p, ctypes.c_char_p)
    linker.dlclose.argtypes = (ctypes.c_void_p,)
    return linker
