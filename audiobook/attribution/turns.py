"""Paragraphs become turns: stretches of speech that one person says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from audiobook.attribution.mentions import FIRST_PERSON, Cast, Mention, mentions
from audiobook.attribution.prose import Paragraph, Piece, Token
from audiobook.attribution.tags import Clue, clues, introduction
from audiobook.attribution.words import VOCATIVES, split
from audiobook.story import Gender

_BEFORE_VOCATIVE = split(
    ", ! . ? dear my oh ah o poor yes no well old good sweet hello hi here look listen thank"
)
_AFTER_VOCATIVE = split(", . ! ? ; : - -- — – … ...") | {""}
_WINDOW = 30  # paragraphs after which somebody who was named is no longer near


class Nearness(NamedTuple):
    """When somebody was named last."""

    ago: int  # paragraphs
    rank: int  # how many others were named since
    subject: bool  # not only as an object


@dataclass(slots=True)
class Turn:
    """Pieces of one speaker, with all that was seen around them."""

    scene: tuple[int, int]  # chapter, scene
    first: int  # paragraph, counted through the story
    last: int
    pieces: list[int] = field(default_factory=list)  # segments, counted through the story
    clued: list[list[Clue]] = field(default_factory=list)  # for each piece
    addressed: set[str] = field(default_factory=set)  # called by name in the speech
    hailed: set[Gender] = field(default_factory=set)  # called "sir", "mamma", …
    spoken_of: set[str] = field(default_factory=set)  # named in it otherwise
    objects: set[str] = field(default_factory=set)  # named beside it, but not as its subject
    near: dict[str, Nearness] = field(default_factory=dict)

    @property
    def clues(self) -> list[Clue]:
        """Tags before beats; each in the order of the text."""
        return sorted((c for each in self.clued for c in each), key=lambda c: c.kind == "beat")


class _Stage:
    """Who was named last, as the narration goes on."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._last: dict[str, tuple[int, bool]] = {}  # in order of the latest mention

    def hear(self, found: Sequence[Mention], paragraph: int) -> None:
        for mention in found:
            who = mention.who or self._meant(mention)
            if who:
                self._last.pop(who, None)
                self._last[who] = (paragraph, mention.subject)

    def _meant(self, mention: Mention) -> str:
        """Whom "he" means: the last of the gender to have done something."""
        for who in islice(reversed(self._last), 6):
            if self._last[who][1] and self._cast.gender(who) == mention.gender:
                return who
        return ""

    def near(self, paragraph: int) -> dict[str, Nearness]:
        """Who was named within the window, the latest first."""
        found: dict[str, Nearness] = {}
        for who in reversed(self._last):
            at, subject = self._last[who]
            if paragraph - at > _WINDOW or len(found) >= 12:
                break
            found[who] = Nearness(paragraph - at, len(found), subject)
        return found


def find_turns(paragraphs: Sequence[Paragraph], cast: Cast) -> list[Turn]:
    """All turns of the story, in order."""
    turns: list[Turn] = []
    stage = _Stage(cast)
    intro: Clue | None = None
    by_quotation: dict[tuple[int, int], Turn] = {}
    for at, paragraph in enumerate(paragraphs):
        if paragraph.spoken:
            for turn in _of_paragraph(paragraph, at, cast, stage, intro):
                earlier = _earlier(turn, paragraph, by_quotation)
                if earlier:
                    _join(earlier, turn)
                else:
                    turns.append(turn)
                _remember(earlier or turn, turn, paragraph, by_quotation)
        else:
            for piece in paragraph.pieces:
                stage.hear(mentions(piece.tokens, cast), at)
        end = paragraph.pieces[-1]
        intro = None if end.spoken else introduction(end, cast)
    return turns


def _earlier(turn: Turn, paragraph: Paragraph, known: dict[tuple[int, int], Turn]) -> Turn | None:
    """The turn of an earlier paragraph whose quotation goes on here."""
    for piece in paragraph.pieces:
        key = (paragraph.chapter, piece.quotation if piece.quotation is not None else -1)
        if piece.index in turn.pieces and key in known and known[key].last < turn.first:
            return known[key]
    return None


def _remember(
    turn: Turn, part: Turn, paragraph: Paragraph, known: dict[tuple[int, int], Turn]
) -> None:
    for piece in paragraph.pieces:
        if piece.quotation is not None and piece.index in part.pieces:
            known[paragraph.chapter, piece.quotation] = turn


def _join(turn: Turn, more: Turn) -> None:
    turn.last = more.last
    turn.pieces += more.pieces
    turn.clued += more.clued
    turn.addressed |= more.addressed
    turn.hailed |= more.hailed
    turn.spoken_of |= more.spoken_of
    turn.objects |= more.objects


def _of_paragraph(
    paragraph: Paragraph, at: int, cast: Cast, stage: _Stage, intro: Clue | None
) -> Iterator[Turn]:
    clued = clues(paragraph, cast)
    turn: Turn | None = None
    for place, piece in enumerate(paragraph.pieces):
        if not piece.spoken:
            found = mentions(piece.tokens, cast)
            if turn:
                turn.objects |= {m.who for m in found if m.who and not m.subject}
            stage.hear(found, at)
            continue
        here = clued[place]
        if intro and place == 0 and not any(clue.kind == "tag" for clue in here):
            here = [intro, *here]
        if turn and _parts(turn, here):
            yield turn
            turn = None
        if turn is None:
            scene = (paragraph.chapter, paragraph.scene)
            turn = Turn(scene, at, at, near=stage.near(at))
        turn.pieces.append(piece.index)
        turn.clued.append(here)
        _listen(turn, piece, cast)
    if turn:
        yield turn


def _parts(turn: Turn, here: Sequence[Clue]) -> bool:
    """Whether the clues to the next quotation speak of somebody else than the turn's."""
    new = next((clue.mention for clue in here if clue.kind == "tag"), None)
    old = next((clue.mention for clue in turn.clues if clue.kind == "tag"), None)
    if new is None or old is None:
        return False
    if new.who and old.who:
        return new.who != old.who
    return "unknown" not in (new.gender, old.gender) and new.gender != old.gender


def _listen(turn: Turn, piece: Piece, cast: Cast) -> None:
    """Note whom the speech calls by name, and whom it speaks of."""
    tokens = piece.tokens
    for at, token in enumerate(tokens):
        if token.low in VOCATIVES and _called(tokens, at - 1, at + 1):
            turn.hailed.add(VOCATIVES[token.low])
    for mention in mentions(tokens, cast):
        if mention.kind != "name" or mention.who == FIRST_PERSON:
            continue
        called = _called(tokens, mention.start - 1, mention.end)
        (turn.addressed if called else turn.spoken_of).add(mention.who)


def _called(tokens: Sequence[Token], before: int, after: int) -> bool:
    """Whether what stands between `before` and `after` is a vocative."""
    while after < len(tokens) and tokens[after].text in "\"”’»'":
        after += 1
    opens = before < 0 or not tokens[before].word or tokens[before].low in _BEFORE_VOCATIVE
    return opens and (after >= len(tokens) or tokens[after].text in _AFTER_VOCATIVE)
