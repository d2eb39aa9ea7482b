"""How a voice speaks for a child, or for somebody old: no engine has voices of theirs.

Played higher a voice is that of a smaller person, and lower and slower that of an older one. Before
it breaks a boy's voice is as high as a girl's, so that both have a woman's, turned up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from audiobook.casting.pace import own_rate
from audiobook.engines import Delivery, Voice
from audiobook.story import Age

_OWN_PITCH = 50  # of 0…100
_CHILD = 280  # hertz: children of five to eleven speak at 250 to 300
_ENOUGH = 240  # hertz, from which on a voice is taken for a child's
_UNMEASURED = 1.25  # times as high, where nobody knows how high a voice is
_OLD_PITCH, _OLD_RATE = 0.92, 0.88  # times a voice's own


def plain(voice: Voice, age: Age, narrates: bool = False) -> Delivery:
    """How a voice speaks for whoever has it alone, where nobody says how."""
    rate = own_rate(voice, narrates)
    if age == "child":
        higher = max(_CHILD / voice.hertz, 1.0) if voice.hertz else _UNMEASURED
        return Delivery(rate, _turned(voice, higher))
    if age == "old":
        usual = rate or voice.rate
        return Delivery(round(usual * _OLD_RATE) if usual else rate, _turned(voice, _OLD_PITCH))
    return Delivery(rate)


def of_age(age: Age, voices: Sequence[Voice]) -> list[Voice]:
    """Those of some voices that are the best for an age.

    For a child those that can be turned so high; for who is old the lower half.
    """
    if age == "child":
        return [voice for voice in voices if _highest(voice) >= _ENOUGH] or list(voices)
    if age == "old":
        measured = sorted(voice.hertz for voice in voices if voice.hertz)
        middle = measured[(len(measured) - 1) // 2] if measured else 0
        return [voice for voice in voices if 0 < voice.hertz <= middle] or list(voices)
    return list(voices)


def _turned(voice: Voice, ratio: float) -> int | None:
    """The pitch that makes a voice so much higher, as far as it can; None: its own."""
    if not voice.octave:
        return None
    pitch = round(_OWN_PITCH + voice.octave * math.log2(ratio))
    return min(max(pitch, 0), 100) if pitch != _OWN_PITCH else None


def _highest(voice: Voice) -> float:
    """In hertz."""
    return voice.hertz * 2 ** ((100 - _OWN_PITCH) / voice.octave if voice.octave else 0)
