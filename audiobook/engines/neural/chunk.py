"""Phonemes are cut where it is heard least, so that no model is given more than it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from unicodedata import category

# Seconds of silence after a chunk that ends so: what the models themselves leave there.
SENTENCE, CLAUSE, WORD = 0.35, 0.16, 0.03

_CLAUSE = re.compile(r"(?<=[,;:—…)])\s+|(?<=—)")
_WORD = re.compile(r"\s+")
# Letters and digits; and private use, where Piper's sounds of several letters stand.
_SOUNDED = ("L", "N", "Co")
_PROSODY = frozenset("ˈˌː")  # letters to Unicode, but no sound by themselves


@dataclass(frozen=True, slots=True)
class Chunk:
    """Phonemes that a model is given at once."""

    phonemes: str
    gap: float  # seconds of silence after it


def is_sounded(phonemes: str) -> bool:
    """Whether there is a sound in it, rather than only punctuation: models make noise of that."""
    return any(c not in _PROSODY and category(c).startswith(_SOUNDED) for c in phonemes)


def chunks(sentences: Iterable[str], limit: int, together: bool) -> list[Chunk]:
    """All sounds of the sentences, in order, in chunks of at most `limit` phonemes.

    A sentence is cut between clauses, else between words, else anywhere. With `together`,
    sentences share a chunk while they fit into it: some models read a single word badly. No
    chunk is punctuation alone.
    """
    made: list[Chunk] = []
    for sentence in sentences:
        for piece in _pieces(sentence, limit):
            last = made[-1] if made else None
            if together and last and len(last.phonemes) + 1 + len(piece.phonemes) <= limit:
                made[-1] = Chunk(f"{last.phonemes} {piece.phonemes}", piece.gap)
            else:
                made.append(piece)
    return made


def _pieces(sentence: str, limit: int) -> Iterator[Chunk]:
    """The sentence, filled into pieces from the left; the last has the gap of a sentence."""
    last: Chunk | None = None
    rest = sentence.strip()
    while rest:
        end, gap = _cut(rest, limit) if len(rest) > limit else (len(rest), SENTENCE)
        piece, rest = Chunk(rest[:end].rstrip(), gap), rest[end:].lstrip()
        if is_sounded(piece.phonemes):
            if last:
                yield last
            last = piece
    if last:
        yield replace(last, gap=SENTENCE)


def _cut(text: str, limit: int) -> tuple[int, float]:
    """Where the first piece of a sentence that is too long ends: not leaving a shred behind."""
    for seam, gap in ((_CLAUSE, CLAUSE), (_WORD, WORD)):
        ends = [match.start() for match in seam.finditer(text, 0, limit + 1)]
        good = [end for end in ends if limit // 4 < end <= limit]
        if good:
            return good[-1], gap
    return limit, 0.0
