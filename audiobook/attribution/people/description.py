"""Descriptions of people: "the old man", "his wife", "an inspector"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from audiobook.attribution.prose import GENITIVES, TextParagraph, Token, first_sentence
from audiobook.attribution.words import (
    ADVERB_END,
    ADVERBS,
    DESCRIPTION_STOPS,
    PERSON_NOUNS,
    POSSESSIVES,
    SPEECH_VERBS,
    TITLES,
    VAGUE_NOUNS,
)
from audiobook.language import ENGLISH
from audiobook.manuscript import tag_behind

_TAGGED = 2  # times behind "said the", until any noun means a person
_ARTICLES = ENGLISH.grammar.articles
_NO_NOUN = (ADVERB_END, "ed")
# Not somebody, where another word follows: the general opinion, a private room.
_ADJECTIVES = ENGLISH.nouns.adjectives
_AUXILIARIES = ENGLISH.grammar.auxiliaries


def speaking_nouns(paragraphs: Iterable[TextParagraph], names: frozenset[str]) -> frozenset[str]:
    """Nouns, as they are written, that mean people in this story: "said the croupier".

    One that is vague elsewhere counts with a capital only: "said the Voice".
    `names` are words that mean people without "the": not "said the poor Bounderby".
    """
    found = Counter[str]()
    for paragraph in paragraphs:
        for quotation, told in pairwise(paragraph.pieces):
            if quotation.spoken and not told.spoken:
                found[_tagged(told.tokens, names)] += 1
    del found[""]
    return frozenset(noun for noun, times in found.items() if times >= _TAGGED)


def _tagged(tokens: Sequence[Token], names: frozenset[str]) -> str:
    """The noun of a tag such as "said the old croupier,"; empty where it is none."""
    tag = tag_behind(tokens[: first_sentence(tokens)[1]], ())
    if tag is None or tokens[tag.subject[0]].low not in _ARTICLES:
        return ""
    start, end = tag.subject
    goes_on = tag.verb < start and end < len(tokens) and tokens[end].word
    if goes_on or any(token.low in ADVERBS for token in tokens[start:end]):
        return ""
    noun = tokens[end - 1]
    return "" if noun.text in names or not _is_new(noun) else noun.text


def _is_new(noun: Token) -> bool:
    """Whether it may be a noun, and is none that means people anywhere."""
    common = noun.low in PERSON_NOUNS and not (noun.capital and noun.low in VAGUE_NOUNS)
    return not common and not noun.low.endswith(_NO_NOUN)


def noun_end(tokens: Sequence[Token], at: int, nouns: frozenset[str]) -> int:
    """The index past the last person noun of the description that goes on at `at`; or 0.

    `nouns` are those that mean people in this story only, and nobody's own: not "his Voice".
    """
    end = 0
    for here in range(at, min(at + 4, len(tokens))):
        low = tokens[here].low
        if not tokens[here].word or low in DESCRIPTION_STOPS:
            break
        theirs = tokens[at - 1].low in POSSESSIVES
        here_only = tokens[here].text in nouns and not theirs
        if here_only or (low in PERSON_NOUNS and low not in VAGUE_NOUNS):
            end = 0 if _adjective(tokens, here) else here + 1
        elif end:
            break
    if end and end < len(tokens) and tokens[end].low in GENITIVES:
        return noun_end(tokens, end + 1, nouns) or end  # the miller's wife is not the miller
    return 0 if end and _is_title(tokens, end) else end


def _is_title(tokens: Sequence[Token], end: int) -> bool:
    """Whether a name goes on behind the noun: the Countess Olenska."""
    head = tokens[end - 1]
    return head.capital and head.low in TITLES and end < len(tokens) and tokens[end].capital


def _adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun at `at` only tells more of the next: the general opinion.

    No tag is read: a verb behind it, of speech or not, makes it a noun by itself.
    """
    if tokens[at].low not in _ADJECTIVES or tokens[at].capital or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    acts = after.low in SPEECH_VERBS or after.low in _AUXILIARIES or after.low.endswith("ed")
    return after.word and not acts and after.low not in DESCRIPTION_STOPS


def known_by(determiner: Token) -> Literal["description", "newcomer"]:
    """Whether a description may mean somebody who was there before."""
    return "newcomer" if determiner.low in ("a", "an", "another") else "description"


def description(tokens: Sequence[Token], at: int, end: int) -> str:
    """The description as a name: the same for "an old man" and "that old man"."""
    first = tokens[at].low
    article = first if first in POSSESSIVES else "the"
    said = " ".join([article] + [token.text for token in tokens[at + 1 : end]])
    return re.sub(r" (?=['’]s\b)", "", said)
