"""Texts changed a little, so that the model learns what is rare in so little gold.

A tag that names the speaker is easy, and common. So each text is also read with some of its tags
changed, "said Viktor" to "said he", or left out where they are short; and as one of its people
would tell it: "I said" for whatever was "said Viktor".
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

import numpy as np

from audiobook.attribution.mentions.mention import Mention, mentions
from audiobook.attribution.people.people import FIRST_PERSON, People
from audiobook.attribution.prose import TextParagraph, TextPiece
from audiobook.attribution.prose import token as token_of
from audiobook.attribution.words import SPEECH_VERBS

_HIDDEN, _DROPPED = 0.4, 0.3  # shares of the tags; found by trying, on texts held out
_SHORT = 6  # words of narration that may be left out with the tag
_PRONOUNS = {"male": "he", "female": "she"}


def masked(
    paragraphs: Sequence[TextParagraph], people: People, rng: np.random.Generator
) -> list[TextParagraph]:
    """The paragraphs, some of their tags changed."""
    return [
        _masked(paragraph, people, rng)
        if paragraph.spoken and len(paragraph.pieces) > 1
        else paragraph
        for paragraph in paragraphs
    ]


def _masked(paragraph: TextParagraph, people: People, rng: np.random.Generator) -> TextParagraph:
    pieces = (
        piece if piece.spoken else _without_name(piece, people, rng) for piece in paragraph.pieces
    )
    return replace(paragraph, pieces=tuple(piece for piece in pieces if piece.tokens))


def _without_name(piece: TextPiece, people: People, rng: np.random.Generator) -> TextPiece:
    tokens = list(piece.tokens)
    for mention in reversed(mentions(piece.tokens, people)):
        beside = [
            tokens[at].low for at in (mention.start - 1, mention.end) if 0 <= at < len(tokens)
        ]
        named = mention.kind == "name" and mention.subject
        if not named or SPEECH_VERBS.isdisjoint(beside):
            continue
        drawn = rng.random()
        pronoun = mention.who != FIRST_PERSON and _PRONOUNS.get(people.gender(mention.who))
        if drawn < _HIDDEN and pronoun:
            first = tokens[mention.start].first
            tokens[mention.start : mention.end] = [token_of(pronoun, first)]
        elif drawn < _HIDDEN + _DROPPED and sum(token.word for token in tokens) <= _SHORT:
            tokens = []
        break
    return replace(piece, tokens=tuple(tokens))


def told_by(
    who: str, paragraphs: Sequence[TextParagraph], people: People, said: Set[int]
) -> tuple[list[TextParagraph], People]:
    """The paragraphs as if `who` said "I", and who there is then; `said` are the pieces of `who`.

    Pronouns are taken for `who` only in paragraphs in which nobody else speaks.
    """
    told = [_told_by(who, paragraph, people, said) for paragraph in paragraphs]
    return told, _with_narrator(who, people)


def _told_by(who: str, paragraph: TextParagraph, people: People, said: Set[int]) -> TextParagraph:
    spoken = {piece.index for piece in paragraph.pieces if piece.spoken}
    own = bool(spoken) and spoken <= said
    pieces = []
    for piece in paragraph.pieces:
        tokens = list(piece.tokens)
        for mention in reversed([] if piece.spoken else mentions(piece.tokens, people)):
            if _is_told(mention, who, own, people):
                word = "I" if mention.subject else "me"
                tokens[mention.start : mention.end] = [token_of(word, False)]
        pieces.append(replace(piece, tokens=tuple(tokens)))
    return replace(paragraph, pieces=tuple(pieces))


def _is_told(mention: Mention, who: str, own: bool, people: People) -> bool:
    if mention.kind == "pronoun":
        return own and mention.subject and mention.gender == people.gender(who)
    return mention.kind == "name" and mention.who == who


def _with_narrator(who: str, people: People) -> People:
    def called(name: str) -> str:
        return FIRST_PERSON if name == who else name

    return replace(
        people,
        forms={form: called(name) for form, name in people.forms.items()},
        genders={called(name): gender for name, gender in people.genders.items()},
        titled={noun: called(name) for noun, name in people.titled.items()},
        aliases_of={called(name): also for name, also in people.aliases_of.items()},
        described={text: called(name) for text, name in people.described.items()},
        first_person=True,
        narrator=who,
    )
