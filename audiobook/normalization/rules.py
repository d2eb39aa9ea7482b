"""A rule: where it looks, and what it says there. What stands around a place in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from audiobook.language import split
from audiobook.normalization.spoken import Respelled, Word

_NEAR = 40  # characters that are looked at around a place: longer than any word that matters
_BEFORE = re.compile(r"([^\W_]+(?:['’][^\W_]+)?\.?)[ \t\n(\[\"“‘*_]*$")
_INITIALS = re.compile(r"[ \u00a0\n](?:[A-Z]\.[ -]?){1,4}[A-Z][\w’']")
_RUN = re.compile(r"[\w'’-]+")
_AFTER = re.compile(r"[\s(\[\"“‘*_]*([^\W_]+(?:['’][^\W_]+)?)")


# The full stop of these ends no sentence.
CUT = split("ch chap vol vols pt fig figs pl bk sc ser no nos p pp tel ext apt")
# Words that begin a sentence far more often than they are a name.
OPENERS = split(
    """a about after all although an and another any anyone are as at because before behind both
    but by can come could did do does each even every everyone everything few for from get give
    go had has have he her here hers his how however i if in inside instead is it its just last
    later let like many may maybe me more most my neither never next no nobody none nor not
    nothing now of off oh on once one only or our out over perhaps please she should since so
    some somebody someone something sometimes soon still such suddenly take tell than that the
    their them then there these they this those though through thus till to today tomorrow
    tonight too under until up upon very was we well were what when where whether which while
    who whom whose why will with without would yes yesterday yet you your"""
)


@dataclass(frozen=True, slots=True)
class Context:
    """A text and what is known of it."""

    text: str
    british: bool = False  # how dates are read
    heading: bool = False  # the title of a chapter

    def word_before(self, at: int) -> str:
        """The word that ends before `at`, with its full stop; empty where something else does."""
        found = _BEFORE.search(self.text[max(0, at - _NEAR) : at])
        return found[1] if found else ""

    def word_after(self, at: int) -> str:
        """The word that begins after `at`; empty where something else does."""
        found = _AFTER.match(self.text, at, at + _NEAR)
        return found[1] if found else ""

    def ends_text(self, at: int) -> bool:
        """Whether nothing but closing marks stands after `at`."""
        rest = self.text[at : at + _NEAR]
        return not any(map(str.isalnum, rest)) and len(rest) < _NEAR

    def ends_sentence(self, at: int) -> bool:
        """Whether a new sentence surely begins after `at`, or the text ends."""
        after = self.word_after(at)
        if not after:
            return self.ends_text(at)
        return after[0].isupper() and after.lower() in OPENERS and after != "I"

    def initials_after(self, at: int) -> bool:
        """Whether initials and a name stand after `at`: «Capt. A. J. Raffles»."""
        return _INITIALS.match(self.text, at) is not None

    def before(self, at: int, words: frozenset[str]) -> bool:
        """Whether one of `words` (in lower case) stands before `at`, in the same sentence."""
        word = self.word_before(at).lower()
        bare = word.removesuffix(".")
        return bare in words and (bare == word or bare in CUT)


Say = Callable[[re.Match[str], Context], str | Respelled | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Says what its pattern finds, or None where that is better left alone."""

    pattern: re.Pattern[str]
    say: Say


class Trigger(Protocol):
    """What tells quickly that there is nothing in a text; a pattern, for one."""

    def search(self, text: str, /) -> object:
        """Something true where there may be something."""


class WordTrigger:
    """Asks a pattern, each word once, that finds nothing but words or parts of one."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._may = lru_cache(maxsize=20_000)(lambda word: pattern.search(word) is not None)

    def search(self, text: str, /) -> bool:
        return any(map(self._may, _RUN.findall(text)))


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules in their order, for texts in which there is something for them."""

    trigger: Trigger  # no rule changes a text in which it finds nothing
    rules: tuple[Rule, ...]

    def words(self, context: Context, taken: bytearray) -> Iterator[Word]:
        """What the rules say of what is not `taken`, one byte for each character; takes it."""
        if not self.trigger.search(context.text):
            return
        for rule in self.rules:
            for match in rule.pattern.finditer(context.text):
                start, end = match.span()
                if start == end or any(taken[start:end]):
                    continue
                said = rule.say(match, context)
                if said is not None:
                    taken[start:end] = b"\1" * (end - start)
                    yield _word(start, end, said)


def _word(start: int, end: int, said: str | Respelled) -> Word:
    if isinstance(said, Respelled):
        return Word(start, end, said.text, spelling=said.spelling)
    return Word(start, end, said)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def closing(said: str, match: re.Match[str], context: Context) -> str:
    """`said` for an abbreviation; with its full stop where that ends a sentence as well."""
    stop = match.group().endswith(".") and context.ends_sentence(match.end())
    return f"{said}." if stop else said
