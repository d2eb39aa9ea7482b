"""Names and descriptions at first sight, before it is known who is who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audiobook.attribution.people.description import description, noun_end
from audiobook.attribution.people.name_form import NameForm, name_at
from audiobook.attribution.prose import MARKS, SENTENCE_ENDS, TextParagraph, TextPiece, Token
from audiobook.attribution.words import ADVERB_END, ADVERBS, DETERMINERS, SPEECH_VERBS

Key = NameForm | str  # a form of a name, or a description
TELLER: Key = "I"  # who says "I" in narration
ENDS = SENTENCE_ENDS | {";"}  # of a sentence, or of a half of it


class Vocabulary(NamedTuple):
    """What names and descriptions are made of in a story."""

    names: frozenset[str]
    nouns: frozenset[str]  # that mean people here, beside those that mean people anywhere


class Appearance(NamedTuple):
    """Tokens `start` to `end` name or describe somebody."""

    start: int
    end: int
    key: Key
    article: str  # the determiner of a description, else empty


def appearances(tokens: Sequence[Token], words: Vocabulary) -> Iterator[Appearance]:
    """Names and descriptions in a piece, in order."""
    at = 0
    while at < len(tokens):
        token, end = tokens[at], at + 1
        if token.word:
            if named := name_at(tokens, at, words.names):
                yield Appearance(at, named[1], named[0], "")
                end = max(named[1], end)
            elif token.low in DETERMINERS and (past := noun_end(tokens, at + 1, words.nouns)):
                yield Appearance(at, past, description(tokens, at, past), token.low)
                end = past
        at = end


def tagged(paragraph: TextParagraph, words: Vocabulary) -> Key | None:
    """Who is told to say the paragraph's speech, by a tag beside a quotation."""
    pieces = paragraph.pieces
    for at, piece in enumerate(pieces):
        if piece.spoken:
            continue
        if at and pieces[at - 1].spoken and (found := _tag_after(piece, words)):
            return found
        if at == 0 and len(pieces) > 1 and (found := _tag_before(piece, words)):
            return found
    return None


def _tag_after(piece: TextPiece, words: Vocabulary) -> Key | None:
    tokens = piece.tokens[:14]
    at = next((i for i, token in enumerate(tokens) if token.word), len(tokens))
    if at >= len(tokens):
        return None
    if tokens[at].low in SPEECH_VERBS and at + 1 < len(tokens):
        return _key_at(tokens, _past_adverbs(tokens, at + 1), words)
    if tokens[at].text == "I" and at + 1 < len(tokens):
        verb = _past_adverbs(tokens, at + 1)
        return TELLER if verb < len(tokens) and tokens[verb].low in SPEECH_VERBS else None
    first = next(appearances(tokens, words), None)
    if first is None or first.start != at:
        return None
    verb = _past_adverbs(tokens, first.end)
    return first.key if verb < len(tokens) and tokens[verb].low in SPEECH_VERBS else None


def _key_at(tokens: Sequence[Token], at: int, words: Vocabulary) -> Key | None:
    if at < len(tokens) and tokens[at].text == "I":
        return TELLER
    first = next(appearances(tokens[at:], words), None)
    return first.key if first and first.start <= 1 else None


def _tag_before(piece: TextPiece, words: Vocabulary) -> Key | None:
    """ "Sikes turned and said," before a quotation: the only one named in the sentence."""
    tokens = piece.tokens
    if not any(token.low in SPEECH_VERBS for token in tokens[-6:]):
        return None
    if tokens[-1].text not in MARKS and tokens[-1].text not in (",", ":"):
        return None
    start = next((i + 1 for i in range(len(tokens) - 2, -1, -1) if tokens[i].text in ENDS), 0)
    keys = {one.key for one in appearances(tokens[start:], words)}
    if not keys and any(token.text == "I" for token in tokens[start:]):
        return TELLER
    return keys.pop() if len(keys) == 1 else None


def _past_adverbs(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and (
        tokens[at].low in ADVERBS
        or tokens[at].low.endswith(ADVERB_END)
        or tokens[at].low in ("poor", "dear")
    ):
        at += 1
    return at
