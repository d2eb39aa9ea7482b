"""A quotation and what stands around it, and the questions that the rules ask of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiobook.language import ENGLISH
from audiobook.manuscript.quotations.judgement import How
from audiobook.manuscript.quotations.tag import Tag, tag_behind
from audiobook.manuscript.quotations.words import people_in, written_words

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CLAUSE = re.compile(r"[.!?;:,—\"“”«»(]|--")
_CLAUSE_ENDS = frozenset((*'.!?;:,—"“”«»(', "--", "..", "..."))
_SUBORDINATES = ENGLISH.quoted.subordinates
_AFTER = tuple(".,!?—–-")
_STOPS = tuple(".,!?…—–-;:*)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quotation and what stands around it in its paragraph."""

    inner: str  # without its marks
    before: str  # since the quotation before, or the paragraph's beginning; at most 200 characters
    after: str  # up to the next quotation; at most 200 characters
    last: How | None  # what the quotation before it in the paragraph was
    unfinished: bool = False  # no stop ended the quotation before it
    broken: bool = False  # a blank stands before the closing mark: a dash was lost there

    @property
    def lead(self) -> str:
        """What stands before, without the blanks at its end."""
        return self.before.rstrip()

    @property
    def ends_as_speech(self) -> bool:
        """Whether a stop ends it, within its marks or right behind them."""
        last = self.inner.rstrip()[-1:]
        return self.broken or last in _STOPS or self.after[:1] in _AFTER or not last

    @property
    def is_sentence(self) -> bool:
        return self.inner[:1].isupper() and self.inner.rstrip()[-1:] in tuple(".!?…—-,")

    @property
    def is_title(self) -> bool:
        """Every longer word has a capital, and there is more than one."""
        words = _WORD.findall(self.inner)
        if self.inner[-1:] in tuple("?!"):
            return False
        long = [word for word in words if len(word) > 3]
        return len(words) > 1 and len(long) > 0 and all(word[0].isupper() for word in long)

    @property
    def length(self) -> int:
        """In words."""
        return len(_WORD.findall(self.inner))

    @property
    def tag(self) -> Tag | None:
        """The tag that goes on from it, in the clause right behind it."""
        words = written_words(self.after)
        first = next((at for at, word in enumerate(words) if word.word), 0)
        ends = (at for at in range(first, len(words)) if words[at].text in _CLAUSE_ENDS)
        words = words[first : next(ends, len(words))]
        tag = tag_behind(words, people_in(words))
        joins = tag and any(word.low in _SUBORDINATES for word in words[: tag.verb])
        return None if joins else tag  # «"…"; but she said», of another quotation

    @property
    def clause(self) -> list[str]:
        """The words before, since the last sentence ended."""
        return words_of(re.split(r"[.!?;]\s", self.lead)[-1])


def words_of(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def tag_words(after: str) -> list[str]:
    """The first words after a quotation, up to the first stop."""
    clause = _CLAUSE.split(after.lstrip(" \t\n,;:—–-"), maxsplit=1)[0]
    return words_of(clause)[:6]
