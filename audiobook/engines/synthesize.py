"""Words become sound: an engine speaks them, and what came back is held against them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from audiobook.audio import Clip, from_db
from audiobook.engines import cost, installed
from audiobook.engines.engine import Speaker
from audiobook.engines.failures import engine_failures
from audiobook.engines.voice import Delivery, Voice
from audiobook.errors import EngineError

_NORMAL_RATE = 165  # words a minute
_AUDIBLE = from_db(-50)  # a clip whose loudest sample is below this has no speech in it


def synthesize(text: str, voice: Voice, delivery: Delivery) -> Clip:
    """Speak in this process. Raises EngineError, also where what came back can't be the text."""
    return whole(list(stretches(text, voice, delivery)), text, delivery)


def open_engine(name: str) -> None:
    """Open an engine in this process, where it is not yet. Raises EngineError."""
    with engine_failures():
        _speaker(name)


def stretches(text: str, voice: Voice, delivery: Delivery, first: int = 0) -> Iterator[Clip]:
    """Speak in this process, from the stretch `first` on, each as soon as it is there.

    Raises EngineError, also where they never end.
    """
    rest = _longest(text, delivery)
    spent = cost.tally(voice.engine)
    with engine_failures():
        speaker = _speaker(voice.engine)
        spent.begin()
        for clip in speaker.stretches(text, voice.name, delivery, first):
            spent.came(clip.seconds)
            yield clip
            spent.begin()
            rest -= clip.seconds
            if rest < 0:
                raise EngineError(f"the sound of {_characters(text)} characters does not end")


def whole(spoken: Sequence[Clip], text: str, delivery: Delivery) -> Clip:
    """The clip of all stretches. Raises EngineError where it can't be the text."""
    with engine_failures():
        clip = Clip.joined(spoken) if spoken else Clip(1, b"")
    doubt = implausible(clip, text, delivery)
    if doubt:
        raise EngineError(doubt)
    return clip


def implausible(clip: Clip, text: str, delivery: Delivery) -> str:
    """Why `clip` can't be `text`, in words; empty where it can.

    English speech at 165 words a minute is about 15 characters a second; «1,999,999» or «$» are
    far longer than they look, and an engine may pause at will, so the bounds are wide: they catch
    what is empty, cut short, or never ends.
    """
    if not clip.samples:
        return "the engine returned no sound"
    if clip.peak < _AUDIBLE:
        return "the engine returned silence"
    if clip.seconds < _usual(text, delivery) / 5:
        return f"{clip.seconds:.2f} s of sound is too short for {_characters(text)} characters"
    if clip.seconds > _longest(text, delivery):
        return f"{clip.seconds:.1f} s of sound is too long for {_characters(text)} characters"
    return ""


def _longest(text: str, delivery: Delivery) -> float:
    return 5 + _usual(text, delivery) * 12


def _usual(text: str, delivery: Delivery) -> float:
    """Seconds."""
    return _characters(text) / 15 * _NORMAL_RATE / (delivery.rate or _NORMAL_RATE)


def _characters(text: str) -> int:
    from audiobook.normalization import unmarked  # only who speaks needs it

    return sum(char.isalnum() for char in unmarked(text))


@cache
def _speaker(engine: str) -> Speaker:
    """The engine, opened once in this process."""
    return installed.engine(engine).open()
