"""Everybody who speaks, with what the whole story tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from audiobook.attribution.conversation.introductions import Introductions
from audiobook.attribution.mentions.years import Years
from audiobook.attribution.people.people import FIRST_PERSON, People
from audiobook.attribution.people.play import Staged
from audiobook.story import Age, Character, Gender


@dataclass(frozen=True, slots=True)
class CharacterTraits:
    """What is told of people, and by whom."""

    people: People
    years: Years
    staged: Staged  # what a play tells
    introduced: Introductions  # whose names are told late

    def gender(self, who: str, name: str) -> Gender:
        """Of somebody who is called `name` in the end."""
        return self.staged.genders.get(name) or self.people.gender(who)

    def age(self, who: str, name: str, aliases: Iterable[str] = ()) -> Age:
        """Likewise; `aliases` are those that a person gave."""
        called = [label for (_, label), one in self.introduced.items() if one == who]
        return self.staged.ages.get(name) or self.years.age(who, [*called, *aliases])

    def aliases(self, who: str, speakers: Iterable[str]) -> tuple[str, ...]:
        """All other names, with descriptions that nobody else of the `speakers` has."""
        called = (label for (_, label), one in self.introduced.items() if one == who)
        return (*self.people.aliases(who), *dict.fromkeys(c for c in called if c not in speakers))


def characters(
    speakers: Sequence[str],
    known: Sequence[Character],
    names: Mapping[str, str],
    traits: CharacterTraits,
) -> tuple[Character, ...]:
    """The known characters, then all other `speakers`; `names` are what some are called at last."""
    found = {one.name: _completed(one, traits) for one in known}
    for who in dict.fromkeys(speakers):
        name = names.get(who, who)
        if name and name not in found:
            found[name] = Character(
                name, traits.gender(who, name), traits.aliases(who, speakers), traits.age(who, name)
            )
    return tuple(found.values())


def _completed(known: Character, traits: CharacterTraits) -> Character:
    """A known character, with what the text tells where a person said nothing."""
    who = FIRST_PERSON if known.name == traits.people.narrator else known.name
    told = known
    if known.gender == "unknown":
        told = replace(told, gender=traits.gender(who, known.name))
    if known.age == "unknown":
        told = replace(told, age=traits.age(who, known.name, known.aliases))
    return told
