"""Speak each utterance once: the task that a worker does, and what it accepts from an engine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audiobook.audio import Clip, from_db
from audiobook.build.clips import Clips
from audiobook.engines import Delivery, Speaker, Voice, installed
from audiobook.errors import EngineError
from audiobook.normalization import unmarked

_NORMAL_RATE = 165  # words a minute
_AUDIBLE = from_db(-50)  # a clip whose loudest sample is below this has no speech in it


@dataclass(frozen=True, slots=True)
class Speak:
    """Speak one utterance into the cache. Its value: the clip's length in seconds."""

    key: str
    text: str
    voice: Voice
    delivery: Delivery
    folder: Path  # of the clips

    @property
    def limit(self) -> float:
        """Generous: neural engines on a slow machine need about the time they speak for."""
        return 30 + 0.2 * len(self.text)

    @property
    def label(self) -> str:
        text = unmarked(self.text)
        shown = text if len(text) <= 60 else f"{text[:57]}…"
        return f"speak «{shown}» with {self.voice.id}"

    def __call__(self) -> float:
        clip = speak(self.text, self.voice, self.delivery)
        Clips(self.folder).write(self.key, clip)
        return clip.seconds


def speak(text: str, voice: Voice, delivery: Delivery) -> Clip:
    """Speak in this process. Raises EngineError, also where what came back can't be the text."""
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
