"""What a person's corrections tell of the whole book: a role in a tag is somebody who has a name.

«"Who's there?" said the Voice» corrected to Griffin says more than who speaks this line: wherever
the Voice is told of, it is Griffin. That holds for roles and the like, not for "the old man", who
is another one in the next chapter, and not between two people who both have names, of whom the tag
may just have been misread.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.people.people import FIRST_PERSON
from audiobook.attribution.words import DETERMINERS, GENERIC_NOUNS
from audiobook.story import Character


def joins(turns: Sequence[Turn]) -> dict[str, str]:
    """Names that tags tell, each with the name that a person gave instead; none with two."""
    given: dict[str, set[str]] = defaultdict(set)
    for turn in turns:
        told = turn.label or turn.tagged
        if turn.fixed and told:
            given[told].add(turn.fixed)
    return {
        told: next(iter(names))
        for told, names in given.items()
        if len(names) == 1 and _may_be(told, next(iter(names)))
    }


def _may_be(told: str, name: str) -> bool:
    if told == name or FIRST_PERSON in (told, name) or _is_vague(told) or _is_vague(name):
        return False
    return _is_role(told) or _is_role(name)


def _is_role(name: str) -> bool:
    return name.split()[0].lower() in DETERMINERS


def _is_vague(name: str) -> bool:
    noun = name.split()[-1]
    return _is_role(name) and noun in GENERIC_NOUNS  # "the man", but not "the Invisible Man"


def joined(known: Sequence[Character], told: Mapping[str, str]) -> tuple[Character, ...]:
    """The known characters with the names that are theirs, too."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for alias, name in told.items():
        by_name[name].append(alias)
    old = [replace(who, aliases=(*who.aliases, *by_name.pop(who.name, ()))) for who in known]
    return (*old, *(Character(name, "unknown", tuple(also)) for name, also in by_name.items()))
