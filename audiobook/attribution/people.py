"""Forms of names are joined into people: Sofie is Sofie Romanova, if nobody else is.

Every two forms that may name one person get points for how alike they are and for what the story
tells of them (`ties`); the likeliest pairs are joined first, and a join that would give somebody
two given names, two genders, or a talk with himself, is not made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from audiobook.attribution.given_names import GIVEN_NAMES
from audiobook.attribution.likeness import (
    MARRIED,
    UNMARRIED,
    Roles,
    given_of,
    is_patronymic,
    likeness,
)
from audiobook.attribution.names import PERSON, Form, Sightings
from audiobook.attribution.nicknames import NICKNAMES, full_names, same_given
from audiobook.attribution.ties import Ties, share_near
from audiobook.attribution.words import TITLES
from audiobook.story import Character, Gender

_JOIN = 1.5  # the points from which on two forms are one person
_APART = 2.5  # the points against it that forbid a join, whatever speaks for it
# Two who were seen this often, and less than that share of it near one another, are two people:
# somebody's other names are used where the first is used.
_OFTEN, _STRANGERS = 15, 0.25


def _weight(words: tuple[str, ...]) -> tuple[bool, int]:
    """How much of a name it is: with a surname, then by length."""
    return len(words) > 1 and not is_patronymic(words[-1]), len(words)


@dataclass(slots=True, eq=False)
class Person:
    """Somebody, while the forms of the name are being gathered."""

    forms: Counter[Form] = field(default_factory=Counter)
    known: Character | None = None
    votes: Counter[Gender] = field(default_factory=Counter)  # by pronouns that follow
    where: list[int] = field(default_factory=list)  # paragraphs with one of the forms, rising

    @property
    def titles(self) -> frozenset[str]:
        return frozenset(form.title for form in self.forms if form.title)

    @property
    def givens(self) -> frozenset[str]:
        return frozenset(given for form in self.forms if (given := given_of(form)))

    @property
    def wed(self) -> str:
        """Whether a woman is called Mrs. or Miss, in the main; else empty."""
        titles = Counter[str]()
        for form, count in self.forms.items():
            titles["mrs" if form.title in MARRIED else "miss" * (form.title in UNMARRIED)] += count
        if max(titles["mrs"], titles["miss"]) < 3 and not (titles["mrs"] and not titles["miss"]):
            return ""
        return "mrs" if titles["mrs"] > titles["miss"] else "miss"

    @property
    def gender(self) -> Gender:
        """By the known entry, else a title, else the pronouns and the given name together."""
        if self.known and self.known.gender != "unknown":
            return self.known.gender
        titled = Counter[Gender]()
        for form, count in self.forms.items():
            titled[TITLES.get(form.title, "unknown")] += count
        if titled["male"] != titled["female"]:
            return "male" if titled["male"] > titled["female"] else "female"
        he, she = self.votes["male"], self.votes["female"]
        named = Counter[Gender]()
        for form, count in self.forms.items():
            if len(form.words) > 1 or not form.title:
                named[GIVEN_NAMES.get(form.words[0], "unknown")] += count
        he += 6 * (named["male"] > named["female"])
        she += 6 * (named["female"] > named["male"])
        if max(he, she) < 1.5 * min(he, she) + 1:
            return "unknown"
        return "male" if he > she else "female"

    @property
    def sure(self) -> Gender:
        """The gender, where more than a few pronouns tell it."""
        he, she = self.votes["male"], self.votes["female"]
        told = self.known or any(
            TITLES.get(form.title, "unknown") != "unknown" or form.words[0] in GIVEN_NAMES
            for form in self.forms
        )
        return self.gender if told or max(he, she) >= 4 * min(he, she) + 4 else "unknown"

    def name(self, written: Mapping[str, str]) -> str:
        """The longest form, the commonest of these; `written` spells the titles."""
        if self.known:
            return self.known.name
        given = Counter[str]()
        for form, count in self.forms.items():
            given[given_of(form)] += count
        del given[""]
        main = max(given, key=lambda g: (given[g], g not in NICKNAMES, g), default="")
        seldom = self.forms.total() // 300  # "Mr. Thomas Gradgrind-Bounderby", once and in jest
        usual = [
            form
            for form in self.forms
            if self.forms[form] > seldom and given_of(form) in ("", main)
        ] or list(self.forms)
        best = max(
            usual,
            key=lambda f: (*_weight(f.words), f.words[0] == main, not f.title, self.forms[f], f),
        )
        if len(best.words) == 1 and not given_of(best):  # "Mr. Knightley" says more
            titled = [form for form in self.forms if form.title and form.words == best.words]
            best = max(titled, key=lambda f: (self.forms[f], f), default=best)
        return spell(best, written)


def spell(form: Form, written: Mapping[str, str]) -> str:
    title = written.get(form.title, form.title.capitalize())
    return " ".join(([title] if form.title else []) + list(form.words))


def split_name(name: str) -> Form:
    """A name from outside, such as "Mr. Gradgrind", as a form."""
    words = name.split()
    title = words[0].lower().rstrip(".") if len(words) > 1 else ""
    if title in TITLES:
        return Form(title, tuple(words[1:]))
    return Form("", tuple(words))


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
