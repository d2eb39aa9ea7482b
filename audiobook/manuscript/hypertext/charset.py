"""Bytes of a document become text: by its mark, by what it declares, else UTF-8 or Windows-1252."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{1,40})|<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{1,40})",
    re.IGNORECASE,
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_WIDER = {"iso-8859-1": "cp1252", "iso8859-1": "cp1252", "ascii": "cp1252"}  # as browsers read them


def document_text(data: bytes) -> str:
    """The text of a document, lines ended by \\n; what is no character of its charset is U+FFFD."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lines(data.decode(name, errors="replace").removeprefix("\ufeff"))
    found = _DECLARED.search(data[:2000])
    declared = (found[1] or found[2]).decode("ascii").lower() if found else "utf-8"
    for name in (declared, "utf-8"):
        try:
            codec = codecs.lookup(name).name
            return _lines(data.decode(_WIDER.get(codec, codec)))
        except (LookupError, UnicodeDecodeError, TypeError, AttributeError):
            continue
    return _lines(data.decode("cp1252", errors="replace"))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
