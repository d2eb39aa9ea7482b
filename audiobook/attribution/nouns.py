"""Descriptions of people: "the old man", "his wife", "an inspector"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from audiobook.attribution.prose import Token
from audiobook.attribution.words import (
    DESCRIPTION_STOPS,
    PERSON_NOUNS,
    POSSESSIVES,
    VAGUE_NOUNS,
)


def noun_end(tokens: Sequence[Token], at: int) -> int:
    """The index past the last person noun of the description that goes on at `at`; or 0."""
    end = 0
    for here in range(at, min(at + 4, len(tokens))):
        low = tokens[here].low
        if not tokens[here].word or low in DESCRIPTION_STOPS:
            break
        if low in PERSON_NOUNS and low not in VAGUE_NOUNS:
            end = here + 1
        elif end:
            break
    return end


def known_by(determiner: Token) -> Literal["description", "newcomer"]:
    """Whether a description may mean somebody who was there before."""
    return "newcomer" if determiner.low in ("a", "an", "another") else "description"


def description(tokens: Sequence[Token], at: int, end: int) -> str:
    """The description as a name: the same for "an old man" and "that old man"."""
    first = tokens[at].low
    article = first if first in POSSESSIVES else "the"
    return " ".join([article] + [token.text for token in tokens[at + 1 : end]])
