"""Which engines are here, and which voice a name means."""

from __future__ import annotations

import difflib
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from audiobook.engines import ENTRY_POINTS, Delivery, Engine, Voice
from audiobook.errors import EngineError, InputError, Problem

# Best first; an engine of a third party comes after these, and the test engine is never a default.
PREFERENCE = ("kokoro", "espeak", "sapi5", "nsss", "hibari", "piper")
NEVER_DEFAULT = ("tone",)
_OTHER = "choose another voice: `audiobook voices` lists them"


class AbsentError(InputError):
    """An engine that is known, but can't speak here until something is installed."""


@cache
def _entry_points() -> dict[str, EntryPoint]:
    found = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    rank = {name: index for index, name in enumerate(PREFERENCE)}
    return {name: found[name] for name in sorted(found, key=lambda n: (rank.get(n, 99), n))}


def names() -> tuple[str, ...]:
    """The names of all installed engines, best first, usable here or not."""
    return tuple(_entry_points())


def usable() -> tuple[str, ...]:
    """The names of the engines that can speak here now, best first."""
    return tuple(name for name in names() if not missing(name))


def missing(name: str) -> str:
    """Why an engine can't be used here, and the mend; empty when it can."""
    try:
        return engine(name).missing()
    except EngineError as error:
        return str(error)


@cache
def engine(name: str) -> Engine:
    """The engine called `name`. Raises EngineError if there is none or it can't be loaded."""
    try:
        made: Engine = _entry_points()[name].load()()
    except KeyError:
        raise EngineError(
            f"there is no engine «{name}» here; installed: {', '.join(names())}"
        ) from None
    except ImportError as error:
        raise EngineError(f"the engine «{name}» can't be loaded: {error}") from error
    return made


def default() -> str:
    """The best engine that works here. Raises EngineError if there is none."""
    why = []
    for name in names():
        if name in NEVER_DEFAULT:
            continue
        problem = missing(name)
        if not problem:
            return name
        why.append(f"{name}: {problem}")
    raise EngineError("no engine can speak here\n  " + "\n  ".join(why))


def full_id(voice: str, engine_name: str | None = None) -> str:
    """`engine:name` for a voice that may leave its engine out.

    Raises InputError, without a place, if the engine or the voice is not known, AbsentError if it
    is but the engine can't be used here.
    """
    wanted, name = parted(voice, engine_name)
    need(wanted)
    here = engine(wanted)
    if hasattr(here, "canonical"):  # an engine whose voices have several names
        return f"{wanted}:{here.canonical(name)}"
    if not here.knows(name):
        raise InputError(_unknown("voice", name, [known.name for known in here.voices()]))
    return f"{wanted}:{name}"


def parted(voice: str, engine_name: str | None = None) -> tuple[str, str]:
    """Engine and name of a voice that may leave its engine out; neither need be known."""
    head, colon, tail = voice.partition(":")
    return (head, tail) if colon else (engine_name or _that_knows(voice), voice)


def need(engine_name: str) -> None:
    """Raises InputError, without a place, unless there is such an engine and it can speak here."""
    if engine_name not in names():
        raise InputError(_unknown("engine", engine_name, list(names())))
    problem = missing(engine_name)
    if problem:
        why, _, mend = problem.partition(": ")
        raise AbsentError(
            Problem(f"the engine «{engine_name}» can't be used here: {why}", mend or _OTHER)
        )


def _that_knows(voice: str) -> str:
    """The best engine that works here and has such a voice, else one that lacks something."""
    known = (name for name in names() if name not in NEVER_DEFAULT)
    for name in sorted(known, key=lambda name: bool(missing(name))):
        if _knows(name, voice):
            return name
    return default()


def _knows(engine_name: str, voice: str) -> bool:
    try:
        return engine(engine_name).knows(voice)
    except EngineError:  # it can't even be loaded
        return False


def fingerprint(voice_id: str) -> str:
    """All that the sound of a voice depends on besides text and delivery."""
    name, _, voice = voice_id.partition(":")
    return engine(name).fingerprint(voice)


def takes_ipa(engine_name: str) -> bool:
    """Whether an engine can be given the sounds of a word; one that does not say so can't."""
    return bool(getattr(engine(engine_name), "ipa", False))


def shortfall(voice_id: str, delivery: Delivery) -> str:
    """What of a delivery a voice can't do, and what it does instead; empty if it does all."""
    name, _, voice = voice_id.partition(":")
    told = getattr(engine(name), "shortfall", None)
    return str(told(voice, delivery)) if told else ""


def about(voice_id: str) -> Voice:
    """What is known of a voice; a voice of which nothing is known has its name and engine."""
    name, _, voice = voice_id.partition(":")
    here = engine(name)
    if hasattr(here, "about"):  # an engine that knows of more voices than it lists
        told: Voice = here.about(voice)
        return told
    listed = (known for known in here.voices() if known.name == voice)
    return next(listed, None) or Voice(name, voice, "unknown", "")


def palette(engine_name: str) -> tuple[Voice, ...]:
    """The voices of an engine that are worth casting, best first."""
    return tuple(engine(engine_name).voices())


def _unknown(what: str, name: str, choices: list[str]) -> Problem:
    close = difflib.get_close_matches(name, choices, n=3, cutoff=0.5)
    mend = f"did you mean {' or '.join(f'«{c}»' for c in close)}? " if close else ""
    return Problem(f"unknown {what} «{name}»", f"{mend}`audiobook voices` lists them")
