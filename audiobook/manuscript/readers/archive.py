"""The archive that a book or a document is: its files, each of a size that can be meant.

It may come from anywhere. Before anything is unpacked its directory is looked at; what is unpacked
is counted, whatever the directory says.
"""

from __future__ import annotations

import posixpath
import stat
import struct
import zipfile
import zlib
from io import BufferedReader
from pathlib import Path
from urllib.parse import unquote

from audiobook.errors import InputError, Problem, shown

SOUND = "get a sound copy of it"
_MOST_FILES = 20_000
_LARGEST_DIRECTORY = 8_000_000  # bytes of the list of files
_LARGEST = 32_000_000  # bytes of a document
_LARGEST_IN_ALL = 64_000_000  # bytes of what is read as text
_FOLDED = 200  # times that a file may be larger unpacked …
_SMALL = 20_000_000  # … if it has more bytes than these
_END = b"PK\x05\x06"
_UNREADABLE = (  # what zipfile raises at files that it can't unpack, strongly encrypted ones too
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError),
)
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """The files of a zip archive."""

    def __init__(self, file: Path, opened: BufferedReader) -> None:
        """Raises InputError if it is no archive, or one that means harm."""
        self.file = file
        self._left = _LARGEST_IN_ALL
        _refuse_large_directory(file, opened)
        try:
            self._zip = zipfile.ZipFile(opened)
        except _UNREADABLE as error:
            raise InputError(damaged(file, str(error))) from error
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            self._refuse(info)
            self._infos.setdefault(info.filename, info)
        self._folded: dict[str, str] = {name.casefold(): name for name in reversed(self._infos)}

    def _refuse(self, info: zipfile.ZipInfo) -> None:
        name = shown(info.filename[:200])
        parts = info.filename.replace("\\", "/").split("/")
        if info.filename.startswith(("/", "\\")) or ".." in parts or parts[0].endswith(":"):
            raise self.refused(f"holds a file that would lie outside of it: «{name}»")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise self.refused(f"holds a link instead of a file: «{name}»")
        if info.file_size > _SMALL and info.file_size > _FOLDED * max(1, info.compress_size):
            raise self.refused(f"holds a file that unpacks to {info.file_size / 1e6:,.0f} MB")

    def refused(self, what: str, mend: str = SOUND) -> InputError:
        return InputError(Problem(f"{shown(self.file)} {what}", mend))

    @property
    def names(self) -> tuple[str, ...]:
        """Its files, in the order of its directory."""
        return tuple(self._infos)

    def __contains__(self, name: str) -> bool:
        return self.found(name) is not None

    def found(self, name: str) -> str | None:
        """The name of a file as the archive has it; letters may differ in their case."""
        for known in (name, unquote(name)):
            if known in self._infos:
                return known
            if known.casefold() in self._folded:
                return self._folded[known.casefold()]
        return None

    def read(self, name: str, most: int = _LARGEST) -> bytes:
        """The bytes of a file, at most so many. Raises InputError where they can't be had."""
        known = self.found(name)
        if known is None:
            raise self.refused(f"lacks its file «{shown(name)}»")
        info = self._infos[known]
        if info.flag_bits & 1:
            raise self.refused("is locked with a password")
        if info.compress_type not in _PLAIN:
            raise self.refused(f"has «{shown(name)}» packed in a way that is not known here")
        if max(info.file_size, 0) > min(most, self._left):
            raise self.refused(f"is too large: «{shown(name)}» has {info.file_size / 1e6:,.0f} MB")
        try:
            with self._zip.open(info) as packed:
                data = packed.read(most + 1)
        except _UNREADABLE as error:
            raise InputError(damaged(self.file, f"«{shown(name)}»: {error}")) from error
        if len(data) > most:
            raise self.refused(f"is too large: «{shown(name)}» has more than {most / 1e6:,g} MB")
        self._left -= len(data)
        return data


def damaged(file: Path, why: str) -> Problem:
    return Problem(f"{shown(file)} is damaged, or no {shown(file.suffix)} file: {why}", SOUND)


def resolved(base: str, href: str) -> str:
    """The name of the file that a link in the file `base` leads to, without its fragment."""
    path = unquote(href.partition("#")[0].partition("?")[0])
    joined = posixpath.join(posixpath.dirname(base), path) if path else base
    return posixpath.normpath(joined)


def _refuse_large_directory(file: Path, opened: BufferedReader) -> None:
    """A directory is held in memory whole: how long it is stands at the archive's end."""
    size = opened.seek(0, 2)
    opened.seek(max(0, size - 65_600))
    tail = opened.read()
    opened.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise InputError(damaged(file, "it is no zip archive"))
    count, length = struct.unpack("<HL", tail[at + 10 : at + 16])
    wide = tail.rfind(b"PK\x06\x06", 0, at)
    if (count == 0xFFFF or length == 0xFFFFFFFF) and 0 <= wide <= len(tail) - 48:
        count, length = struct.unpack("<QQ", tail[wide + 32 : wide + 48])
    if count > _MOST_FILES or length > _LARGEST_DIRECTORY:
        what = f"{shown(file)} holds {count:,} files; at most {_MOST_FILES:,} are read"
        raise InputError(Problem(what, SOUND))
