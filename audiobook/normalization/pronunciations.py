"""Words that voices.yaml gives the sound of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from audiobook.normalization import sounds as phonetics
from audiobook.normalization.spoken import Word

_ACCENTS = "\u0300-\u036f"  # by themselves, behind their letter
_IPA = re.compile(r"(?P<respelling>[^/]*)/(?P<ipa>[^/]*)/")


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """How a word sounds: respelled, in the International Phonetic Alphabet, or both."""

    respelling: str  # empty: an engine that can't take IPA is given the word as it is written
    ipa: str  # without slashes; empty: every engine reads the respelling


def parse(text: str) -> Pronunciation:
    """`roh-MAH-noh-vah`, `/roʊˈmɑːnəvə/`, or both: `roh-MAH-noh-vah /roʊˈmɑːnəvə/`.

    Raises ValueError, in words for a person, for anything else between slashes.
    """
    match = _IPA.fullmatch(text.strip())
    if match is None:
        if "/" in text:
            raise ValueError("has a slash where none is expected: IPA stands last, as /ʃɪˈvɔːn/")
        if any(mark in text for mark in phonetics.MARKS):
            raise ValueError("has a character that no voice can say")
        return Pronunciation(text.strip(), "")
    problem = phonetics.problem(match["ipa"])
    if problem:
        raise ValueError(problem)
    return Pronunciation(match["respelling"].strip(), phonetics.tidy(match["ipa"]))


def words(text: str, known: Mapping[str, str]) -> Iterator[Word]:
    """The words of `text` that are `known`: whole words, case as written, the longest first."""
    if not known:
        return
    pattern, sounds = _compiled(tuple(known.items()))
    for match in pattern.finditer(text):
        word = " ".join(match["word"].split())
        sound, possessive = sounds[_key(word)], match["s"] or ""
        said = sound.respelling or word
        if not sound.ipa:
            yield Word(*match.span("word"), said)
        else:
            ipa = phonetics.possessive(sound.ipa) if possessive else sound.ipa
            yield Word(*match.span(), said + possessive, ipa)


@lru_cache(maxsize=256)
def _compiled(
    known: tuple[tuple[str, str], ...],
) -> tuple[re.Pattern[str], dict[str, Pronunciation]]:
    sounds = {_key(word): parse(sound) for word, sound in known}
    longest_first = sorted(sounds, key=lambda word: (-len(word), word))
    any_word = "|".join("".join(map(_shape, word)) for word in longest_first)
    letter = rf"[\w{_ACCENTS}]"
    pattern = rf"(?<!{letter})(?P<word>{any_word})(?!{letter})(?P<s>['’]s(?!{letter}))?"
    return re.compile(pattern), sounds


def _key(word: str) -> str:
    """A word however it is typed: O’Brien as O'Brien, é as one character or as e and its accent."""
    return unicodedata.normalize("NFC", " ".join(word.split())).replace("’", "'")


def _shape(char: str) -> str:
    """A pattern for a character of a key; a name may be broken over two lines of the story."""
    if char == " ":
        return r"\s+"
    if char == "'":
        return "['’]"
    return f"(?:{'|'.join(map(re.escape, _typed(char)))})"


def _typed(char: str) -> Iterator[str]:
    """A character, and what it is of: ế, ê and its accent, e and both."""
    yield char
    first, *accents = unicodedata.decomposition(char).split() or ["<"]
    if not first.startswith("<"):
        rest = "".join(chr(int(code, 16)) for code in accents)
        yield from (part + rest for part in _typed(chr(int(first, 16))))
