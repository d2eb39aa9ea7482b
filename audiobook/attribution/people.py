"""Forms of names are joined into people: Sofie is Sofie Romanova, if nobody else is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from audiobook.attribution.given_names import GIVEN_NAMES, NICKNAMES
from audiobook.attribution.names import PERSON, Form, Sightings
from audiobook.attribution.words import TITLES
from audiobook.story import Character, Gender

_MARRIED = frozenset(("mrs", "lady", "madame", "mme", "frau", "signora", "señora", "senora"))
_UNMARRIED = frozenset(("miss", "mademoiselle", "mlle", "fräulein", "signorina", "señorita"))
# "Margarita Arkadyevna" may be Margarita Lunts.
_PATRONYMIC = ("ovich", "evich", "ovitch", "evitch", "ievna", "yevna", "ovna", "evna", "ichna")


def _weight(words: tuple[str, ...]) -> tuple[bool, int]:
    """How much of a name it is: with a surname, then by length."""
    return len(words) > 1 and not words[-1].endswith(_PATRONYMIC), len(words)


@dataclass(slots=True)
class Person:
    """Somebody, while the forms of the name are being gathered."""

    forms: Counter[Form] = field(default_factory=Counter)
    known: Character | None = None
    votes: Counter[Gender] = field(default_factory=Counter)  # by pronouns that follow

    @property
    def words(self) -> tuple[str, ...]:
        return max((form.words for form in self.forms), key=_weight, default=())

    @property
    def titles(self) -> frozenset[str]:
        return frozenset(form.title for form in self.forms if form.title)

    @property
    def gender(self) -> Gender:
        """By the known entry, else a title, else the given name, else the pronouns."""
        if self.known and self.known.gender != "unknown":
            return self.known.gender
        titled = Counter[Gender]()
        for form, count in self.forms.items():
            titled[TITLES.get(form.title, "unknown")] += count
        male, female = titled["male"], titled["female"]
        if male != female:
            return "male" if male > female else "female"
        for form in self.forms:
            if form.words[0] in GIVEN_NAMES and (len(form.words) > 1 or not form.title):
                return GIVEN_NAMES[form.words[0]]
        he, she = self.votes["male"], self.votes["female"]
        if max(he, she) < 2 * min(he, she) + 1:
            return "unknown"
        return "male" if he > she else "female"

    def name(self, written: Mapping[str, str]) -> str:
        """The longest form, the commonest of these; `written` spells the titles."""
        if self.known:
            return self.known.name
        best = max(self.forms, key=lambda f: (*_weight(f.words), not f.title, self.forms[f], f))
        if len(best.words) == 1:  # "Mr. Knightley" says more than "Knightley"
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

    def __init__(self, known: Sequence[Character]) -> None:
        self.people: list[Person] = []
        self.by_form: dict[Form, Person] = {}
        self._by_word: dict[str, list[Person]] = defaultdict(list)
        for character in known:
            person = Person(known=character)
            self.people.append(person)
            for name in (character.name, *character.aliases):
                if name.split():
                    self._give(person, split_name(name), 0)

    def add(self, form: Form, count: int) -> None:
        """Let `form`, seen `count` times, be a name of the one it fits, or of somebody new."""
        if form in self.by_form:
            self.by_form[form].forms[form] += count
            return
        near = list(self._candidates(form))
        fitting = [person for person in near if _fits(form, person)]
        person = None if _of_a_family(form, near) else _choose(form, fitting)
        if person is None:
            person = Person()
            self.people.append(person)
        self._give(person, form, count)

    def _candidates(self, form: Form) -> Iterable[Person]:
        keys = {form.words[0], form.words[-1], *NICKNAMES.get(form.words[0], ())}
        seen: dict[int, Person] = {}
        for key in sorted(keys):
            seen.update((id(person), person) for person in self._by_word[key])
        return seen.values()

    def _give(self, person: Person, form: Form, count: int) -> None:
        person.forms[form] += count
        self.by_form[form] = person
        for word in {form.words[0], form.words[-1]}:
            if person not in self._by_word[word]:
                self._by_word[word].append(person)


def _gender(form: Form) -> Gender:
    """As the title has it, else the given name before a surname."""
    if form.title and TITLES[form.title] != "unknown":
        return TITLES[form.title]
    return GIVEN_NAMES.get(form.words[0], "unknown") if len(form.words) > 1 else "unknown"


def _clash(form: Form, person: Person) -> bool:
    """Whether the title, or the given name, says that this is somebody else."""
    gender = _gender(form)
    if "unknown" not in (gender, person.gender) and gender != person.gender:
        return True
    if form.title in _MARRIED and person.titles & _UNMARRIED:
        return True
    return form.title in _UNMARRIED and bool(person.titles & _MARRIED)


def _short_for(short: str, given: str) -> bool:
    return given in NICKNAMES.get(short, ())


def _fits(form: Form, person: Person) -> bool:
    """Whether `form` may be another name of `person`."""
    if _clash(form, person):
        return False
    full, words = person.words, form.words
    if len(words) > 1 and len(full) > 1:
        if words == full[: len(words)] or full == words[: len(full)]:
            return True  # Ivan Ivanitch, of Ivan Ivanitch Kuzmitchov
        short = _short_for(words[0], full[0]) or _short_for(full[0], words[0])
        fathers = words[-1].endswith(_PATRONYMIC) or full[-1].endswith(_PATRONYMIC)
        return (short or words[0] == full[0]) and (fathers or words[-1] == full[-1])
    if len(words) > 1:  # a longer name of somebody with one word; the surname under a title
        return full[0] == (words[-1] if person.titles else words[0])
    if words[0] == full[0]:
        return GIVEN_NAMES.get(words[0], person.gender) in (person.gender, "unknown") or (
            person.gender == "unknown"
        )
    return words[0] == full[-1] or (
        _short_for(words[0], full[0]) and person.titles <= {"mr", "miss", "master"}
    )


def _of_a_family(form: Form, near: Sequence[Person]) -> bool:
    """Whether "Mrs. Bennet" is the mother of those with a given name, not one of them."""
    if form.title not in ("mr", *_MARRIED) or len(form.words) > 1:
        return False
    named = [
        person
        for person in near
        if len(person.words) > 1 and person.words[-1] == form.words[0] and not person.known
    ]
    if form.title == "mr":  # "Mr. John Knightley" is called so to tell him from Mr. Knightley
        return any(other.title == "mr" and len(other.words) > 1 for p in named for other in p.forms)
    women = [person for person in named if person.gender != "male"]
    return len(women) > 1 or any(person.titles & _UNMARRIED for person in women)


def _choose(form: Form, fitting: Sequence[Person]) -> Person | None:
    """The one among those who fit; None where that is not clear."""
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    word = form.words[0]
    if not form.title:
        first = [person for person in fitting if len(person.words) > 1 and person.words[0] == word]
        if len(first) == 1:
            return first[0]
        men = [person for person in fitting if "mr" in person.titles or person.known]
        men = men or [p for p in fitting if p.gender != "female" and len(p.words) > 1]
        if len(men) == 1 and word not in GIVEN_NAMES:
            return men[0]
    exact = [person for person in fitting if form.words == person.words]
    return exact[0] if len(exact) == 1 else None


def gather(seen: Mapping[Form, Sightings], known: Sequence[Character]) -> Gathering:
    """Join all forms that name persons; the longest first, then by how often they were seen."""
    gathering = Gathering(known)
    persons = {form for form, what in seen.items() if what.evidence(form) >= PERSON}
    parts = {word for form in persons for word in (form.words[0], form.words[-1])}
    for form, what in sorted(
        seen.items(),
        key=lambda item: (-len(item[0].words), not item[0].title, -item[1].total, item[0]),
    ):
        short = len(form.words) == 1 and form.words[0] in parts and not what.article
        if form in persons or short or form in gathering.by_form:
            gathering.add(form, what.total)
    return gathering
