"""Which voices sound alike, measured by `python -m bench.hearing.voices`: see docs/engines.md."""

from __future__ import annotations

# Two voices, and how alike a speaker-recognition model (Resemblyzer) finds them, 0…1, in the same
# two passages, 123 words in all. Two people of one recording are about 0.6; from 0.85 on, it takes
# them for one person. Pairs below 0.8 are left out.
_PAIRS: tuple[tuple[str, str, float], ...] = (
    ("kokoro:af_heart", "hibari:heart", 0.972),
    ("kokoro:am_fenrir", "kokoro:am_puck", 0.895),
    ("kokoro:am_echo", "kokoro:am_puck", 0.873),
    ("kokoro:af_bella", "kokoro:af_heart", 0.864),
    ("kokoro:af_heart", "kokoro:af_nova", 0.857),
    ("kokoro:am_echo", "kokoro:bm_fable", 0.855),
    ("kokoro:af_nova", "hibari:heart", 0.847),
    ("kokoro:bm_daniel", "kokoro:bm_george", 0.844),
    ("kokoro:af_heart", "kokoro:af_sarah", 0.843),
    ("kokoro:af_bella", "hibari:heart", 0.842),
    ("kokoro:af_kore", "kokoro:af_sarah", 0.838),
    ("kokoro:af_alloy", "kokoro:af_kore", 0.836),
    ("kokoro:bf_alice", "kokoro:bf_lily", 0.832),
    ("kokoro:am_echo", "kokoro:am_fenrir", 0.823),
    ("kokoro:af_bella", "kokoro:af_jessica", 0.823),
    ("kokoro:af_alloy", "kokoro:af_sky", 0.823),
    ("kokoro:af_bella", "kokoro:af_sarah", 0.818),
    ("kokoro:af_heart", "kokoro:af_jessica", 0.816),
    ("kokoro:af_jessica", "kokoro:af_sarah", 0.813),
    ("kokoro:af_bella", "kokoro:af_sky", 0.808),
    ("kokoro:am_eric", "kokoro:bm_george", 0.806),
    ("kokoro:af_jessica", "hibari:heart", 0.803),
    ("kokoro:bf_alice", "kokoro:bf_isabella", 0.802),
)


def alike(voice: str) -> tuple[tuple[str, float], ...]:
    """The voices that sound like a voice (`engine:name`), most alike first."""
    pairs = ((one, two, near) for one, two, near in _PAIRS if voice in (one, two))
    found = [(two if one == voice else one, near) for one, two, near in pairs]
    return tuple(sorted(found, key=lambda pair: -pair[1]))
