"""Which voices of espeak-ng sound alike, measured by `python -m bench.hearing.voices`."""

from __future__ import annotations

from collections.abc import Iterable

# A speaker-recognition model (Resemblyzer) hears the variant and hardly the accent: in two accents,
# a variant is 0.94 to 0.99 alike, for all 15 that are listed in several.
_SAME = 0.98
# Two variants, and how alike they are: the median over the accents that are listed. Left out is
# what is below 0.8. A pitch raised or lowered by 14 of 100 makes a voice 0.01 to 0.05 less alike.
_VARIANTS: tuple[tuple[str, str, float], ...] = (
    ("f2", "f5", 0.96),
    ("croak", "Mike", 0.94),
    ("m1", "m3", 0.94),
    ("croak", "m1", 0.93),
    ("f3", "f4", 0.93),
    ("Alex", "croak", 0.92),
    ("Alex", "max", 0.91),
    ("croak", "m3", 0.91),
    ("croak", "m6", 0.91),
    ("m3", "Mike", 0.91),
    ("Alex", "Mike", 0.9),
    ("croak", "max", 0.9),
    ("m7", "max", 0.9),
    ("m1", "max", 0.89),
    ("max", "Mike", 0.89),
    ("m1", "m6", 0.88),
    ("m1", "Mike", 0.88),
    ("m3", "max", 0.88),
    ("m6", "Mike", 0.88),
    ("adam", "klatt4", 0.87),
    ("m3", "m6", 0.87),
    ("Annie", "f3", 0.86),
    ("klatt4", "m6", 0.86),
    ("adam", "m7", 0.85),
    ("Alex", "m6", 0.85),
    ("max", "quincy", 0.85),
    ("Alex", "m1", 0.84),
    ("Alex", "m3", 0.84),
    ("f2", "f4", 0.84),
    ("m7", "Mike", 0.84),
    ("Alex", "m7", 0.83),
    ("Andrea", "Annie", 0.83),
    ("f2", "f3", 0.83),
    ("m7", "quincy", 0.83),
    ("croak", "m7", 0.82),
    ("m3", "m7", 0.82),
    ("Alex", "antonio", 0.81),
    ("Alex", "quincy", 0.81),
    ("Annie", "belinda", 0.81),
    ("Annie", "f4", 0.81),
    ("m7", "Storm", 0.81),
    ("Alex", "klatt4", 0.8),
    ("antonio", "croak", 0.8),
    ("antonio", "max", 0.8),
    ("belinda", "f3", 0.8),
    ("croak", "klatt4", 0.8),
    ("croak", "pablo", 0.8),
    ("klatt4", "m3", 0.8),
    ("klatt4", "Mike", 0.8),
    ("max", "pablo", 0.8),
)
_TABLE = {frozenset((one.lower(), other.lower())): near for one, other, near in _VARIANTS}


def alike(voice: str, others: Iterable[str]) -> tuple[tuple[str, float], ...]:
    """Those of the other voices (`accent+variant`) that sound like a voice, most alike first."""
    near = {other: _near(voice, other) for other in others if other != voice}
    found = ((f"espeak:{other}", how) for other, how in near.items() if how)
    return tuple(sorted(found, key=lambda pair: -pair[1]))


def _near(one: str, other: str) -> float:
    """0 where it is below 0.8."""
    pair = {name.partition("+")[2].lower() for name in (one, other)}
    return _SAME if len(pair) == 1 else _TABLE.get(frozenset(pair), 0.0)
