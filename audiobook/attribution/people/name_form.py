"""A name as it is written in one place, and where one stands among words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from audiobook.attribution.people.given_names import GIVEN_NAMES
from audiobook.attribution.prose import Token
from audiobook.attribution.words import NO_NAMES, PLACE_NOUNS, TITLES
from audiobook.language import ENGLISH

_PEOPLE, _COMMON = ENGLISH.people, ENGLISH.capitals.common
_NEVER = ENGLISH.grammar.names_nobody
# Any capitalised word behind these is a surname: Mr. England.
_SURNAMED = ENGLISH.titles.of_surname
_DOTTED = frozenset(title.lower() for title in ENGLISH.titles.common)
_LEADING = _PEOPLE.leading
_LONGEST = 24  # words of a name; a run of initials has no end
_PLACES = PLACE_NOUNS | ENGLISH.places.buildings


class NameForm(NamedTuple):
    """A name as it is written in one place."""

    title: str  # lower case, without dot; empty without title
    words: tuple[str, ...]

    @property
    def bare(self) -> NameForm:
        """Without particles before it: "Mr. van der Linden" is "Mr. Linden"."""
        at, words = 0, self.words
        while at < len(words) - 1 and words[at].lower() in _PEOPLE.particles:
            at += 1
        return NameForm(self.title, words[at:]) if at else self


def may_begin(token: Token) -> bool:
    """Whether a name may begin with a word; quicker to ask than where it would end."""
    return token.word and (token.capital or token.low in _LEADING)


def name_at(tokens: Sequence[Token], at: int, words: frozenset[str]) -> tuple[NameForm, int] | None:
    """The longest name that begins at token `at`, and the index past it."""
    first = tokens[at]
    if not first.capital and not (first.low in _PEOPLE.leading and _goes_on(tokens, at, words)):
        return None
    title, here = _title_at(tokens, at)
    if title and (pair := _of_a_pair(tokens, here, words, title)):
        return pair
    found, here = _words_at(tokens, here, words, title)
    if not found or (_is_place(found, words) and title not in _SURNAMED):
        return None
    return NameForm(title, found), here


def _is_place(found: tuple[str, ...], words: frozenset[str]) -> bool:
    """Whether words name a place: «Baker Street»; not «River», if somebody is told to speak so."""
    last = found[-1]
    told = len(found) == 1 and last in words and last.lower() in NO_NAMES
    return last.lower() in _PLACES and not told


def _title_at(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The title that stands at token `at`, if any, and the index past it."""
    first, past = tokens[at], at + 1
    if not (first.low in TITLES and first.capital) or (first.low == "m" and first.text != "M."):
        return "", at
    if first.low in _DOTTED and past < len(tokens) and tokens[past].text == ".":
        past += 1  # MR. QUUX
    return first.low, past


def _words_at(
    tokens: Sequence[Token], here: int, words: frozenset[str], title: str
) -> tuple[tuple[str, ...], int]:
    found: list[str] = []
    while here < len(tokens) and len(found) < _LONGEST:
        token = tokens[here]
        if _belongs(token, words, title, found):
            found.append(plain(token.text, words))
        elif token.low in _PEOPLE.particles and (found or title) and _goes_on(tokens, here, words):
            found.append(token.text)
        elif not (not found and token.low in _PEOPLE.leading and _goes_on(tokens, here, words)):
            break
        else:
            found.append(token.text)
        here += 1
    return tuple(found), here


def plain(word: str, words: frozenset[str]) -> str:
    """A name without the capitals of a heading: EMMA is Emma, where there is an Emma."""
    if len(word) < 3 or not word.isupper():
        return word
    small = word.replace("’", "'").removesuffix("'S").capitalize()
    return small if small in words or small in GIVEN_NAMES else word


def _of_a_pair(
    tokens: Sequence[Token], here: int, words: frozenset[str], title: str
) -> tuple[NameForm, int] | None:
    """ "Mr. and Mrs. Weston": the first title has the surname of the second."""
    if here + 2 >= len(tokens) or tokens[here].low != "and" or not tokens[here + 1].capital:
        return None
    if tokens[here + 1].low not in TITLES or title not in _SURNAMED:
        return None
    found, _ = _words_at(tokens, here + 2, words, tokens[here + 1].low)
    return (NameForm(title, found), here) if found else None


def _belongs(token: Token, words: frozenset[str], title: str, found: Sequence[str]) -> bool:
    """Whether the word is of a name with this title, of which `found` was found before it."""
    if not (token.word and token.capital) or token.low in _NEVER:
        return False
    if title and not found:
        return _follows(title, token, words)
    text = plain(token.text, words)
    if text in words and (token.low not in TITLES or text in GIVEN_NAMES):
        return True
    initial = len(token.text) == 2 and token.text.endswith(".")
    return initial or (bool(found) and found[-1] in GIVEN_NAMES and _surname(token))


def _follows(title: str, token: Token, words: frozenset[str]) -> bool:
    if token.low in TITLES and token.text not in words:
        return False
    return title in _SURNAMED or token.low not in NO_NAMES or token.text in GIVEN_NAMES


def _surname(token: Token) -> bool:
    """Whether a common word may be a surname behind a given name: John West."""
    if token.first or token.low in TITLES or token.low in _COMMON or token.text.isupper():
        return False
    return token.low in NO_NAMES and token.low in PLACE_NOUNS


def _goes_on(tokens: Sequence[Token], at: int, words: frozenset[str]) -> bool:
    """Whether a name stands behind the particle at `at`, and perhaps one more particle."""
    ahead = at + 1
    if ahead < len(tokens) and tokens[ahead].low in _PEOPLE.particles and not tokens[ahead].capital:
        ahead += 1
    return ahead < len(tokens) and tokens[ahead].text in words
