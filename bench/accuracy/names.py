"""Whether a name that a program tells is a name of the right person.

A name means the person who has it as an alias, case and punctuation aside. A name that is nobody's
alias means the one person who bears it without titles ("Mr. Gradgrind" for "Thomas Gradgrind" if
no other man is a Gradgrind), as long as the titles do not make a woman of a man.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bench.gold.novels import Person

_MALE = (
    "mr sir lord master monsieur m uncle father brother count prince king duke baron herr signor"
)
_FEMALE = (
    "mrs miss ms lady madame mme mlle mademoiselle dame aunt mother sister countess princess queen "
    "duchess baroness madam frau fräulein signora signorina"
)
_ANYBODY = (
    "dr doctor professor prof captain capt colonel col major general lieutenant sergeant admiral "
    "inspector detective constable reverend rev judge president comrade "
    "the old young poor dear little my"
)
_TITLES = {
    **dict.fromkeys(_MALE.split(), "male"),
    **dict.fromkeys(_FEMALE.split(), "female"),
    **dict.fromkeys(_ANYBODY.split(), ""),
}
Bare = tuple[tuple[str, ...], str]  # the words of a name without its titles, and their gender


class Names:
    """Which person of a novel a name means."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._exact: dict[str, set[str]] = {}
        self._bare: list[tuple[tuple[str, ...], str, str]] = []  # words, gender, person
        for person in people:
            for alias in {person.name, *person.aliases}:
                if plain := _plain(alias):
                    self._exact.setdefault(plain, set()).add(person.name)
                    words, gender = _without_titles(plain)
                    self._bare.append((words, gender or person.gender, person.name))
        self._find = lru_cache(maxsize=None)(self._meant)

    def mean(self, told: str, person: str) -> bool:
        """Whether the name `told` may stand for the person of that canonical name."""
        return person in self._find(told)

    def _meant(self, told: str) -> frozenset[str]:
        plain = _plain(told)
        if exact := self._exact.get(plain):
            return frozenset(exact)
        words, gender = _without_titles(plain)
        same = [words == theirs for theirs, _, _ in self._bare]
        if only := self._only(same, gender):
            return only
        if len(words) == 1 and any(same):  # several people's, or one's of the other gender
            return frozenset()
        return self._only([_akin(words, theirs) for theirs, _, _ in self._bare], gender)

    def _only(self, fits: Iterable[bool], gender: str) -> frozenset[str]:
        """The people who fit, if it is just one."""
        found = {
            person
            for fit, (_, theirs, person) in zip(fits, self._bare, strict=True)
            if fit and not (gender and theirs and gender != theirs)
        }
        return frozenset(found) if len(found) == 1 else frozenset()


def _akin(told: tuple[str, ...], alias: tuple[str, ...]) -> bool:
    """One word is the first or last of a name; a longer name shares its first, and its last."""
    if len(told) == 1:
        return len(alias) > 1 and told[0] in (alias[0], alias[-1])
    return bool(told) and told[0] == alias[0] and (len(alias) == 1 or told[-1] == alias[-1])


def _plain(name: str) -> str:
    """ "Mr_Bennet’s" and "mr. bennets" are the same."""
    bare = re.sub(r"'(?=s\b)", "", name.lower().replace("’", "'").replace("_", " "))
    return " ".join(re.findall(r"\w+", bare))


def _without_titles(plain: str) -> Bare:
    words, gender = plain.split(), ""
    while len(words) > 1 and words[0] in _TITLES:
        gender = _TITLES[words.pop(0)] or gender
    return tuple(words), gender
