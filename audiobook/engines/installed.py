"""Which engines are here, and which voice a name means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TypeVar

from audiobook.engines.engine import ENTRY_POINTS, Engine, Missing, unknown
from audiobook.engines.failures import engine_failures
from audiobook.engines.voice import Delivery, Voice
from audiobook.errors import EngineError, InputError, Problem

Answer = TypeVar("Answer")

# Best first; an engine of a third party comes after these, and the test engine is never a default.
PREFERENCE = ("kokoro", "espeak", "sapi5", "nsss", "hibari", "piper")
NEVER_DEFAULT = ("tone",)
# Best narrator first, before whichever engine is the best for a cast: hibari has but one voice.
NARRATORS = ("kokoro", "hibari")
_OTHER = "choose another voice: `audiobook voices` lists them"


class AbsentError(InputError):
    """An engine that is known, but can't speak here until something is installed."""


@cache
def _entry_points() -> dict[str, EntryPoint]:
    found = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    rank = {name: index for index, name in enumerate(PREFERENCE)}
    return {name: found[name] for name in sorted(found, key=lambda n: (rank.get(n, 99), n))}


def forget() -> None:
    """Look for engines anew when next asked: some were installed or removed meanwhile."""
    _entry_points.cache_clear()
    _loaded.cache_clear()


def names() -> tuple[str, ...]:
    """The names of all installed engines, best first, usable here or not."""
    return tuple(_entry_points())


def usable() -> tuple[str, ...]:
    """The names of the engines that can speak here now, best first."""
    return tuple(name for name in names() if not missing(name))


def missing(name: str) -> Missing | None:
    """Why an engine can't be used here, and the mend; None when it can."""
    try:
        return _asked(name, lambda here: here.missing())
    except EngineError as error:
        return Missing(str(error))


def damage(name: str) -> Missing | None:
    """What of an engine that is here is damaged, and the mend; None where that can't be told."""
    return _asked(name, lambda here: here.damage())


def engine(name: str) -> Engine:
    """The engine called `name`. Raises EngineError if there is none or it can't be loaded."""
    found = _loaded(name)
    if isinstance(found, EngineError):
        raise found.with_traceback(None)
    return found


@cache
def _loaded(name: str) -> Engine | EngineError:
    """The engine, or why it can't be had: what fails at import is not tried again and again."""
    point = _entry_points().get(name)
    if point is None:
        return EngineError(f"there is no engine «{name}» here; installed: {', '.join(names())}")
    owner = f"the engine «{name}» of the package {point.dist.name if point.dist else 'unknown'}"
    try:
        with engine_failures(f"{owner} can't be loaded"):
            make = point.load()
        if not callable(make):
            return EngineError(f"{owner} can't be loaded: {point.value} can't be called")
        with engine_failures(f"{owner} can't be used"):  # a subclass may lack a method, say
            made = make()
    except EngineError as error:
        return error
    if not isinstance(made, Engine):
        return EngineError(f"{owner} can't be used: what {point.value} makes is no Engine")
    return made


def default() -> str:
    """The best engine that works here.

    Raises EngineError if there is none, or if a better one may be here: a failure is no answer.
    """
    why = []
    for name in names():
        if name in NEVER_DEFAULT:
            continue
        problem = missing(name)
        if not problem:
            return name
        if problem.unsure:
            what = f"the best engine can't be told: {name}: {problem.why}"
            mend = f"{problem.mend}; or name an engine: `engine: espeak` in voices.yaml"
            raise EngineError(f"{what}\n  mend: {mend}")
        why.append(f"{name}: {problem}")
    raise EngineError("no engine can speak here\n  " + "\n  ".join(why))


def narrating(engine_name: str) -> str:
    """The engine whose best voice narrates, where `engine_name` is the best for a cast."""
    return next((name for name in NARRATORS if not missing(name)), engine_name)


def voice(written: str, engine_name: str | None = None) -> Voice:
    """The voice that is written as `engine:name`, or as `name` of the engine or of the best one.

    Raises InputError, without a place, if the engine or the voice is not known, AbsentError if it
    is but the engine can't be used here.
    """
    wanted, name = _parted(written, engine_name)
    need(wanted)
    return _asked(wanted, lambda here: here.about(here.canonical(name)))


def about(written: str, engine_name: str | None = None) -> Voice:
    """What is known of a voice, whether it can be spoken here or not, written as for `voice`.

    A voice of which nothing is known has its name and engine. Raises EngineError where the engine
    can't be loaded, and may raise InputError, without a place, for what is no voice.
    """
    wanted, name = _parted(written, engine_name)
    return _asked(wanted, lambda here: here.about(name))


def _parted(written: str, engine_name: str | None = None) -> tuple[str, str]:
    """Engine and name of a voice that may leave its engine out; neither need be known."""
    head, colon, tail = written.partition(":")
    return (head, tail) if colon else (engine_name or _that_knows(written), written)


def need(engine_name: str) -> None:
    """Raises InputError, without a place, unless there is such an engine and it can speak here."""
    if engine_name not in names():
        raise InputError(unknown("engine", engine_name, names()))
    lack = missing(engine_name)
    if lack:
        what = f"the engine «{engine_name}» can't be used here: {lack.why}"
        raise AbsentError(Problem(what, lack.mend or _OTHER))


def _that_knows(voice: str) -> str:
    """The best engine that works here and has such a voice, else one that lacks something."""
    known = (name for name in names() if name not in NEVER_DEFAULT)
    for name in sorted(known, key=lambda name: bool(missing(name))):
        if _knows(name, voice):
            return name
    return default()


def _knows(engine_name: str, voice: str) -> bool:
    try:
        return _asked(engine_name, lambda here: here.knows(voice))
    except EngineError:  # it can't even be loaded
        return False


def can_speak(voice_ids: Iterable[str]) -> bool:
    """Whether all these voices, each as `engine:name`, can be spoken here now."""
    wanted, here = [_parted(one) for one in voice_ids], usable()
    return all(name in here and _knows(name, voice) for name, voice in wanted)


def fingerprint(voice: Voice) -> str:
    """All that the sound of a voice depends on besides text and delivery."""
    return _asked(voice.engine, lambda here: here.fingerprint(voice.name))


def takes_ipa(engine_name: str) -> bool:
    """Whether an engine can be given the sounds of a word."""
    return _asked(engine_name, lambda here: here.ipa)


def sounds(voice: Voice, word: str) -> str:
    """The IPA of what a voice makes of a word; empty where nobody can tell. Raises EngineError."""
    return _asked(voice.engine, lambda here: here.sounds(word, voice.name))


def heeds(engine_name: str) -> frozenset[str]:
    """What of a delivery an engine can do, besides rate and pitch."""
    return _asked(engine_name, lambda here: here.heeds)


def lingers(engine_name: str) -> float:
    """By how many letters' time an engine is slow in a short text."""
    return _asked(engine_name, lambda here: here.lingers)


def shortfall(voice: Voice, delivery: Delivery) -> str:
    """What of a delivery a voice can't do, and what it does instead; empty if it does all."""
    return _asked(voice.engine, lambda here: here.shortfall(voice.name, delivery))


def palette(engine_name: str) -> tuple[Voice, ...]:
    """The voices of an engine that are worth casting, best first."""
    return _asked(engine_name, lambda here: tuple(here.voices()))


def _asked(name: str, question: Callable[[Engine], Answer]) -> Answer:
    """What an engine answers. Raises EngineError where it can't be loaded, or fails to answer."""
    here = engine(name)
    with engine_failures(f"the engine «{name}» failed when it was asked"):
        return question(here)
