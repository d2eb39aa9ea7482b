"""Zip and tar files out of which a model is taken: what is damaged in them is named."""

from __future__ import annotations

import errno
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    from lzma import LZMAError
except ImportError:  # a Python may be built without it; then zipfile says that it can't read such

    class LZMAError(Exception):  # type: ignore[no-redef]
        """Never raised."""


LARGEST = 512_000_000  # bytes that one archive may become
# All that was met when bytes of a wheel and of a tar were changed by chance, 12 000 times each.
_DAMAGED = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    LZMAError,  # as zlib.error; how a file is packed is one of those bytes
    EOFError,
    KeyError,  # what should be in it is not
    RuntimeError,  # it seems to be encrypted, or packed in a way that there is not
)


class DamagedError(ValueError):
    """A fetched file that is not what it should be."""

    def __init__(self, file: Path, what: str, why: object) -> None:
        super().__init__(f"{what} is damaged ({why})")
        self.file = file


@contextmanager
def readable(file: Path, what: str) -> Iterator[None]:
    """What a damaged archive raises in the block becomes a DamagedError; `what` is its name."""
    try:
        yield
    except _DAMAGED as error:
        raise DamagedError(file, what, error) from error
    except OSError as error:
        if error.errno not in (None, errno.EINVAL):  # EINVAL: it names a place before its begin
            raise  # the machine's, not the archive's
        raise DamagedError(file, what, error) from error


def read_zip(file: Path, inside: str, what: str, most: int = LARGEST) -> bytes:
    """One file of a zip. Raises DamagedError, also where it is not there, or larger than `most`."""
    with readable(file, what), zipfile.ZipFile(file) as packed:
        if packed.getinfo(inside).file_size > most:
            raise DamagedError(file, what, f"{inside} has more than {most} bytes")
        return packed.read(inside)


def read_tar(file: Path, wanted: set[str], what: str) -> Iterator[tuple[str, bytes]]:
    """Those files of a tar whose whole paths are wanted, as far as they are there.

    Raises DamagedError, also where all that it holds is larger than `LARGEST`.
    """
    with readable(file, what), tarfile.open(file) as packed:
        for member in packed:
            if member.offset_data + member.size > LARGEST:
                raise DamagedError(file, what, f"it holds more than {LARGEST} bytes")
            opened = packed.extractfile(member) if member.name in wanted else None
            if opened:
                yield member.name, opened.read()
