"""Samples become a file of the profile's format, which is measured while it is written.

What the encoder was given is measured, since that comes along. Only where it is not clear by that
that the file is within its profile, the file itself is decoded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audiobook.delivery import formats, master
from audiobook.delivery.measure import (
    Levels,
    block_size,
    levels_of,
    measure,
    problems,
    softened,
    surely_within,
)
from audiobook.delivery.profile import Profile
from audiobook.errors import FFmpegError
from audiobook.sound import Stitched
from audiobook.system import ffmpeg

ATTEMPTS = 4  # speech needs one; a chapter of one word, whose peaks are cut hard, may need three


@dataclass(frozen=True, slots=True)
class Encoded:
    """A finished file, without tags."""

    path: Path
    rate: int  # hertz
    samples: int  # that a player decodes, exactly
    levels: Levels  # of the file, or what they must be by those of the encoder's input
    attempts: int  # how often it was encoded until it was within the profile

    @property
    def seconds(self) -> float:
        return self.samples / self.rate


def encode(stitched: Stitched, path: Path, profile: Profile) -> Encoded:
    """Write the chapter in the profile's format to `path`, whatever its name ends with.

    It is measured, and where its level or peak is outside the profile, encoded again with another
    gain. The same samples and the same ffmpeg give the same bytes. Raises FFmpegError, with the
    numbers, if the profile can't be met, ToolError if the disk is full.
    """
    form = formats.named(profile.format)
    samples = form.whole(-(-stitched.samples * profile.rate // stitched.rate))
    setting = master.first(stitched, profile, form.loss)
    for attempt in range(ATTEMPTS):
        limit = setting.limit if setting.gain + stitched.peak > setting.limit - 1 else None
        gain = setting.gain + stitched.boost
        filters = master.filters(stitched.rate, gain, limit, samples, profile)
        levels = _written(stitched, path, filters, form, profile)
        better = master.corrected(setting, levels, profile, attempt)
        if better == setting:
            break
        setting = better
    _check(levels, samples, profile)
    return Encoded(path, profile.rate, samples, levels, attempt + 1)


def _written(
    stitched: Stitched, path: Path, filters: str, form: formats.AudioFormat, profile: Profile
) -> Levels:
    """Write the file; the levels that it has."""
    # To a file, not a pipe: only there can ffmpeg go back and write how long the sound is.
    arguments = ["-f", "s16le", "-ar", str(stitched.rate), "-ac", "1", "-i", "pipe:0"]
    # Frames put together early: ffmpeg's threads hand over each of them.
    split = f"asplit[file][all],[all]asetnsamples=n={profile.rate}:p=0[heard]"
    arguments += ["-filter_complex", f"[0:a]{filters},{split}"]
    arguments += ["-map", "[file]", *form.options(profile.bit_rate), f"file:{path}"]
    arguments += ["-map", "[heard]", "-f", "s16le", "pipe:1"]
    sound = ffmpeg.tapped(arguments, _blocks(stitched.path), path, block_size(profile.rate))
    levels = softened(levels_of(sound, profile.rate, path), form.loss)
    if surely_within(levels, profile) and form.samples(path) == levels.samples:
        return levels
    return measure(path, profile.rate)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(ffmpeg.BLOCK):
            yield block


def _check(levels: Levels, samples: int, profile: Profile) -> None:
    wrong = problems(levels, profile)
    if levels.samples != samples:
        wrong.append(f"{levels.samples} samples come out of {samples}")
    if wrong:
        raise FFmpegError(f"the chapter could not be mastered: {'; '.join(wrong)}")
