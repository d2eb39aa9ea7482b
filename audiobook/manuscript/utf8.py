"""Bytes become text: UTF-8, or a problem that says what else they are.

«Decoded text» means, here and wherever an offset is told, exactly what Python's
`open(path, encoding="utf-8-sig").read()` gives: UTF-8, without a byte order mark, every line
ended by a single line feed.
"""

from __future__ import annotations

from pathlib import Path

from audiobook.errors import InputError, Place, Problem, shown
from audiobook.manuscript.older_encodings import read_older

SAVE = "save it as plain text in UTF-8 (.txt or .md)"
_MAGIC = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"ID3",
    b"\x1f\x8b",
)


def decode_any(data: bytes, file: Path) -> tuple[str, Problem | None]:
    """As `decode`, but text in UTF-16 or Windows-1252 is read where it is certain, with a note."""
    try:
        return decode(data, file), None
    except InputError:
        older = read_older(data)
        if not older or data.startswith(_MAGIC):
            raise
    what = f"{shown(file)} is not in UTF-8; it is read as {older.encoding}"
    mend = "nothing has to be done; if letters come out wrong, save it as UTF-8"
    return _newlines(older.text), Problem(what, mend, Place(file, 1, 1, ""), fatal=False)


def decode(data: bytes, file: Path) -> str:
    """The decoded text of a file that holds `data`; raises InputError if it is not UTF-8 text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(
            Problem(f"{shown(file)} is UTF-16, not UTF-8", SAVE, Place(file, 1, 1, ""))
        )
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.startswith(_MAGIC) or data.count(0) * 1000 > len(data) > 0:
        raise InputError(Problem(f"{shown(file)} is a binary file, not a text", SAVE))
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
        return Problem(f"{shown(file)} is a binary file, not a text", SAVE)
    before = len(_newlines(data[: error.start].decode("utf-8")))
    place = Place.at(file, _newlines(text), before)
    byte = data[error.start : error.start + 1]
    guess = byte.decode("cp1252", errors="ignore")
    meant = f"; in Windows-1252 it would be «{guess}»" if guess else ""
    return Problem(f"the byte 0x{byte.hex()} is not UTF-8{meant}", "save the file as UTF-8", place)
