"""Each speaker gets a voice: the given one, else the best free one.

A speaker without an entry in voices.yaml is cast in the order of first appearance, so that a
character who is added late in a book changes nobody else's voice. Two people who speak within one
scene never share a voice while a free one is left; when there is none, pitch and rate make the
difference.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from audiobook.engines import Delivery, Voice, installed
from audiobook.errors import InputError, Place, Problem
from audiobook.normalization import Spoken, is_british, is_sayable, pieces, spoken
from audiobook.story import NARRATOR, UNKNOWN, Chapter, Gender, Kind, Segment, Story
from audiobook.voices import Part, Pauses, VoicesFile

# How a voice is changed for the second, third, … person who must share it in a scene:
# (pitch steps of 0…100, rate in words a minute). Found by ear to stay natural on espeak.
_VARIATIONS = ((0, 0), (14, 8), (-14, -10), (24, 16), (-24, -18), (7, -16), (-7, 18))
_OWN_PITCH, _OWN_RATE = 50, 165


@dataclass(frozen=True, slots=True)
class Role:
    """The voice of a speaker."""

    voice: str  # "engine:name"
    delivery: Delivery
    given: bool  # by voices.yaml, rather than chosen automatically


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an engine is to say, and the silence after it."""

    segment: int  # index into the chapter's segments
    speaker: str
    text: str  # as spoken: on one line, normalized; may hold words with sounds (`phonetics`)
    role: Role
    pause: float  # seconds, before the next utterance


Cast = Mapping[str, Role]


def cast(story: Story, voices: VoicesFile, locate: Callable[..., Place]) -> Cast:
    """A role for everybody who is heard in the story, narrator first.

    Raises InputError with every voice of voices.yaml that is unknown here.
    """
    given = _given_voices(voices, locate)
    engine = voices.engine or installed.default()
    palette = installed.palette(engine)
    narrator = given.get(NARRATOR) or f"{engine}:{palette[0].name}"
    roles = {NARRATOR: _role(voices.narrator, narrator, NARRATOR in given)}
    scenes = _scenes(story)
    genders = {character.name: character.gender for character in story.characters}
    people = [name for name in scenes if name not in (NARRATOR, UNKNOWN)]
    for name in people:
        if name in given:
            roles[name] = _role(voices.characters[name], given[name], True)
    for name in people:
        if name not in roles:
            part = voices.characters.get(name) or Part()
            mates = [roles[other] for other in roles if scenes.get(other, set()) & scenes[name]]
            elsewhere = [role for other, role in roles.items() if other != NARRATOR]
            choice = _free_role(
                genders.get(name, "unknown"), palette, roles[NARRATOR], mates, elsewhere
            )
            roles[name] = _with_part(choice, part)
    if UNKNOWN in scenes:
        part = voices.unknown or voices.narrator
        roles[UNKNOWN] = _role(part, given.get(UNKNOWN, narrator), UNKNOWN in given)
    return roles


def shortfalls(roles: Cast, voices: VoicesFile, locate: Callable[..., Place]) -> list[Problem]:
    """Notes on what of a given rate or pitch a voice can't do; the work goes on."""
    notes = []
    for name, role in roles.items():
        told = installed.shortfall(role.voice, role.delivery)
        if told:
            part, *path = _part(name, voices)
            place = locate((*path, "rate")) if part and part.rate is not None else None
            what = f"{name}: {role.voice} can't speak as it is asked to: {told}"
            notes.append(Problem(what, "give a rate that it can speak", place, fatal=False))
    return notes


def _part(name: str, voices: VoicesFile) -> tuple[Part | None, *tuple[str, ...]]:
    """What voices.yaml says of somebody, and the keys that lead there."""
    if name == NARRATOR:
        return voices.narrator, "narrator"
    if name == UNKNOWN:
        return voices.unknown, "unknown"
    return voices.characters.get(name), "characters", name


def utterances(
    chapter: Chapter,
    roles: Cast,
    pauses: Pauses,
    pronunciations: Mapping[str, str],
    titles: bool,
    language: str = "en",
) -> tuple[Utterance, ...]:
    """All that is heard in a chapter, in order; a long segment is several utterances.

    `titles` says whether the chapter's heading is spoken, `language` how its dates are read.
    """
    heard = [
        (index, segment)
        for index, segment in enumerate(chapter.segments)
        if segment.kind is not Kind.SILENT and (titles or segment.kind is not Kind.HEADING)
    ]
    made: list[Utterance] = []
    for (index, segment), after in zip(heard, [*heard[1:], None], strict=True):
        role = roles[segment.speaker]
        text = _text(segment, role, pronunciations, language)
        if not is_sayable(text):
            continue
        *first, last = pieces(text)
        made += [Utterance(index, segment.speaker, piece, role, pauses.turn) for piece in first]
        pause = _pause(segment, after[1] if after else None, pauses)
        made.append(Utterance(index, segment.speaker, last, role, pause))
    return tuple(made)


def reading(segment: Segment, known: Mapping[str, str], language: str) -> Spoken:
    """How a segment is said; its words stand in what is audible of the segment."""
    heading = segment.kind is Kind.HEADING
    return spoken(segment.audible, known, is_british(language), heading)


def _text(segment: Segment, role: Role, known: Mapping[str, str], language: str) -> str:
    """What the voice's engine is given for a segment: with the sounds of words if it takes them."""
    said = reading(segment, known, language)
    return said.sounded if installed.takes_ipa(role.voice.partition(":")[0]) else said.text


def _pause(segment: Segment, after: Segment | None, pauses: Pauses) -> float:
    if after is None:
        return pauses.chapter
    if segment.kind is Kind.HEADING:
        return pauses.title
    if after.scene != segment.scene:
        return pauses.scene
    return pauses.turn if after.paragraph == segment.paragraph else pauses.paragraph


def _given_voices(voices: VoicesFile, locate: Callable[..., Place]) -> dict[str, str]:
    """The voices that voices.yaml names, as `engine:name`."""
    named: list[tuple[str, tuple[str, ...], Part | None]] = [
        (NARRATOR, ("narrator", "voice"), voices.narrator),
        (UNKNOWN, ("unknown", "voice"), voices.unknown),
        *((name, ("characters", name, "voice"), p) for name, p in voices.characters.items()),
    ]
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for name, path, part in named:
        if part is None or part.voice is None:
            continue
        try:
            found[name] = installed.full_id(part.voice, voices.engine)
        except InputError as error:
            problems += [Problem(p.what, p.mend, locate(path)) for p in error.problems]
    if problems:
        raise InputError(problems)
    return found


def _role(part: Part, voice: str, given: bool) -> Role:
    return Role(voice, Delivery(part.rate, part.pitch), given)


def _with_part(role: Role, part: Part) -> Role:
    """What voices.yaml says of rate and pitch wins over what casting chose."""
    rate = role.delivery.rate if part.rate is None else part.rate
    pitch = role.delivery.pitch if part.pitch is None else part.pitch
    return Role(role.voice, Delivery(rate, pitch), given=False)


def _scenes(story: Story) -> dict[str, set[tuple[int, int]]]:
    """Everybody who is heard, in the order of appearance: the scenes in which they are."""
    scenes: dict[str, set[tuple[int, int]]] = {}
    for chapter, segment in story.segments():
        if segment.kind is not Kind.SILENT:
            scenes.setdefault(segment.speaker, set()).add((chapter.number, segment.scene))
    return scenes


def _free_role(
    gender: Gender,
    palette: Sequence[Voice],
    narrator: Role,
    mates: Sequence[Role],
    elsewhere: Sequence[Role],
) -> Role:
    """The best role for one more person.

    `mates` are the roles that are heard in the same scenes, `elsewhere` all that are taken.
    """
    fitting = [voice for voice in palette if gender in ("unknown", voice.gender)] or list(palette)
    others = [voice for voice in fitting if voice.id != narrator.voice] or fitting
    taken = {role.voice for role in mates}
    free = [voice for voice in others if voice.id not in taken]
    known = {voice.id: voice for voice in palette}
    near = [known[role.voice] for role in mates if role.voice in known]

    def worth(voice: Voice) -> tuple[float, int]:
        uses = sum(role.voice == voice.id for role in elsewhere)
        return (voice.stars + 2 * _distance(voice, near) - 3 * uses, -palette.index(voice))

    if free:
        return Role(max(free, key=worth).id, Delivery(), given=False)
    # Everybody's voice is taken: the one that the fewest of this scene share, made different.
    voice = min(others, key=lambda v: (sum(role.voice == v.id for role in mates), others.index(v)))
    return Role(voice.id, _variation([r.delivery for r in mates if r.voice == voice.id]), False)


def _distance(voice: Voice, near: Iterable[Voice]) -> float:
    """How well a listener tells a voice from those around it, 0…1: pitch, then accent."""
    return min((_gap(voice, other) for other in near), default=1)


def _gap(voice: Voice, other: Voice) -> float:
    octaves = abs(math.log2(voice.hertz / other.hertz)) if voice.hertz and other.hertz else 0
    return min(1.0, 2 * octaves + (0 if voice.accent == other.accent else 0.3))


def _variation(taken: Sequence[Delivery]) -> Delivery:
    """A delivery that nobody in `taken` has; the rarest where all are taken."""
    choices = [
        Delivery(_OWN_RATE + rate, _OWN_PITCH + pitch) if (pitch, rate) != (0, 0) else Delivery()
        for pitch, rate in _VARIATIONS
    ]
    return min(choices, key=lambda delivery: (taken.count(delivery), choices.index(delivery)))
