"""Samples become a file of the profile's format, measured on what was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audiobook.delivery import formats, master
from audiobook.delivery.measure import Levels, measure, problems
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
    levels: Levels
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
        _write(stitched, path, filters, form.options(profile.bit_rate))
        levels = measure(path, profile.rate)
        better = master.corrected(setting, levels, profile, attempt)
        if better == setting:
            break
        setting = better
    _check(levels, samples, profile)
    return Encoded(path, profile.rate, samples, levels, attempt + 1)


def _write(stitched: Stitched, path: Path, filters: str, options: list[str]) -> None:
    # To a file, not a pipe: only there can ffmpeg go back and write how long the sound is.
    arguments = ["-f", "s16le", "-ar", str(stitched.rate), "-ac", "1", "-i", "pipe:0"]
    ffmpeg.run([*arguments, "-af", filters, *options], _blocks(stitched.path), path)


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
