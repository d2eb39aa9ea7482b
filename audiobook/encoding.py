"""Samples become an MP3 within the profile, measured on what was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audiobook import ffmpeg, mastering
from audiobook.errors import FFmpegError
from audiobook.mastering import ACX, Levels, Profile
from audiobook.stitching import Stitched

LOSS = 0.265  # decibels that LAME lowers the sound by at 192 kb/s, measured
ATTEMPTS = 4  # speech needs one; a chapter of one word, whose peaks are cut hard, may need three
# LAME's speed. 5, its default, shapes the noise so that few bits suffice; one channel at 192 kb/s
# has more bits than that needs. 7 leaves the shaping out: 30 % less work, and on speech the noise
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


def encode(stitched: Stitched, path: Path, profile: Profile = ACX) -> Encoded:
    """Write the chapter as an MP3 to `path`, whatever its name ends with, and measure it.

    Where its level or peak is outside the profile, it is encoded again with another gain. The
    same samples and the same ffmpeg give the same bytes. Raises FFmpegError, with the numbers, if
    the profile can't be met, ToolError if the disk is full.
    """
    samples = -(-stitched.samples * profile.rate // stitched.rate)
    gain = stitched.boost + LOSS
    for _ in range(ATTEMPTS):
        limit = stitched.peak + gain - stitched.boost > profile.peak - 2 * mastering.MARGIN
        filters = mastering.filters(stitched.rate, gain, limit, samples, profile)
        _write(stitched, path, filters, profile)
        levels = mastering.measure(path, profile.rate)
        correction = _correction(levels, profile)
        if not correction:
            break
        gain += correction
    _check(levels, samples, profile)
    return Encoded(path, profile.rate, samples, levels)


def _write(stitched: Stitched, path: Path, filters: str, profile: Profile) -> None:
    # To a file, not a pipe: only there can ffmpeg go back and write how long the sound is. And
    # nothing of a date, a version or a machine goes into it.
    codec = ["-c:a", "libmp3lame", "-b:a", str(profile.bit_rate), "-compression_level", str(SPEED)]
    plain = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
    container = ["-id3v2_version", "0", "-write_xing", "1", "-f", "mp3"]
    arguments = ["-f", "s16le", "-ar", str(stitched.rate), "-ac", "1", "-i", "pipe:0"]
    arguments += ["-af", filters, *codec, *plain, *container, f"file:{path}"]
    ffmpeg.run(arguments, _blocks(stitched.path))


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(ffmpeg.BLOCK):
            yield block


def _correction(levels: Levels, profile: Profile) -> float:
    """The decibels by which to encode it again; 0 where nothing needs to be better.

    A level that is wrong is brought to the middle; a peak that is too high, only below its limit.
    """
    off = profile.rms - levels.rms
    if abs(off) > profile.rms_tolerance * 0.95:
        return off
    if levels.peak > profile.peak:
        return profile.peak - levels.peak - 0.05
    return 0.0


def _check(levels: Levels, samples: int, profile: Profile) -> None:
    wrong = mastering.problems(levels, profile)
    if levels.samples != samples:
        wrong.append(f"{levels.samples} samples come out of {samples}")
    if wrong:
        raise FFmpegError(f"the chapter could not be mastered: {'; '.join(wrong)}")
