"""Level, peak, noise floor, head and tail of a finished file, held against its profile."""

from __future__ import annotations

import audioop
import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from audiobook.audio import FULL_SCALE, from_db, rms, to_db
from audiobook.delivery.profile import Profile
from audiobook.errors import UndecodableError
from audiobook.system import ffmpeg

STEP = 10  # blocks a second: the noise floor's window moves by 0.1 s
WINDOW = 4  # blocks: the window of the noise floor is 0.4 s long, as ACX measures it
SPEECH = from_db(-50)  # what is louder is no longer room tone (ACX allows that −60)
_RMS_ERROR, _PEAK_ERROR, _FLOOR_ERROR = 0.1, 0.3, 3.0  # decibels
_ERROR = 0.02  # seconds
FINE = 10  # parts of a block: head and tail are measured to 0.01 s


@dataclass(frozen=True, slots=True)
class Levels:
    """What a file was measured to have. Levels in dBFS (minus infinity: digital silence)."""

    rms: float  # of the whole file
    peak: float
    floor: float  # the RMS of the most silent 0.4 s
    samples: int  # at the rate it was measured at
    head: float  # seconds before the first sound above −50 dBFS; the whole file without one
    tail: float  # seconds after the last


def measure(path: Path, rate: int) -> Levels:
    """Decode any sound file, as one channel at `rate` hertz, and measure it in flat memory.

    Raises UndecodableError if it can't be decoded or holds no sound, FFmpegError if ffmpeg failed.
    """
    # ffmpeg's stages run in threads that hand each other every frame; putting frames together
    # early, and decoding in one thread, halves what is spent on that.
    decode = ["-threads", "1", "-i", f"file:{path}", "-map", "0:a:0"]
    decode += ["-af", f"asetnsamples=n={rate}:p=0", "-ac", "1", "-ar", str(rate)]
    decode += ["-f", "s16le", "pipe:1"]
    return levels_of(ffmpeg.read(decode, block_size(rate)), rate, path)


def block_size(rate: int) -> int:
    """Bytes of the pieces that `levels_of` takes."""
    return rate // STEP * 2 * 8


def softened(levels: Levels, decibels: float) -> Levels:
    """What is measured of the same sound so much softer."""
    return replace(
        levels,
        rms=levels.rms - decibels,
        peak=levels.peak - decibels,
        floor=levels.floor - decibels,
    )


def surely_within(levels: Levels, profile: Profile) -> bool:
    """Whether a file is within its profile of whose encoder's input these levels are.

    They must be so by more than what an encoder changes: of speech at 192 kb/s its error is 54 dB
    below the sound, which moves a peak by 0.06 dB, and head and tail by a hundredth of a second.
    """
    quiet, noisy = profile.floor
    ranges = ((levels.head, profile.head_range), (levels.tail, profile.tail_range))
    return (
        abs(levels.rms - profile.rms) <= 0.95 * profile.rms_tolerance - _RMS_ERROR
        and levels.peak <= profile.peak - _PEAK_ERROR
        and quiet + _FLOOR_ERROR <= levels.floor <= noisy - _FLOOR_ERROR
        and all(least + _ERROR <= at <= most - _ERROR for at, (least, most) in ranges)
    )


def levels_of(sound: Iterable[bytes], rate: int, path: Path) -> Levels:
    """Measure 16-bit samples, which come in pieces of whole blocks of 0.1 s."""
    meter = _Meter(rate)
    for piece in sound:
        view = memoryview(piece)
        for start in range(0, len(view), meter.block * 2):
            meter.add(view[start : start + meter.block * 2])
    if not meter.samples:
        raise UndecodableError(f"{path} holds no sound")
    return meter.levels()


class _Meter:
    """Sums up blocks of 0.1 s; what it keeps does not grow with the file."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self.block = rate // STEP  # samples
        self.samples = 0
        self.energy = 0.0
        self.peak = 0
        self.floor = math.inf
        self.window: deque[float] = deque(maxlen=WINDOW)  # the energies of the last blocks
        self.first: int | None = None  # the first sample that sounds
        self.last_start, self.last = 0, b""  # the last block that sounds, and where it began

    def add(self, block: memoryview) -> None:
        count = len(block) // 2
        level = rms(block)
        energy = level * level * count
        self.energy += energy
        self.peak = max(self.peak, audioop.max(block, 2))
        if count == self.block:  # a shorter one is the end of the file
            self.window.append(energy)
            if len(self.window) == WINDOW:
                self.floor = min(self.floor, sum(self.window))
        if level > SPEECH:
            if self.first is None:
                self.first = self.samples + _sounding(block, self.block)[0]
            self.last_start, self.last = self.samples, bytes(block)
        self.samples += count

    def levels(self) -> Levels:
        whole = math.sqrt(self.energy / self.samples)
        # A file shorter than one window is its own floor.
        floor = math.sqrt(self.floor / (WINDOW * self.block)) if self.floor < math.inf else whole
        head = tail = self.samples
        if self.first is not None:
            head = self.first
            tail -= self.last_start + _sounding(memoryview(self.last), self.block)[1]
        return Levels(
            rms=to_db(whole),
            peak=to_db(self.peak / FULL_SCALE),
            floor=to_db(floor),
            samples=self.samples,
            head=head / self.rate,
            tail=tail / self.rate,
        )


def _sounding(block: memoryview, whole: int) -> tuple[int, int]:
    """The first sample of a block that sounds, and one past the last, to 0.01 s."""
    step = max(1, whole // FINE)
    loud = [
        start
        for start in range(0, len(block) // 2, step)
        if rms(block[start * 2 : (start + step) * 2]) > SPEECH
    ]
    return loud[0], min(loud[-1] + step, len(block) // 2)


def problems(levels: Levels, profile: Profile) -> list[str]:
    """What of a measured file is outside the profile, each in words; empty where all is well."""
    middle, tolerance = profile.rms, profile.rms_tolerance
    quiet, noisy = profile.floor
    found = []
    if not middle - tolerance <= levels.rms <= middle + tolerance:
        found.append(f"RMS is {levels.rms:.1f} dBFS, not {middle:g} ± {tolerance:g}")
    if levels.peak > profile.peak:
        found.append(f"the peak is {levels.peak:.1f} dBFS, above {profile.peak:g}")
    if levels.floor > noisy:
        found.append(f"the noise floor is {levels.floor:.1f} dBFS, above {noisy:g}")
    if levels.floor < quiet:
        found.append(f"there is digital silence ({levels.floor:.1f} dBFS, below {quiet:g})")
    for name, seconds, (least, most) in (
        ("before the speech", levels.head, profile.head_range),
        ("after the speech", levels.tail, profile.tail_range),
    ):
        if not least <= seconds <= most:
            found.append(f"{seconds:.2f} s of room tone {name}, not {least:g} to {most:g} s")
    return found
