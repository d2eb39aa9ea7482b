"""What a person may want to hear before a book: words in no dictionary, and look-alikes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiobook.normalization import Spoken, Word
from audiobook.pronunciation.choice import PARTS, reading_at
from audiobook.pronunciation.foreign import Foreign
from audiobook.pronunciation.heteronyms import heteronyms
from audiobook.pronunciation.known import is_known
from audiobook.pronunciation.lexicon import parted, sounds_of
from audiobook.pronunciation.tokens import Position, TextToken, sentences

_CALLED = {letter: name for name, letter in reversed(PARTS.items())}
_SHORT = 5  # letters of what may be an abbreviation in capitals


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word where it stands, and how it will be said."""

    word: str  # as it is written, without «'s»
    start: int  # offset into the text
    end: int  # one past the last
    reading: str  # what a person calls it; empty for a word in no dictionary
    ipa: str  # its sounds; empty where the engine decides
    sentence: tuple[int, int]  # where the sentence begins and ends in the text


def doubts(spoken: Spoken, british: bool, foreign: Foreign | None) -> Iterator[Doubt]:
    """Those of a text, but for words whose sounds are given, and what is said otherwise anyway."""
    starts, text = [], ""
    for word in spoken.words:
        starts.append(len(text))
        text += word.said
    for tokens in sentences(text):
        others = foreign.sounds(tokens, british) if foreign else {}
        ends = _origin(tokens[0].start, spoken, starts), _origin(tokens[-1].end - 1, spoken, starts)
        for at, token in enumerate(tokens):
            word = spoken.words[bisect_right(starts, token.start) - 1]
            if word.ipa or not _is_as_written(word, spoken) or not token.word[:1].isalpha():
                continue
            told = _told(tokens, at, others.get(at, ""), british)
            if told is not None:
                start = _origin(token.start, spoken, starts)
                bare = parted(token.text)[0]
                yield Doubt(bare, start, start + len(bare), *told, (ends[0], ends[1] + 1))


def _is_as_written(word: Word, spoken: Spoken) -> bool:
    return word.said == spoken.source[word.start : word.end].replace("\n", " ")


def _origin(at: int, spoken: Spoken, starts: Sequence[int]) -> int:
    """Where a character of what is said stood in the source."""
    index = bisect_right(starts, at) - 1
    word = spoken.words[index]
    return min(word.start + at - starts[index], max(word.start, word.end - 1))


def _told(
    tokens: Sequence[TextToken], at: int, foreign: str, british: bool
) -> tuple[str, str] | None:
    """The reading of a look-alike, or none of a word in no dictionary, with the sounds."""
    token = tokens[at]
    if foreign:
        return "", foreign
    senses = heteronyms().get(token.word, ())
    if len(senses) > 1:
        reading = reading_at(Position(tokens, at))
        if reading is None or reading.name == "-":
            return None
        return called(reading.name), reading.ipa(british)
    return None if senses or _is_in_dictionary(token) else ("", "")


def called(name: str) -> str:
    """What a person calls a reading: «noun» of «n», «metal» of «metal»."""
    if set(name) - set(_CALLED):
        return name
    return " or ".join(_CALLED[letter] for letter in name)


def _is_in_dictionary(token: TextToken) -> bool:
    bare = parted(token.text)[0]
    short = len(bare) < 2 or (bare.isupper() and len(bare) < _SHORT)
    return short or sounds_of(bare, british=False) is not None or is_known(bare.lower().strip("'"))
