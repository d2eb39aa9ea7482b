"""Whom a description means: somebody who was named, or somebody of its own.

"The girl" is the girl named last who is not named beside it in the same sentence; "his wife" is
the woman of his surname; "the doctor" the one who bears the title. What a description means
in one anaphor is likely what it means in others, so everything is weighed twice: once each for
itself, then with what the whole book made of the description.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from audiobook.attribution.mentions.anaphor import Anaphor, Signs, find_anaphors
from audiobook.attribution.mentions.mention import Mention, Mentions
from audiobook.attribution.people.people import People
from audiobook.attribution.prose import TextParagraph, TextPiece

# Fitted on the descriptions beside quotations of QuoteLi3 and LitBank, drawn towards guesses.
WEIGHTS: Signs = {
    "base": -0.65,  # of somebody named, before anything is known
    "recency": -0.34,  # the logarithm to 2 of the paragraphs since
    "far": -1.3,  # not named within reach
    "ahead": -0.8,  # paragraphs until the first naming, if there was none before
    "busy": 0.55,  # the logarithm of the mentions within reach
    "only": 0.6,  # nobody else near has the gender
    "sentence": -1.6,  # named in the same sentence
    "apposed": 4.0,
    "apart": -1.2,  # the logarithm of the sentences that have both, in the whole book
    "same": 2.0,  # likewise the appositions
    "answers": 0.0,  # likewise the answers: they only make somebody a candidate
    "called": -3.0,  # by name, in what the description says
    "calls": 1.5,  # was called just before the description speaks
    "spoke": -1.8,  # said what stands before
    "spoke_before": 1.0,  # said what stands before that
    "title": 4.0,
    "surname": 2.0,  # of a relative: the surname of the one whose relative it is
    "kin_title": 2.0,  # Aunt Polly, of "his aunt"
    "married": 1.5,  # Mrs. for a wife or a mother
    "owner": -1.5,  # he himself is not his brother
    "unknown_gender": -0.8,
    "stands_for": 3.0,  # the book over, it is met where this one is, and never beside
    "settled": 2.0,  # so much so that a role, as "the Jew", means nobody else
    "grown": -2.0,  # Mrs. Pike is not the girl
    "other_title": -3.0,  # Mr. Astley is not the General
    "prior": 0.75,  # the logarithm of how often the description means this one
    "self": -0.6,
    "self_kin": -1.2,
    "self_my": 1.0,
    "self_role": 1.1,
    "self_capital": 1.0,
    "self_new": 1.7,  # a man, another man
    "self_met": 0.65,  # was new within the last paragraphs
    "self_qualified": -0.5,  # the old man, the prostrate man
}
_MOST = 8  # candidates
_SURE = 0.8  # share from which on a description is taken for whom it means


class Antecedent(NamedTuple):
    """Somebody a description may mean."""

    who: str  # a person, or the description itself
    share: float  # 0…1; those of one mention add up to 1, but for the least likely


class Coreference:
    """What each description of a story means, for whoever reads on."""

    def __init__(
        self, paragraphs: Sequence[TextParagraph], people: People, mentions: Mentions
    ) -> None:
        self._found = resolve(paragraphs, people, mentions)

    def shares(self, label: str, pieces: Sequence[TextPiece]) -> Mapping[str, float]:
        """How likely a description that stands in the first of `pieces` that has it means whom."""
        told = (self._found.get((piece.index, label)) for piece in pieces)
        return {meant.who: meant.share for meant in next(filter(None, told), ())}

    def settled(self, mention: Mention, pieces: Sequence[TextPiece]) -> Mention:
        """The mention; one that surely means somebody who is named, as a mention of that person."""
        if mention.kind not in ("description", "newcomer"):
            return mention
        who, share = next(iter(self.shares(mention.who, pieces).items()), (mention.who, 0.0))
        return mention._replace(who=who) if share >= _SURE else mention


def resolve(
    paragraphs: Sequence[TextParagraph], people: People, mentions: Mentions | None = None
) -> dict[tuple[int, str], tuple[Antecedent, ...]]:
    """For each description in narration whom it may mean, the likeliest first.

    Keys are a piece's index and a description, as `Mention.who` has it; where one piece has a
    description twice, the first counts. Time is linear in the text.
    """
    anaphors = list(find_anaphors(paragraphs, people, mentions or Mentions(people)))
    for _ in range(2):
        anaphors = weighed_again(anaphors)
    found: dict[tuple[int, str], tuple[Antecedent, ...]] = {}
    for anaphor in anaphors:
        found.setdefault((anaphor.index, anaphor.label), tuple(shares(anaphor)))
    return found


def weighed_again(anaphors: Sequence[Anaphor]) -> list[Anaphor]:
    """The descriptions, each knowing what it means elsewhere."""
    book: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for anaphor in anaphors:
        for who, share in shares(anaphor):
            if who != anaphor.label:
                book[anaphor.label][who] += share
    return [_with_prior(anaphor, book[anaphor.label]) for anaphor in anaphors]


def _with_prior(anaphor: Anaphor, told: Mapping[str, float]) -> Anaphor:
    most = max(told.values(), default=0.0) + 0.3
    signs = {
        who: signs
        if who == anaphor.label
        else {**signs, "prior": math.log((told.get(who, 0.0) + 0.3) / most)}
        for who, signs in anaphor.signs.items()
    }
    return replace(anaphor, signs=signs)


def shares(anaphor: Anaphor) -> list[Antecedent]:
    """The likeliest first."""
    points = {
        who: sum(WEIGHTS[sign] * value for sign, value in signs.items())
        for who, signs in anaphor.signs.items()
    }
    top = max(points.values())
    parts = {who: math.exp(value - top) for who, value in points.items()}
    whole = sum(parts.values())
    ranked = sorted(parts, key=lambda who: (-parts[who], who))[:_MOST]
    return [Antecedent(who, parts[who] / whole) for who in ranked]
