"""Texts with fewer names in their tags, so that the model learns to do without them.

A tag that names the speaker is easy; what is rare in so little gold is the rest. So each text is
also read with some of its tags changed: "said Viktor" to "said he", or left out where it is short.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from audiobook.attribution.mentions import FIRST_PERSON, Cast, mentions
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
        named = mention.kind == "name" and mention.subject and mention.who != FIRST_PERSON
        if not named or SPEECH_VERBS.isdisjoint(beside):
            continue
        drawn = rng.random()
        pronoun = _PRONOUNS.get(cast.gender(mention.who))
        if drawn < _HIDDEN and pronoun:
            first = tokens[mention.start].first
            tokens[mention.start : mention.end] = [Token(pronoun, pronoun, first)]
        elif drawn < _HIDDEN + _DROPPED and sum(token.word for token in tokens) <= _SHORT:
            tokens = []
        break
    return replace(piece, tokens=tuple(tokens))
