"""The step of the line: every quotation of a story gets its speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audiobook.attribution.book import (
    BookKnowledge,
    BookReading,
    attributions,
    called_at_last,
    chapter_anew,
    decided,
    first_read,
    names_of,
    read_book,
)
from audiobook.attribution.characters import CharacterTraits, characters
from audiobook.attribution.conversation.introductions import introductions
from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.evidence import NOBODY_FOUND
from audiobook.attribution.inference.idiolects import Idiolects
from audiobook.attribution.memory import complaint, recall, remember
from audiobook.attribution.mentions.years import Years
from audiobook.attribution.notes import notes
from audiobook.attribution.people.play import play_traits
from audiobook.errors import Problem
from audiobook.story import NARRATOR, UNKNOWN, Attribution, Chapter, Character, Kind, Story

_NOBODY = Attribution(UNKNOWN, 0.0, NOBODY_FOUND)


def attribute(story: Story, known: Sequence[Character] = (), memory: Path | None = None) -> Story:
    """The story with a speaker, a confidence and the evidence on every dialogue segment.

    A dialogue segment that already has a speaker keeps it, with its evidence; others are decided
    around it. `confidence` is how often such a choice is right on texts that were not trained on.
    Speakers are canonical names: those of `known` as given there, other people by the longest
    unambiguous form in the text ("Sofie Romanova", "Mr. Knightley"), the unnamed as they are
    described ("the old man"), and UNKNOWN where nobody was found. Whoever tells the story as "I"
    speaks under the name that a `known` character has with the alias "I" or "the narrator", else
    under the name that others call them by, else as "the narrator", a character other than
    NARRATOR. `characters` holds `known`, as given, but with the gender that the text tells where
    none was given, then everybody else who speaks, in the order of their first words. `problems`
    gains notes: that a narrator without a name speaks, and that a person named somebody whom the
    story does not know, but nearly.

    `memory` is the story's file for the answer: the same story and characters are not asked for
    twice. None where nothing is to be kept. Nothing is raised, not even where the file can't be
    written, and one that is damaged is a note; the time is linear in the length of the text.
    """
    if memory is None:
        return attribute_book(story, known).story
    damaged: tuple[Problem, ...] = ()
    try:
        recalled = recall(memory, story, known)
        if recalled is not None:
            return recalled
    except ValueError as error:
        damaged = (complaint(memory, error),)
    told = attribute_book(story, known).story
    remember(memory, story, known, told)
    return replace(told, problems=(*told.problems, *damaged))


@dataclass(frozen=True, slots=True)
class AttributedBook:
    """A story with its speakers, and what it was told by."""

    story: Story
    knowledge: BookKnowledge


def attribute_book(story: Story, known: Sequence[Character] = ()) -> AttributedBook:
    """The story as `attribute` has it, with what `attribute_chapter` goes by."""
    book = read_book(story, known)
    narrative, people = book.narrative, book.narrative.people
    turns = [turn for chapter in book.chapters for turn in chapter.turns]
    readings = [first_read(chapter, narrative, book.tags) for chapter in book.chapters]
    idiolects = Idiolects.of(turns, [here for one in readings for here in one.chances])
    first = [
        decided(chapter, reading, idiolects, people)
        for chapter, reading in zip(book.chapters, readings, strict=True)
    ]
    speakers = [decision.who for found in first for decision in found.decisions]
    called = introductions(book.prose, turns, speakers, people, narrative.mentions)
    last = [
        called_at_last(chapter, found, called)
        for chapter, found in zip(book.chapters, first, strict=True)
    ]
    found = {
        index: one
        for chapter, decisions in zip(book.chapters, last, strict=True)
        for index, one in attributions(chapter, decisions, narrative)
    }
    traits = CharacterTraits(people, _years(book, turns, speakers), play_traits(story), called)
    decisions = [decision for one in last for decision in one.decisions]
    told = replace(
        story,
        chapters=tuple(_with(story, found)),
        characters=characters([d.who for d in decisions], known, names_of(narrative), traits),
        problems=(*story.problems, *notes(story, turns, decisions, people)),
    )
    places = {chapter.number: chapter.place for chapter in book.chapters}
    return AttributedBook(told, BookKnowledge(narrative, places, book.tags, called, idiolects))


def attribute_chapter(story: Story, number: int, knowledge: BookKnowledge) -> Chapter:
    """A chapter with its speakers, decided anew at once by what is known of its book.

    The story is that of `attribute_book`, as it is given there, but for the speakers that a person
    named in this chapter since. What they tell of other chapters, and of who there is, is told by
    `attribute` alone. Raises KeyError where the story has no chapter of that number.
    """
    at = 0
    for chapter in story.chapters:
        if chapter.number == number:
            found = chapter_anew(story, number, knowledge) if number in knowledge.places else ()
            return _chapter_with(chapter, at, dict(found))
        at += len(chapter.segments)
    raise KeyError(number)


def _years(book: BookReading, turns: Sequence[Turn], speakers: Sequence[str]) -> Years:
    """How old people are, by what is told of them and what they say."""
    years = Years(book.prose, book.narrative.people, book.narrative.mentions)
    said = {at: who for turn, who in zip(turns, speakers, strict=True) for at in turn.pieces}
    for turn, who in zip(turns, speakers, strict=True):
        years.tag(who, turn.label)
    for paragraph in book.prose:
        for piece in paragraph.pieces:
            if piece.spoken:
                years.say(said.get(piece.index, ""), piece.tokens)
    return years


def _with(story: Story, found: Mapping[int, Attribution]) -> Iterator[Chapter]:
    """The story's chapters with what was found."""
    at = 0
    for chapter in story.chapters:
        yield _chapter_with(chapter, at, found)
        at += len(chapter.segments)


def _chapter_with(chapter: Chapter, at: int, found: Mapping[int, Attribution]) -> Chapter:
    """A chapter, whose first segment is the story's segment `at`, with what was found."""
    segments = tuple(
        replace(segment, attribution=_merged(segment.attribution, found.get(index, _NOBODY)))
        if segment.kind is Kind.DIALOGUE
        else segment
        for index, segment in enumerate(chapter.segments, at)
    )
    return replace(chapter, segments=segments)


def _merged(given: Attribution, found: Attribution) -> Attribution:
    """What was found; of a speaker whom a person named only the name, and who listens."""
    if given.speaker in (UNKNOWN, NARRATOR) or found.speaker == UNKNOWN:
        return found
    return replace(given, speaker=found.speaker, listener=found.listener)
