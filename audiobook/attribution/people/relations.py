"""What the whole book tells of descriptions and people: who is apart, whose relative."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from audiobook.attribution.people.appearance import Key
from audiobook.attribution.people.people import People
from audiobook.attribution.people.ties import share_near
from audiobook.attribution.words import KIN, POSSESSIVES, SPELLED_OUT, TITLES
from audiobook.language import ENGLISH, split

_OF_ONE_SURNAME = ENGLISH.nouns.of_one_surname
_RELATIVES = ENGLISH.nouns.relatives
_PLAIN = split("mr mrs miss")
_RANKS = TITLES.keys() - KIN - _RELATIVES - _PLAIN
_KIN_TITLES = {"aunt": ("aunt", "auntie"), "uncle": ("uncle",), "cousin": ("cousin",)}
_BY, _TOGETHER = 6, 0.09  # paragraphs; sentences with both, for each paragraph near
_YOUNG = ENGLISH.nouns.young
_MARRIED_WOMEN = ENGLISH.titles.married
_MARRIED = ENGLISH.nouns.wives


@dataclass(frozen=True, slots=True)
class Relations:
    """Counts over a whole book."""

    tied: Mapping[str, Mapping[str, dict[str, float]]]  # description, person: signs
    titles: Mapping[str, frozenset[str]]  # of each person, spelled out
    where: Mapping[str, list[int]]  # paragraphs with a description or a person, rising

    _stands: dict[tuple[str, str], float] = field(default_factory=dict)

    def likely(self, label: str) -> list[str]:
        """Who was in apposition to the description, or was called when it answered."""
        tied = self.tied.get(label, {})
        return [who for who, signs in tied.items() if "same" in signs or "answers" in signs]

    def standing(self, label: str, who: str) -> float:
        """How far the description stands for the person, reckoned once for each pair."""
        pair = label, who
        if pair not in self._stands:
            apart = math.expm1(self.tied.get(label, {}).get(who, {}).get("apart", 0.0))
            own = label.split()[0] in POSSESSIVES  # means one for each owner
            self._stands[pair] = 0.0 if own else self._stands_for(label, who, apart)
        return self._stands[pair]

    def _stands_for(self, label: str, who: str, apart: float) -> float:
        """0…1: how much the description is met where the person is, and never beside.

        Two people who are near each other that often are in one sentence now and then: in the
        books that were counted, at least once in a dozen paragraphs.
        """
        mine, theirs = self.where.get(label, []), self.where.get(who, [])
        there = share_near(mine, theirs, _BY)
        expected = _TOGETHER * there * len(mine)
        if expected <= apart:
            return 0.0
        back = share_near(theirs, mine, _BY)
        return math.sqrt(there * back) * (1 - apart / expected) * min(1.0, expected / 2)


def find_relations(people: People) -> Relations:
    """Read the ties for descriptions, under their labels."""
    tied: dict[str, dict[str, dict[str, float]]] = defaultdict(dict)
    for (label, who), signs in _counted(people).items():
        tied[label][who] = {sign: math.log1p(count) for sign, count in signs.items()}
    return Relations(dict(tied), _titles(people), _where(people))


def _counted(people: People) -> dict[tuple[str, str], Counter[str]]:
    """For a description and a person how often they are apart, the same, and answered."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sign, pairs in (("apart", people.ties.apart), ("same", people.ties.same)):
        for pair, count in pairs.items():
            if found := _label_and_person(pair, people):
                counts[found][sign] += count
    for form, answers in people.ties.answers.items():
        for by, count in answers.items():
            if isinstance(by, str) and form in people.forms and not people.known_as(by):
                counts[people.labels.get(by, by), people.forms[form]]["answers"] += count
    return counts


def _label_and_person(pair: Iterable[Key], people: People) -> tuple[str, str] | None:
    """The two, where one is a description of nobody who has a name, and the other somebody."""
    texts = [key for key in pair if isinstance(key, str) and not people.known_as(key)]
    named = [who for key in pair if (who := people.known_as(key))]
    if len(texts) != 1 or len(named) != 1:
        return None
    return people.labels.get(texts[0], texts[0]), named[0]


def _titles(people: People) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for form, who in people.forms.items():
        found[who].add(SPELLED_OUT.get(form.title, form.title))
    return {who: frozenset(titles) for who, titles in found.items()}


def _where(people: People) -> dict[str, list[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for key, at in people.ties.where.items():
        label = people.labels.get(key, key) if isinstance(key, str) else ""
        if name := people.known_as(key) or label:
            found[name].update(at)
    return {name: sorted(at) for name, at in found.items()}


def relation(noun: str, who: str, owner: str, relations: Relations) -> Iterator[str]:
    """The signs that `who` is the `noun` of `owner`, who may be empty."""
    titles = relations.titles.get(who, frozenset())
    if noun in titles:
        yield "title"
    elif noun in _RANKS and titles & _PLAIN:
        yield "other_title"
    if noun in _YOUNG and titles & _MARRIED_WOMEN:
        yield "grown"
    if noun in _KIN_TITLES and titles & set(_KIN_TITLES[noun]):
        yield "kin_title"
    if owner == who:
        yield "owner"
    elif owner and noun in _OF_ONE_SURNAME and who.split()[-1] == owner.split()[-1]:
        yield "surname"
        if noun in _MARRIED and "mrs" in titles:
            yield "married"
