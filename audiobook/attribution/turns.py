"""Paragraphs become turns: stretches of speech that one person says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from audiobook.attribution.mentions import FIRST_PERSON, Cast, Mention, mentions
from audiobook.attribution.people import split_name
from audiobook.attribution.prose import Paragraph, Piece, Token
from audiobook.attribution.scenery import Nearness, Scenery, Stage
from audiobook.attribution.tags import Clue, clues, introduction
from audiobook.attribution.words import VOCATIVES, split
from audiobook.story import Gender

_BEFORE_VOCATIVE = split(
    ", ! . ? dear my oh ah o poor yes no well old good sweet hello hi here look listen thank"
)
_AFTER_VOCATIVE = split(", . ! ? ; : - -- — – … ...") | {""}
NARRATORS = frozenset(("i", "the narrator"))  # what whoever says "I" is called
_OWN = split("i my me i'm i'll i've i'd")


@dataclass(slots=True)
class Turn:
    """Pieces of one speaker, with all that was seen around them."""

    scene: tuple[int, int]  # chapter, scene
    first: int  # paragraph, counted through the story
    last: int
    pieces: list[int] = field(default_factory=list)  # segments, counted through the story
    clued: list[list[Clue]] = field(default_factory=list)  # for each piece
    fixed: str = ""  # the speaker that a person named
    addressed: set[str] = field(default_factory=set)  # called by name in the speech
    hailed: set[Gender] = field(default_factory=set)  # called "sir", "mamma", …
    spoken_of: set[str] = field(default_factory=set)  # named in it otherwise
    objects: set[str] = field(default_factory=set)  # named beside it, but not as its subject
    told_before: list[Mention] = field(default_factory=list)  # in its paragraph, ahead of it
    told_after: list[Mention] = field(default_factory=list)
    near: dict[str, Nearness] = field(default_factory=dict)
    meant: dict[Gender, tuple[str, ...]] = field(default_factory=dict)  # by "he", the latest first
    words: int = 0  # said
    told: int = 0  # tokens of narration in its paragraphs
    asks: bool = False  # ends in a question
    first_word: str = ""
    own: bool = False  # says "I" or "my"

    @property
    def clues(self) -> list[Clue]:
        """Tags before beats; each in the order of the text."""
        return sorted((c for each in self.clued for c in each), key=lambda c: c.kind == "beat")

    @property
    def tag(self) -> Clue | None:
        """The first of the tags."""
        return next((clue for each in self.clued for clue in each if clue.kind == "tag"), None)

    @property
    def tagged(self) -> str:
        """Whom a tag names; empty where none does."""
        for clue in self.clues:
            if clue.kind == "tag" and clue.mention.kind in ("name", "newcomer"):
                return clue.mention.who
        return ""

    @property
    def described(self) -> str:
        """The description in the first tag, if it is one: "the old man"."""
        tag = self.tag
        return tag.mention.who if tag and tag.mention.kind == "description" else ""

    def gender(self, kind: str = "tag") -> Gender:
        """What the first tag, or beat, tells of the speaker's gender."""
        clue = next((clue for clue in self.clues if clue.kind == kind), None)
        return clue.mention.gender if clue else "unknown"


def named(name: str, cast: Cast) -> str:
    """Who is meant by a name that a person wrote; the name itself if nobody bears it."""
    if name.lower() in NARRATORS and cast.first_person:
        return FIRST_PERSON
    if not name or name in cast.genders:
        return name
    return cast.forms.get(split_name(name), name)


def find_turns(paragraphs: Sequence[Paragraph], cast: Cast) -> tuple[list[Turn], Scenery]:
    """All turns of the story, in order, and the scenery they play in."""
    reader = _Reader(cast)
    intro: Clue | None = None
    for at, paragraph in enumerate(paragraphs):
        found = [mentions(piece.tokens, cast) for piece in paragraph.pieces]
        reader.scenery.note(at, paragraph, found)
        if paragraph.spoken:
            reader.speech(at, paragraph, found, intro)
        else:
            for here in found:
                reader.stage.hear(here, at)
        end = paragraph.pieces[-1]
        intro = None if end.spoken else introduction(end, cast)
    return reader.turns, reader.scenery


class _Reader:
    """Gathers turns while the story is read once, from its beginning."""

    def __init__(self, cast: Cast) -> None:
        self.turns: list[Turn] = []
        self.scenery = Scenery()
        self.stage = Stage(cast)
        self._cast = cast
        self._by_quotation: dict[tuple[int, int], Turn] = {}

    def speech(
        self, at: int, paragraph: Paragraph, found: Sequence[Sequence[Mention]], intro: Clue | None
    ) -> None:
        """A paragraph in which somebody speaks."""
        for turn in self._of_paragraph(paragraph, at, found, intro):
            earlier = self._earlier(turn, paragraph)
            if earlier:
                _join(earlier, turn)
            else:
                self.turns.append(turn)
            for piece in paragraph.pieces:
                if piece.quotation is not None and piece.index in turn.pieces:
                    self._by_quotation[paragraph.chapter, piece.quotation] = earlier or turn

    def _earlier(self, turn: Turn, paragraph: Paragraph) -> Turn | None:
        """The turn of an earlier paragraph whose quotation goes on here."""
        for piece in paragraph.pieces:
            key = (paragraph.chapter, piece.quotation if piece.quotation is not None else -1)
            known = self._by_quotation.get(key)
            if piece.index not in turn.pieces or known is None or known.last >= turn.first:
                continue
            if not turn.fixed or turn.fixed == known.fixed:
                return known
        return None

    def _of_paragraph(
        self,
        paragraph: Paragraph,
        at: int,
        found: Sequence[Sequence[Mention]],
        intro: Clue | None,
    ) -> Iterator[Turn]:
        clued = clues(paragraph, self._cast)
        turn: Turn | None = None
        before: list[Mention] = []
        for place, piece in enumerate(paragraph.pieces):
            if not piece.spoken:
                if turn:
                    turn.objects |= {m.who for m in found[place] if m.who and not m.subject}
                    turn.told_after += found[place]
                else:
                    before += found[place]
                self.stage.hear(found[place], at)
                continue
            here = clued[place]
            if intro and place == 0 and not any(clue.kind == "tag" for clue in here):
                here = [intro, *here]
            if turn and _parts(turn, piece, here, self._cast):
                yield turn
                before = list(turn.told_after)
                turn = None
            if turn is None:
                turn = self._begun(paragraph, at, before)
            turn.fixed = turn.fixed or named(piece.fixed, self._cast)
            turn.pieces.append(piece.index)
            turn.clued.append(here)
            _listen(turn, piece, self._cast)
        if turn:
            yield turn

    def _begun(self, paragraph: Paragraph, at: int, before: list[Mention]) -> Turn:
        meant: dict[Gender, tuple[str, ...]] = {
            "female": self.stage.meant("female"),
            "male": self.stage.meant("male"),
        }
        scene = (paragraph.chapter, paragraph.scene)
        near = self.stage.near(at)
        turn = Turn(scene, at, at, near=near, meant=meant, told_before=before)
        turn.told = sum(len(piece.tokens) for piece in paragraph.pieces if not piece.spoken)
        return turn


def _join(turn: Turn, more: Turn) -> None:
    turn.last = more.last
    turn.fixed = turn.fixed or more.fixed
    turn.pieces += more.pieces
    turn.clued += more.clued
    turn.addressed |= more.addressed
    turn.hailed |= more.hailed
    turn.spoken_of |= more.spoken_of
    turn.objects |= more.objects
    turn.told_after += more.told_before + more.told_after
    turn.told += more.told
    turn.words += more.words
    turn.asks = more.asks
    turn.own |= more.own


def _parts(turn: Turn, piece: Piece, here: Sequence[Clue], cast: Cast) -> bool:
    """Whether the next quotation is said by somebody else than the turn's speaker."""
    if turn.fixed and piece.fixed:
        return turn.fixed != named(piece.fixed, cast)
    new = next((clue.mention for clue in here if clue.kind == "tag"), None)
    old = turn.tag.mention if turn.tag else None
    if new is None or old is None:
        return False
    if new.who and old.who:
        return new.who != old.who
    return "unknown" not in (new.gender, old.gender) and new.gender != old.gender


def _listen(turn: Turn, piece: Piece, cast: Cast) -> None:
    """Note what the speech is like, whom it calls by name, and whom it speaks of."""
    tokens = piece.tokens
    for at, token in enumerate(tokens):
        if token.low in VOCATIVES and _called(tokens, at - 1, at + 1):
            turn.hailed.add(VOCATIVES[token.low])
        turn.own |= token.low in _OWN
        if token.word:
            turn.words += 1
            turn.first_word = turn.first_word or token.low
    turn.asks = piece.last_mark == "?"
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
