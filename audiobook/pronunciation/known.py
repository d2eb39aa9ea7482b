"""Which words dictionaries have: a list of spellings, and what is made of each by an ending."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "en" / "known.txt.gz"
# A line of the list that shares less than two letters with the one before, up to the second letter.
_OTHER_LETTERS = re.compile(r"^(?P<shared>[ab])(?P<rest>.{1,2})", re.MULTILINE)
_SHORTEST = 3  # letters of a word that may have an ending
# An ending, and what stood there before: carries, making, stopped.
_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("ily", "y"),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("est", "e"),
    ("ness", ""),
    ("iness", "y"),
    ("less", ""),
    ("ful", ""),
    ("like", ""),
)
_BEGINNINGS = ("un", "re", "over", "out", "non", "under", "fore", "mis", "up", "down", "half")


def is_known(word: str) -> bool:
    """Whether a word, in small letters, is in the list, or is one of it with an ending."""
    return derives(word, lambda stem: stem in _beginning_with(stem[:2]))


def derives(word: str, has: Callable[[str], bool]) -> bool:
    """Whether a word that `has` tells of, or what is made of one, is this word."""
    if has(word) or any(map(has, _stems(word))):
        return True
    begun = (word.removeprefix(one) for one in _BEGINNINGS if word.startswith(one))
    rests = [rest for rest in begun if len(rest) > _SHORTEST]
    return any(has(rest) or any(map(has, _stems(rest))) for rest in rests)


def _stems(word: str) -> Iterator[str]:
    for ending, before in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            yield stem + before
            if not before and ending in ("ed", "ing", "er", "est") and stem[-1] == stem[-2]:
                yield stem[:-1]


@cache
def _beginning_with(letters: str) -> frozenset[str]:
    """The words that begin with two letters; all of them at once would take time and memory."""
    text, places = _list()
    start, end = places.get(letters, (0, 0))
    return frozenset(unfolded(text[start:end].splitlines(), letters))


@cache
def _list() -> tuple[str, Mapping[str, tuple[int, int]]]:
    """The list as it is written, and where the words with each two first letters stand in it."""
    text = gzip.decompress(FILE.read_bytes()).decode()
    starts: dict[str, int] = {}
    first = ""
    for line in _OTHER_LETTERS.finditer(text):
        letters = (first if line["shared"] == "b" else "") + line["rest"]
        first = letters[:1]
        starts[letters[:2]] = line.start()
    ends = [*starts.values(), len(text)][1:]
    return text, dict(zip(starts, zip(starts.values(), ends, strict=True), strict=True))


def folded(words: list[str]) -> Iterator[str]:
    """Sorted words, each as how many letters it shares with the last one, and the others."""
    last = ""
    for word in words:
        shared = 0
        while shared < min(len(last), len(word), 25) and last[shared] == word[shared]:
            shared += 1
        yield f"{chr(ord('a') + shared)}{word[shared:]}"
        last = word


def unfolded(lines: Iterable[str], last: str = "") -> Iterator[str]:
    """The words again; `last` is one before them."""
    for line in lines:
        last = last[: ord(line[0]) - ord("a")] + line[1:]
        yield last
