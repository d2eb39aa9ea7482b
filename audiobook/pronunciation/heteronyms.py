"""The table of look-alikes: each word with its readings, and their sounds in either accent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audiobook.pronunciation.accents import in_accent

FILE = Path(__file__).parent / "en" / "heteronyms.txt"


@dataclass(frozen=True, slots=True)
class Sense:
    """One of the ways to read a word."""

    name: str  # «v», «na», or a sense of that word: «metal»
    american: str  # IPA; empty where every engine says it so if nothing is told
    british: str  # the same for a British voice

    def ipa(self, british: bool) -> str:
        """The sounds for a voice."""
        return self.british if british else self.american


@cache
def heteronyms() -> Mapping[str, tuple[Sense, ...]]:
    """The readings of each word, by the word in small letters."""
    found = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            word, rest = line.split(maxsplit=1)
            found[word] = tuple(_reading(part) for part in rest.split("|"))
    return found


def _reading(text: str) -> Sense:
    name, sounds = text.split()
    if sounds == "-":
        return Sense(name, "", "")
    american, _, british = sounds.partition("~")
    return Sense(name, in_accent(american, False), in_accent(british or american, True))
