"""Which reading a look-alike has where it stands: by the words around it, else by the model."""

from __future__ import annotations

from audiobook.pronunciation.contexts import hint
from audiobook.pronunciation.heteronyms import Sense, heteronyms
from audiobook.pronunciation.model import best, classes_of, model
from audiobook.pronunciation.tokens import Position

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
