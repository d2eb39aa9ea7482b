"""What words of a language look like: letters, ends of names, titles, words of sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "foreign.txt"
# What they are called by, beside their codes.
LANGUAGES = {
    "fr": "French",
    "de": "German",
    "it": "Italian",
    "es": "Spanish",
    "pt": "Portuguese",
    "ru": "Russian",
    "pl": "Polish",
    "cs": "Czech",
    "hu": "Hungarian",
    "sv": "Swedish",
    "nb": "Norwegian",
    "nl": "Dutch",
}
_KINDS = ("letters", "endings", "titles", "particles", "words", "small")


@dataclass(frozen=True, slots=True)
class Looks:
    """What words of one language look like; all in small letters."""

    letters: frozenset[str]
    endings: frozenset[str]  # of names
    titles: frozenset[str]  # before names
    particles: frozenset[str]  # between these and a name
    words: frozenset[str]  # of sentences; none is English
    small: frozenset[str]  # that go with those, and may be English


@cache
def looks() -> Mapping[str, Looks]:
    """Of each language, by its code."""
    found: dict[str, dict[str, frozenset[str]]] = {code: {} for code in LANGUAGES}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            code, kind, *signs = line.split()
            found[code][kind] = frozenset(signs)
    return {
        code: Looks(*(kinds.get(kind, frozenset()) for kind in _KINDS))
        for code, kinds in found.items()
    }
