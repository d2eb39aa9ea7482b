"""What is said for a text: its words, each with where it stood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from audiobook.normalization.sounds import marked


@dataclass(frozen=True, slots=True)
class Respelled:
    """What a rule says for engines that read, of a word whose sounds can be known."""

    text: str
    spelling: str  # in small letters, as dictionaries have it


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of the source, one word or several, and what is said for it."""

    start: int  # offset into the source
    end: int  # one past the last
    said: str  # as an engine reads it; a dash or an ellipsis is a pause
    ipa: str = ""  # its sounds, where they are given; without slashes
    spelling: str = ""  # the word whose sounds a respelling stands for, if they can be known

    @property
    def sounded(self) -> str:
        """What an engine is given that takes sounds."""
        return marked(self.said, self.ipa) if self.ipa else self.said


@dataclass(frozen=True)
class Spoken:
    """A text as it should sound. Its words cover the source without a gap, in order."""

    source: str
    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """For an engine that reads: words alone, on one line."""
        return self._line(lambda word: word.said)

    @cached_property
    def sounded(self) -> str:
        """For an engine that takes sounds: see `audiobook.normalization.sounds`."""
        return self._line(lambda word: word.sounded)

    def changed(self) -> tuple[Word, ...]:
        """The words that are not said as they are written."""
        return tuple(
            word for word in self.words if word.ipa or word.said.split() != self._as_written(word)
        )

    def _as_written(self, word: Word) -> list[str]:
        return self.source[word.start : word.end].split()

    def _line(self, form: Callable[[Word], str]) -> str:
        return " ".join("".join(map(form, self.words)).split())
