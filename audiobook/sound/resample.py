"""Clips of another rate are brought to the chapter's, all of one rate in one run of ffmpeg."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from audiobook.system import ffmpeg

GUARD = 0.05  # seconds of silence after each sound, in which the filter rings out


@dataclass(frozen=True, slots=True)
class Resampling:
    """From one rate to another, in hertz.

    ffmpeg sees one long stream of slots. A slot is a whole number of the smallest stretch that
    is whole at both rates (22,050 → 24,000 Hz: 147 samples become 160), so that where a sound
    begins is exact, however many came before.
    """

    source: int
    target: int

    def length(self, samples: int) -> int:
        """How many samples at the target rate so many at the source rate become."""
        return math.ceil(samples * self.target / self.source)

    def write(self, sounds: Iterable[bytes], path: Path) -> None:
        """Resample sounds (16 bit) into a file that `read` reads."""
        arguments = ["-f", "s16le", "-ar", str(self.source), "-ac", "1", "-i", "pipe:0"]
        # The filter of ffmpeg's own resampler leaves nothing above −97 dB of a tone's images.
        arguments += ["-af", f"aresample={self.target}", "-f", "s16le"]
        ffmpeg.run(arguments, (self._slot(sound) for sound in sounds), path)

    def read(self, file: BinaryIO, samples: int) -> bytes:
        """The next sound of the file, which had so many samples at the source rate."""
        stretches = self._stretches(samples)
        slot = file.read(stretches * (self.target // self._common) * 2)
        return slot[: self.length(samples) * 2]

    @property
    def _common(self) -> int:
        return math.gcd(self.source, self.target)

    def _stretches(self, samples: int) -> int:
        guarded = samples + round(self.source * GUARD)
        return -(-guarded // (self.source // self._common))

    def _slot(self, sound: bytes) -> bytes:
        samples = self._stretches(len(sound) // 2) * (self.source // self._common)
        return sound.ljust(samples * 2, b"\0")
