"""Words become sound: an engine speaks them, and what came back is held against them."""

from __future__ import annotations

from functools import cache

from audiobook.audio import Clip, from_db
from audiobook.engines import installed
from audiobook.engines.engine import Speaker
from audiobook.engines.failures import engine_failures
from audiobook.engines.voice import Delivery, Voice
from audiobook.errors import EngineError

_NORMAL_RATE = 165  # words a minute
_AUDIBLE = from_db(-50)  # a clip whose loudest sample is below this has no speech in it


def synthesize(text: str, voice: Voice, delivery: Delivery) -> Clip:
    """Speak in this process. Raises EngineError, also where what came back can't be the text."""
    with engine_failures():
        clip = _speaker(voice.engine).speak(text, voice.name, delivery)
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
    from audiobook.normalization import unmarked  # only who speaks needs it

    if not clip.samples:
        return "the engine returned no sound"
    if clip.peak < _AUDIBLE:
        return "the engine returned silence"
    characters = sum(char.isalnum() for char in unmarked(text))
    usual = characters / 15 * _NORMAL_RATE / (delivery.rate or _NORMAL_RATE)
    if clip.seconds < usual / 5:
        return f"{clip.seconds:.2f} s of sound is too short for {characters} characters"
    if clip.seconds > 5 + usual * 12:
        return f"{clip.seconds:.1f} s of sound is too long for {characters} characters"
    return ""


@cache
def _speaker(engine: str) -> Speaker:
    """The engine, opened once in this process."""
    return installed.engine(engine).open()
