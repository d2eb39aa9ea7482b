"""How alike two forms of names are: whether both may be the name of one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from audiobook.attribution.people.given_names import GIVEN_NAMES
from audiobook.attribution.people.name_form import NameForm
from audiobook.attribution.people.nicknames import NICKNAMES, same_given
from audiobook.attribution.words import SPELLED_OUT, TITLES
from audiobook.language import ENGLISH
from audiobook.story import Gender

MARRIED = ENGLISH.titles.married
UNMARRIED = ENGLISH.titles.unmarried
LADIES = ENGLISH.titles.ladies
_NOBLE = ENGLISH.titles.noble
# Titles that stand before a given name more often than before a surname.
_OF_GIVEN = ENGLISH.titles.of_given
_KIN = ENGLISH.titles.kin
_RENAMED = 2.0  # one given name and two surnames, of women
# "Colonel Campbell" is not "Miss Campbell", though a colonel may be a woman.
_RANKS = ENGLISH.titles.either - {"cousin"}
# "Margarita Arkadyevna" may be Margarita Lunts.
_SONS, _DAUGHTERS = ENGLISH.people.sons, ENGLISH.people.daughters


def is_patronymic(word: str) -> bool:
    return of_patronymic(word) != "unknown"


def of_patronymic(word: str) -> Gender:
    """The gender that a Russian patronymic tells; "unknown" of any other word."""
    if len(word) < 6 or not word.endswith(_SONS + _DAUGHTERS):
        return "unknown"
    return "male" if word.endswith(_SONS) else "female"


def _husbands(form: NameForm) -> bool:
    """Whether the given name is the husband's: Mrs. John Knightley."""
    return form.title in MARRIED and GIVEN_NAMES.get(form.words[0]) == "male"


class NameParts:
    """Which words of a story are given names and which are surnames, by where they stand."""

    def __init__(self, forms: Mapping[NameForm, int]) -> None:
        self._first, self._last = Counter[str](), Counter[str]()
        bare = Counter[NameForm]()
        for form, count in forms.items():
            bare[form.bare] += count
        for form, count in bare.items():
            if len(form.words) > 1:
                self._first[form.words[0]] += count
                self._last[form.words[-1]] += count
            elif form.title and form.title not in _OF_GIVEN and form.words[0] not in GIVEN_NAMES:
                self._last[form.words[0]] += count
        self._told_apart = frozenset(
            form.words
            for form in bare
            if _husbands(form) and len(form.words) > 1 and self._mostly_mr(form.words, bare)
        )

    @staticmethod
    def _mostly_mr(words: tuple[str, ...], forms: Mapping[NameForm, int]) -> bool:
        titled = forms.get(NameForm("mr", words), 0)
        return titled > 2 * forms.get(NameForm("", words), 0)

    def told_apart(self, long: NameForm) -> bool:
        """Whether "Mr. John Knightley" is called so, as is his wife, to tell him from the head."""
        return long.words in self._told_apart

    def given_of(self, form: NameForm) -> str:
        """The given name in a form that surely has one; else empty."""
        form = form.bare
        if _husbands(form):
            return ""
        first = form.words[0]
        if len(form.words) > 1:
            return "" if first.endswith(".") else first
        fits = not form.title or form.title in _OF_GIVEN | UNMARRIED
        return first if fits and first in GIVEN_NAMES and not self._mostly_last(first) else ""

    def _mostly_last(self, word: str) -> bool:
        """Whether a given name is a surname in this story: Gregory, of Lucian Gregory."""
        return self._last[word] > max(self._first[word], 1)

    def given(self, form: NameForm) -> bool:
        """Whether the form's only word may be a given name."""
        word = form.words[0]
        if word in GIVEN_NAMES:
            return not self._mostly_last(word)
        if self._first[word]:
            return self._last[word] <= 5 * self._first[word]
        return form.title in _OF_GIVEN

    def surname(self, form: NameForm) -> bool:
        """Whether the form's only word may be a surname."""
        word = form.words[0]
        if self._last[word]:
            return True
        return word not in GIVEN_NAMES or (bool(form.title) and form.title not in _OF_GIVEN)


def likeness(one: NameForm, other: NameForm, parts: NameParts) -> float:
    """Points for both being one person's; nothing or less where they are not alike."""
    one, other = one.bare, other.bare
    if _husbands(one) or _husbands(other):
        return _of_a_wife(one, other)
    if _clash(one.title, other.title) or _noble_and_miss(one, other):
        return -9.0
    if len(one.words) > 1 and len(other.words) > 1:
        return _both_long(one, other)
    if len(one.words) == 1 and len(other.words) == 1:
        return _both_short(one, other, parts)
    return _long_and_short(*((one, other) if len(one.words) > 1 else (other, one)), parts)


def _clash(one: str, other: str) -> bool:
    first, second = TITLES.get(one, "unknown"), TITLES.get(other, "unknown")
    if "unknown" not in (first, second) and first != second:
        return True
    if {one, other} & _RANKS and {one, other} & (MARRIED | UNMARRIED):
        return True
    return (one in MARRIED and other in UNMARRIED) or (other in MARRIED and one in UNMARRIED)


def _noble_and_miss(one: NameForm, other: NameForm) -> bool:
    """Whether the two are told apart by rank: Lady Lucas, and Miss Lucas; not Lady Rosa."""
    titles = {one.title, other.title}
    given = one.words == other.words and one.words[0] in GIVEN_NAMES
    return not given and bool(titles & LADIES) and bool(titles & UNMARRIED)


def _spelled_out(title: str) -> str:
    return SPELLED_OUT.get(title, title)


def _of_a_wife(one: NameForm, other: NameForm) -> float:
    """ "Mrs. John Knightley" is no John; she may be "Mrs. Knightley"."""
    if one.words[-1] == other.words[-1] or one.words[0] == other.words[0]:
        return 1.0 if one.title in MARRIED and other.title in MARRIED else -9.0
    return 0.0


def _both_long(one: NameForm, other: NameForm) -> float:
    mine, theirs = one.words, other.words
    if mine == theirs:
        return 5.0
    initial = (mine[0][0] == theirs[0][0]) and "." in (mine[0][-1], theirs[0][-1])
    if mine[-1] == theirs[-1]:
        if mine[0] == theirs[0]:
            return 4.5
        if initial:
            return 3.0
        return 3.2 if same_given(mine[0], theirs[0]) else -9.0
    short, long = sorted((mine, theirs), key=len)
    if short == long[: len(short)]:
        return 4.0  # Ivan Ivanitch, of Ivan Ivanitch Kuzmitchov
    if is_patronymic(mine[-1]) or is_patronymic(theirs[-1]):
        return 4.0 if mine[0] == theirs[0] else 0.0
    return _RENAMED if mine[0] == theirs[0] and GIVEN_NAMES.get(mine[0]) == "female" else 0.0


def _both_short(one: NameForm, other: NameForm, parts: NameParts) -> float:
    if one.words[0] != other.words[0]:
        return _by_nickname(one, other, parts)
    if not one.title or not other.title:
        return _with_title(one.title or other.title, one, parts)
    return _two_titles(one, other)


def _by_nickname(one: NameForm, other: NameForm, parts: NameParts) -> float:
    mine, theirs = one.words[0], other.words[0]
    nick = mine in NICKNAMES or theirs in NICKNAMES
    if not (nick and same_given(mine, theirs) and parts.given(one) and parts.given(other)):
        return 0.0
    return 1.4 if {one.title, other.title} <= _OF_GIVEN | UNMARRIED | {""} else 0.5


def _two_titles(one: NameForm, other: NameForm) -> float:
    """One word with two titles."""
    if _spelled_out(one.title) == _spelled_out(other.title):
        return 5.0
    if one.title in _KIN or other.title in _KIN:
        return 2.0
    genders = {TITLES[one.title], TITLES[other.title]}
    if "female" in genders:
        return 2.5 if {one.title, other.title} & _NOBLE else 1.2
    return 3.0


def _with_title(title: str, form: NameForm, parts: NameParts) -> float:
    """The word alone, and with the title."""
    surname = parts.surname(NameForm("", form.words)) and not parts.given(NameForm("", form.words))
    if title in MARRIED or title in _NOBLE:
        return 0.8 if surname else 2.5
    if title in UNMARRIED:
        return 1.0 if surname else 4.0
    return 4.0


def _long_and_short(long: NameForm, short: NameForm, parts: NameParts) -> float:
    word, title, points = short.words[0], short.title, 0.0
    if parts.given(short) and not long.words[0].endswith("."):
        fits = not title or title in _OF_GIVEN | UNMARRIED
        if word == long.words[0]:
            points = 4.2 if fits else 1.0 if title in _RANKS else 2.0
        elif same_given(word, long.words[0]):
            points = 2.5 if fits else 1.5
    if parts.surname(short) and word == long.words[-1]:
        points = max(points, -9.0 if parts.told_apart(long) else _by_surname(title, long))
    return points


def _by_surname(title: str, long: NameForm) -> float:
    if title in MARRIED or title in _NOBLE:
        return 1.0 if GIVEN_NAMES.get(long.words[0]) != "male" else -9.0
    if title in UNMARRIED:
        return 2.0
    if title == "master":
        return 2.0
    if title in ("sir", *_KIN):
        return 1.0
    if title in _RANKS and _spelled_out(title) == _spelled_out(long.title):
        return 3.8  # Captain Quux, of Captain Josiah Quux
    return 3.0 if not title or title not in ("mr", "mister", "m") else 3.5
