"""How well people tell two voices apart, and how good a voice is, by its facts."""

from __future__ import annotations

import math

from audiobook.engines import Voice

ALIKE = 0.85  # from here on a speaker-recognition model takes two voices for one person
# In a story's lines, two voices were up to 0.03 more alike than in the passages that they were
# measured by: from here on they may turn out to be.
NEARLY = ALIKE - 0.03
_STRANGERS = 0.6  # what two people of one recording are to it
_WEAK = 4.0  # quality; below, a voice sounds of its machine, or whispers
_USUAL_QUALITY = 4.5  # of a good neural voice


def likeness(one: Voice, other: Voice) -> float:
    """How alike two voices were measured to be, 1 for the same; 0 where it is not known."""
    if one is other or (one.name == other.name and one == other):
        return 1.0
    if not one.alike and not other.alike:
        return 0.0
    return max(dict(one.alike).get(other.id, 0.0), dict(other.alike).get(one.id, 0.0))


def difference(one: Voice, other: Voice) -> float:
    """How well people tell two voices apart, 0…1: by pitch, then by accent and gender.

    Half an octave is as much as there can be. What was measured to be alike is no more different
    than that.
    """
    octaves = abs(math.log2(one.hertz) - math.log2(other.hertz)) if one.hertz * other.hertz else 0
    accent, gender = one.accent != other.accent, one.gender != other.gender
    heard = min(1.0, 2 * octaves + 0.3 * accent + 0.3 * gender)
    return min(heard, (1 - likeness(one, other)) / (1 - _STRANGERS))


def strength(voice: Voice) -> float:
    """How good a voice is, about 1…5: how well it is understood, then how natural it sounds."""
    return voice.stars + (voice.quality - _USUAL_QUALITY if voice.quality else 0.0)


def is_weak(voice: Voice) -> bool:
    """Whether it is only for when nothing better is left."""
    return 0 < voice.quality < _WEAK
