"""Text in UTF-16 or Windows-1252 is known beyond doubt, or not at all.

Windows-1252 (and Latin-1, which is a part of it) is taken for certain only where a text has several
of its signs, and each stands as one of English prose would: quotation marks on the right side of
a word, accents within one. No other encoding of the West has these bytes at these places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FEWEST = 4  # signs that are no ASCII
_MOST = 0.1  # of all bytes
_LETTERS = "ÀÂÇÈÉÊËÎÏÔÖÙÛÜàáâäçèéêëíîïñóôöùúûüæœ"
_FITS = re.compile(
    rf"""(?<![^\s(\[—–"“‘-])[“‘](?=\w|[‘“’…—–])  # opens
    |(?<=[\w.,!?…:;—–'’”-])[”’]                   # closes, or stands for a letter
    |(?<!\w)’(?=\w)                               # ’tis
    |[…–—](?!\x00)
    |(?<=[A-Za-z])[{_LETTERS}]|[{_LETTERS}](?=[A-Za-z])
    |£(?=\d)|§(?=[ ]?\d)|(?<=\d)[°½¼¾]""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class OlderText:
    """A text, and the encoding that it was in."""

    text: str
    encoding: str  # as a person calls it


def read_older(data: bytes) -> OlderText | None:
    """The text of a file that is not in UTF-8; None where its encoding is not certain."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(data)
    return _windows(data)


def _utf16(data: bytes) -> OlderText | None:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        return None
    return OlderText(text, "UTF-16") if "\0" not in text else None


def _windows(data: bytes) -> OlderText | None:
    high = sum(byte > 0x7F for byte in data)
    if high < FEWEST or high > _MOST * len(data):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    fitting = sum(1 for _ in _FITS.finditer(text))
    return OlderText(text, "Windows-1252") if fitting == high else None
