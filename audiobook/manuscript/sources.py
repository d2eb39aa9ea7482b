"""The files of a story are found and decoded; nothing is understood yet.

«Decoded text» means, here and wherever an offset is told, exactly what Python's
`open(path, encoding="utf-8-sig").read()` gives: UTF-8, without a byte order mark, every line
ended by a single line feed.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from audiobook.errors import InputError, Place, Problem
from audiobook.story import Source

MARKDOWN = frozenset({".md", ".markdown"})
SUFFIXES = MARKDOWN | {".txt"}
_FOREIGN = frozenset(
    [".doc", ".docx", ".epub", ".fb2", ".htm", ".html", ".mobi", ".odt", ".pages", ".pdf", ".rtf"]
)
_MAGIC = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"ID3",
    b"\x1f\x8b",
)
_SAVE = "save it as plain text in UTF-8 (.txt or .md)"


def read(path: Path) -> tuple[Source, ...]:
    """The files of the story at `path`, a text file or a folder of them, in reading order.

    A folder's files are its .md, .markdown and .txt files, hidden ones left out, sorted as people
    count (2 before 10). Raises InputError if there is nothing to read, or it is not UTF-8 text.
    """
    if path.is_dir():
        files = sorted((file for file in _listed(path) if _is_chapter(file)), key=natural)
        if not files:
            what = f"the folder {path} holds no chapter"
            raise InputError(Problem(what, "put a .txt or .md file for each chapter into it"))
    else:
        files = [path]
    sources = tuple(Source(file, decode(_bytes(file), file)) for file in files)
    if not any(source.text.strip() for source in sources):
        what = f"{path} is empty: there is nothing to read"
        raise InputError(Problem(what, "write the story into it", sources[0].place(0)))
    return sources


def natural(path: Path) -> tuple[tuple[int, int, str], ...]:
    """A sort key: as the name, but numbers in it by their value."""
    parts = re.findall(r"[0-9]+|[^0-9]+", path.name.casefold())
    return tuple((0, int(p), p) if p[0] in "0123456789" else (1, 0, p) for p in parts)


def decode(data: bytes, file: Path) -> str:
    """The decoded text of a file that holds `data`; raises InputError if it is not UTF-8 text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(Problem(f"{file} is UTF-16, not UTF-8", _SAVE, Place(file, 1, 1, "")))
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.startswith(_MAGIC) or data.count(0) * 1000 > len(data) > 0:
        raise InputError(Problem(f"{file} is a binary file, not a text", _SAVE))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(_undecodable(data, error, file)) from error
    return _newlines(text)


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _undecodable(data: bytes, error: UnicodeDecodeError, file: Path) -> Problem:
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") * 10 > len(text):
        return Problem(f"{file} is a binary file, not a text", _SAVE)
    before = len(_newlines(data[: error.start].decode("utf-8")))
    place = Place.at(file, _newlines(text), before)
    byte = data[error.start : error.start + 1]
    guess = byte.decode("cp1252", errors="ignore")
    meant = f"; in Windows-1252 it would be «{guess}»" if guess else ""
    return Problem(f"the byte 0x{byte.hex()} is not UTF-8{meant}", "save the file as UTF-8", place)


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise InputError(_unreadable(folder, error)) from error


def _is_chapter(file: Path) -> bool:
    return file.suffix.lower() in SUFFIXES and not file.name.startswith(".") and file.is_file()


def _bytes(file: Path) -> bytes:
    if file.suffix.lower() in _FOREIGN:
        raise InputError(Problem(f"{file}: a {file.suffix} file cannot be read", _SAVE))
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise InputError(_missing(file)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise InputError(_unreadable(file, error)) from error


def _missing(file: Path) -> Problem:
    there = [other.name for other in _listed(file.parent)] if file.parent.is_dir() else []
    near = get_close_matches(file.name, there, n=1)
    mend = f"did you mean {file.parent / near[0]}?" if near else "check the path"
    return Problem(f"there is no story at {file}", mend)


def _unreadable(path: Path, error: OSError | ValueError) -> Problem:
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(f"{path} cannot be read: {reason}", "check that you may read it")
