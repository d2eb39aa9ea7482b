"""Words that have one reading, and that engines don't know: our own list, and a part of CMUdict."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from audiobook.pronunciation.accents import in_accent
from audiobook.pronunciation.known import is_known

FOLDER = Path(__file__).parent / "en"
FILE = FOLDER / "cmudict.txt.gz"
GOLDS = FOLDER / "golds.txt.gz"
_WORDS = ("names.txt", "dialect.txt")
_DRAWL = re.compile(r"(\w)\1{2,}")
_SIBILANT = ("s", "z", "ʃ", "ʒ")
_VOICELESS = ("p", "t", "k", "f", "θ")


@lru_cache(maxsize=100_000)
def sounds_of(written: str, british: bool) -> str | None:
    """The sounds of a word as it is written; none if it is not among them."""
    abbreviation = written.isupper() and len(written) < 5  # HM Customs, PST
    known = _words() if abbreviation else _ours()
    found = next(filter(None, map(known.get, _forms(written.lower()))), None)
    if found is None and not abbreviation:
        found = _with_ending(written.lower())
    if found is None:
        return None
    american, _, other = found.partition("~")
    return in_accent(other or american, True) if british else in_accent(american, False)


def in_names(word: str) -> bool:
    """Whether a name, in small letters, is in our own table."""
    return word in _names()


def parted(written: str) -> tuple[str, str]:
    """A word, and the ending «'s» or «'» that it has."""
    for ending in ("'s", "'"):
        if written.endswith(ending) and len(written) > len(ending) + 1:
            return written.removesuffix(ending), ending
    return written, ""


def ended(sounds: str, ending: str) -> str:
    """The sounds of a word with «'s», «'» or «s»."""
    if not ending or (ending == "'" and sounds.endswith(_SIBILANT)):
        return sounds
    if sounds.endswith(_SIBILANT):
        return sounds + "ᵻz"
    return sounds + ("s" if sounds.endswith(_VOICELESS) else "z")


def _forms(word: str) -> Iterator[str]:
    """A word, and without apostrophes around it, and without its drawl: «shhhh», «shh», «sh»."""
    yield word
    yield word.strip("'")
    if _DRAWL.search(word):
        yield _DRAWL.sub(r"\1\1", word)
        yield _DRAWL.sub(r"\1", word)


def _with_ending(word: str) -> str | None:
    """A word of either list, with «'s» or a plural's «s» as well."""
    for ending in ("", "'s", "'", "s"):
        if not word.endswith(ending) or len(word) - len(ending) < 3:
            continue
        if ending == "'" and word.endswith("in'") and is_known(f"{word[:-1]}g"):
            return None  # «askin'» is no plural of a name
        stem = word.removesuffix(ending) if ending else word
        found = _ours().get(stem) or _cmudict().get(stem) or _golds().get(stem)
        if found and (ending != "s" or stem in _names()):
            return "~".join(ended(each, ending) for each in found.split("~"))
    return None


@cache
def _names() -> Mapping[str, str]:
    return _read((FOLDER / "names.txt").read_text(encoding="utf-8"))


@cache
def _words() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name in _WORDS:
        found |= _read((FOLDER / name).read_text(encoding="utf-8"))
    return found


@cache
def _ours() -> Mapping[str, str]:
    noises = _read((FOLDER / "interjections.txt").read_text(encoding="utf-8"))
    return {**_words(), **noises}


@cache
def _cmudict() -> Mapping[str, str]:
    """Read when a word is first not among ours: a tenth of a second."""
    return _read(gzip.decompress(FILE.read_bytes()).decode())


@cache
def _golds() -> Mapping[str, str]:
    """Names that espeak-ng misreads: read when a word is first in none of the others."""
    return _read(gzip.decompress(GOLDS.read_bytes()).decode()) if GOLDS.is_file() else {}


def _read(text: str) -> dict[str, str]:
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {line[0]: line[1] for line in lines}
