"""Phonemes are cut where it is heard least, so that no model is given more than it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import category

# Seconds of silence after a chunk that ends so: what the models themselves leave there.
SENTENCE, CLAUSE, WORD = 0.35, 0.16, 0.03

_GROWTH = 3  # how much longer than the first the second chunk may be: its sound costs a third of it

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


def chunks(
    sentences: Iterable[str], limit: int, together: bool, first: int | None = None
) -> list[Chunk]:
    """All sounds of the sentences, in order, in chunks of at most `limit` phonemes.

    A sentence is cut between clauses, else between words, else anywhere. With `together`,
    sentences share a chunk while they fit into it: some models read a single word badly. No
    chunk is punctuation alone. A text that is much longer than `first` phonemes begins with a
    sentence or a clause within them, if it can, so that something is heard soon, and goes on with
    a chunk that is made while that is heard.
    """
    pieces = [piece for sentence in sentences for piece in _pieces(sentence, limit)]
    begun: list[Chunk] = []
    if first and _length(pieces) > first * 3 // 2:
        for most in (first, _GROWTH * first):
            head, rest = _begun(pieces, min(most, limit), limit)
            if not rest or _length(rest) >= first // 3:  # else it would leave a shred behind
                begun, pieces = begun + head, rest
    made: list[Chunk] = []
    for piece in pieces:
        last = made[-1] if made else None
        if together and last and len(last.phonemes) + 1 + len(piece.phonemes) <= limit:
            made[-1] = Chunk(f"{last.phonemes} {piece.phonemes}", piece.gap)
        else:
            made.append(piece)
    return begun + made


def _length(pieces: Sequence[Chunk]) -> int:
    """Of all of them in one."""
    return sum(len(piece.phonemes) + 1 for piece in pieces) - 1


def _begun(pieces: Sequence[Chunk], most: int, limit: int) -> tuple[list[Chunk], list[Chunk]]:
    """A chunk to begin with, and the rest: sentences, or clauses, that are short together."""
    count = 0
    while count < len(pieces) and _length(pieces[: count + 1]) <= most:
        count += 1
    whole = " ".join(piece.phonemes for piece in pieces[:count])
    if len(whole) >= most // 3 or count == len(pieces):
        return [Chunk(whole, pieces[count - 1].gap)] if count else [], list(pieces[count:])
    head, rest = pieces[count], pieces[count + 1 :]
    whole = f"{whole} {head.phonemes}".lstrip()
    ends = [seam.span() for seam in _CLAUSE.finditer(whole) if seam.start() >= most // 3]
    within = [span for span in ends if span[0] <= most] or [s for s in ends[:1] if s[0] <= limit]
    for end, start in within[-1:]:
        begun, after = Chunk(whole[:end], CLAUSE), Chunk(whole[start:], head.gap)
        if is_sounded(begun.phonemes) and is_sounded(after.phonemes):
            return [begun], [after, *rest]
    if rest and len(whole) <= limit:
        return [Chunk(whole, head.gap)], list(rest)
    return [], list(pieces)


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
