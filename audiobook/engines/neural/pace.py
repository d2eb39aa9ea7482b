"""What a delivery means to a model that only knows a speed.

A model has no pitch to turn, but sound has: played a tenth faster, it is a tenth higher and a tenth
shorter, like the voice of a smaller person. So the model is asked to speak slower by as much, and
the clip says that its samples come faster; what joins clips brings it to the common rate anyway.
"""

from __future__ import annotations

from dataclasses import dataclass

from audiobook.engines.voice import Delivery

OWN_PITCH = 50  # of 0…100
SEMITONES = 4  # up at 100, down at 0: further, voices sound like cartoons
OCTAVE = round(OWN_PITCH * 12 / SEMITONES)  # steps of pitch
_STEP = 300  # hertz: the rates of clips are multiples, so that resampling has short periods


@dataclass(frozen=True, slots=True)
class Range:
    """The speeds that a model keeps its quality at; 1 is the voice's own."""

    slowest: float
    fastest: float

    def within(self, speed: float) -> float:
        return min(self.fastest, max(self.slowest, speed))


@dataclass(frozen=True, slots=True)
class Pace:
    """What the model is asked for, and the rate that its samples are given."""

    speed: float
    hertz: int


def pace(delivery: Delivery, usual: int, hertz: int, able: Range) -> Pace:
    """How a model with `hertz` samples a second says it, whose voice has `usual` words a minute."""
    wanted = (delivery.rate or usual) / usual
    higher = _higher(delivery)
    turned = hertz if higher == 1 else round(hertz * higher / _STEP) * _STEP
    return Pace(round(able.within(wanted * hertz / turned), 4), turned)


def shortfall(delivery: Delivery, usual: int, able: Range) -> str:
    """What of a delivery can't be done, and what is done instead; empty where all can.

    A higher voice can be quicker, since its sound is played faster than the model spoke.
    """
    higher = _higher(delivery)
    speed = (delivery.rate or usual) / usual / higher
    if able.within(speed) == speed:
        return ""
    words = usual * higher
    pitch = "" if higher == 1 else f" at a pitch of {delivery.pitch}"
    return (
        f"it speaks {round(words * able.slowest)} to {round(words * able.fastest)} words a minute"
        f"{pitch}, so {delivery.rate or usual} becomes {round(able.within(speed) * words)}"
    )


def _higher(delivery: Delivery) -> float:
    """The ratio of the pitch that is asked for to the voice's own."""
    pitch = OWN_PITCH if delivery.pitch is None else delivery.pitch
    return float(2 ** (SEMITONES / 12 * (pitch - OWN_PITCH) / OWN_PITCH))
