"""What is written around a look-alike and leaves no doubt: patterns of words, from a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audiobook.pronunciation.heteronyms import heteronyms
from audiobook.pronunciation.model import model, tag_at
from audiobook.pronunciation.tokens import Position

FILE = Path(__file__).parent / "en" / "contexts.txt"
_NEAR = 10  # places on each side that «~» looks at
_LIST = re.compile(r"^([A-Z]+)\s*=\s*(\S+)$", re.MULTILINE)
_PARTED = re.compile(r";(?=\s|$)")
_PLACES = ("_", "_@", "_!")
_LINE = re.compile(r"^([a-z]+|[*]s?)\s+([a-z]+):\s*(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Item:
    """What stands at a place: one of some words, or of some parts of speech."""

    distance: int  # places behind the word; negative: before it
    words: frozenset[str]
    tags: frozenset[str]
    negated: bool

    def fits(self, place: Position) -> bool:
        found = place.word(self.distance) in self.words
        if not found and self.tags:
            found = tag_at(place, self.distance, model().tags) in self.tags
        return found is not self.negated


@dataclass(frozen=True, slots=True)
class _Pattern:
    items: tuple[_Item, ...]
    near: frozenset[str]  # one of these anywhere near; none if empty
    capital: bool
    sure: bool

    def fits(self, place: Position) -> bool:
        if self.capital and not place.token.is_capital:
            return False
        if not all(item.fits(place) for item in self.items):
            return False
        return not self.near or any(
            place.word(step) in self.near for step in range(-_NEAR, _NEAR + 1) if step
        )


@dataclass(frozen=True, slots=True)
class Hint:
    """What the words around say of a look-alike."""

    reading: str  # its name
    sure: bool  # False: it is only what the word mostly is


def hint(place: Position) -> Hint | None:
    """The reading that the words around say; none where they say nothing."""
    mostly = None
    for name, patterns in _rules_of(place.token.word):
        for pattern in patterns:
            if pattern.fits(place):
                if pattern.sure:
                    return Hint(name, True)
                mostly = mostly or Hint(name, False)
    return mostly


@cache
def _rules_of(word: str) -> tuple[tuple[str, tuple[_Pattern, ...]], ...]:
    """The rules of a word, and those of all that are a noun and a verb."""
    names = [reading.name for reading in heteronyms()[word]]
    both = "v" in names and any("n" in name and not set(name) - set("nav") for name in names)
    ending = "*s" if word.endswith("s") and not word.endswith("ss") else "*"
    return (*_rules().get(word, ()), *(_rules().get(ending, ()) if both else ()))


@cache
def _rules() -> Mapping[str, Sequence[tuple[str, tuple[_Pattern, ...]]]]:
    text = FILE.read_text(encoding="utf-8")
    lists = dict(_LIST.findall(text))
    found: dict[str, list[tuple[str, tuple[_Pattern, ...]]]] = defaultdict(list)
    for word, name, patterns in _LINE.findall(text):
        made = tuple(
            _pattern(part.split(), lists) for part in _PARTED.split(patterns) if part.strip()
        )
        found[word].append((name, made))
    return found


def _pattern(parts: Sequence[str], lists: Mapping[str, str]) -> _Pattern:
    """A pattern out of its items, one of which is the word's own place."""
    near = frozenset(word for part in parts if part[0] == "~" for word in part[1:].split("|"))
    inside = [part for part in parts if part[0] != "~"]
    at = next(index for index, part in enumerate(inside) if part in _PLACES)
    items = tuple(
        _item(part, index - at, lists)
        for index, part in enumerate(inside)
        if index != at and "*" not in part.split("|")
    )
    sure = bool(items or near or inside[at] != "_")
    return _Pattern(items, near, inside[at] == "_@", sure)


def _item(part: str, distance: int, lists: Mapping[str, str]) -> _Item:
    negated = part[0] == "!"
    names = re.findall(r"<[^>]+>|[^|]+", part[1:] if negated and len(part) > 1 else part)
    spread = [word for name in names for word in lists.get(name, name).split("|")]
    whole = "|".join(lists.get(name, name) for name in names)
    tags = frozenset(tag for group in re.findall(r"<([^>]+)>", whole) for tag in group.split("|"))
    words = frozenset(word.strip("<>") for word in spread) - tags
    return _Item(distance, words, tags, negated and len(part) > 1)
