"""What a delivery means to a model that only knows a speed.

A model has no pitch to turn, but sound has: played a tenth faster, it is a tenth higher and a tenth
shorter, like the voice of a smaller person. So the model is asked to speak slower by as much, and
the clip says that its samples come faster; what joins clips brings it to the common rate anyway.
"""

from __future__ import annotations

from dataclasses import dataclass

from audiobook.engines import Delivery

OWN_PITCH = 50  # of 0…100
SEMITONES = 4  # up at 100, down at 0: further, voices sound like cartoons
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
    wanted = able.within((delivery.rate or usual) / usual)
    pitch = OWN_PITCH if delivery.pitch is None else delivery.pitch
    higher = 2 ** (SEMITONES / 12 * (pitch - OWN_PITCH) / OWN_PITCH)
    turned = hertz if pitch == OWN_PITCH else round(hertz * higher / _STEP) * _STEP
    return Pace(round(wanted * hertz / turned, 4), turned)


def shortfall(delivery: Delivery, usual: int, able: Range) -> str:
    """What of a delivery can't be done, and what is done instead; empty where all can."""
    if delivery.rate is None:
        return ""
    speed = delivery.rate / usual
    if able.within(speed) == speed:
        return ""
    instead = round(able.within(speed) * usual)
    return (
        f"it speaks {round(usual * able.slowest)} to {round(usual * able.fastest)} words a minute, "
        f"so {delivery.rate} becomes {instead}"
    )
