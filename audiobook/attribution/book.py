"""What a whole book tells of each of its lines, as one value: by it a chapter is decided alone.

A book is read as a whole for who there is, who is mentioned where, and whom tags name. All else is
done chapter by chapter, of which none looks into another: so a chapter in which a person named a
speaker can be decided anew at once by what was known before, and the whole book behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audiobook.attribution.addressee import addressees
from audiobook.attribution.confidence import confidence
from audiobook.attribution.conversation.dialogue import ChapterStart, Narrative, chapters_of
from audiobook.attribution.conversation.introductions import Introductions
from audiobook.attribution.conversation.joins import joined, joins
from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.evidence import evidence
from audiobook.attribution.inference.candidates import find_candidates
from audiobook.attribution.inference.decision import ChapterScores, Decision
from audiobook.attribution.inference.features import BookTags
from audiobook.attribution.inference.idiolects import Chances, Idiolects
from audiobook.attribution.inference.model import load
from audiobook.attribution.notes import THE_NARRATOR
from audiobook.attribution.people.people import FIRST_PERSON, People, find_people
from audiobook.attribution.prose import TextParagraph, paragraphs
from audiobook.story import UNKNOWN, Attribution, Character, Story


@dataclass(frozen=True, slots=True)
class ChapterPlace:
    """Where a chapter stands in its book, and what was told before it."""

    before: ChapterStart
    first: int  # of its turns, counted through the story
    addressed: frozenset[str]  # called by name in the turn before it


@dataclass(frozen=True, slots=True)
class ChapterTurns:
    """What is said in a chapter."""

    number: int
    prose: Sequence[TextParagraph]
    turns: Sequence[Turn]
    place: ChapterPlace


@dataclass(frozen=True, slots=True)
class BookReading:
    """A book as it was read: who is in it, and what is said in its chapters."""

    narrative: Narrative
    chapters: Sequence[ChapterTurns]
    tags: BookTags

    @property
    def prose(self) -> list[TextParagraph]:
        return [paragraph for chapter in self.chapters for paragraph in chapter.prose]


@dataclass(frozen=True, slots=True)
class BookKnowledge:
    """What the whole book tells of a line."""

    narrative: Narrative
    places: Mapping[int, ChapterPlace]  # of the chapters, by their numbers
    tags: BookTags
    called: Introductions  # whose names are told late
    idiolects: Idiolects


@dataclass(frozen=True, slots=True)
class FirstReading:
    """Who may say each turn of a chapter, by what stands beside the lines."""

    scores: ChapterScores
    chances: Sequence[Chances]


@dataclass(frozen=True, slots=True)
class ChapterDecisions:
    """Who says each turn of a chapter, and to whom; nobody by a name that is told late."""

    decisions: Sequence[Decision]
    listeners: Sequence[str]


def read_book(story: Story, known: Sequence[Character]) -> BookReading:
    """Read a story for who there is and what is said."""
    prose = list(paragraphs(story))
    found = _read(prose, known)
    if more := joins([turn for chapter in found.chapters for turn in chapter.turns]):
        return _read(prose, joined(known, more))
    return found


def _read(prose: Sequence[TextParagraph], known: Sequence[Character]) -> BookReading:
    narrative = Narrative(prose, find_people(prose, known))
    chapters: list[ChapterTurns] = []
    start, first, addressed = narrative.beginning(), 0, frozenset[str]()
    for chapter in chapters_of(prose):
        place = ChapterPlace(start, first, addressed)
        turns, start = narrative.turns(chapter, start)
        chapters.append(ChapterTurns(chapter[0].chapter, chapter, turns, place))
        first += len(turns)
        addressed = frozenset(turns[-1].addressed) if turns else addressed
    tagged = ((one.number, turn.tagged) for one in chapters for turn in one.turns)
    return BookReading(narrative, chapters, BookTags.of(tagged))


def first_read(chapter: ChapterTurns, narrative: Narrative, tags: BookTags) -> FirstReading:
    """Who may say what in a chapter: nothing else of the book is looked at."""
    people, first = narrative.people, chapter.place.first
    choices = find_candidates(chapter.turns, narrative.presence, people, tags, first)
    scores = ChapterScores.of(choices, load())
    return FirstReading(scores, scores.chances())


def decided(
    chapter: ChapterTurns, reading: FirstReading, idiolects: Idiolects, people: People
) -> ChapterDecisions:
    """Who says what in a chapter, by how people speak in all of the book."""
    habits = list(idiolects.features(chapter.turns, reading.chances))
    decisions = reading.scores.again(habits, load().habits).decisions()
    return ChapterDecisions(decisions, addressees(chapter.turns, decisions, chapter.prose, people))


def called_at_last(
    chapter: ChapterTurns, found: ChapterDecisions, called: Introductions
) -> ChapterDecisions:
    """The decisions with the names that are told late; a person's word is left alone."""

    def name(turn: Turn, who: str) -> str:
        return who if who == turn.fixed else called.get((turn.scene[0], who), who)

    decisions = [
        decision._replace(who=name(turn, decision.who))
        for turn, decision in zip(chapter.turns, found.decisions, strict=True)
    ]
    listeners = [name(turn, to) for turn, to in zip(chapter.turns, found.listeners, strict=True)]
    return ChapterDecisions(decisions, listeners)


def attributions(
    chapter: ChapterTurns, found: ChapterDecisions, narrative: Narrative
) -> Iterator[tuple[int, Attribution]]:
    """Of each segment of a chapter that is said, by its index in the story."""
    people, sureness = narrative.people, load().sureness
    names, addressed = names_of(narrative), chapter.place.addressed
    each = zip(chapter.turns, found.decisions, found.listeners, strict=True)
    for turn, decision, listener in each:
        speaker = names.get(decision.who, decision.who) or UNKNOWN
        sure, to = confidence(turn, decision, people, sureness), names.get(listener, listener)
        for index, why in evidence(turn, decision, addressed, people, names):
            yield index, Attribution(speaker, sure, why, to)
        addressed = frozenset(turn.addressed)


def names_of(narrative: Narrative) -> Mapping[str, str]:
    """What some are called at last."""
    return {FIRST_PERSON: narrative.people.narrator or THE_NARRATOR}


def chapter_anew(
    story: Story, number: int, knowledge: BookKnowledge
) -> Iterator[tuple[int, Attribution]]:
    """Of each segment of a chapter that is said, by its index: by what is known of the book.

    The story is the one that is known, but for the speakers that a person names in the chapter.
    """
    narrative = knowledge.narrative
    prose = list(paragraphs(story, number))
    place = knowledge.places[number]
    chapter = ChapterTurns(number, prose, narrative.turns(prose, place.before)[0], place)
    reading = first_read(chapter, narrative, knowledge.tags)
    found = decided(chapter, reading, knowledge.idiolects, narrative.people)
    yield from attributions(chapter, called_at_last(chapter, found, knowledge.called), narrative)
