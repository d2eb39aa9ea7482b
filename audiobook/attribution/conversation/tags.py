"""What the narration beside a quotation says of its speaker: tags and beats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from audiobook.attribution.mentions.mention import Mention, described, mentions
from audiobook.attribution.people.people import People
from audiobook.attribution.prose import (
    SENTENCE_ENDS,
    TextParagraph,
    TextPiece,
    Token,
    first_sentence,
    last_sentence,
)
from audiobook.manuscript import Tag, tag_before, tag_behind

_OPEN_ENDS = frozenset((",", ":", "-", "--", "—", "–"))
_CLOSE = 6  # tokens before a subject that is surely of the quotation


class Clue(NamedTuple):
    """Narration that names or hints at the speaker of a quotation."""

    kind: Literal["tag", "beat"]
    mention: Mention
    words: str  # as they stand in the text, a few of them


def clues(paragraph: TextParagraph, people: People) -> dict[int, list[Clue]]:
    """The clues to each quotation of the paragraph, by the piece's place; the surest first."""
    found: dict[int, list[Clue]] = {}
    pieces = paragraph.pieces
    for at, piece in enumerate(pieces):
        if not piece.spoken:
            continue
        here: list[Clue] = []
        if at + 1 < len(pieces) and not pieces[at + 1].spoken:
            forward = at + 2 < len(pieces) and pieces[at + 1].last_mark in _OPEN_ENDS
            here += _after(piece, pieces[at + 1], people, forward)
        if at and not pieces[at - 1].spoken:
            first = at == 1 or not pieces[at - 2].spoken
            here += _before(pieces[at - 1], people, first)
        found[at] = sorted(here, key=lambda clue: clue.kind == "beat")
    return found


def introduction(piece: TextPiece, people: People) -> Clue | None:
    """The tag at the end of a paragraph that runs into the next: "He said:"."""
    if piece.last_mark not in _OPEN_ENDS:
        return None
    return next((clue for clue in _before(piece, people, True)), None)


def _after(quote: TextPiece, told: TextPiece, people: People, forward: bool) -> list[Clue]:
    """From the first sentence behind a quotation."""
    tokens = told.tokens
    start, end = first_sentence(tokens)
    sentence = tokens[:end]
    found = mentions(sentence, people)
    linked = quote.last_mark != "." or (start < len(tokens) and not tokens[start].capital)
    # After a full stop, "Viktor turned and said," belongs to the quotation that follows.
    tag = tag_behind(sentence, found, linked) if linked or not forward else None
    if tag:
        return [_tag_clue(sentence, tag, found, people)]
    subject = next((m for m in found if m.subject), None)
    if subject is None:
        return []
    close = subject.start - start <= _CLOSE
    return [_beat(sentence, subject)] if close or not forward else []


def _beat(sentence: Sequence[Token], subject: Mention) -> Clue:
    return Clue("beat", subject, _shown(sentence, subject.start, subject.end + 1))


def _tag_clue(
    sentence: Sequence[Token], tag: Tag, found: Sequence[Mention], people: People
) -> Clue:
    """The tag with whom its words mean."""
    start, end = tag.subject
    mention = next((m for m in found if (m.start, m.end) == tag.subject), None)
    mention = mention or described(sentence, start, end, people)
    words = _shown(sentence, min(start, tag.verb), max(end, tag.verb + 1))
    return Clue("tag", mention, words)


def _before(told: TextPiece, people: People, first: bool) -> list[Clue]:
    """From the last sentence before a quotation."""
    tokens = told.tokens
    cut = last_sentence(tokens)
    is_open = told.last_mark not in SENTENCE_ENDS
    if cut == 0 and not first and not is_open:
        return []  # the tag of the quotation before
    sentence = tokens[cut:]
    found = mentions(sentence, people)
    if is_open and (tag := tag_before(sentence, found)):
        return [_tag_clue(sentence, tag, found, people)]
    subject = next((m for m in found if m.subject), None)
    if subject is None and not is_open and cut:
        return _earlier_beat(tokens[: cut - 1], people)
    if subject is None:
        return []
    return [_beat(sentence, subject)]


def _earlier_beat(tokens: Sequence[Token], people: People) -> list[Clue]:
    subjects = [m for m in mentions(tokens, people) if m.subject]
    if not subjects:
        return []
    return [_beat(tokens, subjects[-1])]


def _shown(tokens: Sequence[Token], start: int, end: int) -> str:
    said = " ".join(token.text for token in tokens[start : min(end, start + 8)])
    return re.sub(r" (?=['’]s\b)", "", said)
