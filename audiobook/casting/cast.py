"""A voice for everybody in a story.

A speaker without an entry in voices.yaml is cast in the order of first appearance, so that a
character who is added late in a book changes nobody else's voice; who was cast before stays so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from audiobook.casting.aged import plain
from audiobook.casting.cast_file import Kept, KeptPart, People
from audiobook.casting.choice import Newcomer, Taken, chosen
from audiobook.casting.company import Company, Prominence
from audiobook.casting.given import Given, given, part_of
from audiobook.casting.keepsakes import Keepsakes, Spoken, keepsakes
from audiobook.casting.pace import own_rate
from audiobook.casting.role import Cast, Role
from audiobook.casting.timbre import ALIKE, likeness
from audiobook.casting.voices_file import CharacterPart, Part, VoicesFile
from audiobook.engines import Delivery, Voice, installed
from audiobook.errors import Problem
from audiobook.story import NARRATOR, UNKNOWN, Age, Gender, Story
from audiobook.system import Locate

_SAME = 0.95  # likeness from which on two voices are one to anybody


@dataclass(frozen=True, slots=True)
class Casting:
    """A cast, and how it came about."""

    roles: Cast
    engine: str  # whose voices those get whom nobody gave one
    chosen: bool  # by voices.yaml
    automatic: People  # the voices of all whom voices.yaml gives none, as they are to be kept
    kept: frozenset[str]  # who has a voice of an earlier build
    notes: tuple[Problem, ...]  # what a person should know of it


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of people that their voices should tell."""

    genders: Mapping[str, Gender]
    ages: Mapping[str, Age]

    @classmethod
    def of(cls, story: Story, voiced: Mapping[str, Gender]) -> Traits:
        """As the story tells; else as the voices that they should have, and that are not here."""
        told = {one.name: one.gender for one in story.characters if one.gender != "unknown"}
        return cls({**voiced, **told}, {one.name: one.age for one in story.characters})

    def gender(self, name: str) -> Gender:
        return self.genders.get(name, "unknown")

    def age(self, name: str) -> Age:
        return self.ages.get(name, "unknown")

    def is_for_any_voice(self, name: str) -> bool:
        """Whether a voice of either gender would do: a child's is a woman's."""
        return self.gender(name) == "unknown" and self.age(name) != "child"


def cast(story: Story, voices: VoicesFile, locate: Locate, fallback: bool = False) -> Cast:
    """The roles of a `casting` of which nothing is kept yet."""
    return casting(story, voices, locate, fallback).roles


def casting(
    story: Story,
    voices: VoicesFile,
    locate: Locate,
    fallback: bool = False,
    kept: Kept | None = None,
) -> Casting:
    """A role for everybody who is heard in the story, narrator first.

    A voice that voices.yaml gives wins; then one that was `kept`; everybody else is cast as though
    nobody had been given a voice, so that giving one to somebody changes nobody else's, but where
    it was theirs. Raises InputError with every voice of voices.yaml that is unknown here, or whose
    engine is missing; with `fallback`, another voice takes the place of the latter.
    """
    said = given(voices, locate, fallback, kept.file.engine if kept else None)
    company = Company(story)
    held = keepsakes(story, company.scenes, said, kept, voices)
    who = Traits.of(story, {**said.gone, **held.gone})
    automatic = _automatic(company, said, held.voices, who)
    mine = {name: said.voices[name] for name in (NARRATOR, *company.scenes) if name in said.voices}
    automatic = _moved(automatic, mine, held.voices, company, said, who)
    roles = {
        name: _role(name, automatic[name], said.voices.get(name), voices) for name in automatic
    }
    if UNKNOWN in company.scenes:
        roles[UNKNOWN] = _unknown(voices, said, roles[NARRATOR].voice)
    stands_in = voices.engine is not None and not said.chosen  # for an engine that is not here
    keepable = {
        name: _kept_part(voice, delivery, name, who, held)
        for name, (voice, delivery) in automatic.items()
        if not stands_in and not {name} & {*said.voices, *said.gone, *held.gone}
    }
    notes = (*_replaced(roles, voices, locate, said), *held.notes, *_doubles(roles, mine, held))
    kept_now = frozenset(name for name in held.voices if name in roles and not roles[name].given)
    return Casting(roles, said.engine, said.chosen, keepable, kept_now, notes)


def notes(roles: Cast, voices: VoicesFile, locate: Locate, fallback: bool = False) -> list[Problem]:
    """What a person should know of the cast: voices that take the place of others.

    What the voices can't do of what they are asked for, `shortfalls` says.
    """
    return list(_replaced(roles, voices, locate, given(voices, locate, fallback)))


def _replaced(roles: Cast, voices: VoicesFile, locate: Locate, said: Given) -> Iterator[Problem]:
    for note in said.notes:
        names = [
            name
            for name in said.gone
            if name in roles and locate((*part_of(name, voices)[1:], "voice")) == note.place
        ]
        instead = "; ".join(f"{name} gets {roles[name].voice.id}" for name in names)
        yield replace(note, what=f"{note.what}; {instead}" if instead else note.what)


def _doubles(roles: Cast, mine: Mapping[str, Voice], held: Keepsakes) -> Iterator[Problem]:
    """Voices that voices.yaml gives to somebody, and that are another's or sound like narration."""
    teller = roles[NARRATOR].voice
    for name, voice in mine.items():
        if NARRATOR not in mine and voice != teller and _is_like(voice, [teller]):
            what = f"{name} was given {voice.id}, which sounds like the narrator's {teller.id}"
            yield Problem(what, "give the narrator a voice in voices.yaml", fatal=False)
        for other in held.voices:
            if other in roles and other not in mine and roles[other].voice == voice:
                what = f"{name} was given {voice.id}, which is {other}'s since an earlier build"
                mend = "give one of them another voice in voices.yaml"
                yield Problem(what, mend, fatal=False)


def _automatic(
    company: Company, said: Given, held: Mapping[str, Spoken], who: Traits
) -> dict[str, Spoken]:
    """Everybody's voice as though voices.yaml gave none to anybody."""
    narrator = held.get(NARRATOR) or _as_narrator(_narrator(said, who))
    found = {NARRATOR: narrator, **held}
    for name in _people(company):
        if name not in found:
            _join(name, found, set(held), company, said, who)
    return {NARRATOR: narrator, **{name: found[name] for name in _people(company)}}


def _join(
    name: str,
    found: dict[str, Spoken],
    settled: Set[str],
    company: Company,
    said: Given,
    who: Traits,
) -> None:
    """Give one more person a voice; those who lose theirs by it get others."""
    newcomer = Newcomer(who.gender(name), company.prominence(name), who.age(name))
    taken = list(_taken(found, settled, company, who, name))
    choice = chosen(newcomer, installed.palette(said.engine), found[NARRATOR][0], taken)
    moving = [
        other
        for other, (voice, _) in found.items()
        if choice.vacated and voice == choice.voice and other != NARRATOR
    ]
    for other in moving:
        del found[other]
    found[name] = choice.voice, choice.delivery
    for other in moving:
        _join(other, found, settled, company, said, who)


def _moved(
    automatic: dict[str, Spoken],
    mine: Mapping[str, Voice],
    held: Mapping[str, Spoken],
    company: Company,
    said: Given,
    who: Traits,
) -> dict[str, Spoken]:
    """The automatic cast where some have voices of voices.yaml: who had these gets others."""
    named = {name: (voice, Delivery()) for name, voice in mine.items()}
    others = {voice for name, voice in mine.items() if name not in (NARRATOR, UNKNOWN)}
    found = {**automatic, **{name: one for name, one in named.items() if name in automatic}}
    if NARRATOR not in {*mine, *held} and _is_like(automatic[NARRATOR][0], others, _SAME):
        heard = [voice for name, (voice, _) in found.items() if name != NARRATOR]
        found[NARRATOR] = _as_narrator(_narrator(said, who, others, heard))
    teller = {found[NARRATOR][0]} - {automatic[NARRATOR][0]}
    moving = [
        name
        for name in _people(company)
        if name not in mine and name not in held
        if found[name][0] in others or _is_like(found[name][0], teller)
    ]
    for name in moving:
        del found[name]
    for name in moving:
        _join(name, found, {*held, *mine}, company, said, who)
    changed = {name: found[name] for name in automatic if name not in mine}
    return {**automatic, **changed}


def _people(company: Company) -> list[str]:
    """Who speaks beside the narrator, by first appearance."""
    return [name for name in company.scenes if name not in (NARRATOR, UNKNOWN)]


def _is_like(voice: Voice, others: Iterable[Voice], alike: float = ALIKE) -> bool:
    return any(likeness(voice, other) >= alike for other in others)


def _as_narrator(voice: Voice) -> Spoken:
    return voice, Delivery(own_rate(voice, narrates=True))


def _narrator(
    said: Given,
    who: Traits,
    others: Collection[Voice] = (),
    heard: Collection[Voice] = (),
) -> Voice:
    """The best voice to narrate that sounds like none that was given to others, or is heard.

    It is of the gender of the one that is not here, if there is one such. Where voices.yaml names
    no engine, an engine with a single natural voice may narrate.
    """
    tellers = installed.palette(said.engine)
    if not said.chosen:
        tellers = (*installed.palette(installed.narrating(said.engine)), *tellers)
    wanted = who.gender(NARRATOR)

    def cost(voice: Voice) -> tuple[bool, bool, bool, bool]:
        return (
            voice in heard,
            _is_like(voice, others),
            _is_like(voice, heard),
            wanted not in ("unknown", voice.gender),
        )

    return min(tellers, key=cost)


def _unknown(voices: VoicesFile, said: Given, narrator: Voice) -> Role:
    """Who speaks what nobody could be found for: the narrator, unless voices.yaml says who."""
    part, voice = voices.unknown or voices.narrator, said.voices.get(UNKNOWN, narrator)
    return _as_given(part, voice, UNKNOWN in said.voices, narrates=voice == narrator)


def _taken(
    found: Mapping[str, Spoken], settled: Set[str], company: Company, who: Traits, newcomer: str
) -> Iterator[Taken]:
    """The voices of everybody but the narrator."""
    closeness = company.closeness(newcomer, found)
    for name, (voice, delivery) in found.items():
        if name != NARRATOR:
            speaks = company.prominence(name) if name in company.scenes else Prominence.PASSER_BY
            close, either = closeness.get(name, 0), who.is_for_any_voice(name)
            yield Taken(voice, delivery, close, speaks, name in settled, either)


def _role(name: str, automatic: Spoken, mine: Voice | None, voices: VoicesFile) -> Role:
    part = part_of(name, voices)[0] or Part()
    if mine:
        return _as_given(part, mine, given=True, narrates=name == NARRATOR)
    voice, found = automatic
    rate = found.rate if part.rate is None else part.rate
    pitch = found.pitch if part.pitch is None else part.pitch
    return Role(voice, Delivery(rate, pitch), given=False)


def _kept_part(
    voice: Voice, delivery: Delivery, name: str, who: Traits, held: Keepsakes
) -> KeptPart:
    """A voice as it is to be kept; one that was kept stays as it was."""
    told = held.ages[name] if name in held.ages else who.age(name)
    age: Age = told if told in ("child", "old") and name != NARRATOR else "unknown"
    return KeptPart(voice=voice.id, rate=delivery.rate, pitch=delivery.pitch, age=age)


def _as_given(part: Part, voice: Voice, given: bool, narrates: bool = False) -> Role:
    own = plain(voice, part.age if isinstance(part, CharacterPart) else "unknown", narrates)
    rate = own.rate if part.rate is None else part.rate
    pitch = own.pitch if part.pitch is None else part.pitch
    return Role(voice, Delivery(rate, pitch), given)
