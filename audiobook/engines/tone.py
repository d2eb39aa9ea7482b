"""An engine that speaks in steady tones: to test with, and to hear who speaks when.

The voice `tone:220` says all at 220 Hz. The length of a clip, in samples, is exact: 1,323 for each
character that is not white space, at 165 words a minute.

AUDIOBOOK_TONE_FAULT makes it fail, for tests of what the builder does then:
    hang:WORD              never returns where the text holds WORD
    crash:WORD             kills its process
    empty:WORD             returns a clip without samples
    crash-once:WORD:FLAG   kills its process unless the file FLAG exists, and makes it
    slow:WORD              speaks in stretches of a second, with half a second's rest after each
"""

from __future__ import annotations

import math
import os
import struct
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from audiobook.audio import FULL_SCALE, Clip, from_db
from audiobook.engines.engine import Engine, Speaker
from audiobook.engines.voice import Delivery, Voice
from audiobook.errors import EngineError
from audiobook.story import Gender

HERTZ = range(60, 2001)
FAULT = "AUDIOBOOK_TONE_FAULT"
_RATE = 22_050  # hertz of the samples
_USUAL = 165  # words a minute
_CHARACTER = 1_323  # samples of one character at the usual rate: 0.06 s
_REST = 0.5  # seconds after each stretch of a slow one
_FADE = 110  # samples, 5 ms: no click
_HEIGHT = FULL_SCALE * from_db(-20) * math.sqrt(2)  # of a sine whose RMS is -20 dBFS
_MALE_BELOW = 165  # hertz
# Far enough from each other to be told apart in a spectrum: a semitone and more.
_LISTED = (220, 120, 262, 98, 330, 147, 392, 82, 466, 110, 554, 131, 659, 90, 784, 160)


def tone() -> Engine:
    return Tone()


class Tone(Engine):
    """Voices that are frequencies."""

    name = "tone"

    def voices(self) -> Sequence[Voice]:
        return [_voice(hertz) for hertz in _LISTED]

    def knows(self, voice: str) -> bool:
        return _hertz(voice) is not None

    def about(self, voice: str) -> Voice:
        """The facts of any tone."""
        return _voice(_hertz(voice) or _LISTED[0])

    def fingerprint(self, voice: str) -> str:
        return f"tone {voice}, revision 1"

    def open(self) -> Speaker:
        return ToneSpeaker()


class ToneSpeaker(Speaker):
    """Speaks without any engine."""

    def speak(self, text: str, voice: str, delivery: Delivery) -> Clip:
        """Pitch 0…100 shifts the tone by an octave down to an octave up."""
        hertz = _hertz(voice)
        if hertz is None:
            raise EngineError(
                f"tone has no voice «{voice}»: use a number, {HERTZ[0]} to {HERTZ[-1]}"
            )
        characters = len("".join(text.split()))
        if not characters:
            raise EngineError("there is nothing to speak in an empty text")
        if _fault(text) == "empty":
            return Clip(_RATE, b"")
        pitch = 50 if delivery.pitch is None else delivery.pitch
        rate = _USUAL if delivery.rate is None else delivery.rate
        if rate <= 0:
            raise EngineError(f"tone can't speak {rate} words a minute")
        samples = round(characters * _CHARACTER * _USUAL / rate)
        return Clip(_RATE, _sine(round(hertz * 2 ** ((pitch - 50) / 50)), samples))

    def stretches(
        self, text: str, voice: str, delivery: Delivery, first: int = 0
    ) -> Iterator[Clip]:
        clip = self.speak(text, voice, delivery)
        if _fault(text) != "slow":
            yield from [clip][first:]
            return
        for at in range(first * 2 * clip.rate, len(clip.pcm), 2 * clip.rate):
            yield Clip(clip.rate, clip.pcm[at : at + 2 * clip.rate])
            time.sleep(_REST)

    def close(self) -> None:
        """Nothing is held."""


def _voice(hertz: int) -> Voice:
    gender: Gender = "male" if hertz < _MALE_BELOW else "female"
    return Voice("tone", str(hertz), gender, "none", hertz, 5, _USUAL, -20.0, octave=50)


def _hertz(voice: str) -> int | None:
    number = int(voice) if voice.isascii() and voice.isdigit() else 0
    return number if number in HERTZ else None


def _fault(text: str) -> str:
    """Do the fault that the environment asks for at this text, if any; returns its name."""
    fault, _, rest = os.environ.get(FAULT, "").partition(":")
    word, _, flag = rest.partition(":")
    if not word or word not in text:
        return ""
    if fault == "hang":
        while True:
            time.sleep(60)
    if fault == "crash-once" and not Path(flag).exists():
        Path(flag).touch()
        fault = "crash"
    if fault == "crash":
        os._exit(9)
    return fault


@lru_cache(maxsize=64)
def _second(hertz: int) -> bytes:
    """One second of the tone: a whole number of periods, so that it can be repeated."""
    step = 2 * math.pi * hertz / _RATE
    return _pcm([round(_HEIGHT * math.sin(step * n)) for n in range(_RATE)])


def _sine(hertz: int, samples: int) -> bytes:
    """The tone, fading in and out, so that no clip begins or ends with a click."""
    second = _second(hertz)
    whole, rest = divmod(samples, _RATE)
    pcm = bytearray(second * whole + second[: rest * 2])
    fade = min(_FADE, samples // 2)
    if fade:
        pcm[: fade * 2] = _ramp(pcm[: fade * 2], 0, fade)
        pcm[-fade * 2 :] = _ramp(pcm[-fade * 2 :], fade, 0)
    return bytes(pcm)


def _ramp(pcm: bytearray, start: int, end: int) -> bytes:
    heights = range(start, end) if start < end else range(start - 1, end - 1, -1)
    values = struct.unpack(f"<{len(pcm) // 2}h", pcm)
    return _pcm([value * height // _FADE for value, height in zip(values, heights, strict=True)])


def _pcm(values: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(values)}h", *values)
