"""A story as the rules read it: paragraphs of pieces, each piece a row of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from audiobook.language import ENGLISH
from audiobook.story import NARRATOR, UNKNOWN, Chapter, Kind, Segment, Story

_TOKEN = re.compile(
    rf"(?:{'|'.join(ENGLISH.titles.common)})\.?(?!\w)"
    r"|(?<!\w)[A-HJ-Z]\.(?=\s+[A-Z])"  # an initial
    r"|[^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*"
    r"|['’]s\b"
    r"|\d+|--+|\.\.+|[^\w\s]"
)
SENTENCE_ENDS = frozenset((".", "!", "?", "…", "..", "..."))
MARKS = frozenset("\"“”„«»‹›‘’'`()[]_*")  # that begin and end no sentence
GENITIVES = ENGLISH.grammar.genitives
_OPENING = frozenset(("he", "she", "me")) | ENGLISH.grammar.determiners | ENGLISH.people.leading


class Token(NamedTuple):
    """A word or a mark."""

    text: str
    low: str  # lower case, apostrophes straight, without the dot of an abbreviation
    first: bool  # begins a sentence, so that a capital says nothing
    word: bool  # and no mark
    capital: bool  # begins with a capital letter
    opens: bool = True  # may be the first word that names or describes somebody


@lru_cache(maxsize=100_000)
def token(text: str, first: bool) -> Token:
    """A word as it is written: one value wherever it stands, since a book has few of them."""
    low = text.lower().replace("’", "'").rstrip(".") or text
    word, capital = text[0].isalpha(), text[0].isupper()
    return Token(text, low, first, word, capital, word and (capital or low in _OPENING))


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A segment's tokens."""

    index: int  # of the segment, counted through the story
    spoken: bool  # dialogue, else narration
    quotation: int | None
    tokens: tuple[Token, ...]
    fixed: str = ""  # the speaker that a person named

    @property
    def last_mark(self) -> str:
        """The last token that is no quotation mark or bracket; empty where there is none."""
        return next((t.text for t in reversed(self.tokens) if t.text not in MARKS), "")


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """The pieces of one paragraph, in order."""

    chapter: int
    scene: int
    pieces: tuple[TextPiece, ...]

    @property
    def spoken(self) -> bool:
        return any(piece.spoken for piece in self.pieces)


def tokenize(text: str, fresh: bool) -> tuple[Token, ...]:
    """Words and marks of `text`; `fresh` says whether a sentence begins with it."""
    tokens = []
    for word in _TOKEN.findall(text):
        made = token(word, fresh)
        tokens.append(made)
        if made.word:  # most are
            fresh = False
        elif word in SENTENCE_ENDS:
            fresh = True
        elif word not in MARKS:
            fresh = False
    return tuple(tokens)


def first_sentence(tokens: Sequence[Token]) -> tuple[int, int]:
    """Its first word, and the index past its last; its end is no part of it."""
    start = next((at for at, token in enumerate(tokens) if token.word), len(tokens))
    ends = (at for at in range(start, len(tokens)) if tokens[at].text in SENTENCE_ENDS)
    return start, next(ends, len(tokens))


def last_sentence(tokens: Sequence[Token]) -> int:
    """Where it begins; whether an end stands behind it or not."""
    ends = (at for at in range(len(tokens) - 2, -1, -1) if tokens[at].text in SENTENCE_ENDS)
    return next(ends, -1) + 1


def paragraphs(story: Story, chapter: int | None = None) -> Iterator[TextParagraph]:
    """The paragraphs that hold narration or dialogue, in order: the story's, or a `chapter`'s."""
    index = 0
    for one in story.chapters:
        if chapter in (None, one.number):
            segments = enumerate(one.segments, index)
            for _, group in groupby(segments, lambda at: at[1].paragraph):
                found = _paragraph(one, list(group))
                if found.pieces:
                    yield found
        index += len(one.segments)


def _paragraph(chapter: Chapter, segments: list[tuple[int, Segment]]) -> TextParagraph:
    pieces, fresh = [], True
    for index, segment in segments:
        if segment.kind not in (Kind.NARRATION, Kind.DIALOGUE):
            continue
        spoken = segment.kind is Kind.DIALOGUE
        tokens = tokenize(segment.text, fresh or spoken)
        if tokens:
            fixed = segment.speaker if spoken and segment.speaker not in (UNKNOWN, NARRATOR) else ""
            piece = TextPiece(index, spoken, segment.quotation, tokens, fixed)
            pieces.append(piece)
            fresh = piece.last_mark in SENTENCE_ENDS
    return TextParagraph(chapter.number, segments[0][1].scene, tuple(pieces))
