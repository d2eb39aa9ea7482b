"""What a story tells of its names being one person or two, before anybody is known.

Two names in one sentence of narration are two people ("Tom looked at Mr. Gradgrind"). Whoever
answers when "Bill" was called, and is then tagged "said Sikes", is likely called Bill. A
description beside a name, between commas, means who is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from audiobook.attribution.people.appearance import (
    ENDS,
    Appearance,
    Key,
    Vocabulary,
    appearances,
    tagged,
)
from audiobook.attribution.people.name_form import NameForm
from audiobook.attribution.people.vocative import is_surely_vocative
from audiobook.attribution.prose import MARKS, TextParagraph, Token
from audiobook.attribution.words import POSSESSIVES
from audiobook.language import ENGLISH
from audiobook.story import Gender

_NEAR = 14  # tokens between two names that do something to each other
_PRONOUN_REACH = 25  # tokens from a name to the pronoun that means it
_VOTING: dict[str, Gender] = {
    **dict.fromkeys(("he", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "herself"), "female"),
}
_COPULA = ENGLISH.grammar.copulas
# Whoever is named before "her" and one of these is another one.
_DONE_TO = ENGLISH.actions.done_to


class ParagraphSpeech(NamedTuple):
    """What is known of a paragraph's speech at first sight."""

    called: tuple[NameForm, ...]  # by name, in it
    by: Key | None  # whom a tag beside it names or describes


@dataclass(slots=True)
class Ties:
    """What was counted, for pairs of keys in either order."""

    apart: Counter[frozenset[Key]] = field(default_factory=Counter)  # two people in a sentence
    same: Counter[frozenset[Key]] = field(default_factory=Counter)  # in apposition
    answers: dict[NameForm, Counter[Key]] = field(default_factory=dict)  # called; who answered
    votes: dict[Key, Counter[Gender]] = field(default_factory=dict)  # pronouns that followed
    where: dict[Key, list[int]] = field(default_factory=dict)  # paragraphs, rising
    speech: dict[int, ParagraphSpeech] = field(default_factory=dict)  # of paragraphs that have any

    def answered(self, called: NameForm, by: Key) -> tuple[float, float]:
        """How often `by` answered to `called`, and that as a share of all who did."""
        found = self.answers.get(called)
        count = found[by] if found else 0.0
        return count, count / max(sum(found.values()), 1) if found else 0.0


def share_near(few: Sequence[int], many: Sequence[int], reach: int = 4) -> float:
    """The share of the paragraphs `few` that have one of `many` up to `reach` away; both rise."""
    at, count = 0, 0
    for here in few:
        while at < len(many) and many[at] < here - reach:
            at += 1
        count += at < len(many) and many[at] <= here + reach
    return count / max(len(few), 1)


def find_ties(paragraphs: Sequence[TextParagraph], words: Vocabulary) -> Ties:
    """Read the whole story."""
    ties, talk = Ties(), _Talk()
    for at, paragraph in enumerate(paragraphs):
        called: list[NameForm] = []
        here: set[Key] = set()
        for piece in paragraph.pieces:
            seen = list(appearances(piece.tokens, words))
            here.update(one.key for one in seen)
            if piece.spoken:
                called += _called(piece.tokens, seen)
            else:
                _narrated(piece.tokens, seen, ties)
        for key in here:
            ties.where.setdefault(key, []).append(at)
        if paragraph.spoken:
            alone = not any(a.spoken and b.spoken for a, b in pairwise(paragraph.pieces))
            speech = ParagraphSpeech(tuple(called), tagged(paragraph, words))
            ties.speech[at] = speech
            talk.hear(at, speech, alone, ties)
    return ties


class _Talk:
    """Who was called and who spoke in the paragraph of speech before."""

    def __init__(self) -> None:
        self._at = -9
        self._called: tuple[NameForm, ...] = ()
        self._by: Key | None = None

    def hear(self, at: int, speech: ParagraphSpeech, alone: bool, ties: Ties) -> None:
        called, by = speech
        if by is not None and self._by not in (None, by) and at - self._at == 1:
            ties.apart[frozenset((by, self._by))] += 1
        if at - self._at <= 2:
            for form in self._called if by else ():
                self._count(form, by, len(self._called), ties)
            for form in called if self._by and self._by != by else ():
                self._count(form, self._by, len(called), ties)
        for form in called if alone else ():
            if by is not None and by != form:
                ties.apart[frozenset((form, by))] += 1
        self._at, self._called, self._by = at, called, by

    def _count(self, form: NameForm, by: Key | None, among: int, ties: Ties) -> None:
        if by is not None:
            # Counts are whole: of two who were called, each has half of the answer.
            ties.answers.setdefault(form, Counter())[by] += 2 if among == 1 else 1


def _called(tokens: Sequence[Token], seen: Sequence[Appearance]) -> list[NameForm]:
    """Who is called by name, each once; in a list of people nobody is."""
    found: dict[NameForm, None] = {}
    for one in seen:
        if not isinstance(one.key, NameForm) or _is_in_a_list(tokens, one):
            continue
        if is_surely_vocative(tokens, one.start, one.end):
            found[one.key] = None
    return [*found]


def _is_in_a_list(tokens: Sequence[Token], one: Appearance) -> bool:
    """Whether the name stands between a comma and one before "and"."""
    before, after = [t for t in tokens[: one.start] if t.text not in MARKS][-1:], one.end + 1
    opens = bool(before) and before[0].text == ","
    return opens and after < len(tokens) and tokens[after].low in ("and", "or")


def _narrated(tokens: Sequence[Token], seen: Sequence[Appearance], ties: Ties) -> None:
    for one, other in pairwise(seen):
        between = tokens[one.end : other.start]
        if len(between) > _NEAR or any(t.text in ENDS for t in between) or one.key == other.key:
            continue
        pair = frozenset((one.key, other.key))
        if _apposed(tokens, one, other, between):
            ties.same[pair] += 1
        elif not (len(between) == 1 and between[0].text in (",", "-", "--", "—")):
            ties.apart[pair] += 1 + (len(between) == 1 and between[0].low == "and")
    _vote(tokens, seen, ties)


def _apposed(
    tokens: Sequence[Token], one: Appearance, other: Appearance, between: Sequence[Token]
) -> bool:
    """Whether a name and a description are put side by side to mean the same."""
    if isinstance(one.key, str) == isinstance(other.key, str):
        return False
    after = tokens[other.end].text if other.end < len(tokens) else "."
    closed = after in ENDS or after == ","
    if not between:
        return isinstance(one.key, str)  # the Jew Fagin
    if len(between) == 1 and between[0].text == ",":
        return closed
    low = [token.low for token in between]
    return low[0] in _COPULA and len(low) == 1 and other.article not in POSSESSIVES


def _vote(tokens: Sequence[Token], seen: Sequence[Appearance], ties: Ties) -> None:
    """The next pronoun after a name, nobody else between, tells the gender."""
    starts = {one.start: one for one in seen}
    last: Appearance | None = None
    for at, token in enumerate(tokens):
        last = starts.get(at, last)
        if last is None or not (gender := _VOTING.get(token.low)):
            continue
        weight = _weight_of(tokens, at, last)
        if weight and at - last.start < _PRONOUN_REACH:
            ties.votes.setdefault(last.key, Counter())[gender] += weight
            last = None


def _weight_of(tokens: Sequence[Token], at: int, last: Appearance) -> int:
    """How surely the pronoun at `at` means the one named before."""
    low = tokens[at].low
    if low in ("his", "her"):  # "Sofie shook her head", but not "Viktor saw her"
        if low == "her" and tokens[at - 1].low in _DONE_TO:
            return 0
        return 2 * (at - last.end <= 3 and at > last.end)
    if low in ("himself", "herself"):
        return 3
    leads = last.start < 2 or tokens[last.start].first or tokens[last.start - 1].text in ENDS
    return 2 if leads else 1
