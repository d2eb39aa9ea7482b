"""Who says each quotation: a small trained model over tags, pronouns, beats, and whose turn it is.

The door is `attribute`. Behind it `people` (who there is), `mentions` (where narration speaks of
whom), `conversation` (what is said, and what stands beside it), `inference` (the candidates, and
who is likeliest), `evidence` and `addressee` (why, and to whom).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audiobook.attribution.addressee import addressees
from audiobook.attribution.conversation.dialogue import find_turns
from audiobook.attribution.conversation.joins import joined, joins
from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.evidence import Verdict, verdicts
from audiobook.attribution.inference import model
from audiobook.attribution.inference.decision import Decision, decide
from audiobook.attribution.inference.features import Describing
from audiobook.attribution.notes import THE_NARRATOR, notes
from audiobook.attribution.people.people import FIRST_PERSON, People, find_people
from audiobook.attribution.prose import paragraphs
from audiobook.story import NARRATOR, UNKNOWN, Attribution, Chapter, Character, Kind, Story

# Another one wherever the same story would be attributed otherwise: what was remembered is not it.
REVISION = "5"

__all__ = [
    "REVISION",
    "THE_NARRATOR",
    "attribute",
    "memory",
]


def attribute(story: Story, known: Sequence[Character] = ()) -> Story:
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
    story does not know, but nearly. Nothing is raised; the time is linear in the
    length of the text.
    """
    prose = list(paragraphs(story))
    people = find_people(prose, known)
    turns, presence = find_turns(prose, people)
    if learned := joins(turns):
        people = find_people(prose, joined(known, learned))
        turns, presence = find_turns(prose, people)
    brain = model.load()
    choices = decide(Describing(turns, presence, people).all(), brain)
    names = {FIRST_PERSON: people.narrator or THE_NARRATOR}
    told = dict(verdicts(turns, choices, people, brain.sureness, names))
    heard = _heard(turns, addressees(turns, choices, prose, people), names)
    chapters, at = [], 0
    for chapter in story.chapters:
        chapters.append(_told(chapter, at, told, heard, names))
        at += len(chapter.segments)
    characters = _characters(turns, choices, people, known, names)
    return replace(
        story,
        chapters=tuple(chapters),
        characters=characters,
        problems=(*story.problems, *notes(story, turns, choices, people)),
    )


def _heard(turns: Sequence[Turn], heard: Sequence[str], names: Mapping[str, str]) -> dict[int, str]:
    """The listener of each segment."""
    return {
        index: names.get(who, who)
        for turn, who in zip(turns, heard, strict=True)
        for index in turn.pieces
    }


def _told(
    chapter: Chapter,
    at: int,
    told: Mapping[int, Verdict],
    heard: Mapping[int, str],
    names: Mapping[str, str],
) -> Chapter:
    segments = []
    for index, segment in enumerate(chapter.segments, at):
        if segment.kind is Kind.DIALOGUE:
            said = _said(segment.attribution, told.get(index), names)
            segment = replace(segment, attribution=replace(said, listener=heard.get(index, "")))
        segments.append(segment)
    return replace(chapter, segments=tuple(segments))


def _said(given: Attribution, verdict: Verdict | None, names: Mapping[str, str]) -> Attribution:
    if verdict is None or not verdict.who:
        return Attribution(UNKNOWN, 0.0, "nobody found")
    speaker = names.get(verdict.who, verdict.who)
    if given.speaker not in (UNKNOWN, NARRATOR):
        return replace(given, speaker=speaker)
    return Attribution(speaker, verdict.confidence, verdict.evidence)


def _characters(
    turns: Sequence[Turn],
    choices: Sequence[Decision],
    people: People,
    known: Sequence[Character],
    names: Mapping[str, str],
) -> tuple[Character, ...]:
    found = {character.name: _gendered(character, people) for character in known}
    for _, choice in zip(turns, choices, strict=True):
        name = names.get(choice.who, choice.who)
        if name and name not in found:
            found[name] = Character(name, people.gender(choice.who), people.aliases(choice.who))
    return tuple(found.values())


def _gendered(known: Character, people: People) -> Character:
    """A known character; who was only joined to another name has the gender that the text tells."""
    who = FIRST_PERSON if known.name == people.narrator else known.name
    return known if known.gender != "unknown" else replace(known, gender=people.gender(who))
