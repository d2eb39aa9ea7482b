"""Forms of names are joined into people: Sofie is Sofie Romanova, if nobody else is.

Every two forms that may name one person get points for how alike they are and for what the story
tells of them (`ties`); the likeliest pairs are joined first, and a join that would give somebody
two given names, two genders, or a talk with himself, is not made. Full names and their parts go
first; what is left ("Miss Bennet": which of the sisters?) is weighed for the people so found.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from audiobook.attribution.people.likeness import UNMARRIED, NameParts, is_patronymic, likeness
from audiobook.attribution.people.name_form import NameForm
from audiobook.attribution.people.nicknames import full_names, same_given
from audiobook.attribution.people.occurrences import PERSON, Occurrences
from audiobook.attribution.people.person import Person, split_name
from audiobook.attribution.people.ties import Ties, share_near
from audiobook.attribution.words import DETERMINERS
from audiobook.story import Character

_JOIN = 1.5  # the points from which on two forms are one person
_SAME = 3.8  # the likeness of a full name and its part, of one word with a title and without
_WEAK = 1.3  # a likeness that mother and daughter have too
_APART = 2.5  # the points against it that forbid a join, whatever speaks for it
_RENAMED = 0.2  # of the mentions; with more under the other surname there are two women
# Two who were seen this often, and less than that share of it near one another, are two people:
# somebody's other names are used where the first is used.
_OFTEN, _STRANGERS = 15, 0.25


class NameClusters:
    """People while forms join them, the surest joins first."""

    def __init__(self, known: Sequence[Character], parts: NameParts, ties: Ties) -> None:
        self.people: list[Person] = []
        self.by_form: dict[NameForm, Person] = {}
        self._parts, self._ties = parts, ties
        for character in known:
            person = Person(parts, known=character)
            self.people.append(person)
            for form in _forms_of(character):
                self._give(person, form, 0)

    def add(self, form: NameForm, count: int) -> None:
        """Let `form`, seen `count` times, be somebody, for now on his own."""
        if form in self.by_form:
            self.by_form[form].forms[form] += count
        else:
            person = Person(self._parts)
            self.people.append(person)
            self._give(person, form, count)
        person = self.by_form[form]
        person.votes.update(self._ties.votes.get(form, {}))
        person.where = sorted({*person.where, *self._ties.where.get(form, ())})

    def _give(self, person: Person, form: NameForm, count: int) -> None:
        if form not in self.by_form:
            person.forms[form] += count
            self.by_form[form] = person

    def join_all(self, pairs: Sequence[tuple[float, NameForm, NameForm]]) -> None:
        """Join the people of all pairs, each with its likeness, that may be one; the surest first.

        How sure a pair is, is reckoned once, of the people as they are when this is called.
        """
        apart = [pair for pair in pairs if self.by_form[pair[1]] is not self.by_form[pair[2]]]
        scored = [(self._sure(*pair), *pair[1:]) for pair in apart]
        best = [pair for pair in scored if pair[0] >= _JOIN]
        for _, one, other in sorted(best, key=lambda pair: (-pair[0], pair[1], pair[2])):
            first, second = self.by_form[one], self.by_form[other]
            if first is not second and may_join(first, second, self._ties):
                self._join(first, second)

    def _sure(self, alike: float, one: NameForm, other: NameForm) -> float:
        if alike <= _WEAK:  # mother and daughter are together too, so only the forms tell
            return _points(self._alone(one), self._alone(other), alike, self._ties)
        return _points(self.by_form[one], self.by_form[other], alike, self._ties)

    def _alone(self, form: NameForm) -> Person:
        return Person(self._parts, Counter((form,)), where=self._ties.where.get(form, []))

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
    mine, theirs = _surnames(one), _surnames(other)
    if not mine or not theirs or mine & theirs:
        return True
    return bool(one.known or other.known) or _renamed(one, other)


def _surnames(person: Person) -> set[str]:
    """Those that stand behind a given name."""
    last = {form.words[-1] for form in person.forms if len(form.bare.words) > 1}
    return {word for word in last if not is_patronymic(word)}


def _renamed(one: Person, other: Person) -> bool:
    """Whether a woman has two surnames, as one who marries: May Welland, at last May Archer."""
    few, many = sorted((one, other), key=lambda person: len(person.where))
    if not one.givens & other.givens or few.titles & UNMARRIED:
        return False
    seldom = len(few.where) <= _RENAMED * len(many.where)
    near = share_near(few.where, many.where) >= 0.5
    return seldom and near and one.gender == other.gender == "female"


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
    """How surely two, with forms that are `alike`, are one person."""
    against = apartness(ties, one, other)
    points = alike - against + _answers(one, other, ties) + _answers(other, one, ties)
    few, many = sorted((one.where, other.where), key=len)
    if len(few) == 1 and len(many) > 20:
        points -= 0.7  # Tom Thumb, once, is no name of Tom's
    near = share_near(few, many)
    points += 1.5 * near * min(1.0, len(few) / 5)
    if against == 0:
        points += 0.5 * (near * len(few) >= 6) + 0.5 * (near * len(few) >= 15)
    return points


def _answers(called: Person, by: Person, ties: Ties) -> float:
    """Points for answering, as `by`, to a name of `called`."""
    found = (ties.answered(mine, theirs) for mine in called.forms for theirs in by.forms)
    return max(min(0.4 * times, 2.0) if share >= 0.25 else 0.0 for times, share in found)


def _pairs(forms: Sequence[NameForm]) -> Iterator[tuple[NameForm, NameForm]]:
    """Pairs of forms that share a word, or whose given names may be one."""
    by_word: dict[str, list[NameForm]] = defaultdict(list)
    for form in forms:
        keys = {form.words[0], form.words[-1]} | full_names(form.words[0])
        for key in sorted(keys):
            by_word[key].append(form)
    done: set[tuple[NameForm, NameForm]] = set()
    for alike in by_word.values():
        for at, one in enumerate(alike):
            for other in alike[at + 1 : at + 60]:
                if (one, other) not in done:
                    done.add((one, other))
                    yield one, other


def cluster_names(
    seen: Mapping[NameForm, Occurrences], known: Sequence[Character], ties: Ties
) -> NameClusters:
    """Join all forms that name persons, the likeliest pairs first."""
    told = [form for character in known for form in _forms_of(character)]
    naming = list(_naming(seen, frozenset(told)))
    parts = NameParts(dict.fromkeys(told, 1) | {form: seen[form].total for form in naming})
    clusters = NameClusters(known, parts, ties)
    for form in naming:
        clusters.add(form, seen[form].total)
    pairs = [
        (alike, one, other)
        for one, other in _pairs(list(clusters.by_form))
        if (alike := likeness(one, other, parts)) > 0
    ]
    clusters.join_all([pair for pair in pairs if pair[0] >= _SAME])
    clusters.join_all(pairs)
    return clusters


def names_of(character: Character) -> Iterator[str]:
    """The given names that are names: not "the girl", nor "I"."""
    for name in (character.name, *character.aliases):
        first, *_ = name.lower().split() or [""]
        if first and first not in DETERMINERS and first != "i":
            yield name


def _forms_of(character: Character) -> Iterator[NameForm]:
    return map(split_name, names_of(character))


def _naming(seen: Mapping[NameForm, Occurrences], told: frozenset[NameForm]) -> Iterator[NameForm]:
    """The forms that name persons, the commonest first."""
    persons = {form for form, what in seen.items() if what.evidence(form) >= PERSON}
    known = {form.bare.words for form in persons}
    parts = {word for words in known for word in (words[0], words[-1])}
    naming = {*persons, *(form for form, what in seen.items() if _is_of(form, what, known, parts))}
    families = _families(seen)
    for form in sorted(seen, key=lambda form: (-seen[form].total, form)):
        if form in told or (form in naming and form.words[-1] not in families):
            yield form


def _is_of(form: NameForm, what: Occurrences, known: Set[tuple[str, ...]], parts: Set[str]) -> bool:
    """Whether a form is the whole of a person's name, or a part of one."""
    if len(form.words) > 1:
        return form.bare.words in known
    return form.words[0] in parts and not what.article


def _families(seen: Mapping[NameForm, Occurrences]) -> frozenset[str]:
    """Last words that are the plural of a name: "the Woodhouses"."""
    last = Counter[str]()
    for form, what in seen.items():
        last[form.words[-1]] += what.total
    return frozenset(
        word for word, count in last.items() if word.endswith("s") and last[word[:-1]] > 2 * count
    )
