"""Words that voices.yaml gives the sound of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from audiobook.engines import phonetics
from audiobook.normalization.rules import alternatives
from audiobook.normalization.saying import Word

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
        sound, possessive = sounds[word], match["s"] or ""
        said = sound.respelling or word
        if not sound.ipa:
            yield Word(*match.span("word"), said)
        else:
            ipa = phonetics.possessive(sound.ipa) if possessive else sound.ipa
            yield Word(*match.span(), said + possessive, ipa)


@lru_cache(maxsize=64)
def _compiled(
    known: tuple[tuple[str, str], ...],
) -> tuple[re.Pattern[str], dict[str, Pronunciation]]:
    sounds = {" ".join(word.split()): parse(sound) for word, sound in known}
    # A name may be broken over two lines of the story.
    any_word = alternatives(sounds).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w)(?P<word>{any_word})(?!\w)(?P<s>['’]s(?!\w))?"), sounds
