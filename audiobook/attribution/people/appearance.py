"""Names and descriptions at first sight, before it is known who is who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audiobook.attribution.people.description import description, noun_end
from audiobook.attribution.people.name_form import NameForm, may_begin, name_at
from audiobook.attribution.prose import (
    MARKS,
    SENTENCE_ENDS,
    TextParagraph,
    TextPiece,
    Token,
    first_sentence,
    last_sentence,
)
from audiobook.attribution.words import DETERMINERS, PRONOUNS
from audiobook.manuscript import Tag, tag_before, tag_behind

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
    past = 0
    for at, token in enumerate(tokens):
        if at < past or not token.opens:
            continue
        if may_begin(token) and (named := name_at(tokens, at, words.names)):
            yield Appearance(at, named[1], named[0], "")
            past = named[1]
        elif token.low in DETERMINERS and (end := noun_end(tokens, at + 1, words.nouns)):
            yield Appearance(at, end, description(tokens, at, end), token.low)
            past = end


class _Named(NamedTuple):
    """Tokens `start` to `end` may be who says something."""

    start: int
    end: int
    kind: str
    key: Key | None  # None: a pronoun

    @property
    def subject(self) -> bool:
        return True


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
    sentence = piece.tokens[: first_sentence(piece.tokens)[1]]
    named = _named(sentence, words)
    return _key(tag_behind(sentence, named), named)


def _tag_before(piece: TextPiece, words: Vocabulary) -> Key | None:
    """ "Sikes turned and said," before a quotation: the only one named in the sentence."""
    if piece.tokens[-1].text not in MARKS and piece.tokens[-1].text not in (",", ":"):
        return None
    sentence = piece.tokens[last_sentence(piece.tokens) :]
    named = _named(sentence, words)
    return _key(tag_before(sentence, named), named)


def _key(tag: Tag | None, named: Sequence[_Named]) -> Key | None:
    if tag is None:
        return None
    return next((one.key for one in named if (one.start, one.end) == tag.subject), None)


def _named(tokens: Sequence[Token], words: Vocabulary) -> list[_Named]:
    """Who may be the subject of a tag, in order."""
    found = [
        _Named(one.start, one.end, "description" if one.article else "name", one.key)
        for one in appearances(tokens, words)
    ]
    for at, token in enumerate(tokens):
        if token.text == "I" or token.low in PRONOUNS:
            found.append(_Named(at, at + 1, "pronoun", TELLER if token.text == "I" else None))
    return sorted(found, key=lambda one: one.start)
