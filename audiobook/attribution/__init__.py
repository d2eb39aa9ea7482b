"""Who says each quotation, by rules: tags, pronouns, beats, and whose turn it is.

The door is `attribute`. What is behind it knows no language model and needs nothing installed; a
better model fits behind the same door.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audiobook.attribution.evidence import Verdict, verdicts
from audiobook.attribution.mentions import FIRST_PERSON, Cast, find_cast
from audiobook.attribution.prose import paragraphs
from audiobook.attribution.ranking import Choice, rank
from audiobook.attribution.turns import Turn, find_turns
from audiobook.story import UNKNOWN, Chapter, Character, Kind, Segment, Story

THE_NARRATOR = "the narrator"

# Another one wherever the same story would be attributed otherwise: what was remembered is not it.
REVISION = "1"

__all__ = ["REVISION", "THE_NARRATOR", "attribute"]


def attribute(story: Story, known: Sequence[Character] = ()) -> Story:
    """The story with a speaker, a confidence and the evidence on every dialogue segment.

    `confidence` is the measured share of right answers of the rule that decided. Speakers are
    canonical names: those of `known` as given there, other people by the longest unambiguous
    form in the text ("Sofie Romanova", "Mr. Knightley"), the unnamed as they are described ("the
    old man"), and UNKNOWN where nobody was found. Whoever tells the story as "I" speaks under
    the name that a `known` character has with the alias "I" or "the narrator", else as "the
    narrator", a character other than NARRATOR. `characters` holds `known`, as given, then
    everybody else who speaks, in the order of their first words. Nothing is raised; the time is
    linear in the length of the text.
    """
    prose = list(paragraphs(story))
    cast = find_cast(prose, known)
    turns = find_turns(prose, cast)
    choices: list[Choice] = rank(turns, cast)
    names = {FIRST_PERSON: _narrators_name(known)}
    told = dict(verdicts(turns, choices, cast))
    chapters, at = [], 0
    for chapter in story.chapters:
        chapters.append(_told(chapter, at, told, names))
        at += len(chapter.segments)
    characters = _characters(turns, choices, cast, known, names)
    return replace(story, chapters=tuple(chapters), characters=characters)


def _narrators_name(known: Sequence[Character]) -> str:
    for character in known:
        if {"i", "the narrator"} & {alias.lower() for alias in character.aliases}:
            return character.name
    return THE_NARRATOR


def _told(chapter: Chapter, at: int, told: dict[int, Verdict], names: dict[str, str]) -> Chapter:
    segments = []
    for index, segment in enumerate(chapter.segments, at):
        if segment.kind is Kind.DIALOGUE and segment.speaker == UNKNOWN:
            segment = _spoken(segment, told.get(index), names)
        segments.append(segment)
    return replace(chapter, segments=tuple(segments))


def _spoken(segment: Segment, verdict: Verdict | None, names: dict[str, str]) -> Segment:
    if verdict is None or not verdict.who:
        return replace(segment, speaker=UNKNOWN, confidence=0.0, evidence="nobody found")
    return replace(
        segment,
        speaker=names.get(verdict.who, verdict.who),
        confidence=verdict.confidence,
        evidence=verdict.evidence,
    )


def _characters(
    turns: Sequence[Turn],
    choices: Sequence[Choice],
    cast: Cast,
    known: Sequence[Character],
    names: dict[str, str],
) -> tuple[Character, ...]:
    found = {character.name: character for character in known}
    for _, choice in zip(turns, choices, strict=True):
        name = names.get(choice.who, choice.who)
        if name and name not in found:
            found[name] = Character(name, cast.gender(choice.who), cast.aliases(choice.who))
    return tuple(found.values())
