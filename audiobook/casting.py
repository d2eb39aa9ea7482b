"""Each speaker gets a voice: the given one, else the best free one.

A speaker without an entry in voices.yaml is cast in the order of first appearance, so that a
character who is added late in a book changes nobody else's voice. Two people who speak within one
scene never share a voice while a free one is left; when there is none, somebody shares it to whom
little is said, and pitch and rate make the difference. The more two people say to each other, the
more their voices are to differ, as `difference` has it.
"""

from __future__ import annotations

import math
from collections import Counter
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
    company = _Company(story)
    genders = {character.name: character.gender for character in story.characters}
    people = [name for name in company.scenes if name not in (NARRATOR, UNKNOWN)]
    for name in people:
        if name in given:
            roles[name] = _role(voices.characters[name], given[name], True)
    for name in people:
        if name not in roles:
            part = voices.characters.get(name) or Part()
            gender = genders.get(name, "unknown")
            choice = _free_role(gender, palette, roles, company.closeness(name, roles))
            roles[name] = _with_part(choice, part)
    if UNKNOWN in company.scenes:
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


class _Company:
    """Who is heard with whom, and how many lines they say to each other."""

    def __init__(self, story: Story) -> None:
        self.scenes: dict[str, set[tuple[int, int]]] = {}  # of each speaker, by first appearance
        self._lines: Counter[tuple[str, str]] = Counter()  # said by one to another
        for chapter, segment in story.segments():
            if segment.kind is not Kind.SILENT:
                self.scenes.setdefault(segment.speaker, set()).add((chapter.number, segment.scene))
                self._lines[segment.speaker, segment.listener] += 1

    def closeness(self, name: str, others: Iterable[str]) -> dict[str, int]:
        """How much it matters, from 1, that each who shares a scene with `name` sounds different.

        It grows by 1 each time that the lines said to each other double. The narrator, who is
        heard between all lines, counts as much as whoever is closest.
        """
        here = self.scenes[name]
        found = {
            other: 1 + (self._lines[name, other] + self._lines[other, name]).bit_length()
            for other in others
            if not here.isdisjoint(self.scenes.get(other, ()))
        }
        if NARRATOR in found:
            found[NARRATOR] = max(found.values())
        return found


def _free_role(
    gender: Gender,
    palette: Sequence[Voice],
    roles: Mapping[str, Role],
    closeness: Mapping[str, int],
) -> Role:
    """The best role for one more person.

    `roles` are all that are taken; `closeness` is to those of them who are met.
    """
    fitting = [voice for voice in palette if gender in ("unknown", voice.gender)] or list(palette)
    others = [voice for voice in fitting if voice.id != roles[NARRATOR].voice] or fitting
    met = [(roles[name], close) for name, close in closeness.items()]
    taken = {role.voice for role, _ in met}
    free = [voice for voice in others if voice.id not in taken]
    uses = Counter(role.voice for name, role in roles.items() if name != NARRATOR)

    def worth(voice: Voice) -> tuple[float, int]:
        apart = _apart(voice, met, palette)
        return (voice.stars + 2 * apart - 3 * uses[voice.id], -palette.index(voice))

    if free:
        return Role(max(free, key=worth).id, Delivery(), given=False)
    # Everybody's voice is taken: it is shared with those who are least close, and made different.
    shares = {
        voice.id: [(role.delivery, close) for role, close in met if role.voice == voice.id]
        for voice in others
    }
    voice = min(shares, key=lambda name: sum(close for _, close in shares[name]))
    return Role(voice, _variation(shares[voice]), given=False)


def difference(one: Voice, other: Voice) -> float:
    """How well people tell two voices apart, 0…1: by pitch, then by accent and gender.

    Half an octave is as much as there can be.
    """
    octaves = abs(math.log2(one.hertz) - math.log2(other.hertz)) if one.hertz * other.hertz else 0
    accent, gender = one.accent != other.accent, one.gender != other.gender
    return min(1.0, 2 * octaves + 0.3 * accent + 0.3 * gender)


def _apart(voice: Voice, met: Sequence[tuple[Role, int]], palette: Sequence[Voice]) -> float:
    """How well a voice is told from those around it, 0…1; from those who are closest above all."""
    known = {voice.id: voice for voice in palette}
    most = max((close for _, close in met), default=1)
    return 1 - max(
        (
            close / most * (1 - difference(voice, known[role.voice]))
            for role, close in met
            if role.voice in known
        ),
        default=0.0,
    )


def _variation(taken: Sequence[tuple[Delivery, int]]) -> Delivery:
    """A delivery that nobody has who shares the voice; that of those least close if all are taken.

    `taken` holds the deliveries of these people, and how close each of them is.
    """
    choices = [
        Delivery(_OWN_RATE + rate, _OWN_PITCH + pitch) if (pitch, rate) != (0, 0) else Delivery()
        for pitch, rate in _VARIATIONS
    ]
    return min(choices, key=lambda choice: sum(close for used, close in taken if used == choice))
