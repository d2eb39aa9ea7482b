"""Which given names may be one person's: short and pet names, and the names they stand for."""

from __future__ import annotations

from collections import defaultdict

from audiobook.language import ENGLISH


def _stand_for() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for given, called in ENGLISH.people.nicknames:
        for name in called:
            found[name] |= given
    return {short: frozenset(found[short]) for short in sorted(found)}


# A short name, and the given names that it may stand for.
NICKNAMES = _stand_for()


def full_names(given: str) -> frozenset[str]:
    """The given names that `given` may stand for, itself among them."""
    return NICKNAMES.get(given, frozenset()) | {given}


def same_given(one: str, other: str) -> bool:
    """Whether both may be the given name of one person: Lizzy and Eliza, but not Kate and Tom."""
    if one == other:
        return True
    return bool(full_names(one) & full_names(other))
