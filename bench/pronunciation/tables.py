"""The tables of tests/pronunciation: what must be heard, written by hand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "tests" / "pronunciation"
_SOUNDS = re.compile(r"/([^/]+)/")


@dataclass(frozen=True, slots=True)
class Case:
    """A word in a sentence, and how it sounds there."""

    word: str  # as it is written
    at: int  # its place in the sentence
    sentence: str
    ways: tuple[str, ...]  # IPA: any of them is right
    held_out: bool = False


def heteronyms() -> tuple[Case, ...]:
    """The sentences, each second one of a list held out."""
    found, word, sounds, count = [], "", "", 0
    for line in _lines("heteronyms.txt"):
        if not line.startswith(" "):
            word, sounds = line.split()[0], _SOUNDS.findall(line)[0]
            count = 0
            continue
        sentence = line.strip()
        match = re.search(rf"\b{word}\b", sentence, re.IGNORECASE)
        if match is None:
            raise ValueError(f"«{word}» is not in «{sentence}»")
        found.append(Case(match.group(), match.start(), sentence, (sounds,), bool(count % 2)))
        count += 1
    return tuple(found)


def readings() -> Mapping[str, tuple[str, ...]]:
    """All sounds that a word of the heteronyms has, by the word in small letters."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for case in heteronyms():
        found[case.word.lower()].update(dict.fromkeys(case.ways))
    return {word: tuple(ways) for word, ways in found.items()}


def words(name: str, frame: str) -> tuple[Case, ...]:
    """The words of a table, each where `frame` has «{}»."""
    found = []
    for line in _lines(name):
        word = line.split()[0]
        ways = tuple(_SOUNDS.findall(line))
        found.append(Case(word, frame.index("{}"), frame.format(word), ways))
    return tuple(found)


def _lines(name: str) -> Iterator[str]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line
