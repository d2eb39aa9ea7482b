"""The known characters of a story, as its corrections join them and tell their gender."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from audiobook.corrections.correction import Join
from audiobook.corrections.file import Corrections
from audiobook.errors import InputError, Problem
from audiobook.story import NARRATOR, UNKNOWN, Age, Character, Gender


class Names:
    """What everybody is called: by the corrections first, then by the known characters."""

    def __init__(self, known: Sequence[Character], corrections: Corrections) -> None:
        """Raises InputError where names are joined in a circle, or one is joined to two people."""
        self._known = {_key(a): who.name for who in reversed(known) for a in who.aliases}
        self._known |= {_key(who.name): who.name for who in known}
        self._joins: dict[str, Join] = {}
        self._ends: dict[str, str] = {}  # what names stand for in the end, by their keys
        problems = [*_no_persons(corrections)]
        for join in corrections.joins:
            first = self._joins.setdefault(_key(join.alias), join)
            if _key(first.name) != _key(join.name):
                what = f"«{join.alias}» is «{first.name}» already, at {first.place}"
                problems.append(Problem(what, "keep one of the two lines", join.place))
        problems = problems or list(self._circles())
        if problems:
            raise InputError(problems)

    def canonical(self, name: str) -> str:
        """The name that a name stands for; itself where nothing is known of it."""
        way: list[str] = []
        while (key := _key(name)) not in self._ends:
            further = self._next(name)
            if further is None:
                break
            way.append(key)
            name = further
        end = self._ends.get(key, name)
        self._ends.update(dict.fromkeys(way, end))
        return end

    def is_known(self, name: str) -> bool:
        """Whether a known character is called so."""
        return _key(name) in self._known

    def _next(self, name: str) -> str | None:
        """The name that stands for a name, one step on; None where nothing more is known."""
        key = _key(name)
        if key in self._joins:
            return self._joins[key].name
        known = self._known.get(key, name)
        return None if known == name else known

    def _circles(self) -> Iterator[Problem]:
        """The first join that leads back to its own name."""
        seen: set[str] = set()
        for join in self._joins.values():
            way: dict[str, str] = {}  # names by their keys, in order
            name: str | None = join.alias
            while name is not None and not (_key(name) in seen or _key(name) in way):
                way[_key(name)] = name
                name = self._next(name)
            if name is not None and _key(name) in way:
                circle = {*[*way][[*way].index(_key(name)) :]}
                first = next(one for key, one in self._joins.items() if key in circle)
                yield self._circle(first)
                return
            seen.update(way)

    def _circle(self, join: Join) -> Problem:
        way, name = [join.alias], self._next(join.alias)
        while name is not None and _key(name) != _key(join.alias):
            way.append(name)
            name = self._next(name)
        what = f"«{join.alias}» is joined to itself: {' = '.join([*way, name or ''])}"
        return Problem(what, "take one of these lines out", join.place)


def cast_of(known: Sequence[Character], corrections: Corrections) -> tuple[Character, ...]:
    """The known characters, with what the corrections say of names and gender.

    Somebody the corrections join to another is no character of their own any more; their names are
    the other's. Raises InputError as `Names` does.
    """
    names = Names(known, corrections)
    aliases = _aliases(names, known, corrections)
    genders = _genders(names, known, corrections)
    ages = _ages(names, known)
    return tuple(
        Character(
            name, genders.get(name, "unknown"), _others(name, theirs), ages.get(name, "unknown")
        )
        for name, theirs in aliases.items()
        if name != NARRATOR
    )


def _aliases(
    names: Names, known: Sequence[Character], corrections: Corrections
) -> dict[str, list[str]]:
    """All names of each person by what they are called; those who keep theirs keep their order."""
    aliases: dict[str, list[str]] = {
        who.name: [] for who in known if names.canonical(who.name) == who.name
    }
    for who in known:
        aliases.setdefault(names.canonical(who.name), []).append(who.name)
        for alias in who.aliases:
            aliases.setdefault(names.canonical(alias), []).append(alias)
    for join in corrections.joins:
        aliases.setdefault(names.canonical(join.alias), []).extend([join.alias, join.name])
    for told in corrections.genders:
        aliases.setdefault(names.canonical(told.name), []).append(told.name)
    return aliases


def _genders(
    names: Names, known: Sequence[Character], corrections: Corrections
) -> dict[str, Gender]:
    genders: dict[str, Gender] = {}
    for who in known:
        leader = names.canonical(who.name)
        if who.gender != "unknown" and (leader == who.name or leader not in genders):
            genders[leader] = who.gender
    return genders | {names.canonical(told.name): told.gender for told in corrections.genders}


def _ages(names: Names, known: Sequence[Character]) -> dict[str, Age]:
    """What was said of those who are known, or are joined to others."""
    ages: dict[str, Age] = {}
    for who in known:
        leader = names.canonical(who.name)
        if who.age != "unknown" and (leader == who.name or leader not in ages):
            ages[leader] = who.age
    return ages


def with_unknown(
    characters: Sequence[Character], known: Sequence[Character], corrections: Corrections
) -> tuple[Character, ...]:
    """The characters that were found; those are without gender of whom a correction says so."""
    names = Names(known, corrections)
    told = {names.canonical(one.name): one.gender for one in corrections.genders}
    return tuple(
        replace(who, gender="unknown") if told.get(who.name) == "unknown" else who
        for who in characters
    )


def _no_persons(corrections: Corrections) -> Iterator[Problem]:
    named = [(name, join.place) for join in corrections.joins for name in (join.alias, join.name)]
    named += [(told.name, told.place) for told in corrections.genders]
    for name, place in named:
        if _key(name) in (NARRATOR, UNKNOWN):
            what = f"«{name}» is no person of the story"
            mend = "who tells it as «I» is «the narrator»; a voice is given in voices.yaml"
            yield Problem(what, mend, place)


def _others(name: str, aliases: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for alias in aliases:
        found.setdefault(_key(alias), alias)
    found.pop(_key(name), None)
    return tuple(found.values())


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
