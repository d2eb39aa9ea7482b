"""Which capitalised words of a story are of people's names, found in the text alone.

A word behind a verb of speech, anywhere in narration, is counted before any name is known: no tag
is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from audiobook.attribution.people.given_names import GIVEN_NAMES
from audiobook.attribution.prose import TextParagraph, TextPiece, Token
from audiobook.attribution.words import (
    ADVERB_END,
    DETERMINERS,
    NO_NAMES,
    PLACE_NOUNS,
    SPEECH_VERBS,
    TITLES,
)
from audiobook.language import ENGLISH

_DOUBTFUL = ENGLISH.capitals.doubtful
_NEVER = ENGLISH.grammar.names_nobody
_SAYING = SPEECH_VERBS - ENGLISH.actions.of_languages
_PLACES = PLACE_NOUNS | ENGLISH.capitals.places | frozenset(map(str.lower, ENGLISH.months))
_TAGGED = 2  # times behind a verb of speech, until a common word is a name


@dataclass(frozen=True, slots=True)
class _Spellings:
    """How often words stand, by how they are written."""

    lower: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)  # with a capital, in mid-sentence
    opening: Counter[str] = field(default_factory=Counter)  # with one that says nothing
    tagged: Counter[str] = field(default_factory=Counter)  # with one, behind a verb of speech

    def read(self, piece: TextPiece) -> None:
        words = [token for token in piece.tokens if token.word]
        self.lower.update([token.text for token in words if not token.capital])
        named = [token for token in words if token.capital and _may_name(token.text)]
        self.inside.update([token.text for token in named if not token.first])
        self.opening.update([token.text for token in named if token.first])
        if not piece.spoken:
            tagged = (token for was, now in pairwise(piece.tokens) for token in _tagged(was, now))
            self.tagged.update(
                [token.text for token in tagged if token.capital and _may_name(token.text)]
            )

    def capitalised(self) -> frozenset[str]:
        """Those that have a capital where it says something, or never have none."""
        found = {w for w, count in self.inside.items() if count >= 0.5 * self.lower[w.lower()]}
        always = (word for word in self.opening if not self.lower[word.lower()])
        return frozenset(found) | frozenset(filter(_opens, always))

    def speakers(self) -> frozenset[str]:
        """Common words that stand in tags: "said Sunday"; nobody but a speaker does that often.

        A place says nothing even once, if its word stands nowhere without a capital.
        """
        often = (
            word
            for word, times in self.tagged.items()
            if times >= _TAGGED or (word.lower() in _PLACES and not self.lower[word.lower()])
        )
        return frozenset(word for word in often if _may_speak(word.lower()))


def name_words(paragraphs: Iterable[TextParagraph]) -> frozenset[str]:
    """The words that are written with a capital where nothing but a name would be."""
    spellings = _Spellings()
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            spellings.read(piece)
    found = spellings.capitalised()
    named = (w for w in found if w.lower() not in NO_NAMES or w.lower() in _DOUBTFUL)
    return frozenset(named) | spellings.speakers()


def _tagged(first: Token, second: Token) -> Iterator[Token]:
    """Of two words that stand together, the one that a verb of speech tells to speak."""
    if first.low in _SAYING:
        yield second
    elif second.low in _SAYING and first.low in _PLACES:
        yield first


def _may_name(word: str) -> bool:
    """Whether a word with a capital is not all in capitals."""
    return len(word) == 1 or not word.isupper()


def _opens(word: str) -> bool:
    """Whether a word that is met at the beginning of sentences only may be a name."""
    return word in GIVEN_NAMES or (len(word) > 3 and not word.endswith(ADVERB_END))


def _may_speak(low: str) -> bool:
    return low in NO_NAMES and not (low in _NEVER or low in DETERMINERS or low in TITLES)
