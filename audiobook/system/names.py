"""Names of files and folders that every system takes, made of any title."""

from __future__ import annotations

import re
import unicodedata

NAME_BYTES = 120  # half of what file systems allow (255), so that a number and an ending still fit

_REPLACED = {
    **dict.fromkeys("/\\|", "-"),
    **dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029", " "),
    **dict.fromkeys("*?<>", ""),
    ":": " -",
    '"': "'",
}
# Windows keeps these for devices, whatever ending follows.
_RESERVED = re.compile(
    r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])\s*(\..*)?", re.IGNORECASE
)


def safe_name(title: str, limit: int = NAME_BYTES) -> str:
    """A file or folder name for `title` that Windows, macOS and Linux all take.

    It has no separator, is never `.` or `..` nor hidden, and has at most `limit` bytes in UTF-8;
    a safe name stays as it is.
    """
    text = "".join(_REPLACED.get(char, char) for char in title if _kept(char))
    text = _trimmed(unicodedata.normalize("NFC", " ".join(text.split())))
    if _RESERVED.fullmatch(text):
        text = f"_{text}"
    text = _trimmed(text.encode("utf-8")[:limit].decode("utf-8", errors="ignore"))
    return text or "untitled"


def _kept(char: str) -> bool:
    """Control and direction marks can disguise a name; lone surrogates can't be written."""
    return char in _REPLACED or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


def _trimmed(name: str) -> str:
    """Without the dots that hide a file or climb, and the ends that Windows drops."""
    return name.lstrip(". ").rstrip(". ")
