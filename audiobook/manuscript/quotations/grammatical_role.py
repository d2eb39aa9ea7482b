"""What somebody is in their sentence, as far as the words beside them can tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from audiobook.language import ENGLISH
from audiobook.manuscript.quotations.words import AnyWord, Somebody

_GRAMMAR = ENGLISH.grammar
_BESIDE = _GRAMMAR.conjunctions | _GRAMMAR.openers | _GRAMMAR.adverbs
_TAG = 4  # words; a verb of speech before a subject stands no farther in its sentence


class GrammaticalRole(NamedTuple):
    """What those words are that mean somebody."""

    subject: bool
    main: bool  # of a main clause


def role(words: Sequence[AnyWord], who: Somebody) -> GrammaticalRole:
    """As far as the word before, and a genitive behind, can tell."""
    before = words[who.start - 1] if who.start else None
    after = words[who.end].low if who.end < len(words) else ""
    if after in _GRAMMAR.genitives:
        return GrammaticalRole(False, False)
    if before is None or not before.word:
        return GrammaticalRole(who.subject, who.subject)
    if before.low in _GRAMMAR.subordinators:
        return GrammaticalRole(True, False)
    if before.low in _BESIDE or before.low.endswith(_GRAMMAR.adverb_end):
        return GrammaticalRole(who.subject, who.subject)
    if before.low in ENGLISH.verbs.speech and who.start < _TAG:  # said Viktor
        return GrammaticalRole(True, True)
    return GrammaticalRole(who.kind == "pronoun", False)
