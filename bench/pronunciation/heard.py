"""What an engine says for one word of a sentence: its sounds, in the engine's own letters."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiobook.engines.neural.english import english
from audiobook.engines.pyttsx3.phonemes import rendered
from audiobook.normalization import Plain, Sounded, split, unmarked
from audiobook.normalization.sounds import marked
from bench.pronunciation.espeak import espeak
from bench.pronunciation.tables import Case

Heard = Callable[[Case, str, bool], str]  # a case, its text as the engine is given it, British


def neural(case: Case, text: str, british: bool) -> str:
    """What Kokoro and hibari are given for the word."""
    said = " ".join(english().sentences(text, british)).split(" ")
    before = len(case.sentence[: case.at].split())
    behind = len(case.sentence[case.at + len(case.word) :].split())
    # A stop behind the word goes with it; a word that became several lies between the two.
    behind -= case.sentence[case.at + len(case.word) :][:1] in tuple(",.!?;:")
    stretch = said[before : len(said) - behind] or said[before : before + 1]
    return _bare(" ".join(stretch))


def by_espeak(case: Case, text: str, british: bool) -> str:
    """What espeak-ng says for the word."""
    at, end = _place(case, text)
    heard = espeak().words(text, british)
    started = max((place for place, _ in heard if place <= at), default=0)
    return "".join(sounds for place, sounds in heard if started <= place < max(end, at + 1))


def _place(case: Case, text: str) -> tuple[int, int]:
    """Where the word stands, or its sounds, in the text as it is rendered: start and end."""
    plain = unmarked(text)
    match = re.search(rf"(?<!\w){re.escape(case.word)}(?!\w)", plain, re.IGNORECASE)
    start = match.start() if match else case.at
    passed, made = 0, 0
    for part in split(text):
        shown = len(rendered(part_of(part)))
        if passed + len(part.text) > start:
            if isinstance(part, Sounded):
                return made + 5, made + shown
            start += case.word.startswith("'")  # espeak-ng's word begins behind it
            return made + start - passed, made + start - passed + len(case.word)
        passed += len(part.text)
        made += shown
    return made, made


def part_of(part: Plain | Sounded) -> str:
    """A part of a text, as it stands in it."""
    return marked(part.text, part.ipa) if isinstance(part, Sounded) else part.text


def _bare(sounds: str) -> str:
    return re.sub(r"[^\w\sˈˌːᵊ]", "", sounds)


ENGINES: dict[str, Heard] = {"kokoro": neural, "espeak": by_espeak}
