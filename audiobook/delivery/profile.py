"""What a finished file is to be, as those ask who take it: a profile, found by its name.

The numbers of `acx` are those of ACX, the strictest of the places that take audiobooks: RMS of the
whole file −23…−18 dBFS, no sample above −3 dBFS, a noise floor of −60 dBFS or less, 0.5–1 s of room
tone before the speech and 1–5 s after it, 44.1 kHz, at least 192 kb/s, constant, no file of more
than 120 minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobook.errors import InputError, Problem, did_you_mean

if TYPE_CHECKING:
    from audiobook.sound import Target

DEFAULT = "acx"
# Seconds of tail within the least and the most that a profile asks for: what is measured of an
# encoded file can be a few hundredths more or less than what was put there.
_SAFE = 0.05


@dataclass(frozen=True, slots=True)
class Profile:
    """What a finished file is to be."""

    name: str
    format: str  # of its files: one of `delivery.formats`
    rate: int  # hertz
    bit_rate: int  # bits a second, constant; one channel
    rms: float  # dBFS, of the whole file
    rms_tolerance: float  # decibels
    peak: float  # dBFS at most
    floor: tuple[float, float]  # dBFS; below: digital silence; above: noise
    tone: float  # dBFS (RMS) of the room tone that lies under everything
    head: float  # seconds of room tone that are put before the speech
    head_range: tuple[float, float]  # seconds that may be before it
    tail_range: tuple[float, float]  # seconds that may be after it; voices.yaml chooses
    high_pass: int  # hertz; below is rumble, no voice
    longest: float  # seconds of one file

    @property
    def settings(self) -> str:
        """All that decides how samples become a file: a chapter is made anew where it differs.

        It stands in the manifests and in the keys of chapters, in the shape that it had when these
        were first written. What had no place in it then is told only where it is another number.
        """
        told = (
            f"Profile(rms={self.rms}, rms_tolerance={self.rms_tolerance}, peak={self.peak}, "
            f"floor={self.floor}, head={self.head_range}, tail={self.tail_range}, "
            f"rate={self.rate}, bit_rate={self.bit_rate}, high_pass={self.high_pass})"
        )
        later = {name: getattr(self, name) for name in _UNTOLD}
        return " ".join([told, *(f"{n}={v}" for n, v in later.items() if v != _UNTOLD[n])])

    def target(self, tail: float) -> Target:
        """What a chapter is stitched to that is to have `tail` seconds of room tone at its end.

        A tail that the profile does not allow becomes the nearest that it does.
        """
        from audiobook.sound import Target  # a build with nothing to do needs none

        least, most = self.tail_range
        return Target(
            rate=self.rate,
            level=self.rms,
            tone=self.tone,
            head=self.head,
            tail=min(max(tail, least + _SAFE), most),
            shortest_tail=least + _SAFE,
            longest_tail=most - _SAFE,
        )


_UNTOLD: dict[str, object] = {"format": "mp3", "tone": -73.0, "head": 0.7, "longest": 7200.0}

_PROFILES = {
    profile.name: profile
    for profile in (
        Profile(
            name="acx",
            format="mp3",
            rate=44100,
            bit_rate=192_000,
            rms=-20.0,
            rms_tolerance=1.0,
            peak=-3.0,
            floor=(-90.0, -60.0),
            tone=-73.0,
            head=0.7,
            head_range=(0.5, 1.0),
            tail_range=(1.0, 5.0),
            high_pass=80,
            longest=120 * 60.0,
        ),
    )
}


def named(name: str = DEFAULT) -> Profile:
    """The profile of this name. Raises InputError where there is none."""
    if name not in _PROFILES:
        mend = did_you_mean(name, [*_PROFILES]) or f"known: {', '.join(_PROFILES)}"
        raise InputError(Problem(f"there is no profile «{name}»", mend))
    return _PROFILES[name]
