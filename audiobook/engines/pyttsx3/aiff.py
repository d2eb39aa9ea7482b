"""Reads the AIFF and AIFF-C files that macOS writes; Python has no module for them since 3.13."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator

from audiobook.audio import Clip

_BIG, _LITTLE = (b"NONE", b"twos"), (b"sowt",)


def clip_from_aiff(data: bytes) -> Clip:
    """Raises ValueError if `data` is not whole, mono, 16 bit and uncompressed."""
    if data[:4] != b"FORM" or data[8:12] not in (b"AIFF", b"AIFC"):
        raise ValueError("not an AIFF file")
    chunks = dict(_chunks(data))
    try:
        common, sound = chunks[b"COMM"], chunks[b"SSND"]
        channels, frames, bits = struct.unpack(">hLh", common[:8])
        rate = _extended(common[8:18])
        offset = struct.unpack(">L", sound[:4])[0]
    except (KeyError, struct.error) as error:
        raise ValueError(f"not a whole AIFF file: {error}") from error
    order = common[18:22] if data[8:12] == b"AIFC" else b"NONE"
    if (channels, bits) != (1, 16) or order not in _BIG + _LITTLE:
        raise ValueError(f"not mono 16 bit: {channels} channels, {bits} bits, {order!r}")
    pcm = sound[8 + offset :][: frames * 2]
    if len(pcm) != frames * 2:
        raise ValueError("cut short")
    return Clip(rate, pcm if order in _LITTLE else _swapped(pcm))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack(">4sL", data[at : at + 8])
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _extended(number: bytes) -> int:
    """An 80-bit floating-point number: sign and exponent in 16 bits, mantissa in 64."""
    exponent, mantissa = struct.unpack(">HQ", number)
    return int(mantissa * 2.0 ** ((exponent & 0x7FFF) - 16383 - 63) + 0.5)


def _swapped(pcm: bytes) -> bytes:
    samples = array("h", pcm)
    samples.byteswap()
    return samples.tobytes()
