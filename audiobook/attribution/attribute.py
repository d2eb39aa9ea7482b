"""The step of the line: every quotation of a story gets its speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from audiobook.attribution.addressee import addressees
from audiobook.attribution.characters import CharacterTraits, characters
from audiobook.attribution.confidence import confidence
from audiobook.attribution.conversation.dialogue import find_turns
from audiobook.attribution.conversation.introductions import Introductions, introductions
from audiobook.attribution.conversation.joins import joined, joins
from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.evidence import NOBODY_FOUND, evidence
from audiobook.attribution.inference.candidates import find_candidates
from audiobook.attribution.inference.decision import Decision, decide
from audiobook.attribution.inference.model import load
from audiobook.attribution.memory import complaint, recall, remember
from audiobook.attribution.mentions.presence import Presence
from audiobook.attribution.mentions.years import Years
from audiobook.attribution.notes import THE_NARRATOR, notes
from audiobook.attribution.people.people import FIRST_PERSON, People, find_people
from audiobook.attribution.people.play import play_traits
from audiobook.attribution.prose import TextParagraph, paragraphs
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
        return _attributed(story, known)
    damaged: tuple[Problem, ...] = ()
    try:
        recalled = recall(memory, story, known)
        if recalled is not None:
            return recalled
    except ValueError as error:
        damaged = (complaint(memory, error),)
    told = _attributed(story, known)
    remember(memory, story, known, told)
    return replace(told, problems=(*told.problems, *damaged))


def _attributed(story: Story, known: Sequence[Character]) -> Story:
    prose, model = list(paragraphs(story)), load()
    people, turns, presence = _read(prose, known)
    decisions = decide(find_candidates(turns, presence, people), model)
    listeners = addressees(turns, decisions, prose, people)
    called = introductions(prose, turns, [d.who for d in decisions], people)
    traits = CharacterTraits(
        people, _years(prose, turns, decisions, people), play_traits(story), called
    )
    decisions = [
        decision._replace(who=_called(turn, decision.who, called))
        for turn, decision in zip(turns, decisions, strict=True)
    ]
    listeners = [_called(turn, to, called) for turn, to in zip(turns, listeners, strict=True)]
    names = {FIRST_PERSON: people.narrator or THE_NARRATOR}
    found = dict(_attributions(turns, decisions, listeners, people, model.sureness, names))
    return replace(
        story,
        chapters=tuple(_with(story, found)),
        characters=characters([d.who for d in decisions], known, names, traits),
        problems=(*story.problems, *notes(story, turns, decisions, people)),
    )


def _years(
    prose: Sequence[TextParagraph],
    turns: Sequence[Turn],
    decisions: Sequence[Decision],
    people: People,
) -> Years:
    """How old people are, by what is told of them and what they say."""
    years = Years(prose, people)
    said = {at: d.who for t, d in zip(turns, decisions, strict=True) for at in t.pieces}
    for turn, decision in zip(turns, decisions, strict=True):
        years.tag(decision.who, turn.label)
    for paragraph in prose:
        for piece in paragraph.pieces:
            if piece.spoken:
                years.say(said.get(piece.index, ""), piece.tokens)
    return years


def _called(turn: Turn, who: str, called: Introductions) -> str:
    """What somebody is called whose name is told late; a person's word is left alone."""
    return who if who == turn.fixed else called.get((turn.scene[0], who), who)


def _read(
    prose: Sequence[TextParagraph], known: Sequence[Character]
) -> tuple[People, list[Turn], Presence]:
    """Who there is, what is said, and who is present where."""
    people = find_people(prose, known)
    turns, presence = find_turns(prose, people)
    if more := joins(turns):
        people = find_people(prose, joined(known, more))
        turns, presence = find_turns(prose, people)
    return people, turns, presence


def _attributions(
    turns: Sequence[Turn],
    decisions: Sequence[Decision],
    listeners: Sequence[str],
    people: People,
    sureness: Mapping[str, float],
    names: Mapping[str, str],
) -> Iterator[tuple[int, Attribution]]:
    """Of each segment that is said, by its index; `names` are what some are called at last."""
    before: Turn | None = None
    for turn, decision, listener in zip(turns, decisions, listeners, strict=True):
        speaker = names.get(decision.who, decision.who) or UNKNOWN
        sure, to = confidence(turn, decision, people, sureness), names.get(listener, listener)
        for index, why in evidence(turn, decision, before, people, names):
            yield index, Attribution(speaker, sure, why, to)
        before = turn


def _with(story: Story, found: Mapping[int, Attribution]) -> Iterator[Chapter]:
    """The story's chapters with what was found."""
    at = 0
    for chapter in story.chapters:
        segments = tuple(
            replace(segment, attribution=_merged(segment.attribution, found.get(index, _NOBODY)))
            if segment.kind is Kind.DIALOGUE
            else segment
            for index, segment in enumerate(chapter.segments, at)
        )
        yield replace(chapter, segments=segments)
        at += len(segments)


def _merged(given: Attribution, found: Attribution) -> Attribution:
    """What was found; of a speaker whom a person named only the name, and who listens."""
    if given.speaker in (UNKNOWN, NARRATOR) or found.speaker == UNKNOWN:
        return found
    return replace(given, speaker=found.speaker, listener=found.listener)
