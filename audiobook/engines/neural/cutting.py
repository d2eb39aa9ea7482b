"""Phonemes are cut where it is heard least, so that no model is given more than it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Seconds of silence after a stretch that ends so: what the models themselves leave there.
SENTENCE, CLAUSE, WORD = 0.35, 0.16, 0.03

_CLAUSE = re.compile(r"(?<=[,;:—…)])\s+|(?<=—)")
_WORD = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Phonemes that a model is given at once."""

    phonemes: str
    gap: float  # seconds of silence after it


def stretches(sentences: Iterable[str], limit: int, together: bool) -> list[Stretch]:
    """All phonemes of the sentences, in order, in stretches of at most `limit`.

    A sentence is cut between clauses, else between words, else anywhere. With `together`,
    sentences share a stretch while they fit into it: some models read a single word badly.
    """
    made: list[Stretch] = []
    for sentence in sentences:
        for piece in _pieces(sentence, limit):
            last = made[-1] if made else None
            if together and last and len(last.phonemes) + 1 + len(piece.phonemes) <= limit:
                made[-1] = Stretch(f"{last.phonemes} {piece.phonemes}", piece.gap)
            else:
                made.append(piece)
    return made


def _pieces(sentence: str, limit: int) -> Iterator[Stretch]:
    """The sentence, filled into pieces from the left."""
    rest = sentence.strip()
    while len(rest) > limit:
        end, gap = _cut(rest, limit)
        yield Stretch(rest[:end].rstrip(), gap)
        rest = rest[end:].lstrip()
    if rest:
        yield Stretch(rest, SENTENCE)


def _cut(text: str, limit: int) -> tuple[int, float]:
    """Where the first piece of a sentence that is too long ends: not leaving a shred behind."""
    for seam, gap in ((_CLAUSE, CLAUSE), (_WORD, WORD)):
        ends = [match.start() for match in seam.finditer(text, 0, limit + 1)]
        good = [end for end in ends if limit // 4 < end <= limit]
        if good:
            return good[-1], gap
    return limit, 0.0
