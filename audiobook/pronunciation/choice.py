"""Which reading a look-alike has where it stands: by the words around it, else by the model."""

from __future__ import annotations

from collections.abc import Sequence

from audiobook.pronunciation.contexts import hint
from audiobook.pronunciation.heteronyms import Sense, heteronyms
from audiobook.pronunciation.model import best, classes_of, model
from audiobook.pronunciation.tokens import Position

# Parts of speech, as a person calls them, and as the table does.
PARTS = {"noun": "n", "verb": "v", "adjective": "a", "past": "d", "participle": "d", "present": "v"}
DOUBT = 1500  # how much more must speak for another reading than for what a word mostly is


def reading_at(place: Position) -> Sense | None:
    """The reading of a word in its sentence; none for a word that has only one."""
    word = place.token.word
    readings = heteronyms().get(word)
    if readings is None:
        return None
    said = hint(place)
    names = [reading.name for reading in readings]
    if said is not None and said.sure:
        return readings[names.index(said.reading)]
    if len(readings) == 1:
        return readings[0]
    classes = [classes_of(word, name) for name in names]
    scores = model().scores(place, {name for each in classes for name in each})
    if said is not None:
        for name in classes[names.index(said.reading)]:
            scores[name] += DOUBT
    return readings[best(scores, classes)]


def names_of(word: str) -> Sequence[str]:
    """What a person may call the readings of a word: parts of speech, and those of its own."""
    own = (sense.name for sense in heteronyms().get(word.lower(), ()))
    return [*PARTS, *(name for name in own if set(name) - set(PARTS.values()))]


def is_read_as(place: Position, name: str) -> bool:
    """Whether a word is, where it stands, a part of speech or has the reading of that name."""
    wanted = PARTS.get(name, name)
    if any(_is_of(wanted, sense.name) for sense in heteronyms().get(place.token.word, ())):
        reading = reading_at(place)
        return reading is not None and _is_of(wanted, reading.name)
    classes = [classes_of(place.token.word, part) for part in "navd"]
    scores = model().scores(place, {name for each in classes for name in each})
    return "navd"[best(scores, classes)] == wanted


def _is_of(wanted: str, name: str) -> bool:
    """Whether a reading is what is wanted: «n» of «na», «metal» of «metal»."""
    return wanted == name or (len(wanted) == 1 and not set(name) - set("navd") and wanted in name)
