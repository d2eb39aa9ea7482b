"""What a speech tells by itself: whom it calls, of whom it speaks, how it ends."""

from __future__ import annotations

from collections.abc import Sequence

from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.mentions.mention import mentions
from audiobook.attribution.people.people import FIRST_PERSON, People
from audiobook.attribution.prose import TextPiece, Token
from audiobook.attribution.words import VOCATIVES, split

_BEFORE_VOCATIVE = split(
    ", ! . ? dear my oh ah o poor yes no well old good sweet hello hi here look listen thank"
)
_AFTER_VOCATIVE = split(", . ! ? ; : - -- — – … ...") | {""}
_OWN = split("i my me i'm i'll i've i'd")


def listen(turn: Turn, piece: TextPiece, people: People) -> None:
    """Note in `turn` what `piece`, which is of it, tells."""
    tokens = piece.tokens
    for at, token in enumerate(tokens):
        if token.low in VOCATIVES and _called(tokens, at - 1, at + 1):
            turn.hailed.add(VOCATIVES[token.low])
        turn.own |= token.low in _OWN
        if token.word:
            turn.words += 1
            turn.first_word = turn.first_word or token.low
    turn.asks = piece.last_mark == "?"
    for mention in mentions(tokens, people):
        if mention.kind != "name" or mention.who == FIRST_PERSON:
            continue
        called = _called(tokens, mention.start - 1, mention.end)
        (turn.addressed if called else turn.spoken_of).add(mention.who)


def _called(tokens: Sequence[Token], before: int, after: int) -> bool:
    """Whether what stands between `before` and `after` is a vocative."""
    while after < len(tokens) and tokens[after].text in "\"”’»'":
        after += 1
    opens = before < 0 or not tokens[before].word or tokens[before].low in _BEFORE_VOCATIVE
    return opens and (after >= len(tokens) or tokens[after].text in _AFTER_VOCATIVE)
