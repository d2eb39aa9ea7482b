"""Which words dictionaries have: a list of spellings, and what is made of each by an ending."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "en" / "known.txt.gz"
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
    return derives(word, lambda stem: stem in _words())


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
def _words() -> frozenset[str]:
    """Read when it is first asked: a quarter of a second."""
    return frozenset(unfolded(gzip.decompress(FILE.read_bytes()).decode().splitlines()))


def folded(words: list[str]) -> Iterator[str]:
    """Sorted words, each as how many letters it shares with the last one, and the others."""
    last = ""
    for word in words:
        shared = 0
        while shared < min(len(last), len(word), 25) and last[shared] == word[shared]:
            shared += 1
        yield f"{chr(ord('a') + shared)}{word[shared:]}"
        last = word


def unfolded(lines: list[str]) -> Iterator[str]:
    """The words again."""
    last = ""
    for line in lines:
        last = last[: ord(line[0]) - ord("a")] + line[1:]
        yield last
