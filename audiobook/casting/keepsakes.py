"""What a cast file keeps for those who are heard in a story, and what of it can't be used here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from audiobook.casting.cast_file import Kept, KeptPart, People
from audiobook.casting.given import Given
from audiobook.casting.voices_file import CharacterPart, VoicesFile
from audiobook.engines import Delivery, Voice, installed
from audiobook.errors import EngineError, InputError, Place, Problem
from audiobook.story import NARRATOR, UNKNOWN, Age, Gender, Story

Spoken = tuple[Voice, Delivery]


@dataclass(frozen=True, slots=True)
class Keepsakes:
    """The voices that people were kept in."""

    voices: Mapping[str, Spoken]  # by speaker; also of those who are heard no more
    ages: Mapping[str, Age]  # likewise: for which they were chosen
    gone: Mapping[str, Gender]  # by speaker: of voices that can't be used here
    notes: tuple[Problem, ...]  # on what can't be used


def keepsakes(
    story: Story, heard: Iterable[str], said: Given, kept: Kept | None, voices: VoicesFile
) -> Keepsakes:
    """What was kept for those who are `heard`, of the engine that the others' voices are of.

    It is not theirs any more where voices.yaml tells another gender or age of them.
    """
    if kept is None:
        return Keepsakes({}, {}, {}, ())
    notes = list(_engine_notes(story, kept, said))
    people = kept.file.casts.get(said.engine, {})
    names = _names(story, [NARRATOR, *heard], people)
    found: dict[str, Spoken] = {}
    ages: dict[str, Age] = {}
    gone: dict[str, Gender] = {}
    for key, part in people.items():
        name = names.get(key, key)
        try:
            voice = installed.voice(part.voice or "", said.engine)
        except InputError as error:
            gone[name] = _gender(part)
            place = kept.place("casts", said.engine, key)
            if key in names:
                notes += [_lost(name, problem, story, place) for problem in error.problems]
        else:
            if not _is_restated(part, voice, voices.characters.get(name)):
                found[name] = voice, Delivery(part.rate, part.pitch)
                ages[name] = part.age
    return Keepsakes(found, ages, gone, tuple(notes))


def _is_restated(part: KeptPart, voice: Voice, now: CharacterPart | None) -> bool:
    """Whether voices.yaml says that somebody is not as the voice was chosen for them."""
    if now is None:
        return False
    was, is_ = (age if age in ("child", "old") else "adult" for age in (part.age, now.age))
    if now.age != "unknown" and was != is_:
        return True
    of_child = part.age == "child"  # a boy's is a woman's
    return not of_child and len({now.gender, voice.gender} - {"unknown"}) == 2


def _names(story: Story, heard: Iterable[str], people: People) -> dict[str, str]:
    """Who is heard by the name that a voice was kept under, which may be another of theirs."""
    aliases = {one.name: one.aliases for one in story.characters}
    keys = {key.casefold(): key for key in people}
    names = [name for name in heard if name != UNKNOWN]
    found = {keys[name.casefold()]: name for name in names if name.casefold() in keys}
    for name in names:
        if name not in found.values():
            others = (keys.get(alias.casefold(), "") for alias in aliases.get(name, ()))
            key = next((other for other in others if other and other not in found), "")
            found |= {key: name} if key else {}
    return found


def _engine_notes(story: Story, kept: Kept, said: Given) -> Iterator[Problem]:
    """That the engine of the kept cast is not the one which would be taken now."""
    engine = kept.file.engine
    if said.chosen or engine is None:
        return
    place = kept.place("engine")
    if engine != said.engine:
        what = f"this story's cast is kept in voices of {engine}, which can't be used here"
        mend = f"`audiobook doctor` tells how to get it; {said.engine} speaks meanwhile"
        yield Problem(what, mend, place, fatal=False)
    elif _is_better(best := installed.default(), engine):
        what = f"this story's cast is kept in voices of {engine}, although {best} is here"
        mend = f"`audiobook cast {story.name} --repin` casts it anew"
        yield Problem(what, mend, place, fatal=False)


def _is_better(one: str, other: str) -> bool:
    order = [name for name in installed.names() if name not in installed.NEVER_DEFAULT]
    return other not in order or order.index(one) < order.index(other)


def _lost(name: str, problem: Problem, story: Story, place: Place | None) -> Problem:
    what = f"{name} is cast anew: {problem.what}"
    mend = f"{problem.mend}; or `audiobook cast {story.name} --repin` forgets the old voice"
    return Problem(what, mend, place, fatal=False)


def _gender(part: KeptPart) -> Gender:
    """The gender of a voice that can't be used."""
    try:
        return installed.about(part.voice or "").gender
    except (InputError, EngineError):
        return "unknown"
