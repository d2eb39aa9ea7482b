"""Paragraphs become turns: stretches of speech that one person says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from audiobook.attribution.conversation.speech import note_speech
from audiobook.attribution.conversation.tags import Clue, clues, introduction
from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.mentions.coreference import Coreference
from audiobook.attribution.mentions.mention import Mention, Mentions
from audiobook.attribution.mentions.presence import Presence, Recency
from audiobook.attribution.mentions.salience import Narration
from audiobook.attribution.people.people import FIRST_PERSON, People
from audiobook.attribution.people.person import split_name
from audiobook.attribution.prose import TextParagraph, TextPiece
from audiobook.story import Gender

NARRATORS = frozenset(("i", "the narrator"))  # what whoever says "I" is called


def named(name: str, people: People) -> str:
    """Who is meant by a name that a person wrote; the name itself if nobody bears it."""
    if name.lower() in NARRATORS and people.first_person:
        return FIRST_PERSON
    if not name or name in people.genders:
        return name
    return people.forms.get(split_name(name), name)


@dataclass(frozen=True, slots=True)
class ChapterStart:
    """What was told before a chapter begins: whom a «he» of it may mean."""

    at: int  # its first paragraph, counted through the story
    recency: Recency
    narration: Narration
    intro: Clue | None  # the tag that the paragraph before ends with


class Narrative:
    """A story as it is told: who is mentioned where, read for the turns of each chapter."""

    def __init__(self, paragraphs: Sequence[TextParagraph], people: People) -> None:
        self.people = people
        self.mentions = Mentions(people)
        self.presence = Presence()
        self._coreference = Coreference(paragraphs, people, self.mentions)
        for at, paragraph in enumerate(paragraphs):
            self.presence.note(at, paragraph, [self.settled(one) for one in paragraph.pieces])

    def settled(self, piece: TextPiece) -> list[Mention]:
        """The mentions of a piece; in narration, descriptions are whom they surely mean."""
        found = self.mentions.of(piece)
        if piece.spoken:
            return found
        return [self._coreference.settled(mention, [piece]) for mention in found]

    def beginning(self) -> ChapterStart:
        """What was told before the first chapter: nothing."""
        return ChapterStart(0, Recency(self.people), Narration(), None)

    def turns(
        self, chapter: Sequence[TextParagraph], before: ChapterStart
    ) -> tuple[list[Turn], ChapterStart]:
        """The turns of a chapter, in order, and what was told before the next one."""
        reader = _TurnReader(self, self._coreference, before)
        intro = before.intro
        for at, paragraph in enumerate(chapter, before.at):
            found = [self.settled(piece) for piece in paragraph.pieces]
            if paragraph.spoken:
                reader.speech(at, paragraph, found, intro)
            else:
                for piece, here in zip(paragraph.pieces, found, strict=True):
                    reader.hear(piece, here, at)
            end = paragraph.pieces[-1]
            intro = None if end.spoken else introduction(end, self.people)
        return reader.turns, reader.here(before.at + len(chapter), intro)


def chapters_of(paragraphs: Sequence[TextParagraph]) -> list[Sequence[TextParagraph]]:
    """The paragraphs of each chapter that has any."""
    return [list(group) for _, group in groupby(paragraphs, lambda one: one.chapter)]


def find_turns(paragraphs: Sequence[TextParagraph], people: People) -> tuple[list[Turn], Presence]:
    """All turns of the story, in order, and who is present where."""
    narrative = Narrative(paragraphs, people)
    found: list[Turn] = []
    start = narrative.beginning()
    for chapter in chapters_of(paragraphs):
        turns, start = narrative.turns(chapter, start)
        found += turns
    return found, narrative.presence


class _TurnReader:
    """Gathers turns while a chapter is read once, from its beginning."""

    def __init__(
        self, narrative: Narrative, coreference: Coreference, before: ChapterStart
    ) -> None:
        self.turns: list[Turn] = []
        self._people, self._mentions = narrative.people, narrative.mentions
        self._coreference = coreference
        self._recency, self._narration = before.recency.copy(), before.narration.copy()
        self._by_quotation: dict[tuple[int, int | None], Turn] = {}

    def here(self, at: int, intro: Clue | None) -> ChapterStart:
        """What was told so far, before the paragraph `at`; it is read no further."""
        return ChapterStart(at, self._recency, self._narration, intro)

    def hear(self, piece: TextPiece, found: Sequence[Mention], at: int) -> None:
        """A piece of narration."""
        self._recency.hear(found, at)
        self._narration.hear(piece.tokens, found, at, self._people.genders)

    def speech(
        self,
        at: int,
        paragraph: TextParagraph,
        found: Sequence[Sequence[Mention]],
        intro: Clue | None,
    ) -> None:
        """A paragraph in which somebody speaks."""
        by_index = {piece.index: piece for piece in paragraph.pieces}
        for turn in self._of_paragraph(paragraph, at, found, intro):
            quotations = [
                (paragraph.chapter, by_index[index].quotation)
                for index in sorted(turn.pieces)
                if by_index[index].quotation is not None
            ]
            earlier = self._earlier(turn, quotations)
            if earlier:
                earlier.join(turn)
            else:
                self.turns.append(turn)
            self._by_quotation.update(dict.fromkeys(quotations, earlier or turn))

    def _earlier(self, turn: Turn, quotations: Sequence[tuple[int, int | None]]) -> Turn | None:
        """The turn of an earlier paragraph of which a quotation goes on in this one."""
        for quotation in quotations:
            known = self._by_quotation.get(quotation)
            if known is None or known.last >= turn.first:
                continue
            if not turn.fixed or turn.fixed == known.fixed:
                return known
        return None

    def _of_paragraph(
        self,
        paragraph: TextParagraph,
        at: int,
        found: Sequence[Sequence[Mention]],
        intro: Clue | None,
    ) -> Iterator[Turn]:
        """The turns of a paragraph; `found` are the mentions in each of its pieces."""
        of_piece = clues(paragraph, self._people)
        told = sum(len(piece.tokens) for piece in paragraph.pieces if not piece.spoken)
        turn: Turn | None = None
        before: list[Mention] = []
        for place, piece in enumerate(paragraph.pieces):
            if not piece.spoken:
                if turn:
                    turn.tell(found[place])
                else:
                    before += found[place]
                self.hear(piece, found[place], at)
                continue
            here = _introduced(of_piece[place], intro if place == 0 else None)
            if turn and _parts(turn, piece, here, self._people):
                yield turn
                before = list(turn.told_after)
                turn = None
            if turn is None:
                turn = self._begun(paragraph, at, before, told)
            self._add(turn, piece, here, paragraph.pieces[max(place - 1, 0) : place + 2])
        if turn:
            yield turn

    def _add(
        self, turn: Turn, piece: TextPiece, clues: Sequence[Clue], beside: Sequence[TextPiece]
    ) -> None:
        """Let a turn go on with a piece; its clues stand in the pieces beside it."""
        turn.fixed = turn.fixed or named(piece.fixed, self._people)
        turn.pieces.append(piece.index)
        note_speech(turn, piece, self._mentions.of(piece))
        tag = next((clue.mention for clue in clues if clue.kind == "tag"), None)
        if tag and not turn.tag and tag.kind in ("description", "newcomer"):
            turn.label = tag.who
            turn.means = dict(self._coreference.shares(tag.who, beside))
        settled = (self._coreference.settled(clue.mention, beside) for clue in clues)
        turn.piece_clues.append(
            [clue._replace(mention=m) for clue, m in zip(clues, settled, strict=True)]
        )

    def _begun(self, paragraph: TextParagraph, at: int, before: list[Mention], told: int) -> Turn:
        meant: dict[Gender, tuple[str, ...]] = {
            "female": self._recency.meant("female"),
            "male": self._recency.meant("male"),
        }
        scene = (paragraph.chapter, paragraph.scene)
        near = self._recency.near(at)
        salience = self._narration.salience()
        turn = Turn(scene, at, at, near=near, salience=salience, meant=meant, told_before=before)
        turn.told = told
        return turn


def _introduced(clues: list[Clue], intro: Clue | None) -> list[Clue]:
    """The clues to a quotation, with the tag of the paragraph before if there is no nearer one."""
    tagged = any(clue.kind == "tag" for clue in clues)
    return [intro, *clues] if intro and not tagged else clues


def _parts(turn: Turn, piece: TextPiece, here: Sequence[Clue], people: People) -> bool:
    """Whether the next quotation is said by somebody else than the turn's speaker."""
    if turn.fixed and piece.fixed:
        return turn.fixed != named(piece.fixed, people)
    new = next((clue.mention for clue in here if clue.kind == "tag"), None)
    old = turn.tag.mention if turn.tag else None
    if new is None or old is None:
        return False
    if new.who and old.who:
        return new.who != old.who
    return "unknown" not in (new.gender, old.gender) and new.gender != old.gender
