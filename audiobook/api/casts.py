"""Who speaks in a story, how much, how surely, and in which voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiobook.build import Project, guard
from audiobook.errors import Problem
from audiobook.story import NARRATOR, UNKNOWN, Age, Character, Gender, Kind, Segment

if TYPE_CHECKING:
    from audiobook.build import book
    from audiobook.casting import Role


@dataclass(frozen=True, slots=True)
class CastMember:
    """Somebody who is heard in a story."""

    speaker: str
    gender: Gender
    age: Age  # a child's voice is higher, that of somebody old lower and slower
    aliases: tuple[str, ...]  # what else the story calls them
    lines: int
    words: int
    confidence: float | None  # 0…1, the mean over their quotations; None where they have none
    least: float | None  # the least of these
    voice: str  # "engine:name"
    rate: int | None  # words a minute; None: the voice's own
    pitch: int | None  # 0…100; None: the voice's own
    given: bool  # by voices.yaml, rather than chosen by the program
    kept: bool  # from an earlier build


@dataclass(frozen=True, slots=True)
class CastList:
    """The cast of a story: the narrator, and then those who say most."""

    members: tuple[CastMember, ...]
    problems: tuple[Problem, ...]  # what a person should know of the story and its voices
    story: Path
    read: Callable[[], book.Book] = field(repr=False, compare=False)  # the story, made ready

    @property
    def book(self) -> book.Book:
        """The story, ready to be spoken; it is read now where its cast was remembered."""
        return self.read()


def cast(project: Project, story: Path, fallback: bool = False) -> CastList:
    """Who speaks in a story, and in which voice; nothing is spoken or written.

    With `fallback`, a voice whose engine is missing is replaced, and that is a problem in the
    list. Raises InputError for what is wrong in the story or in voices.yaml.
    """
    from audiobook.build import answers

    @cache
    def ready() -> book.Book:
        from audiobook.build import book

        return book.prepare(project, story, fallback=fallback, anyhow=True)

    def find_out() -> answers.Finding[_Cast]:
        return answers.Finding(_cast_of(ready()), ready().files(project), ready().voices)

    with guard(project, story):
        question = answers.Question("cast", _Cast, story, {"fallback": fallback}, speaks=True)
        found, forgotten = answers.answer(project, question, find_out)
        problems = (*found.problems, *((forgotten,) if forgotten else ()))
        return CastList(found.members, problems, story, ready)


def repin(project: Project, story: Path, fallback: bool = False) -> CastList:
    """Cast a story as though nothing were kept of its cast, and keep that for all builds to come.

    As `cast` otherwise. Raises InputError where it can't be written beside the story, too.
    """
    from audiobook.build import book

    with guard(project, story):
        ready = book.prepare(project, story, fallback=fallback, anyhow=True, anew=True)
        kept, is_new = book.keep(project, ready, anew=True)
        found = _cast_of(kept)
        told = [note for _, note in book.newly_kept(project, [story] if is_new else [])]
        return CastList(found.members, (*found.problems, *told), story, lambda: kept)


def pin(project: Project, cast: CastList) -> tuple[str, ...]:
    """Give those a voice in the project's voices file who have none there yet; says whom.

    All that is in the file stays as it stands. Raises InputError where it can't be read or
    written, or would be refused by a later command; then it is as it was.
    """
    from audiobook import corrections
    from audiobook.casting import with_characters

    path = cast.story
    fixes = corrections.read(project.corrections(path))
    others = sorted(project.stories.glob("*.voices.yaml")) if project.stories.is_dir() else []
    above = dict.fromkeys([project.cast_files(path)[1], *others])
    return tuple(
        with_characters(
            project.voices,
            _new_entries(cast.members),
            [*above],
            lambda voices: corrections.Names(voices.known_characters(), fixes),
        )
    )


def schema() -> dict[str, Any]:
    """The JSON schema of voices.yaml, for editors."""
    from audiobook.casting import schema as made

    return made()


def front_matter_schema() -> dict[str, Any]:
    """The JSON schema of a story's front matter, for editors."""
    from audiobook.casting import front_matter_schema as made

    return made()


@dataclass(frozen=True, slots=True)
class _Cast:
    """A cast as it is remembered."""

    members: tuple[CastMember, ...]
    problems: tuple[Problem, ...]


def _cast_of(ready: book.Book) -> _Cast:
    said: dict[str, list[Segment]] = defaultdict(list)
    for _, segment in ready.story.segments():
        if segment.kind is not Kind.SILENT:
            said[segment.speaker].append(segment)
    known = {character.name: character for character in ready.story.characters}
    members = [
        _member(known.get(name) or Character(name), role, said[name], name in ready.casting.kept)
        for name, role in ready.roles.items()
    ]
    return _Cast(tuple(sorted(members, key=_rank)), ready.story.problems)


def _member(who: Character, role: Role, said: Sequence[Segment], kept: bool) -> CastMember:
    sure = [s.attribution.confidence for s in said if s.kind is Kind.DIALOGUE]
    return CastMember(
        speaker=who.name,
        gender=who.gender,
        age=who.age,
        aliases=who.aliases,
        lines=len(said),
        words=sum(len(segment.audible.split()) for segment in said),
        confidence=round(sum(sure) / len(sure), 3) if sure else None,
        least=round(min(sure), 3) if sure else None,
        voice=role.voice.id,
        rate=role.delivery.rate,
        pitch=role.delivery.pitch,
        given=role.given,
        kept=kept,
    )


def _rank(member: CastMember) -> tuple[bool, int, str]:
    return member.speaker != NARRATOR, -member.words, member.speaker


def _new_entries(members: Sequence[CastMember]) -> dict[str, dict[str, Any]]:
    """Those whom no voices file gives a voice, as entries for one; the narrator's voice too."""
    return {m.speaker: _entry(m) for m in members if not m.given and m.speaker != UNKNOWN}


def _entry(member: CastMember) -> dict[str, Any]:
    entry: dict[str, Any] = {"voice": member.voice}
    more = {"rate": member.rate, "pitch": member.pitch, "aliases": list(member.aliases)}
    entry |= {name: value for name, value in more.items() if value not in (None, [])}
    about = {"gender": member.gender, "age": "unknown" if member.age == "adult" else member.age}
    return entry | {name: value for name, value in about.items() if value != "unknown"}
