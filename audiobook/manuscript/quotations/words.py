"""The words of a text, and where some of them mean somebody, as the reader of tags asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple, Protocol

from audiobook.language import ENGLISH, split

_WORD = re.compile(
    rf"(?:{'|'.join(ENGLISH.titles.common)})\.?(?!\w)"
    r"|[^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*"
    r"|['’]s\b"
    r"|\d+|--+|\.\.+|[^\w\s]"
)
_GRAMMAR = ENGLISH.grammar
_TITLES = ENGLISH.titles.men | ENGLISH.titles.women | ENGLISH.titles.either
_TITLES |= {title.lower() for title in ENGLISH.titles.common}  # a saint, for one
_NO_NAMES = ENGLISH.capitals.common - _TITLES
_PRONOUNS = split(
    "he she they we it one another somebody someone everybody everyone nobody anybody anyone"
)
_ENDS = (
    _GRAMMAR.prepositions
    | _GRAMMAR.conjunctions
    | _GRAMMAR.determiners
    | _GRAMMAR.ends_description
    | _GRAMMAR.adverbs
    | ENGLISH.verbs.speech
    | ENGLISH.verbs.says
)
NOBODY = ("words", "word", "same", "way")  # «said the same», «said these words»
_LONG = 3  # words of a name, or of a description behind its «the»


class AnyWord(Protocol):
    """A word or a mark of a text."""

    @property
    def text(self) -> str: ...

    @property
    def low(self) -> str:
        """In lower case, with straight apostrophes."""

    @property
    def word(self) -> bool:
        """Whether it is no mark."""

    @property
    def capital(self) -> bool: ...


class Somebody(Protocol):
    """Words that mean somebody."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def subject(self) -> bool:
        """Whether they do something, as far as the words around can tell."""

    @property
    def kind(self) -> str:
        """`name`, `pronoun` or what else they are."""


class WrittenWord(NamedTuple):
    """A word or a mark, and where it stands in its text."""

    text: str
    low: str
    start: int
    end: int
    word: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may mean somebody, for all that is known of the text around."""

    start: int
    end: int
    subject: bool
    kind: str


def written_words(text: str, start: int = 0, end: int | None = None) -> list[WrittenWord]:
    """The words and marks of `text[start:end]`, with their places in the text."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    words = []
    for one in found:
        first, past = one.span()
        written = text[first:past]
        low, word, capital = _parsed(written)
        words.append(WrittenWord(written, low, first, past, word, capital))
    return words


@lru_cache(maxsize=50_000)
def _parsed(written: str) -> tuple[str, bool, bool]:
    """A word in small letters; whether it is one, and begins with a capital."""
    low = written.lower().replace("’", "'").rstrip(".") or written
    return low, written[0].isalpha(), written[0].isupper()


def people_in(words: Sequence[AnyWord]) -> list[Phrase]:
    """Where somebody may be meant: «he», «old Mrs. Bell», «the man»; in order, none in another."""
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        kind, end = phrase_at(words, at)
        if kind and _goes_on(words, at, found):  # «Ann and Viktor»
            found[-1] = replace(found[-1], end=end)
        elif kind:
            found.append(Phrase(at, end, _may_act(words, at, end), kind))
        at = max(end, at + 1)
    return found


def _goes_on(words: Sequence[AnyWord], at: int, found: Sequence[Phrase]) -> bool:
    joined = at > 1 and words[at - 1].low in _GRAMMAR.conjunctions
    return joined and bool(found) and found[-1].end == at - 1 and found[-1].kind != "pronoun"


def phrase_at(words: Sequence[AnyWord], at: int) -> tuple[str, int]:
    """The kind of the phrase that begins at `at`, and the place past it; no kind where none is."""
    word = words[at]
    if word.text == "I" or word.low in _PRONOUNS:
        return "pronoun", at + 1
    if end := _name_end(words, at):
        return "name", end
    if word.low in _GRAMMAR.determiners:
        end = at + 1
        while end < min(at + 1 + _LONG, len(words)) and words[end].word:
            if words[end].low in _ENDS or words[end].low.endswith(_GRAMMAR.adverb_end):
                break
            end += 1
        is_one = end > at + 1 and words[end - 1].low not in NOBODY
        return ("description", end) if is_one else ("", at)
    return "", at


def _name_end(words: Sequence[AnyWord], at: int) -> int:
    """Past the name that begins at `at`; 0 where none does."""
    end = at
    while end < min(at + _LONG, len(words)) and words[end].capital and words[end].word:
        low, titled = words[end].low, end > at and words[end - 1].low in _TITLES
        if not titled and (low in _NO_NAMES or (end == at and low in _ENDS)):
            break
        end += 1
    return end if end > at else 0


def _may_act(words: Sequence[AnyWord], at: int, end: int) -> bool:
    before = words[at - 1].low if at else ""
    after = words[end].low if end < len(words) else ""
    return after not in _GRAMMAR.genitives and before not in _GRAMMAR.prepositions
