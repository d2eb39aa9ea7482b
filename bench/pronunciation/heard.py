"""What an engine says for one word of a sentence: its sounds, in the engine's own letters."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiobook.engines.neural.english import english
from audiobook.engines.pyttsx3.phonemes import rendered
from audiobook.normalization import Sounded, split
from bench.pronunciation.espeak import espeak
from bench.pronunciation.tables import Case

Heard = Callable[[Case, str, bool], str]  # a case, its text as the engine is given it, British


def neural(case: Case, text: str, british: bool) -> str:
    """What Kokoro and hibari are given for the word."""
    said = " ".join(english().sentences(text, british)).split(" ")
    plain = " ".join("X" if isinstance(part, Sounded) else part.text for part in split(text))
    count = len(case.sentence[: case.at].split())
    if len(said) == len(case.sentence.split()) or count == 0:
        return _bare(said[count])
    # Words that were joined or parted: count from the nearer end.
    behind = len(case.sentence[case.at + len(case.word) :].split())
    return _bare(said[count] if count <= behind or not plain else said[-1 - behind])


def by_espeak(case: Case, text: str, british: bool) -> str:
    """What espeak-ng says for the word."""
    at = _place(case, text)
    found = ""
    for place, sounds in espeak().words(text, british):
        if place <= at:
            found = sounds
    return found


def _place(case: Case, text: str) -> int:
    """Where the word stands, or its sounds, in the text as it is rendered."""
    passed, made = 0, 0
    for part in split(text):
        if isinstance(part, Sounded):
            shown = len(rendered(text)[made:].split("]]")[0]) + 2
            if passed + len(part.text) > case.at:
                return made + 4
            passed += len(part.text)
            made += shown
        else:
            if passed + len(part.text) > case.at:
                return made + case.at - passed
            passed += len(part.text)
            made += len(part.text)
    return made


def _bare(sounds: str) -> str:
    return re.sub(r"[^\w\sˈˌːᵊ]", "", sounds)


ENGINES: dict[str, Heard] = {"kokoro": neural, "espeak": by_espeak}
