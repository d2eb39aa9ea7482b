"""What a speech tells by itself: whom it calls, of whom it speaks, how it ends."""

from __future__ import annotations

from collections.abc import Sequence

from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.mentions.mention import Mention
from audiobook.attribution.people.people import FIRST_PERSON
from audiobook.attribution.people.vocative import is_vocative
from audiobook.attribution.prose import TextPiece
from audiobook.attribution.words import VOCATIVES
from audiobook.language import ENGLISH

_OWN = ENGLISH.grammar.first_person


def note_speech(turn: Turn, piece: TextPiece, found: Sequence[Mention]) -> None:
    """Note in `turn` what `piece`, which is of it and has these mentions, tells."""
    tokens = piece.tokens
    turn.said += [token.low for token in tokens]
    for at, token in enumerate(tokens):
        if token.low in VOCATIVES and is_vocative(tokens, at, at + 1):
            turn.hailed.add(VOCATIVES[token.low])
        turn.own |= token.low in _OWN
        if token.word:
            turn.words += 1
            turn.first_word = turn.first_word or token.low
    turn.asks = piece.last_mark == "?"
    for mention in found:
        if mention.kind != "name" or mention.who == FIRST_PERSON:
            continue
        called = is_vocative(tokens, mention.start, mention.end)
        (turn.addressed if called else turn.spoken_of).add(mention.who)
