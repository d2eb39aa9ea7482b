"""All that is heard in a chapter, as utterances."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from audiobook.casting.direction import aside, directed
from audiobook.casting.jump import jumps
from audiobook.casting.manner import PLAIN, Manner
from audiobook.casting.pace import asked_speed
from audiobook.casting.role import Cast, Role
from audiobook.casting.voices_file import Pauses, Speeds
from audiobook.engines import installed, phonemized
from audiobook.normalization import Spoken, is_british, is_sayable, normalize, pieces
from audiobook.pronunciation import WordSounds, pronounce
from audiobook.story import Chapter, Kind, Segment


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an engine is to say, and the silence after it."""

    segment: int  # index into the chapter's segments
    speaker: str
    text: str  # as spoken: on one line, normalized; may hold sounds (`normalization.sounds`)
    role: Role
    pause: float  # seconds, before the next utterance
    gain: float = 0.0  # decibels that it is louder than its voice is otherwise


def utterances(
    chapter: Chapter,
    roles: Cast,
    pauses: Pauses,
    pronunciations: WordSounds,
    titles: bool,
    language: str = "en",
    *,
    speeds: Speeds | None = None,
    manners: Mapping[int, Manner] | None = None,
) -> tuple[Utterance, ...]:
    """All that is heard in a chapter, in order; a long segment is several utterances.

    `titles` says whether the chapter's heading is spoken, `language` how its dates are read, and
    `manners` how segments are said that are not said as all others, by their place.
    """
    heard = [
        (index, segment)
        for index, segment in enumerate(chapter.segments)
        if segment.kind is not Kind.SILENT and (titles or segment.kind is not Kind.HEADING)
    ]
    made: list[Utterance] = []
    beside: list[Segment | None] = [None, *(segment for _, segment in heard), None]
    for at, (index, segment) in enumerate(heard):
        before, after = beside[at], beside[at + 2]
        manner = (manners or {}).get(index, PLAIN)
        role = roles[segment.speaker]
        known = pronunciations.heard(segment.speaker, chapter.number, chapter.title)
        text = words_for(role, segment, known, language)
        _, speed = asked_speed(segment, speeds or Speeds())
        role = directed(role, speed, manner)
        if _quotes(segment, before) or _quotes(segment, after):
            role = aside(role, text, _quotes(segment, after))
        for piece, pause in _with_pauses(text, pauses.turn, _pause(segment, after, pauses)):
            made.append(Utterance(index, segment.speaker, piece, role, pause, manner.decibels))
    return tuple(made)


def _quotes(segment: Segment, beside: Segment | None) -> bool:
    """Whether it is narration with this quotation beside it in its paragraph."""
    return (
        beside is not None
        and (segment.kind, beside.kind) == (Kind.NARRATION, Kind.DIALOGUE)
        and segment.paragraph == beside.paragraph
    )


def _with_pauses(text: str, within: float, after: float) -> Iterator[tuple[str, float]]:
    """What is spoken at once of a text, and the pause after each; none where nothing is sayable."""
    if is_sayable(text):
        *first, last = pieces(text)
        yield from ((piece, within) for piece in first)
        yield last, after


def reading(segment: Segment, known: WordSounds, language: str) -> Spoken:
    """How a segment is said; its words stand in what is audible of the segment.

    `known` are those sounds of words that hold for who says it, and where.
    """
    heading = segment.kind is Kind.HEADING and not segment.letter
    text = segment.audible
    return normalize(text, {}, is_british(language), heading, known.words(text))


def words_for(role: Role, segment: Segment, known: WordSounds, language: str) -> str:
    """What the voice's engine is given for a segment: with the sounds of words if it takes them."""
    said = reading(segment, known, language)
    if not installed.takes_ipa(role.voice.engine):
        return said.text
    british = is_british(role.voice.accent or language)
    return pronounce(said, british, known.foreign(phonemized)).sounded


def _pause(segment: Segment, after: Segment | None, pauses: Pauses) -> float:
    if after is None:
        return pauses.chapter
    if segment.kind is Kind.HEADING:
        return pauses.title
    if after.scene != segment.scene:
        return pauses.jump if jumps(after.audible) else pauses.scene
    return pauses.turn if after.paragraph == segment.paragraph else pauses.paragraph
