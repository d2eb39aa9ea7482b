"""MP3: written by LAME at a constant bit rate, with tags in ID3v2.3."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from audiobook.delivery.formats import id3
from audiobook.delivery.formats.audio_format import AudioFormat
from audiobook.delivery.tags import Tags

FRAME = 1152  # samples of an MP3's frame
# Where things stand in its first frame, of one channel: the Info header, which tells how many
# frames and bytes there are (and has all its parts: _ALL), and what players cut off at both ends.
_INFO, _GAPS, _HEAD, _ALL = 4 + 17, 4 + 17 + 120 + 21, 4 + 17 + 120 + 24, 0xF
SHORTEST_REST = 47  # samples in its last frame, unless it is full
# LAME's speed. 5, its default, shapes the noise so that few bits suffice; one channel at 192 kb/s
# has more bits than that needs. 7 leaves the shaping out: 30 % less work, and of speech the error
# is 54 dB below the sound rather than 50.
SPEED = 7


class Mp3(AudioFormat):
    """One channel, gapless; players know its exact length."""

    name = "mp3"
    suffix = ".mp3"
    loss = 0.26  # by LAME at 192 kb/s

    def whole(self, samples: int) -> int:
        """LAME begins a new frame of 1152 samples for any rest.

        Where the rest is under 47 samples, the padding behind it is shorter than a decoder's delay,
        and players can't cut all of it off (measured for every length of rest).
        """
        rest = samples % FRAME
        return samples + SHORTEST_REST - rest if 0 < rest < SHORTEST_REST else samples

    def options(self, bit_rate: int) -> list[str]:
        codec = ["-c:a", "libmp3lame", "-b:a", str(bit_rate), "-compression_level", str(SPEED)]
        plain = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
        return [*codec, *plain, "-id3v2_version", "0", "-write_xing", "1", "-f", "mp3"]

    def samples(self, path: Path) -> int | None:
        with path.open("rb") as file:
            head, size = file.read(_HEAD), os.fstat(file.fileno()).st_size
        if len(head) < _HEAD or head[_INFO : _INFO + 4] not in (b"Info", b"Xing"):
            return None
        flags, frames, length = struct.unpack_from(">3I", head, _INFO + 4)
        if flags & _ALL != _ALL or length != size:
            return None
        gaps = int.from_bytes(head[_GAPS : _GAPS + 3], "big")
        return int(frames * FRAME - (gaps >> 12) - (gaps & 0xFFF))

    def tag(self, path: Path, tags: Tags) -> None:
        id3.write(path, tags)

    def read(self, path: Path) -> dict[str, str]:
        return id3.read(path)

    def read_cover(self, path: Path) -> bytes:
        return id3.read_cover(path)
