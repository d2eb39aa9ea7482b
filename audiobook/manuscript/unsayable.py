"""Characters that no English voice can say, and those that nobody sees."""

from __future__ import annotations

import re
import unicodedata

from audiobook.story import Silence

CONTROL = "control character"
INVISIBLE = "invisible character"
SYMBOL = "symbol no voice can say"
LETTER = "letter no voice can say"
MENDS = {
    CONTROL: "delete it",
    SYMBOL: "write it in words or delete it; with --lenient it stays silent",
    LETTER: "write it in Latin letters; with --lenient it stays silent",
}
_SAYABLE = frozenset("°©®™№℃℉℗℠ªºµ¹²³ℓΩKÅ¦")
_ASCII_CONTROLS = "\x00-\x08\x0e-\x1b\x7f"


def silences(text: str) -> list[Silence]:
    """The characters of `text` that stay silent by their nature, runs of a kind together."""
    kinds: dict[str, set[str]] = {}
    if not text.isascii():
        for char in set(text):
            kind = kind_of(char) if char > "\x7f" else ""
            if kind:
                kinds.setdefault(kind, set()).add(char)
    classes = {kind: "".join(map(re.escape, sorted(chars))) for kind, chars in kinds.items()}
    classes[CONTROL] = _ASCII_CONTROLS + classes.get(CONTROL, "")
    found = [
        Silence(match.start(), match.end(), kind)
        for kind, chars in classes.items()
        for match in re.finditer(f"[{chars}]+", text)
    ]
    return sorted(found, key=lambda silence: silence.start)


def kind_of(char: str) -> str:
    """Why a character beyond ASCII is not spoken; empty if it is, or is white space."""
    category = unicodedata.category(char)
    if char.isspace() or char in _SAYABLE:
        return CONTROL if category == "Cc" and char != "\x85" else ""
    if category == "Cc":
        return CONTROL
    if category == "Cf" or "\ufe00" <= char <= "\ufe0f":
        return INVISIBLE
    if category in ("Co", "Cn", "Cs", "So") or (category == "Sk" and char > "\uffff"):
        return SYMBOL
    if category == "Me":
        return SYMBOL
    if category == "Mn":
        return "" if char <= "\u036f" else LETTER
    if category[0] == "L" or category in ("Nd", "Mc"):
        name = unicodedata.name(char, "")
        latin = "LATIN" in name or category in ("Lm",) or "MATHEMATICAL" in name
        return "" if latin else LETTER
    return ""
