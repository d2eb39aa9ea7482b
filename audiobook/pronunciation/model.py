"""A small linear model of what a look-alike is in its sentence: a noun, a verb, or one of its own.

It was trained by `python -m bench.pronunciation.train`; docs/pronunciation.md says on what. It
sees the words around, and what part of speech each of them mostly is: it tags nothing.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audiobook.pronunciation.tokens import Position

FILE = Path(__file__).parent / "en" / "model.json.gz"
_VERBS = frozenset(["VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "TO"])
_TELLING = """
be is are was were been being am have has had having do does did don't doesn't didn't let
make made help get got see saw hear heard watch watched can't couldn't won't wouldn't i've
i'd he'd she'd we've you've they've they'd we'd i'll he'll she'll you'll we'll they'll
"""
_AUXILIARIES = frozenset(_TELLING.split())
_SHAPES = (("ly", "RB"), ("ing", "VBG"), ("ed", "VBD"), ("s", "NNS"))
_REACH = 6  # words that are looked back for a verb
_AROUND = 8  # words on each side whose meaning may tell


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights for each feature and class, and what words mostly are."""

    tags: Mapping[str, str]  # a word in small letters: the tag that it mostly has
    weights: Mapping[str, Mapping[str, int]]  # a feature: a class: its weight

    def scores(self, place: Position, classes: Iterable[str]) -> dict[str, int]:
        """How much speaks for each of the classes."""
        found = dict.fromkeys(classes, 0)
        for feature in features(place, self.tags):
            if weights := self.weights.get(feature):
                for name in found:
                    found[name] += weights.get(name, 0)
        return found


@cache
def model() -> LinearModel:
    """The one of the program, read when it is first needed: 0.06 s."""
    with gzip.open(FILE, "rt", encoding="utf-8") as file:
        read = json.load(file)
    return LinearModel(read["tags"], read["weights"])


def classes_of(word: str, reading: str) -> tuple[str, ...]:
    """What the model calls a reading: parts of speech, or a sense of that word alone."""
    if set(reading) - set("navd"):
        return (f"{word}:{reading}",)
    # The plural and «he records» have nothing of what stands around «record» in common.
    ending = "s" if word.endswith("s") and not word.endswith("ss") else ""
    return tuple(part + ending for part in reading)


def features(place: Position, tags: Mapping[str, str]) -> Iterator[str]:
    """What the model sees of a place."""
    word = place.token.word
    near = {step: place.word(step) for step in (-3, -2, -1, 1, 2, 3)}
    tag = {step: tag_at(place, step, tags) for step in near}
    verb = _verb_before(place, tags)
    seen = {
        "": "",
        "a": near[-1],
        "b": near[1],
        "c": near[-2],
        "d": near[2],
        "A": tag[-1],
        "B": tag[1],
        "AB": f"{tag[-1]} {tag[1]}",
        "v": verb,
        "C": f"{tag[-2]} {tag[-1]}",
        "^": str(place.token.is_capital and place.at > 0),
    }
    shared = {
        "e": tag[-2],
        "f": tag[2],
        "g": tag[-3],
        "h": f"{tag[-3]} {tag[-2]} {tag[-1]}",
        "i": f"{tag[1]} {tag[2]}",
        "j": f"{near[-1]} {tag[-2]}",
        "k": f"{near[-1]} {tag[1]}",
        "l": f"{near[1]} {tag[-1]}",
        "m": f"{verb} {tag[-1]}",
        "n": f"{near[-2]} {near[-1]}",
        "o": tag[3],
        "p": f"{tag[-2]} {tag[-1]} {tag[1]}",
    }
    for name, value in (*seen.items(), *shared.items()):
        yield f"{name}={value}"
    for name, value in seen.items():
        yield f"{word}|{name}={value}"
    for step in range(-_AROUND, _AROUND + 1):
        other = place.word(step) if step else ""
        if len(other) > 2:
            yield f"{word}|~{other}"


def tag_at(place: Position, step: int, tags: Mapping[str, str]) -> str:
    """The part of speech that a word near by mostly has; a sign is its own."""
    at = place.at + step
    if not 0 <= at < len(place.tokens):
        return "^" if at < 0 else "$"
    token = place.tokens[at]
    if not token.word[:1].isalpha():
        return "CD" if token.word[:1].isdigit() else token.word
    known = tags.get(token.word)
    if known is None:
        known = "NNP" if token.is_capital else _by_shape(token.word)
    return known


def _by_shape(word: str) -> str:
    return next((tag for end, tag in _SHAPES if word.endswith(end)), "NN")


def _verb_before(place: Position, tags: Mapping[str, str]) -> str:
    """The nearest verb before: an auxiliary as it is, another by its tag."""
    for step in range(-1, -_REACH - 1, -1):
        tag = tag_at(place, step, tags)
        if tag in _VERBS:
            word = place.word(step)
            return word if tag in ("MD", "TO") or word in _AUXILIARIES else tag
        if tag in (";", ":", "^", "—"):
            break
    return ""


def best(scores: Mapping[str, float], readings: Sequence[tuple[str, ...]]) -> int:
    """The reading with the highest class; the first of equal ones."""
    highest = [max(scores[name] for name in names) for names in readings]
    return highest.index(max(highest))
