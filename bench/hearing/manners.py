"""What is heard of a manner, and of an age: level, rate and pitch, against the plain voice.

    python -m bench.hearing.manners [VOICE …]

Each voice says a sentence in every manner of `casting/manner`, as a child and as somebody old.
The level is of the speech, with what `manner` adds to it; the rate is that of the words; the pitch
is the median of voiced frames, found by autocorrelation, so that a whisper has none.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from audiobook.audio import Clip, speech, to_db
from audiobook.casting import manner
from audiobook.casting.aged import plain
from audiobook.casting.direction import directed
from audiobook.casting.role import Role
from audiobook.engines import Delivery, Voice, installed, synthesize
from audiobook.story import Age

VOICES = ("kokoro:af_heart", "kokoro:am_michael", "hibari:heart", "espeak:en-us+m3")
SENTENCE = "There is nobody in the old mill now, and there was nobody in it all winter long."
MANNERS = {
    "whispered": manner.WHISPER,
    "softly": manner.SOFT,
    "in a small voice": manner.SMALL,
    "loudly": manner.LOUD,
    "shouted": manner.SHOUT,
    "laughing": manner.LAUGH,
    "slowly": manner.SLOW,
    "quickly": manner.FAST,
}
_AGES: tuple[Age, Age] = ("child", "old")
_FRAME, _STEP = 0.04, 0.01  # seconds
_LOWEST, _HIGHEST = 60, 500  # hertz
_AS_HIGH = 0.9
_VOICED = 0.55  # of the autocorrelation, from which a frame has a pitch


@dataclass(frozen=True, slots=True)
class Heard:
    """What was measured of a clip."""

    level: float  # dBFS of its speech
    seconds: float  # from its first sound to its last
    hertz: float  # the median of its voiced frames; 0 where hardly any is voiced


def heard(clip: Clip, decibels: float = 0.0) -> Heard:
    """Measure a clip that is played louder by so many decibels."""
    found = speech(clip)
    level = to_db(found.rms) + decibels
    return Heard(level, (found.end - found.start) / clip.rate, pitch(clip))


def pitch(clip: Clip) -> float:
    """The median of the pitch, in hertz; 0 where less than a tenth of the frames is voiced."""
    import numpy

    samples = numpy.frombuffer(clip.pcm, dtype="<i2").astype(float)
    size, step = round(_FRAME * clip.rate), round(_STEP * clip.rate)
    starts = range(0, len(samples) - size, step)
    loud = numpy.sqrt(numpy.mean(samples**2)) / 3
    found = [_of_frame(samples[at : at + size], clip.rate, loud) for at in starts]
    voiced = [hertz for hertz in found if hertz]
    return float(numpy.median(voiced)) if len(voiced) * 10 > len(found) else 0.0


def _of_frame(samples: Any, rate: int, loud: float) -> float:
    import numpy

    frame = samples - samples.mean()
    if numpy.sqrt(numpy.mean(frame**2)) < loud:
        return 0.0
    size = len(frame)
    spectrum = numpy.fft.rfft(frame * numpy.hanning(size), 2 * size)
    window = numpy.fft.rfft(numpy.hanning(size), 2 * size)
    like = numpy.fft.irfft(numpy.abs(spectrum) ** 2)[:size]
    like /= numpy.maximum(numpy.fft.irfft(numpy.abs(window) ** 2)[:size], 1e-9)
    first, last = rate // _HIGHEST, min(rate // _LOWEST, size * 3 // 4)
    high = like[first:last]
    # The first of those that are about as high, since two periods are one, too.
    start = int((high > _AS_HIGH * high.max()).argmax())
    best = first + start + int(high[start : start + first // 2].argmax())
    return rate / best if like[best] > _VOICED * like[0] else 0.0


def measured(voice: Voice) -> Iterator[str]:
    """The lines of a voice."""
    own = Role(voice, Delivery(), given=False)
    usual = heard(synthesize(SENTENCE, voice, own.delivery))
    yield f"{voice.id}: {usual.level:.1f} dBFS, {usual.seconds:.2f} s, {usual.hertz:.0f} Hz"
    roles = {name: (directed(own, 1.0, one), one.decibels) for name, one in MANNERS.items()}
    children, old = (Role(voice, plain(voice, age), given=False) for age in _AGES)
    roles |= {"as a child": (children, 0.0), "as somebody old": (old, 0.0)}
    for name, (role, decibels) in roles.items():
        clip = heard(synthesize(SENTENCE, voice, role.delivery), decibels)
        rate = usual.seconds / clip.seconds
        hertz = f"{clip.hertz:5.0f} Hz" if clip.hertz else "no pitch"
        yield f"  {name:18}{clip.level - usual.level:+6.1f} dB  rate {rate:.2f}  {hertz}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("voices", nargs="*", default=VOICES, metavar="VOICE")
    for name in parser.parse_args().voices:
        for line in measured(installed.voice(name)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
