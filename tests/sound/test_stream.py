"""What is heard of a chapter while it is still being made."""

from __future__ import annotations

from itertools import pairwise

import pytest

from audiobook.audio import Clip, from_db, rms, speech, to_db
from audiobook.engines import Delivery
from audiobook.engines.tone import ToneSpeaker
from audiobook.sound import Sound, streamed
from audiobook.sound.stitch import FADE

RATE, LEVEL = 22050, -20.0


def sound(decibels: float, before: float, after: float, pause: float, voice: str = "220") -> Sound:
    """A tone of about a second, raised, with silence around it, of which an engine makes some."""
    tone = ToneSpeaker().speak("x" * 16, voice, Delivery()).pcm
    samples = memoryview(tone).cast("h")
    raised = b"".join(
        round(sample * from_db(decibels)).to_bytes(2, "little", signed=True) for sample in samples
    )
    silent = (bytes(2 * round(seconds * RATE)) for seconds in (before, after))
    return Sound(Clip(RATE, raised.join(silent)), voice, pause)


def stretches(clips: list[Clip]) -> list[tuple[float, float, float]]:
    """Where something is heard, and how loud: start, end (s), dBFS."""
    pcm = b"".join(clip.pcm for clip in clips)
    step = RATE // 100
    parts = [pcm[at : at + step * 2] for at in range(0, len(pcm), step * 2)]
    loud = [rms(part) > from_db(-45) for part in parts]
    edges = [at for at in range(1, len(loud)) if loud[at] != loud[at - 1]]
    if loud[0]:
        edges.insert(0, 0)
    if loud[-1]:
        edges.append(len(loud))
    return [
        (start / 100, end / 100, to_db(rms(pcm[start * step * 2 : end * step * 2])))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]


def test_pauses_are_those_asked_for_whatever_silence_an_engine_makes() -> None:
    pauses = [0.25, 0.6, 1.2]
    sounds = [
        sound(0, before, after, pause)
        for before, after, pause in zip([0.0, 0.5, 0.2], [0.8, 0.0, 0.3], pauses, strict=True)
    ]
    clips = list(streamed(sounds, LEVEL))
    heard = stretches(clips)
    assert len(heard) == 3
    assert heard[0][0] == 0  # nothing is waited for
    for (one, other), pause in zip(pairwise(heard), pauses, strict=False):
        assert other[0] - one[1] == pytest.approx(pause, abs=0.03 + FADE)
    whole = sum(clip.seconds for clip in clips)
    assert whole - heard[-1][1] == pytest.approx(pauses[-1], abs=0.03)


def test_voices_that_differ_by_9_decibels_are_equally_loud() -> None:
    sounds = [
        sound(decibels, 0.2, 0.2, 0.4, voice)
        for decibels, voice in [(3, "220"), (-6, "440"), (3, "220"), (-6, "440")]
    ]
    levels = [level for _, _, level in stretches(list(streamed(sounds, LEVEL)))]
    assert levels == pytest.approx([LEVEL] * 4, abs=0.5)


def test_who_whispers_is_softer_and_nobody_clips() -> None:
    soft = sound(0, 0.1, 0.1, 0.4)
    peaky = Clip(RATE, (bytes(2000) + (30000).to_bytes(2, "little")) * 40)
    sounds = [soft, Sound(soft.clip, "220", 0.4, gain=-6.0), Sound(peaky, "peaky", 0.0)]
    first, second, third = [clip for clip in streamed(sounds, LEVEL) if clip.peak]
    assert to_db(speech(first).rms) - to_db(speech(second).rms) == pytest.approx(6, abs=0.2)
    assert to_db(third.peak) <= -0.9


def test_a_silent_clip_and_none_at_all() -> None:
    assert list(streamed([], LEVEL)) == []
    silent = Sound(Clip(RATE, bytes(2 * RATE)), "220", 0.5)
    clips = list(streamed([silent], LEVEL))
    assert not any(clip.peak for clip in clips)
    assert sum(clip.seconds for clip in clips) == pytest.approx(0.5, abs=0.01)


def test_a_clip_in_stretches_is_heard_as_it_is_at_once() -> None:
    whole = sound(3, 0.3, 0.2, 0.5)
    quiet = bytes(RATE)  # 0.5 s
    pieces = [Clip(RATE, whole.clip.pcm + quiet), whole.clip, Clip(RATE, quiet[:4000])]
    parts = [Sound(clip, "220", 0.5, first=at == 0) for at, clip in enumerate(pieces)]
    at_once = Sound(Clip(RATE, b"".join(clip.pcm for clip in pieces)), "220", 0.5)
    after = sound(0, 0.1, 0.1, 0.4)
    one, other = list(streamed([*parts, after], LEVEL)), list(streamed([at_once, after], LEVEL))
    heard, expected = stretches(one), stretches(other)
    assert len(heard) == len(expected) == 3
    for found, wanted in zip(heard, expected, strict=True):
        assert found == pytest.approx(wanted, abs=0.02)
    assert one[0].seconds == pytest.approx(1.0, abs=0.1)
