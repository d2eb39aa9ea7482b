"""Who speaks in a story, how much, how surely, and in which voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiobook.build import Project, guard
from audiobook.errors import Problem
from audiobook.story import NARRATOR, UNKNOWN, Character, Gender, Kind, Segment

if TYPE_CHECKING:
    from audiobook.build import book
    from audiobook.casting import Role


@dataclass(frozen=True, slots=True)
class CastMember:
    """Somebody who is heard in a story."""

    speaker: str
    gender: Gender
    aliases: tuple[str, ...]  # what else the story calls them
    lines: int
    words: int
    confidence: float | None  # 0…1, the mean over their quotations; None where they have none
    least: float | None  # the least of these
    voice: str  # "engine:name"
    rate: int | None  # words a minute; None: the voice's own
    pitch: int | None  # 0…100; None: the voice's own
    given: bool  # by voices.yaml, rather than chosen by the program


@dataclass(frozen=True, slots=True)
class CastList:
    """The cast of a story: the narrator, and then those who say most."""

    members: tuple[CastMember, ...]
    problems: tuple[Problem, ...]  # what a person should know of the story and its voices
    book: book.Book = field(repr=False, compare=False)  # the story, ready to be spoken


def cast(project: Project, story: Path, fallback: bool = False) -> CastList:
    """Who speaks in a story, and in which voice; nothing is spoken or written.

    With `fallback`, a voice whose engine is missing is replaced, and that is a problem in the
    list. Raises InputError for what is wrong in the story or in voices.yaml.
    """
    from audiobook.build import book

    with guard(project, story):
        return _cast_of(book.prepare(project, story, fallback=fallback, anyhow=True))


def pin(project: Project, cast: CastList) -> tuple[str, ...]:
    """Add those to the project's voices file who have no voice there yet; says whom.

    All that is in the file stays as it stands. Raises InputError where it can't be read or
    written.
    """
    from audiobook.casting import with_characters

    return tuple(with_characters(project.voices, _new_entries(cast.members)))


def schema() -> dict[str, Any]:
    """The JSON schema of voices.yaml, for editors."""
    from audiobook.casting import schema as made

    return made()


def front_matter_schema() -> dict[str, Any]:
    """The JSON schema of a story's front matter, for editors."""
    from audiobook.casting import front_matter_schema as made

    return made()


def _cast_of(ready: book.Book) -> CastList:
    said: dict[str, list[Segment]] = defaultdict(list)
    for _, segment in ready.story.segments():
        if segment.kind is not Kind.SILENT:
            said[segment.speaker].append(segment)
    known = {character.name: character for character in ready.story.characters}
    members = [
        _member(known.get(name) or Character(name), role, said[name])
        for name, role in ready.roles.items()
    ]
    return CastList(tuple(sorted(members, key=_rank)), ready.story.problems, ready)


def _member(who: Character, role: Role, said: Sequence[Segment]) -> CastMember:
    sure = [s.attribution.confidence for s in said if s.kind is Kind.DIALOGUE]
    return CastMember(
        speaker=who.name,
        gender=who.gender,
        aliases=who.aliases,
        lines=len(said),
        words=sum(len(segment.audible.split()) for segment in said),
        confidence=round(sum(sure) / len(sure), 3) if sure else None,
        least=round(min(sure), 3) if sure else None,
        voice=role.voice.id,
        rate=role.delivery.rate,
        pitch=role.delivery.pitch,
        given=role.given,
    )


def _rank(member: CastMember) -> tuple[bool, int, str]:
    return member.speaker != NARRATOR, -member.words, member.speaker


def _new_entries(members: Sequence[CastMember]) -> dict[str, dict[str, Any]]:
    """Those whom no voices file gives a voice, as entries for one; the narrator's voice too."""
    return {m.speaker: _entry(m) for m in members if not m.given and m.speaker != UNKNOWN}


def _entry(member: CastMember) -> dict[str, Any]:
    entry: dict[str, Any] = {"voice": member.voice}
    more = {"rate": member.rate, "pitch": member.pitch, "aliases": list(member.aliases)}
    entry |= {name: value for name, value in more.items() if value}
    return entry if member.gender == "unknown" else {**entry, "gender": member.gender}
