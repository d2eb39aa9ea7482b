"""The voices of Kokoro, measured by `python -m bench.hearing.voices`: see docs/engines.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audiobook.engines.kokoro.blends import Blend
from audiobook.engines.neural.alike import alike
from audiobook.engines.neural.pace import OCTAVE, Range
from audiobook.engines.voice import Voice
from audiobook.story import Gender

HERTZ = 24_000
SPEEDS = Range(0.7, 1.5)
_ACCENTS = {"a": "en-us", "b": "en-gb"}
_GENDERS: dict[str, Gender] = {"f": "female", "m": "male"}

# Name, pitch in Hz, words a minute, level in dBFS, stars, and how natural it sounds (DistillMOS).
# Best first: by stars, then by DistillMOS in steps of 0.1, then whom its authors think best.
_MEASURED: tuple[tuple[str, int, int, float, int, float], ...] = (
    ("af_heart", 198, 209, -21.6, 5, 4.63),
    ("af_alloy", 142, 230, -22.1, 5, 4.64),
    ("am_puck", 107, 205, -18.6, 5, 4.64),
    ("am_echo", 110, 229, -22.1, 5, 4.63),
    ("af_sarah", 194, 213, -20.2, 5, 4.62),
    ("am_michael", 115, 189, -23.4, 5, 4.56),
    ("af_kore", 153, 197, -17.9, 5, 4.54),
    ("bf_isabella", 203, 231, -17.5, 5, 4.54),
    ("am_eric", 156, 249, -20.9, 5, 4.49),
    ("af_sky", 154, 221, -23.3, 5, 4.48),
    ("am_fenrir", 136, 209, -19.1, 5, 4.45),
    ("bm_daniel", 125, 234, -20.6, 5, 4.45),
    ("af_river", 170, 251, -21.8, 5, 4.44),
    ("am_liam", 128, 241, -21.5, 5, 4.44),
    ("af_aoede", 179, 217, -17.4, 5, 4.35),
    ("am_santa", 156, 198, -22.3, 5, 4.29),
    ("bf_alice", 209, 222, -20.4, 5, 3.93),
    ("af_bella", 207, 200, -20.1, 5, 3.50),
    ("af_nova", 157, 236, -26.4, 4, 4.67),
    ("am_adam", 117, 220, -17.7, 4, 4.49),
    ("bm_fable", 116, 223, -23.4, 4, 4.46),
    ("bf_lily", 198, 222, -20.9, 4, 4.38),
    ("bf_emma", 182, 229, -20.2, 4, 4.34),
    ("bm_george", 139, 194, -20.4, 4, 4.27),
    ("af_jessica", 209, 248, -22.1, 4, 4.14),
    ("bm_lewis", 91, 196, -22.5, 4, 4.13),
    ("af_nicole", 147, 130, -20.3, 4, 3.60),
    ("am_onyx", 84, 218, -22.6, 3, 4.67),
)

PALETTE: tuple[Voice, ...] = tuple(
    Voice(
        engine="kokoro",
        name=name,
        gender=_GENDERS[name[1]],
        accent=_ACCENTS[name[0]],
        hertz=hertz,
        stars=stars,
        rate=rate,
        level=level,
        alike=alike(f"kokoro:{name}"),
        quality=quality,
        octave=OCTAVE,
    )
    for name, hertz, rate, level, stars, quality in _MEASURED
)
_KNOWN = {voice.name: voice for voice in PALETTE}
# Of a blend: who has as much of a voice sounds like it, and like those that it sounds like.
_HALF, _MOST = 0.5, 0.8


def usual_rate(blend: Blend) -> int:
    """Words a minute of a voice or a blend at its own speed."""
    return round(sum(_KNOWN[name].rate * share for name, share in blend.parts))


def about(blend: Blend) -> Voice:
    """The facts of a voice; of a blend, what its parts let one expect: nobody measured it.

    It sounds like a voice that is half of it or more, and like those that one sounds like of which
    it has nearly all.
    """
    parts = [(_KNOWN[name], share) for name, share in blend.parts]
    first = parts[0][0]
    if len(parts) == 1:
        return first
    return Voice(
        "kokoro",
        blend.name,
        first.gender,
        first.accent,
        hertz=round(sum(voice.hertz * share for voice, share in parts)),
        stars=min(voice.stars for voice, _ in parts),
        rate=usual_rate(blend),
        level=round(sum(voice.level * share for voice, share in parts), 1),
        alike=tuple(_alike(parts)),
        quality=min(voice.quality for voice, _ in parts),
        octave=OCTAVE,
    )


def _alike(parts: Sequence[tuple[Voice, float]]) -> Iterator[tuple[str, float]]:
    for voice, share in parts:
        if share >= _HALF:
            yield voice.id, round(0.8 + 0.2 * share, 3)
        if share >= _MOST:
            yield from voice.alike
