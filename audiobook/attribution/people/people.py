"""Everybody a story speaks of: names joined into people, roles that are as good as names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from audiobook.attribution.people.appearance import Key, Vocabulary
from audiobook.attribution.people.clusters import cluster_names, names_of
from audiobook.attribution.people.description import speaking_nouns
from audiobook.attribution.people.labels import known_by_role, labels
from audiobook.attribution.people.name_form import NameForm
from audiobook.attribution.people.name_words import name_words
from audiobook.attribution.people.narrator import narrators_name, says_i
from audiobook.attribution.people.occurrences import Occurrences, occurrences
from audiobook.attribution.people.person import Person, spell, told_by
from audiobook.attribution.people.ties import Ties, find_ties
from audiobook.attribution.prose import TextParagraph
from audiobook.attribution.words import (
    DETERMINERS,
    GENERIC_NOUNS,
    KIN,
    PERSON_NOUNS,
    SPELLED_OUT,
    TITLES,
)
from audiobook.story import Character, Gender

# Paragraphs with "the general" from which on a general who is named once is another one.
_ONCE = 4
_Named = TypeVar("_Named")  # a form of a name, or a description
FIRST_PERSON = "I"  # who the "I" of the narration is, until the end


@dataclass(frozen=True, slots=True)
class People:
    """Everybody a story speaks of, and how they are written."""

    words: frozenset[str]  # that names are made of
    nouns: frozenset[str]  # that mean people in this story, beside those that do anywhere
    forms: Mapping[NameForm, str]  # whose name each form is
    genders: dict[str, Gender]
    first_person: bool  # the narrator says "I"; with no `narrator`, the name is not to be told
    titled: dict[str, str]  # "sergeant": the only one who bears the title
    aliases_of: dict[str, tuple[str, ...]]  # other names, the commonest first
    labels: Mapping[str, str]  # of descriptions that are better known by another
    described: Mapping[str, str]  # descriptions, in small letters, that always mean one person
    narrator: str  # the name of FIRST_PERSON, whose forms it has; empty where it never falls
    ties: Ties  # what was counted of names and descriptions
    _told: dict[str, Gender] = field(init=False, default_factory=dict, compare=False, repr=False)

    def aliases(self, who: str) -> tuple[str, ...]:
        return self.aliases_of.get(who, ())

    def known_as(self, key: Key) -> str:
        """Whom a name means, or a description that means one person always; else empty."""
        if isinstance(key, NameForm):
            return self.forms.get(key, "")
        words, label = key.lower().split(), self.labels.get(key, key).lower()
        one = self.described.get(key.lower()) or self.described.get(label, "")
        return one or (self.titled.get(words[1], "") if len(words) == 2 else "")

    def gender(self, who: str) -> Gender:
        """Of a person; of somebody described, what the noun tells, or the pronouns behind it."""
        if known := self.genders.get(who):
            return known
        if who not in self._told:  # asked again and again
            self._told[who] = _of_described(who, self.ties)
        return self._told[who]


def find_people(paragraphs: Sequence[TextParagraph], known: Sequence[Character]) -> People:
    """Read the paragraphs for their people."""
    words = name_words(paragraphs)
    words |= {word for who in known for name in names_of(who) for word in name.split()}
    seen = occurrences(paragraphs, words)
    nouns = speaking_nouns(paragraphs, _without_the(seen))
    ties = find_ties(paragraphs, Vocabulary(words, nouns))
    written, families = _written(seen), _families(seen)
    named = [(p.name(written, families), p) for p in cluster_names(seen, known, ties).people]
    first_person = says_i(paragraphs)
    forms = {form: name for name, person in named for form in person.forms}
    narrator = _narrator(paragraphs, known, words, ties, seen, forms) if first_person else ""
    described = _described_as(known)
    plain = labels({key: len(at) for key, at in ties.where.items() if isinstance(key, str)})
    titled, roles = _titles_and_roles(_bearers(named, nouns), ties, plain, described)
    # "Invisible Man" without "the", and the narrator's name, are one with the role, and with "I".
    keys = {role.removeprefix("the "): role for role in roles} | {narrator: FIRST_PERSON}
    return People(
        words=words,
        nouns=nouns,
        forms=_renamed(forms, keys),
        genders=_genders([(keys.get(name, name), person) for name, person in named], roles, ties),
        first_person=first_person,
        titled=_renamed(titled, keys),
        aliases_of={keys.get(name, name): _aliases(p, name, written) for name, p in named},
        labels=plain,
        described={role.lower(): role for role in roles} | _renamed(described, keys),
        narrator=narrator,
        ties=ties,
    )


def _renamed(names: Mapping[_Named, str], keys: Mapping[str, str]) -> dict[_Named, str]:
    """Who is meant, under the key that is used for them."""
    return {what: keys.get(name, name) for what, name in names.items()}


def _without_the(seen: Mapping[NameForm, Occurrences]) -> frozenset[str]:
    """The last words of names that mostly stand without an article."""
    article, total = Counter[str](), Counter[str]()
    for form, what in seen.items():
        article[form.words[-1]] += what.article
        total[form.words[-1]] += what.total
    return frozenset(word for word, count in total.items() if article[word] < 0.5 * count)


def _written(seen: Mapping[NameForm, Occurrences]) -> dict[str, str]:
    """How each title is usually spelled."""
    spelling: dict[str, Counter[str]] = {}
    for form, what in seen.items():
        spelling.setdefault(form.title, Counter()).update(what.written)
    return {title: min(c, key=lambda s: (-c[s], s)) for title, c in spelling.items() if c}


def _families(seen: Mapping[NameForm, Occurrences]) -> Counter[str]:
    """How often each surname stands, with a given name or a title."""
    found = Counter[str]()
    for form, what in seen.items():
        if form.title or len(form.words) > 1:
            found[form.words[-1]] += what.total
    return found


def _aliases(person: Person, chief: str, written: Mapping[str, str]) -> tuple[str, ...]:
    """All names but the chief one, the commonest first."""
    order = sorted(person.forms, key=lambda form: (-person.forms[form], form))
    spelled = dict.fromkeys(spell(form, written) for form in order)
    return tuple(alias for alias in spelled if alias != chief)


def _described_as(known: Sequence[Character]) -> dict[str, str]:
    """The aliases that are descriptions: "the girl" is Sissy Jupe."""
    return {
        alias.lower(): character.name
        for character in known
        for alias in (character.name, *character.aliases)
        if alias.split() and alias.split()[0].lower() in DETERMINERS
    }


def _narrator(
    paragraphs: Sequence[TextParagraph],
    known: Sequence[Character],
    words: frozenset[str],
    ties: Ties,
    seen: Mapping[NameForm, Occurrences],
    forms: Mapping[NameForm, str],
) -> str:
    """As a known character's alias says, else as the story tells."""
    for character in known:
        if {"i", "the narrator"} & {alias.lower() for alias in character.aliases}:
            return character.name
    return narrators_name(paragraphs, words, ties, seen, forms)


def _bearers(named: Sequence[tuple[str, Person]], nouns: frozenset[str]) -> dict[str, Counter[str]]:
    """Who bears each title that is a noun too, and how often."""
    roles = PERSON_NOUNS.keys() | {noun.lower() for noun in nouns}
    roles -= GENERIC_NOUNS | KIN
    bearers: dict[str, Counter[str]] = {}
    for who, person in named:
        for form, count in person.forms.items():
            noun = SPELLED_OUT.get(form.title, form.title)
            if noun in roles:
                bearers.setdefault(noun, Counter())[who] += count
    return bearers


def _titles_and_roles(
    bearers: Mapping[str, Counter[str]],
    ties: Ties,
    plain: Mapping[str, str],
    described: Mapping[str, str],
) -> tuple[dict[str, str], list[str]]:
    """Who alone bears a title, and the descriptions that are as good as names.

    `described` are descriptions that are known to mean somebody.
    """
    titled = _titled(bearers, ties)
    often = {noun: names.total() for noun, names in bearers.items()}
    roles = known_by_role(ties, plain, often, titled)
    return titled, [role for role in roles if role.lower() not in described]


def _titled(bearers: Mapping[str, Counter[str]], ties: Ties) -> dict[str, str]:
    """Which titles mean one person, so that "the sergeant" is Sergeant Yegorov."""
    often = Counter[str]()
    for key, at in ties.where.items():
        if isinstance(key, str):
            often[key.lower()] += len(at)
    return {
        noun: next(iter(names))
        for noun, names in bearers.items()
        if len(names) == 1 and (names.total() > 1 or often[f"the {noun}"] < _ONCE)
    }


def _genders(
    named: Sequence[tuple[str, Person]], roles: Sequence[str], ties: Ties
) -> dict[str, Gender]:
    found = {who: person.gender for who, person in named}
    for role in roles:
        if found.get(role, "unknown") == "unknown":
            found[role] = _of_described(role, ties)
    return found


def _of_described(who: str, ties: Ties) -> Gender:
    noun = who.split()[-1].lower()
    gender = PERSON_NOUNS.get(noun) or TITLES.get(noun, "unknown")
    return gender if gender != "unknown" else told_by(ties.votes.get(who, {}))
