"""Whether women or men bear a given name, or a nickname."""

from __future__ import annotations

from collections.abc import Iterator

from audiobook.attribution.people.nicknames import NICKNAMES
from audiobook.language import ENGLISH
from audiobook.story import Gender


def _listed() -> Iterator[tuple[str, Gender]]:
    women, men = ENGLISH.people.women, ENGLISH.people.men
    either = women & men
    for name in sorted(women | men):
        yield name, "unknown" if name in either else "female" if name in women else "male"


def _short(listed: dict[str, Gender]) -> Iterator[tuple[str, Gender]]:
    """Nicknames that are not listed: of the gender of all the names they stand for."""
    for name, full in NICKNAMES.items():
        if name not in listed:
            genders = {listed[each] for each in full if each in listed}
            yield name, genders.pop() if len(genders) == 1 else "unknown"


_LISTED = dict(_listed())
GIVEN_NAMES: dict[str, Gender] = _LISTED | dict(_short(_LISTED))
