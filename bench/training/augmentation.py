"""Texts changed a little, so that the model learns what is rare in so little gold.

A tag that names the speaker is easy, and common. So each text is also read with some of its tags
changed, "said Viktor" to "said he", or left out where they are short; and as one of its people
would tell it: "I said" for whatever was "said Viktor".
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

import numpy as np

from audiobook.attribution.mentions import FIRST_PERSON, Cast, Mention, mentions
from audiobook.attribution.prose import Paragraph, Piece, Token
from audiobook.attribution.words import SPEECH_VERBS

_HIDDEN, _DROPPED = 0.4, 0.3  # shares of the tags; found by trying, on texts held out
_SHORT = 6  # words of narration that may be left out with the tag
_PRONOUNS = {"male": "he", "female": "she"}


def masked(
    paragraphs: Sequence[Paragraph], cast: Cast, rng: np.random.Generator
) -> list[Paragraph]:
    """The paragraphs, some of their tags changed."""
    return [
        _masked(paragraph, cast, rng)
        if paragraph.spoken and len(paragraph.pieces) > 1
        else paragraph
        for paragraph in paragraphs
    ]


def _masked(paragraph: Paragraph, cast: Cast, rng: np.random.Generator) -> Paragraph:
    pieces = (
        piece if piece.spoken else _without_name(piece, cast, rng) for piece in paragraph.pieces
    )
    return replace(paragraph, pieces=tuple(piece for piece in pieces if piece.tokens))


def _without_name(piece: Piece, cast: Cast, rng: np.random.Generator) -> Piece:
    tokens = list(piece.tokens)
    for mention in reversed(mentions(piece.tokens, cast)):
        beside = [
            tokens[at].low for at in (mention.start - 1, mention.end) if 0 <= at < len(tokens)
        ]
        named = mention.kind == "name" and mention.subject
        if not named or SPEECH_VERBS.isdisjoint(beside):
            continue
        drawn = rng.random()
        pronoun = mention.who != FIRST_PERSON and _PRONOUNS.get(cast.gender(mention.who))
        if drawn < _HIDDEN and pronoun:
            first = tokens[mention.start].first
            tokens[mention.start : mention.end] = [Token(pronoun, pronoun, first)]
        elif drawn < _HIDDEN + _DROPPED and sum(token.word for token in tokens) <= _SHORT:
            tokens = []
        break
    return replace(piece, tokens=tuple(tokens))


def told_by(
    who: str, paragraphs: Sequence[Paragraph], cast: Cast, said: Set[int]
) -> tuple[list[Paragraph], Cast]:
    """The paragraphs as if `who` said "I", and the cast; `said` are the pieces that `who` says.

    Pronouns are taken for `who` only in paragraphs in which nobody else speaks.
    """
    told = [_told_by(who, paragraph, cast, said) for paragraph in paragraphs]
    return told, _with_narrator(who, cast)


def _told_by(who: str, paragraph: Paragraph, cast: Cast, said: Set[int]) -> Paragraph:
    spoken = {piece.index for piece in paragraph.pieces if piece.spoken}
    own = bool(spoken) and spoken <= said
    pieces = []
    for piece in paragraph.pieces:
        tokens = list(piece.tokens)
        for mention in reversed([] if piece.spoken else mentions(piece.tokens, cast)):
            if _is_told(mention, who, own, cast):
                word = "I" if mention.subject else "me"
                tokens[mention.start : mention.end] = [Token(word, word.lower(), False)]
        pieces.append(replace(piece, tokens=tuple(tokens)))
    return replace(paragraph, pieces=tuple(pieces))


def _is_told(mention: Mention, who: str, own: bool, cast: Cast) -> bool:
    if mention.kind == "pronoun":
        return own and mention.subject and mention.gender == cast.gender(who)
    return mention.kind == "name" and mention.who == who


def _with_narrator(who: str, cast: Cast) -> Cast:
    def called(name: str) -> str:
        return FIRST_PERSON if name == who else name

    return replace(
        cast,
        forms={form: called(name) for form, name in cast.forms.items()},
        genders={called(name): gender for name, gender in cast.genders.items()},
        titled={noun: called(name) for noun, name in cast.titled.items()},
        aliases_of={called(name): also for name, also in cast.aliases_of.items()},
        described={text: called(name) for text, name in cast.described.items()},
        first_person=True,
        narrator=who,
    )
