"""How a role is to say one segment: at which speed and pitch, whispering, or as an aside."""

from __future__ import annotations

from dataclasses import replace

from audiobook.casting.manner import Manner
from audiobook.casting.pace import aside_speed, hastened
from audiobook.casting.role import Role
from audiobook.engines import Delivery, installed

_OWN_PITCH = 50  # of 0…100
_GOES_ON = (",", ":", ";", "—")  # how narration ends whose sentence goes on in a quotation


def directed(role: Role, speed: float, manner: Manner) -> Role:
    """The role at a speed and in a manner, as far as its voice can."""
    role = _paced(role, speed * manner.speed)
    if manner.whispered and "whispered" in installed.heeds(role.voice.engine):
        return replace(role, delivery=replace(role.delivery, whispered=True))
    if not manner.pitch:
        return role
    own = _OWN_PITCH if role.delivery.pitch is None else role.delivery.pitch
    turned = max(0, min(100, own + manner.pitch))
    return _able(role, replace(role.delivery, pitch=turned))


def aside(role: Role, text: str, before: bool) -> Role:
    """The role for words that stand beside a quotation, or `before` one.

    They are part of a longer breath: as quick as longer lines, and without a fall at the end where
    the sentence goes on.
    """
    quick = _paced(role, aside_speed(role.voice, text))
    role = _able(role, quick.delivery)
    goes_on = before and text.rstrip().endswith(_GOES_ON)
    if goes_on and "goes_on" in installed.heeds(role.voice.engine):
        return replace(role, delivery=replace(role.delivery, goes_on=True))
    return role


def _paced(role: Role, speed: float) -> Role:
    """The same role, quicker or slower; as it was where nobody knows how quick it is."""
    if speed == 1:
        return role
    changed = hastened(role.voice, role.delivery.rate, speed)
    return replace(role, delivery=replace(role.delivery, rate=changed))


def _able(role: Role, asked: Delivery) -> Role:
    """The role so, unless its voice can't do that: it was the program's own wish."""
    return role if installed.shortfall(role.voice, asked) else replace(role, delivery=asked)
