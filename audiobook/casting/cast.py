"""A voice for everybody in a story.

A speaker without an entry in voices.yaml is cast in the order of first appearance, so that a
character who is added late in a book changes nobody else's voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from audiobook.casting.choice import Newcomer, Taken, chosen
from audiobook.casting.company import Company
from audiobook.casting.given import Given, given, part_of
from audiobook.casting.pace import own_rate
from audiobook.casting.role import Cast, Role
from audiobook.casting.timbre import ALIKE, likeness
from audiobook.casting.voices_file import Part, VoicesFile
from audiobook.engines import Delivery, Voice, installed
from audiobook.errors import Problem
from audiobook.story import NARRATOR, UNKNOWN, Gender, Story
from audiobook.system import Locate


def cast(story: Story, voices: VoicesFile, locate: Locate, fallback: bool = False) -> Cast:
    """A role for everybody who is heard in the story, narrator first.

    Raises InputError with every voice of voices.yaml that is unknown here, or whose engine is
    missing; with `fallback`, another voice takes the place of the latter.
    """
    said = given(voices, locate, fallback)
    company = Company(story)
    narrator = said.voices.get(NARRATOR) or _narrator(said)
    roles = {NARRATOR: _role(voices.narrator, narrator, NARRATOR in said.voices, narrates=True)}
    people = [name for name in company.scenes if name not in (NARRATOR, UNKNOWN)]
    for name in people:
        if name in said.voices:
            roles[name] = _role(voices.characters[name], said.voices[name], given=True)
    genders = _genders(story, said)
    for name in people:
        if name not in roles:
            who = Newcomer(genders.get(name, "unknown"), company.prominence(name))
            taken = list(_taken(roles, company.closeness(name, roles)))
            voice, delivery = chosen(who, installed.palette(said.engine), narrator, taken)
            roles[name] = _with_part(voice, delivery, voices.characters.get(name) or Part())
    if UNKNOWN in company.scenes:
        roles[UNKNOWN] = _unknown(voices, said, narrator)
    return roles


def notes(roles: Cast, voices: VoicesFile, locate: Locate, fallback: bool = False) -> list[Problem]:
    """What a person should know of the cast: voices that take the place of others.

    What the voices can't do of what they are asked for, `shortfalls` says.
    """
    return list(_replaced(roles, voices, locate, fallback))


def _replaced(roles: Cast, voices: VoicesFile, locate: Locate, fallback: bool) -> Iterator[Problem]:
    said = given(voices, locate, fallback)
    for note in said.notes:
        names = [
            name
            for name in said.gone
            if name in roles and locate((*part_of(name, voices)[1:], "voice")) == note.place
        ]
        instead = "; ".join(f"{name} gets {roles[name].voice.id}" for name in names)
        yield replace(note, what=f"{note.what}; {instead}" if instead else note.what)


def _narrator(said: Given) -> Voice:
    """The best voice to narrate that sounds like nobody's who was given one.

    It is of the gender of the one that is not here, if there is one such. Where voices.yaml names
    no engine, an engine with a single natural voice may narrate.
    """
    tellers = installed.palette(said.engine)
    if not said.chosen:
        tellers = (*installed.palette(installed.narrating(said.engine)), *tellers)
    wanted = said.gone.get(NARRATOR, "unknown")
    others = [voice for name, voice in said.voices.items() if name != UNKNOWN]

    def cost(voice: Voice) -> tuple[bool, bool]:
        return (
            any(likeness(voice, other) >= ALIKE for other in others),
            wanted not in ("unknown", voice.gender),
        )

    return min(tellers, key=cost)


def _unknown(voices: VoicesFile, said: Given, narrator: Voice) -> Role:
    """Who speaks what nobody could be found for: the narrator, unless voices.yaml says who."""
    part, voice = voices.unknown or voices.narrator, said.voices.get(UNKNOWN, narrator)
    return _role(part, voice, UNKNOWN in said.voices, narrates=voice == narrator)


def _genders(story: Story, said: Given) -> Mapping[str, Gender]:
    """By name; that of somebody's voice which is not here, where the story tells none."""
    told = {one.name: one.gender for one in story.characters if one.gender != "unknown"}
    return {**said.gone, **told}


def _taken(roles: Cast, closeness: Mapping[str, int]) -> Iterator[Taken]:
    """The voices of everybody but the narrator."""
    for name, role in roles.items():
        if name != NARRATOR:
            yield Taken(role.voice, role.delivery, closeness.get(name, 0))


def _role(part: Part, voice: Voice, given: bool, narrates: bool = False) -> Role:
    rate = own_rate(voice, narrates) if part.rate is None else part.rate
    return Role(voice, Delivery(rate, part.pitch), given)


def _with_part(voice: Voice, found: Delivery, part: Part) -> Role:
    """What voices.yaml says of rate and pitch wins over what casting chose."""
    rate = found.rate if part.rate is None else part.rate
    pitch = found.pitch if part.pitch is None else part.pitch
    return Role(voice, Delivery(rate, pitch), given=False)
