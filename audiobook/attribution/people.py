"""Forms of names are joined into people: Sofie is Sofie Romanova, if nobody else is.

Every two forms that may name one person get points for how alike they are and for what the story
tells of them (`ties`); the likeliest pairs are joined first, and a join that would give somebody
two given names, two genders, or a talk with himself, is not made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from audiobook.attribution.likeness import (
    Roles,
    is_patronymic,
    likeness,
)
from audiobook.attribution.names import PERSON, Form, Sightings
from audiobook.attribution.nicknames import full_names, same_given
from audiobook.attribution.person import Person, spell, split_name
from audiobook.attribution.ties import Ties, share_near
from audiobook.story import Character

__all__ = ["Gathering", "Person", "gather", "spell", "split_name"]

_JOIN = 1.5  # the points from which on two forms are one person
_APART = 2.5  # the points against it that forbid a join, whatever speaks for it
# Two who were seen this often, and less than that share of it near one another, are two people:
# somebody's other names are used where the first is used.
_OFTEN, _STRANGERS = 15, 0.25


class Gathering:
    """People while forms join them, the surest joins first."""

    def __init__(self, known: Sequence[Character], ties: Ties) -> None:
        self.people: list[Person] = []
        self.by_form: dict[Form, Person] = {}
        self._ties = ties
        for character in known:
            person = Person(known=character)
            self.people.append(person)
            for name in (character.name, *character.aliases):
                if name.split():
                    self._give(person, split_name(name), 0)

    def add(self, form: Form, count: int) -> None:
        """Let `form`, seen `count` times, be somebody, for now on his own."""
        if form in self.by_form:
            self.by_form[form].forms[form] += count
        else:
            person = Person()
            self.people.append(person)
            self._give(person, form, count)
        person = self.by_form[form]
        person.votes.update(self._ties.votes.get(form, {}))
        person.where = sorted({*person.where, *self._ties.where.get(form, ())})

    def _give(self, person: Person, form: Form, count: int) -> None:
        if form not in self.by_form:
            person.forms[form] += count
            self.by_form[form] = person

    def join_all(self, pairs: Sequence[tuple[float, Form, Form]]) -> None:
        """Join the pairs that may be joined; the best come first."""
        for _, one, other in pairs:
            first, second = self.by_form[one], self.by_form[other]
            if first is not second and may_join(first, second, self._ties):
                self._join(first, second)

    def _join(self, one: Person, other: Person) -> None:
        if other.known:
            one, other = other, one
        for form, count in other.forms.items():
            one.forms[form] += count
            self.by_form[form] = one
        one.votes.update(other.votes)
        one.where = sorted({*one.where, *other.where})
        self.people.remove(other)


def may_join(one: Person, other: Person, ties: Ties) -> bool:
    """Whether nothing forbids that both are one person."""
    if one.known and other.known:
        return False
    if "unknown" not in (one.sure, other.sure) and one.sure != other.sure:
        return False
    if not all(same_given(a, b) for a in one.givens for b in other.givens):
        return False
    if not _surnames_agree(one, other) or (one.wed and other.wed and one.wed != other.wed):
        return False
    if apartness(ties, one, other) >= _APART:
        return False
    few, many = sorted((one.where, other.where), key=len)
    return len(few) < _OFTEN or share_near(few, many) >= _STRANGERS


def _surnames_agree(one: Person, other: Person) -> bool:
    def surnames(person: Person) -> set[str]:
        return {
            form.words[-1]
            for form in person.forms
            if len(form.words) > 1 and not is_patronymic(form.words[-1])
        }

    mine, theirs = surnames(one), surnames(other)
    if not mine or not theirs or mine & theirs:
        return True
    return bool(one.known or other.known)


def apartness(ties: Ties, one: Person, other: Person) -> float:
    """The points against both being one person, by the sentences that name both."""
    count = 0.0
    for mine in one.forms:
        for theirs in other.forms:
            both = ties.apart[frozenset((mine, theirs))]
            part = set(mine.words) <= set(theirs.words) or set(theirs.words) <= set(mine.words)
            count += both * (0.5 if part else 1.0)
    if count <= 1:
        return 0.3 * count
    seen = min(len(one.where), len(other.where))
    return min(6.0, 0.8 * count) * min(1.0, 0.25 + 10 * count / max(seen, 1))


def _points(one: Person, other: Person, alike: float, ties: Ties) -> float:
    """How surely two with one form each, that are `alike`, are one person."""
    points = alike - apartness(ties, one, other)
    (mine,), (theirs,) = one.forms, other.forms
    for called, by in ((mine, theirs), (theirs, mine)):
        times, share = ties.answered(called, by)
        if share >= 0.25:
            points += min(0.4 * times, 2.0)
    few, many = sorted((one.where, other.where), key=len)
    if len(few) == 1 and len(many) > 20:
        points -= 0.7  # Tom Thumb, once, is no name of Tom's
    near = share_near(few, many)
    points += 1.5 * near * min(1.0, len(few) / 5)
    if ties.apart[frozenset((mine, theirs))] == 0:
        points += 0.5 * (near * len(few) >= 6) + 0.5 * (near * len(few) >= 15)
    return points


def _pairs(forms: Sequence[Form]) -> Iterator[tuple[Form, Form]]:
    """Pairs of forms that share a word, or whose given names may be one."""
    by_word: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        keys = {form.words[0], form.words[-1]} | full_names(form.words[0])
        for key in sorted(keys):
            by_word[key].append(form)
    done: set[tuple[Form, Form]] = set()
    for alike in by_word.values():
        for at, one in enumerate(alike):
            for other in alike[at + 1 : at + 60]:
                if (one, other) not in done:
                    done.add((one, other))
                    yield one, other


def gather(seen: Mapping[Form, Sightings], known: Sequence[Character], ties: Ties) -> Gathering:
    """Join all forms that name persons, the likeliest pairs first."""
    gathering = Gathering(known, ties)
    for form in _naming(seen, gathering):
        gathering.add(form, seen[form].total)
    forms = list(gathering.by_form)
    roles = Roles({form: seen[form].total if form in seen else 1 for form in forms})
    scored: list[tuple[float, Form, Form]] = []
    alone = {form: _alone(form, ties) for form in forms}
    for one, other in _pairs(forms):
        alike = likeness(one, other, roles)
        if alike > 0:
            points = _points(alone[one], alone[other], alike, ties)
            scored.append((points, one, other))
    best = [pair for pair in scored if pair[0] >= _JOIN]
    gathering.join_all(sorted(best, key=lambda pair: (-pair[0], pair[1], pair[2])))
    return gathering


def _alone(form: Form, ties: Ties) -> Person:
    return Person(Counter((form,)), where=ties.where.get(form, []))


def _naming(seen: Mapping[Form, Sightings], gathering: Gathering) -> Iterator[Form]:
    """The forms that name persons, the commonest first."""
    persons = {form for form, what in seen.items() if what.evidence(form) >= PERSON}
    parts = {word for form in persons for word in (form.words[0], form.words[-1])}
    last = Counter[str]()
    for form, what in seen.items():
        last[form.words[-1]] += what.total
    for form, what in sorted(seen.items(), key=lambda item: (-item[1].total, item[0])):
        word = form.words[-1]
        if form in gathering.by_form:
            yield form
        elif word.endswith("s") and last[word[:-1]] > 2 * last[word]:
            continue  # "the Woodhouses"
        elif form in persons or (len(form.words) == 1 and word in parts and not what.article):
            yield form
