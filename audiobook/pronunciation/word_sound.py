"""What a person says of how words sound: each word with its sound, and when it is said so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from audiobook.normalization import Word, pronunciations
from audiobook.pronunciation.choice import is_read_as
from audiobook.pronunciation.foreign import Foreign
from audiobook.pronunciation.tokens import Position, sentences

_NEAR = 10  # words on each side, of the same sentence, that count as beside


@dataclass(frozen=True, slots=True)
class WordSound:
    """How a word is said, and when. What is empty asks for nothing."""

    word: str  # as it is written; may be several
    sound: str  # as `normalization.pronunciations.parse` takes it
    reading: str = ""  # a part of speech, or the name of one of the word's readings
    beside: frozenset[str] = frozenset()  # one of these stands near, in small letters
    speakers: frozenset[str] = frozenset()  # who says it, casefolded
    chapters: frozenset[str] = frozenset()  # numbers, or titles, casefolded

    def is_heard(self, speaker: str, number: int, title: str) -> bool:
        """Whether it holds for what somebody says in a chapter."""
        if self.speakers and speaker.casefold() not in self.speakers:
            return False
        return not self.chapters or bool({str(number), title.casefold()} & self.chapters)

    @property
    def depends(self) -> bool:
        """Whether what stands around the word decides."""
        return bool(self.reading or self.beside)

    def fits(self, place: Position) -> bool:
        """Whether it holds for a word of a sentence."""
        near = {place.word(step) for step in range(-_NEAR, _NEAR + 1) if step}
        if self.beside and not self.beside & near:
            return False
        return not self.reading or is_read_as(place, self.reading)


@dataclass(frozen=True)
class WordSounds:
    """All of them, in the order in which they are asked."""

    all: tuple[WordSound, ...] = ()
    languages: tuple[str, ...] | None = ()  # of foreign words; empty: any; None: leave them

    @classmethod
    def of(cls, known: Mapping[str, str]) -> WordSounds:
        """Of words that are always said so."""
        return cls(tuple(WordSound(word, sound) for word, sound in known.items()))

    def heard(self, speaker: str, number: int, title: str) -> WordSounds:
        """Those that hold for what somebody says in a chapter."""
        if not self._by_place:
            return self
        held = tuple(one for one in self.all if one.is_heard(speaker, number, title))
        return WordSounds(held, self.languages)

    def foreign(self, spell: Callable[[str, str], str]) -> Foreign | None:
        """How foreign words are said; `spell` knows each language's rules. None: not at all."""
        return None if self.languages is None else Foreign(spell, self.languages)

    @cached_property
    def always(self) -> Mapping[str, str]:
        """The words that sound so whatever stands around them; the first of each counts."""
        found: dict[str, str] = {}
        for one in self.all:
            if not one.depends:
                found.setdefault(one.word, one.sound)
        return found

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text that sound so here. Where two fit, the longer one is taken."""
        found = [*self._by_text(text), *pronunciations.words(text, self.always)]
        taken: list[Word] = []
        for word in sorted(found, key=lambda word: (word.start - word.end, word.start)):
            if all(word.end <= other.start or other.end <= word.start for other in taken):
                taken.append(word)
        return tuple(taken)

    def _by_text(self, text: str) -> Iterator[Word]:
        """Of those that depend on what stands around; the first that fits a word counts."""
        done: set[int] = set()
        for one in self._depending:
            for word in pronunciations.words(text, {one.word: one.sound}):
                place = None if word.start in done else _place(text, word)
                if place is not None and one.fits(place):
                    done.add(word.start)
                    yield word

    @cached_property
    def _depending(self) -> tuple[WordSound, ...]:
        return tuple(one for one in self.all if one.depends)

    @cached_property
    def _by_place(self) -> bool:
        return any(one.speakers or one.chapters for one in self.all)


def _place(text: str, word: Word) -> Position | None:
    """The first word of what was found, in its sentence."""
    for tokens in sentences(text):
        for at, token in enumerate(tokens):
            if token.start <= word.start < token.end:
                return Position(tokens, at)
    return None
