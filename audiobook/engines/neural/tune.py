"""The tune of phonemes where it is not left to the model: a rise at the end, or no voice at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiobook.engines.neural.alphabet import STRESS, VOWELS, vocabulary
from audiobook.engines.neural.question import RISE
from audiobook.engines.voice import Delivery

LEVEL = "⤳"  # stands among phonemes where the sentence goes on in another voice
# Semitones above the voice's usual pitch, at the vowel that carries the tune and at the end.
ENDS = {RISE: (-1.0, 9.0), LEVEL: (-0.5, -1.0)}


@dataclass(frozen=True, slots=True)
class Bend:
    """What becomes of a phoneme's pitch."""

    keep: float = 1.0  # of its own
    level: float = 0.0  # hertz that are added at its beginning
    slope: float = 0.0  # hertz that are added to these until its end


_VOICELESS = frozenset("ptkfsθʃʧhTʔʦ ")

OWN, SILENT = Bend(), Bend(0.0)


def tuned(sentences: Sequence[str], delivery: Delivery) -> list[str]:
    """The sentences, the last with LEVEL before its mark if the delivery says that it goes on."""
    *first, last = sentences
    bare = last.rstrip(" ,;:—…")
    if not delivery.goes_on or bare == last:
        return [*first, last]
    return [*first, f"{bare}{LEVEL}{last[len(bare) :]}"]


def bends(phonemes: str, hertz: int, delivery: Delivery) -> list[Bend]:
    """A bend for each number of `alphabet.numbers`, for a voice with this pitch (0: unknown)."""
    known = vocabulary()
    letters = [letter for letter in phonemes if letter in known or letter in ENDS]
    made = [SILENT if delivery.whispered else OWN] * len(letters)
    if hertz and not delivery.whispered:
        for at, letter in enumerate(letters):
            if letter in ENDS:
                _bend(letters, at, made, hertz)
    kept = [bend for letter, bend in zip(letters, made, strict=True) if letter not in ENDS]
    return [kept[0], *kept, kept[-1]]


def _bend(letters: Sequence[str], end: int, made: list[Bend], hertz: int) -> None:
    """Bend what is from the carrying vowel to the end, and the silence after it."""
    first, last = ENDS[letters[end]]
    carried = range(_carrier(letters, end), end)
    lasts = [_lasting(letters[at]) for at in carried]
    passed = 0.0
    for at, length in zip(carried, lasts, strict=True):
        share = passed / (sum(lasts) or 1)
        passed += length
        made[at] = _ramp(first, last, share, passed / (sum(lasts) or 1), hertz)
    for at in range(end + 1, len(letters)):
        if letters[at].isalpha():
            break
        made[at] = _ramp(last, last, 0, 0, hertz)


def _ramp(first: float, last: float, start: float, end: float, hertz: int) -> Bend:
    """From one share of the way between two pitches to another."""
    low, high = (
        hertz * float(2 ** ((first + (last - first) * share) / 12)) for share in (start, end)
    )
    return Bend(0.0, low, high - low)


def _lasting(letter: str) -> float:
    """How long a sound carries pitch, beside others."""
    if letter in VOWELS:
        return 3.0
    return 0.0 if letter in _VOICELESS or letter in STRESS else 1.0


def _carrier(letters: Sequence[str], end: int) -> int:
    """The last stressed vowel before `end`; without one the last vowel, else the last sound."""
    for at in _vowels(letters, end):
        if at and letters[at - 1] == STRESS[0]:
            return at
    return next(_vowels(letters, end), max(0, end - 1))


def _vowels(letters: Sequence[str], end: int) -> Iterator[int]:
    """Backwards, in the sentence that ends there."""
    for at in range(end - 1, -1, -1):
        if letters[at] in ".!?…":
            return
        if letters[at] in VOWELS:
            yield at
