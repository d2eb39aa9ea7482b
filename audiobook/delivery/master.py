"""What is asked of ffmpeg so that a chapter comes out within its profile: gain, limit, filters."""

from __future__ import annotations

from dataclasses import dataclass

from audiobook.audio import from_db
from audiobook.delivery.measure import Levels
from audiobook.delivery.profile import Profile
from audiobook.sound import Stitched

MARGIN = 0.4  # decibels below the profile's peak that samples are limited to: encoding may add some
RELEASE = 20  # milliseconds in which the limiter lets go; its 50 make speech 0.1 dB softer
HIGH_PASS_LOSS = 0.1  # decibels of a chapter's level that the high-pass takes, measured


@dataclass(frozen=True, slots=True)
class Setting:
    """What a chapter is mastered with."""

    gain: float  # decibels, on top of the level that the chapter was stitched for
    limit: float  # dBFS


def first(stitched: Stitched, profile: Profile, loss: float) -> Setting:
    """What to try first; `loss` is the level in decibels that the encoder will take."""
    lost = loss + HIGH_PASS_LOSS
    limit = profile.peak - MARGIN
    spans = [span.end - span.start for span in stitched.spans]
    limited = sum(
        length * _cut_off(peak + lost - limit)
        for length, peak in zip(spans, stitched.peaks, strict=True)
    )
    return Setting(lost + limited / sum(spans), limit)


def _cut_off(above: float) -> float:
    """The decibels that the limiter takes from a clip whose peak is so far above the limit.

    Measured on ten espeak voices: 0.3 for 2 dB, 1.2 for 4 dB, 2.2 for 6 dB, and no more than that
    for more, which is single bangs rather than speech.
    """
    return min(2.2, 0.065 * max(0.0, above) ** 2)


def corrected(setting: Setting, levels: Levels, profile: Profile, attempt: int) -> Setting:
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
    return Setting(gain, limit)


def filters(rate: int, gain: float, limit: float | None, samples: int, profile: Profile) -> str:
    """The chain of ffmpeg's filters from stitched samples to what is encoded.

    All is done in floating point, where nothing can clip, and what can be done at `rate` before
    the resampling is, because it costs half there. `gain` is in decibels, `limit` in dBFS (None:
    nothing comes near it); exactly `samples` samples come out.
    """
    chain = [
        "aformat=sample_fmts=flt",
        f"highpass=f={profile.high_pass}",
        f"volume={gain:.3f}dB:precision=float",
        f"aresample={profile.rate}:osf={'dbl' if limit is not None else 'fltp'}",
    ]
    if limit is not None:
        # After the resampling, which can raise peaks by 3 dB. `level=0`: don't lift the level
        # again; `latency=1`: don't delay the sound by 5 ms.
        chain.append(f"alimiter=limit={from_db(limit):.5f}:level=0:latency=1:release={RELEASE}")
    chain += [f"apad=whole_len={samples}", f"atrim=end_sample={samples}"]
    return ",".join(chain)
