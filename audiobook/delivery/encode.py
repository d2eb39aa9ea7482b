"""Samples become an MP3 within the profile, measured on what was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audiobook.delivery import master
from audiobook.delivery.master import Levels
from audiobook.delivery.profile import Profile
from audiobook.errors import FFmpegError
from audiobook.sound import Stitched
from audiobook.system import ffmpeg

# Decibels that are lost on the way, measured: 0.26 by LAME at 192 kb/s, 0.1 by the high-pass.
LOSS = 0.36
FRAME = 1152  # samples of an MP3's frame
SHORTEST_REST = 47  # samples in its last frame, unless it is full
ATTEMPTS = 4  # speech needs one; a chapter of one word, whose peaks are cut hard, may need three
# LAME's speed. 5, its default, shapes the noise so that few bits suffice; one channel at 192 kb/s
# has more bits than that needs. 7 leaves the shaping out: 30 % less work, and of speech the error
# is 54 dB below the sound rather than 50.
SPEED = 7


@dataclass(frozen=True, slots=True)
class Encoded:
    """A finished MP3, without tags."""

    path: Path
    rate: int  # hertz
    samples: int  # that a player decodes, exactly
    levels: Levels

    @property
    def seconds(self) -> float:
        return self.samples / self.rate


def encode(stitched: Stitched, path: Path, profile: Profile) -> Encoded:
    """Write the chapter as an MP3 to `path`, whatever its name ends with, and measure it.

    Where its level or peak is outside the profile, it is encoded again with another gain. The
    same samples and the same ffmpeg give the same bytes. Raises FFmpegError, with the numbers, if
    the profile can't be met, ToolError if the disk is full.
    """
    samples = _gapless(-(-stitched.samples * profile.rate // stitched.rate))
    setting = _first(stitched, profile)
    for attempt in range(ATTEMPTS):
        limit = setting.limit if setting.gain + stitched.peak > setting.limit - 1 else None
        gain = setting.gain + stitched.boost
        filters = master.filters(stitched.rate, gain, limit, samples, profile)
        _write(stitched, path, filters, profile)
        levels = master.measure(path, profile.rate)
        better = _corrected(setting, levels, profile, attempt)
        if better == setting:
            break
        setting = better
    _check(levels, samples, profile)
    return Encoded(path, profile.rate, samples, levels)


@dataclass(frozen=True, slots=True)
class _Setting:
    gain: float  # decibels, on top of the level that the chapter was stitched for
    limit: float  # dBFS


def _first(stitched: Stitched, profile: Profile) -> _Setting:
    limit = profile.peak - master.MARGIN
    spans = [span.end - span.start for span in stitched.spans]
    lost = sum(
        length * _cut_off(peak + LOSS - limit)
        for length, peak in zip(spans, stitched.peaks, strict=True)
    )
    return _Setting(LOSS + lost / sum(spans), limit)


def _cut_off(above: float) -> float:
    """The decibels that the limiter takes from a clip whose peak is so far above the limit.

    Measured on ten espeak voices: 0.3 for 2 dB, 1.2 for 4 dB, 2.2 for 6 dB, and no more than that
    for more, which is single bangs rather than speech.
    """
    return min(2.2, 0.065 * max(0.0, above) ** 2)


def _gapless(samples: int) -> int:
    """The next number of samples that an MP3 can hold exactly.

    LAME begins a new frame of 1152 samples for any rest, but where the rest is under 47 samples
    the padding behind it is shorter than a decoder's delay, and players can't cut all of it off
    (measured for every length of rest).
    """
    rest = samples % FRAME
    return samples + SHORTEST_REST - rest if 0 < rest < SHORTEST_REST else samples


def _write(stitched: Stitched, path: Path, filters: str, profile: Profile) -> None:
    # To a file, not a pipe: only there can ffmpeg go back and write how long the sound is. And
    # nothing of a date, a version or a machine goes into it.
    codec = ["-c:a", "libmp3lame", "-b:a", str(profile.bit_rate), "-compression_level", str(SPEED)]
    plain = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
    container = ["-id3v2_version", "0", "-write_xing", "1", "-f", "mp3"]
    arguments = ["-f", "s16le", "-ar", str(stitched.rate), "-ac", "1", "-i", "pipe:0"]
    arguments += ["-af", filters, *codec, *plain, *container]
    ffmpeg.run(arguments, _blocks(stitched.path), path)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(ffmpeg.BLOCK):
            yield block


def _corrected(setting: _Setting, levels: Levels, profile: Profile, attempt: int) -> _Setting:
    """What to encode with instead; the same setting where nothing needs to be better.

    The harder a limiter works, the less another decibel of gain helps: so each attempt asks for
    more of what is missing, but for no more than would make noise of the room tone.
    """
    gain, limit = setting.gain, setting.limit
    off = profile.rms - levels.rms
    if abs(off) > profile.rms_tolerance * 0.95:
        gain += min(off * (1 + attempt), profile.floor[1] - 1 - levels.floor)
    if levels.peak > profile.peak:
        limit -= levels.peak - profile.peak + 0.1
    return _Setting(gain, limit)


def _check(levels: Levels, samples: int, profile: Profile) -> None:
    wrong = master.problems(levels, profile)
    if levels.samples != samples:
        wrong.append(f"{levels.samples} samples come out of {samples}")
    if wrong:
        raise FFmpegError(f"the chapter could not be mastered: {'; '.join(wrong)}")
