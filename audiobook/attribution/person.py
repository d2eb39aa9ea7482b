"""Somebody, while the forms of the name are being gathered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from audiobook.attribution.given_names import GIVEN_NAMES
from audiobook.attribution.likeness import MARRIED, UNMARRIED, given_of, is_patronymic
from audiobook.attribution.names import Form
from audiobook.attribution.nicknames import NICKNAMES
from audiobook.attribution.words import TITLES
from audiobook.story import Character, Gender


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
        seldom = max(
            self.forms.total() // 300, self.forms.total() > 30
        )  # "Mr. Thomas Gradgrind-Bounderby", once and in jest
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
