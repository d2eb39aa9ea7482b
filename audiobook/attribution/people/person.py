"""Somebody, while the forms of the name are being gathered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from audiobook.attribution.people.given_names import GIVEN_NAMES
from audiobook.attribution.people.likeness import (
    LADIES,
    MARRIED,
    UNMARRIED,
    NameParts,
    is_patronymic,
    of_patronymic,
)
from audiobook.attribution.people.name_form import NameForm
from audiobook.attribution.people.nicknames import NICKNAMES, same_given
from audiobook.attribution.words import TITLES
from audiobook.language import ENGLISH
from audiobook.story import Character, Gender

_FAMILY = 3  # times that a surname stands beside a form, until the form is believed
_NICKNAMED = 0.05  # of all names; less, and another given name than the usual is in jest
_SPOKEN_OF = 0.05  # of the bare surname; less, and "Mr." is no part of the name
_OF_MEN = 4  # pronouns against it, before a doctor or a captain is taken for a woman
_PLAIN = ("mr", "mister", "miss", "ms", "master")


def _weight(form: NameForm) -> tuple[bool, int]:
    """How much of a name it is: with a surname, then by length."""
    words = form.bare.words
    return len(words) > 1 and not is_patronymic(words[-1]), len(words)


@dataclass(slots=True, eq=False)
class Person:
    """Somebody, while the forms of the name are being gathered."""

    parts: NameParts
    forms: Counter[NameForm] = field(default_factory=Counter)
    known: Character | None = None
    votes: Counter[Gender] = field(default_factory=Counter)  # by pronouns that follow
    where: list[int] = field(default_factory=list)  # paragraphs with one of the forms, rising

    @property
    def titles(self) -> frozenset[str]:
        return frozenset(form.title for form in self.forms if form.title)

    @property
    def givens(self) -> frozenset[str]:
        return frozenset(given for form in self.forms if (given := self.parts.given_of(form)))

    @property
    def wed(self) -> str:
        """Whether a woman is called Mrs. (or Lady) or Miss, in the main; else empty."""
        titles = Counter[str]()
        for form, count in self.forms.items():
            wed = form.title in MARRIED | LADIES
            titles["mrs" if wed else "miss" * (form.title in UNMARRIED)] += count
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
            titled[TITLES.get(form.title, "unknown")] += max(count, 1)  # a name given by a person
        if titled["male"] != titled["female"]:
            return "male" if titled["male"] > titled["female"] else "female"
        he, she = self.votes["male"], self.votes["female"]
        named = Counter[Gender]()
        for form, count in self.forms.items():
            given = GIVEN_NAMES.get(self.parts.given_of(form), "unknown")
            named[given if given != "unknown" else of_patronymic(form.words[-1])] += max(count, 1)
        he += _OF_MEN * any(form.title in ENGLISH.titles.mostly_men for form in self.forms)
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
            TITLES.get(form.title, "unknown") != "unknown"
            or self.parts.given_of(form) in GIVEN_NAMES
            for form in self.forms
        )
        return self.gender if told or max(he, she) >= 4 * min(he, she) + 4 else "unknown"

    def name(self, written: Mapping[str, str], families: Mapping[str, int]) -> str:
        """The fullest name in common use; `written` spells the titles.

        A name that fell seldom counts only if it is the given name with a surname of the story:
        `families` says how often each surname stands. So "Tom Thumb", once, is not Tom's name.
        """
        if self.known:
            return self.known.name
        main = self._main_given
        usual = [form for form in self.forms if self._usual(form, main, families)]
        best = max(
            usual or self.forms,
            key=lambda f: (
                *_weight(f),
                f.words[0] == main,
                not f.title,
                self.forms[f],
                families.get(f.words[-1], 0),
                f,
            ),
        )
        return spell(self._titled(best), written)

    @property
    def _main_given(self) -> str:
        given = Counter[str]()
        for form, count in self.forms.items():
            given[self.parts.given_of(form)] += count
        del given[""]
        return max(given, key=lambda g: (given[g], g not in NICKNAMES, g), default="")

    def _usual(self, form: NameForm, main: str, families: Mapping[str, int]) -> bool:
        total, count, given = self.forms.total(), self.forms[form], self.parts.given_of(form)
        if len(set(form.words)) < len(form.words):  # "Thomas Thomas Quux", as he was called
            return False
        if given not in ("", main) and not (
            same_given(given, main) and count >= _NICKNAMED * total
        ):
            return False
        if count > max(total // 300, total > 30):
            return True
        full = len(form.bare.words) > 1 and given == main
        return full and families.get(form.words[-1], 0) - count >= _FAMILY

    def _titled(self, best: NameForm) -> NameForm:
        """With a title where it says more ("Mr. Knightley"), without one where it doesn't."""
        plain = NameForm("", best.words)
        if len(best.bare.words) > 1 or self.parts.given_of(best):
            return plain if best.title in _PLAIN and plain in self.forms else best
        titled = [f for f in self.forms if f.title and f.bare.words == best.bare.words]
        found = max(titled, key=lambda f: (self.forms[f], f), default=best)
        return found if self.forms[found] >= _SPOKEN_OF * self.forms[plain] else plain


def told_by(votes: Mapping[Gender, int]) -> Gender:
    """The gender that the pronouns behind a description tell; one in four may mean another."""
    he, she = votes.get("male", 0), votes.get("female", 0)
    if max(he, she) < 4 or max(he, she) < 3 * min(he, she):
        return "unknown"
    return "male" if he > she else "female"


def spell(form: NameForm, written: Mapping[str, str]) -> str:
    title = written.get(form.title, form.title.capitalize())
    return " ".join(([title] if form.title else []) + list(form.words))


def split_name(name: str) -> NameForm:
    """A name from outside, such as "Mr. Gradgrind", as a form."""
    words = name.split()
    title = words[0].lower().rstrip(".") if len(words) > 1 else ""
    if title in TITLES:
        return NameForm(title, tuple(words[1:]))
    return NameForm("", tuple(words))
