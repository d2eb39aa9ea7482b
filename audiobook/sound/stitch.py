"""Clips and pauses become one chapter, in linear time and flat memory.

Two passes: every clip is measured (where its speech is, and how loud), then every clip is read
again, brought to its level and written. Room tone lies under everything. A pause is what is heard
as one: the breath before a clip and the consonants that fade after it lie within it.

pydub counts in milliseconds, and fills up or cuts off what is not a whole number of them; so here
every place is a number of samples, and pydub is given whole seconds or things without a length.
"""

from __future__ import annotations

import math
import warnings
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from audiobook.audio import Clip, Speech, from_db, to_db
from audiobook.errors import EngineError
from audiobook.sound import roomtone
from audiobook.sound.measured import Measured
from audiobook.sound.resample import Resampling
from audiobook.sound.voice_levels import matched
from audiobook.system import os_errors

if TYPE_CHECKING:
    from pydub import AudioSegment

FADE = 0.004  # seconds at both ends of a clip, so that it begins and ends at nothing


@dataclass(frozen=True, slots=True)
class Target:
    """What a chapter is to be like."""

    rate: int  # hertz, at most: it is that of the clip with the highest
    level: float  # dBFS, the RMS of the whole chapter
    tone: float  # dBFS, the RMS of the room tone that lies under everything
    head: float  # seconds of room tone before the first clip
    tail: float  # seconds of room tone after the last
    shortest_tail: float  # seconds to which the tail of a very short chapter may shrink
    longest_tail: float  # seconds that may pass once the last clip is heard no more


@dataclass(frozen=True, slots=True)
class Piece:
    """A clip and the pause that follows it."""

    read: Callable[[], Clip]  # called up to three times; must give the same clip each time
    voice: str  # clips with the same label are raised or lowered together
    pause: float  # seconds; the tail follows the last piece instead
    gain: float = 0.0  # decibels that it is louder than the others of its voice
    speech: Speech | None = None  # as it was measured in the clip; None: it is measured now
    rate: int = 0  # of the clip, in hertz, where its speech is known


@dataclass(frozen=True, slots=True)
class Span:
    """Where in the chapter a piece is heard; the pause after it excluded."""

    start: int  # first sample
    end: int  # one past the last, faded consonants included; `start` where the clip is silent


@dataclass(frozen=True, slots=True)
class Stitched:
    """A chapter in a file of raw samples: 16 bit, little endian, one channel."""

    path: Path
    rate: int  # hertz
    samples: int
    spans: tuple[Span, ...]  # one for each piece
    boost: float  # decibels that the file is below its level, so that nothing clips in it
    peaks: tuple[float, ...]  # dBFS of each piece's loudest sample, once boosted; may be above 0
    gains: dict[str, float]  # decibels that each voice was raised by, to be as loud as the others

    @property
    def seconds(self) -> float:
        return self.samples / self.rate

    @property
    def peak(self) -> float:
        return max(self.peaks)


def stitch(pieces: Sequence[Piece], path: Path, target: Target) -> Stitched:
    """Write the chapter to `path`, raw; files beside it hold what must be resampled, meanwhile.

    After a very short chapter, which would have to be very loud to make up for its room tone, the
    tail is shorter. The rate is the highest of the clips', so that no voice loses its treble, but
    none above the target's. Raises EngineError if nothing can be heard, ToolError if the disk is
    full.
    """
    clips = [_measured(piece) for piece in pieces]
    if not any(clip.energy for clip in clips):
        raise EngineError("nothing can be heard in this chapter: all its clips are silent")
    layout = _laid_out(pieces, clips, target)
    matching = matched(clips)
    gains = _gains(pieces, clips, matching, layout, target.level)
    peaks = tuple(gain + to_db(clip.peak) for gain, clip in zip(gains, clips, strict=True))
    boost = max(0.0, max(peaks) + 1)
    with os_errors(path), ExitStack() as stack:
        track = _Track(stack.enter_context(path.open("wb")), layout.rate, target.tone - boost)
        track.rest(layout.spans[0].start)
        sounds = _sounds(pieces, clips, layout.rate, path, stack)
        for gain, sound, pause in zip(gains, sounds, layout.pauses, strict=True):
            track.add(_leveled(sound, layout.rate, gain - boost))
            track.rest(pause)
        track.close()
    return Stitched(path, layout.rate, layout.samples, layout.spans, boost, peaks, matching)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything stands, in samples."""

    rate: int  # hertz
    pauses: tuple[int, ...]  # after each piece; after the last, the tail
    spans: tuple[Span, ...]

    @property
    def samples(self) -> int:
        return self.spans[-1].end + self.pauses[-1]


def _laid_out(pieces: Sequence[Piece], clips: Sequence[Measured], target: Target) -> _Layout:
    rate = min(target.rate, max(clip.rate for clip in clips))
    pauses = [
        round(max(0.0, piece.pause - clip.trail - after.lead) * rate)
        for piece, (clip, after) in zip(pieces, pairwise(clips), strict=False)
    ]
    pauses.append(round(_tail(target, pieces, clips) * rate))
    lengths = [_resampling(clip, rate).length(clip.samples) for clip in clips]
    spans = _spans(round(target.head * rate), lengths, pauses)
    return _Layout(rate, tuple(pauses), spans)


def _gains(
    pieces: Sequence[Piece],
    clips: Sequence[Measured],
    matching: Mapping[str, float],
    layout: _Layout,
    level: float,
) -> list[float]:
    """The decibels that each clip is raised by: voices as loud as each other, the whole at `level`.

    `matching` is what each voice is raised by.
    """
    raised = [matching[clip.voice] + piece.gain for clip, piece in zip(clips, pieces, strict=True)]
    energy = sum(clip.energy * from_db(gain) ** 2 for clip, gain in zip(clips, raised, strict=True))
    overall = level - to_db(math.sqrt(energy * layout.rate / layout.samples))
    return [overall + gain for gain in raised]


def _tail(target: Target, pieces: Sequence[Piece], clips: Sequence[Measured]) -> float:
    """A tail that leaves the speech a quarter of the chapter, so that it is 6 dB above its level.

    One word in 4 s of room tone can't have the chapter's level and keep its peaks. What fades away
    at the end of the last clip counts as tail where there would be too much of it.
    """
    spoken = sum(one.seconds for one in clips)
    before = target.head + sum(one.samples / one.rate for one in clips)
    before += sum(piece.pause for piece in pieces[:-1])
    tail = min(target.tail, max(target.shortest_tail, 4 * spoken - before))
    return max(0.0, min(tail, target.longest_tail - clips[-1].trail))


def _spans(start: int, lengths: Sequence[int], pauses: Sequence[int]) -> tuple[Span, ...]:
    spans = []
    for length, pause in zip(lengths, pauses, strict=True):
        spans.append(Span(start, start + length))
        start += length + pause
    return tuple(spans)


def _measured(piece: Piece) -> Measured:
    if piece.speech is None:
        return Measured.of(piece.read(), piece.voice)
    return Measured.known(piece.speech, piece.rate, piece.voice)


def _resampling(one: Measured, rate: int) -> Resampling:
    return Resampling(one.rate, rate)


def _sounds(
    pieces: Sequence[Piece], clips: Sequence[Measured], rate: int, path: Path, stack: ExitStack
) -> Iterator[bytes]:
    """The speech of each piece at the chapter's rate."""
    resampled: dict[int, BinaryIO] = {}
    for odd in sorted({one.rate for one in clips} - {rate}):
        file = path.with_name(f"{path.name}.{odd}")
        stack.callback(file.unlink, missing_ok=True)
        those = (
            _cut(piece, one) for piece, one in zip(pieces, clips, strict=True) if one.rate == odd
        )
        Resampling(odd, rate).write(those, file)
        resampled[odd] = stack.enter_context(file.open("rb"))
    for piece, one in zip(pieces, clips, strict=True):
        if one.rate in resampled:
            yield _resampling(one, rate).read(resampled[one.rate], one.samples)
        else:
            yield _cut(piece, one)


def _cut(piece: Piece, one: Measured) -> bytes:
    return piece.read().pcm[one.start * 2 : one.end * 2]


def _segment(pcm: bytes, rate: int) -> AudioSegment:
    return _pydub()(data=pcm, sample_width=2, frame_rate=rate, channels=1)


@cache
def _pydub() -> type[AudioSegment]:
    """pydub's class, imported when it is first needed: that costs as much as starting Python."""
    with warnings.catch_warnings():
        # It looks for an ffmpeg, which it is never asked to run, and has old escapes.
        warnings.simplefilter("ignore")
        from pydub import AudioSegment as Segment
    found: type[AudioSegment] = Segment
    return found


def _leveled(pcm: bytes, rate: int, gain: float) -> bytes:
    """The sound raised by `gain` decibels, fading in and out.

    Not with pydub's fades: they call a function for each sample, and cut the sound to whole
    milliseconds.
    """
    data: bytes = _segment(pcm, rate).apply_gain(gain).raw_data
    count = min(round(FADE * rate), len(pcm) // 4)
    first, last = array("h", data[: count * 2]), array("h", data[len(data) - count * 2 :])
    for at in range(count):
        first[at] = first[at] * at // count
        last[at] = last[at] * (count - at) // count
    return first.tobytes() + data[count * 2 : len(data) - count * 2] + last.tobytes()


class _Track:
    """Writes sound and silence over a loop of room tone, one loop's length at a time."""

    def __init__(self, file: BinaryIO, rate: int, tone: float) -> None:
        self.file, self.rate = file, rate
        self.tone = _segment(roomtone.loop(rate), rate).apply_gain(tone - roomtone.LEVEL)
        self.block = rate * roomtone.SECONDS * 2  # bytes
        self.waiting = bytearray()

    def add(self, pcm: bytes) -> None:
        self.waiting += pcm
        while len(self.waiting) >= self.block:
            self.file.write(self._over_tone(bytes(self.waiting[: self.block])))
            del self.waiting[: self.block]

    def rest(self, samples: int) -> None:
        for start in range(0, samples, self.rate):
            self.add(bytes(min(self.rate, samples - start) * 2))

    def close(self) -> None:
        filled = bytes(self.waiting).ljust(self.block, b"\0")
        self.file.write(self._over_tone(filled)[: len(self.waiting)])

    def _over_tone(self, block: bytes) -> bytes:
        data: bytes = _segment(block, self.rate).overlay(self.tone).raw_data
        return data
