"""The voices that voices.yaml names, each found among the engines; or what is in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from audiobook.casting.voices_file import Part, VoicesFile
from audiobook.engines import Voice, installed
from audiobook.errors import EngineError, InputError, Place, Problem
from audiobook.story import NARRATOR, UNKNOWN, Gender
from audiobook.system import Locate


@dataclass(frozen=True, slots=True)
class Given:
    """What voices.yaml says of voices, as far as it can be done here."""

    engine: str  # whose voices the others get
    chosen: bool  # by voices.yaml, rather than for being the best one here
    voices: Mapping[str, Voice]  # by speaker
    gone: Mapping[str, Gender]  # by speaker: of voices whose engine can't be used here
    notes: tuple[Problem, ...]  # on what takes the place of what is not here


def given(voices: VoicesFile, locate: Locate, fallback: bool, before: str | None = None) -> Given:
    """What voices.yaml says; where it names no engine, the one `before` goes on if it can.

    Raises InputError with every voice that is unknown here or, without `fallback`, has no engine.
    """
    problems: list[Problem] = []
    notes: list[Problem] = []
    engine = voices.engine or ""
    try:
        if engine:
            installed.need(engine)
    except InputError as error:
        absent = fallback and isinstance(error, installed.AbsentError)
        (notes if absent else problems).extend(_placed(error, locate(("engine",))))
        engine = ""
    named: dict[str, Voice] = {}
    gone: dict[str, Gender] = {}
    for name, path, part in _parts(voices):
        if part is None or part.voice is None:
            continue
        try:
            named[name] = installed.voice(part.voice, voices.engine)
        except installed.AbsentError as error:
            told = _placed(error, locate(path))
            (notes if fallback else problems).extend(told)
            gone[name] = _gender(part.voice, voices.engine)
        except InputError as error:
            problems += _placed(error, locate(path))
    if problems:
        raise InputError(dict.fromkeys(problems))
    silent = tuple(replace(note, fatal=False) for note in notes)
    best = before if before and not installed.missing(before) else ""
    return Given(engine or best or installed.default(), bool(engine), named, gone, silent)


def part_of(name: str, voices: VoicesFile) -> tuple[Part | None, *tuple[str, ...]]:
    """What voices.yaml says of somebody, and the keys that lead there."""
    if name == NARRATOR:
        return voices.narrator, "narrator"
    if name == UNKNOWN:
        return voices.unknown, "unknown"
    return voices.characters.get(name), "characters", name


def _parts(voices: VoicesFile) -> Iterator[tuple[str, tuple[str, ...], Part | None]]:
    yield NARRATOR, ("narrator", "voice"), voices.narrator
    yield UNKNOWN, ("unknown", "voice"), voices.unknown
    for name, part in voices.characters.items():
        yield name, ("characters", name, "voice"), part


def _placed(error: InputError, place: Place) -> list[Problem]:
    return [replace(problem, place=place) for problem in error.problems]


def _gender(voice: str, engine: str | None) -> Gender:
    """The gender of a voice whose engine can't be used."""
    try:
        return installed.about(voice, engine).gender
    except (InputError, EngineError):  # no voice of it; that is told once the engine is here
        return "unknown"
