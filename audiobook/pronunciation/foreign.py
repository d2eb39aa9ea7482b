"""Which words of a sentence are of another language, by what they and those beside look like."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from audiobook.pronunciation.cyrillic import cyrillic
from audiobook.pronunciation.known import is_known
from audiobook.pronunciation.lexicon import ended, in_names, parted, sounds_of
from audiobook.pronunciation.looks import LANGUAGES, looks
from audiobook.pronunciation.naturalized import naturalized
from audiobook.pronunciation.tokens import TextToken

_STEM = 2  # letters before an ending
_LONGEST = 12  # letters of an ending
_ORDER = {code: at for at, code in enumerate(LANGUAGES)}
_TWO_VOWELS = re.compile("[ei]\u0308")  # Zoë, naïve
_ELIDED = re.compile(
    r"(?:[cjlmnst]|qu|d)'[aeiouyhéèêàâœ][a-zéèêëàâîïôöûüùç]{2,}"
).fullmatch  # t'aime
_LATIN = ("us", "um", "orum", "ibus", "arum")
_JOINED = frozenset(("-", ",", "'", "’"))  # between the words of a phrase


@dataclass(frozen=True, slots=True)
class Foreign:
    """How foreign words are said, and of which languages they may be."""

    spell: Callable[[str, str], str]  # IPA of a word by the rules of a language, by its code
    languages: tuple[str, ...] = ()  # of the story's names; empty: whatever they look like

    def sounds(self, tokens: Sequence[TextToken], british: bool) -> dict[int, str]:
        """The IPA of those tokens of a sentence that are foreign, by their index."""
        found = dict(_of_names(tokens, self.languages)) | dict(_of_phrases(tokens, self.languages))
        return {at: self._said(tokens[at].text, code, british) for at, code in found.items()}

    def _said(self, written: str, language: str, british: bool) -> str:
        bare, ending = parted(written)
        word = cyrillic(bare) if language == "ru" and bare.isascii() else bare.lower()
        return ended(naturalized(self.spell(word, language), language, british), ending)


def _of_names(tokens: Sequence[TextToken], hints: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for at, token in enumerate(tokens):
        if token.text.isascii() and token.text.islower():
            continue
        word = token.word.removesuffix("'s")
        if not word[:1].isalpha() or len(word) < 3 or token.text.isupper():
            continue
        named = _is_named(token)
        if not named and word.isascii():
            continue
        language = _titled(tokens, at, hints) if named else ""
        look = _look(word, named, hints)
        if language and look in ("", language) and not in_names(word):
            if _needs_no_look(tokens, at, language) or not _has_dictionary(word, token.text):
                yield at, language
            continue
        if look and not _has_dictionary(word, token.text) and not _is_borrowed(token):
            yield at, look


def _is_named(token: TextToken) -> bool:
    """Whether it is written as names are; «D'Artagnan's», too."""
    bare = token.text.strip("'").removesuffix("'s")
    return bare[:1].isupper() and bare[1:] != bare[1:].upper()


def _titled(tokens: Sequence[TextToken], at: int, hints: tuple[str, ...]) -> str:
    """The language of a title before a name, over particles and a given name between."""
    for back in range(at - 1, max(at - 4, -1), -1):
        word = tokens[back].word.rstrip("'")
        code = _title_languages().get(word, "")
        if code and (not hints or code in hints):
            return code
        between = word in _particles() or tokens[back].text in ("'", ".", "-")
        if not (between or _is_named(tokens[back])):
            break
    return ""


@cache
def _title_languages() -> Mapping[str, str]:
    return {title: code for code, signs in looks().items() for title in signs.titles}


@cache
def _particles() -> frozenset[str]:
    return frozenset().union(*(signs.particles for signs in looks().values()))


def _needs_no_look(tokens: Sequence[TextToken], at: int, language: str) -> bool:
    """«Mlle de Vaux», though a dictionary has «vaux»."""
    return at > 0 and tokens[at - 1].word.rstrip("'") in looks()[language].particles


def _look(word: str, named: bool, hints: tuple[str, ...]) -> str:
    """What a word looks like by itself; a name without a look is of the story's language."""
    told: dict[str, float] = {}
    if not word.isascii():
        for code in hints or LANGUAGES:
            letters = (letter for letter in word if letter in looks()[code].letters)
            told[code] = sum(2 / _owners()[letter] for letter in letters)
    if named:
        for size in range(2, min(_LONGEST, len(word) - _STEM) + 1):
            for code in _endings().get(word[-size:], ()):
                if not hints or code in hints:
                    told[code] = told.get(code, 0) + size
    best = max(told, key=lambda code: (told[code], -_ORDER[code]), default="")
    if best and told[best] > 0:
        return best
    return hints[0] if hints and named else ""


@cache
def _endings() -> Mapping[str, tuple[str, ...]]:
    """The languages of each end of a name."""
    found: dict[str, tuple[str, ...]] = {}
    for code, signs in looks().items():
        for end in signs.endings:
            found[end] = (*found.get(end, ()), code)
    return found


@cache
def _owners() -> Mapping[str, int]:
    """How many languages have a letter."""
    return Counter(letter for signs in looks().values() for letter in signs.letters)


def _is_borrowed(token: TextToken) -> bool:
    """Whether English has a word without its accents: «café», «fiancée», «Señor»."""
    word = token.word.removesuffix("'s").replace("œ", "oe").replace("æ", "ae")
    apart = unicodedata.normalize("NFD", word)
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    if bare == token.word or not is_known(bare):
        return False
    # «Zoë» has two vowels, and is no French name.
    said_apart = _TWO_VOWELS.search(apart) or word != token.word.removesuffix("'s")
    return bool(said_apart) or not _is_named(token) or bare in _titles()


@cache
def _titles() -> frozenset[str]:
    """Titles of all languages, with accents and without."""
    told = {title for signs in looks().values() for title in signs.titles}
    apart = (unicodedata.normalize("NFD", title) for title in told)
    bare = {"".join(char for char in one if not unicodedata.combining(char)) for one in apart}
    return frozenset(told | bare)


def _has_dictionary(word: str, written: str) -> bool:
    return sounds_of(written, british=False) is not None or is_known(word)


def _of_phrases(tokens: Sequence[TextToken], hints: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """The words of «je ne sais quoi», where two at least are of that language and of no other."""
    done, strong = 0, _strong()
    for at, token in enumerate(tokens):
        if at < done or token.word not in strong:  # most words
            continue
        codes = strong[token.word]
        runs = [(_run(tokens, at, code), code) for code in codes if not hints or code in hints]
        told = [(_telling(tokens, run, code), run, code) for run, code in runs]
        if told and max(told)[0] > 1:
            _, (first, last), code = max(told)
            done = last + 1
            yield from ((i, code) for i in range(first, done) if tokens[i].word[:1].isalpha())


def _telling(tokens: Sequence[TextToken], run: tuple[int, int], code: str) -> int:
    """How many different words of a run are of that language and no other; none if it is Latin."""
    signs = looks()[code]
    words = {tokens[at].word for at in range(run[0], run[1] + 1)}
    if any(word.endswith(_LATIN) and word not in signs.words | signs.small for word in words):
        return 0
    elided = _ELIDED if code == "fr" else None
    return sum(
        word in signs.words or bool(signs.letters & set(word)) or bool(elided and elided(word))
        for word in words
    )


def _run(tokens: Sequence[TextToken], at: int, code: str) -> tuple[int, int]:
    """The first and the last token around one that may be of the same phrase."""
    first = last = at
    while first > 0 and _belongs(tokens[first - 1], code):
        first -= 1
    while last + 1 < len(tokens) and _belongs(tokens[last + 1], code):
        last += 1
    while first < at and (not tokens[first].word[:1].isalpha() or _is_small(tokens[first], code)):
        first += 1
    while last > at and (not tokens[last].word[:1].isalpha() or _is_small(tokens[last], code)):
        last -= 1
    return first, last


def _is_small(token: TextToken, code: str) -> bool:
    return token.word in looks()[code].small


def _belongs(token: TextToken, code: str) -> bool:
    signs = looks()[code]
    if token.text in _JOINED or token.word in signs.words | signs.small:
        return True
    return token.word[:1].isalpha() and not _has_dictionary(token.word, token.text)


@cache
def _strong() -> Mapping[str, tuple[str, ...]]:
    """The languages of each word that no English sentence has."""
    found: dict[str, tuple[str, ...]] = {}
    for code, signs in looks().items():
        for word in signs.words:
            found[word] = (*found.get(word, ()), code)
    return found
