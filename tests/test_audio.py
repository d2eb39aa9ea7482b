from __future__ import annotations

import math
import random
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.audio import Clip, from_db, rms, speech, to_db

RATE = 22050


def tone(seconds: float, level: float, rate: int = RATE) -> bytes:
    """A sine of 441 Hz whose RMS is `level` dBFS."""
    height = from_db(level) * math.sqrt(2) * 32768
    wave = (height * math.sin(2 * math.pi * 441 * at / rate) for at in range(int(seconds * rate)))
    return array("h", [round(sample) for sample in wave]).tobytes()


def silence(seconds: float) -> bytes:
    return bytes(2 * int(seconds * RATE))


@given(st.binary(max_size=400).filter(lambda pcm: len(pcm) % 2 == 0), st.integers(1, 96000))
def test_a_clip_comes_back_from_its_wav_file(pcm: bytes, rate: int) -> None:
    assert Clip.from_wav(Clip(rate, pcm).wav()) == Clip(rate, pcm)


@pytest.mark.parametrize("cut", [0, 3, 20, 43, 60, -2])
def test_a_wav_file_that_is_not_whole_is_refused(cut: int) -> None:
    with pytest.raises(ValueError, match=r"cut short|not a WAV file"):
        Clip.from_wav(Clip(RATE, bytes(200)).wav()[:cut])


@pytest.mark.parametrize("level", [-3.1, -20, -30, -31, -60, -73, -85])
def test_rms_is_right_to_a_tenth_of_a_decibel(level: float) -> None:
    noise = random.Random(1)
    loud = array("h", [round(noise.gauss(0, from_db(level) * 8000)) for _ in range(20000)])
    exact = math.sqrt(sum(sample * sample for sample in loud) / len(loud)) / 32768
    assert to_db(rms(loud.tobytes())) == pytest.approx(to_db(exact), abs=0.02)


def test_nothing_has_no_level() -> None:
    assert rms(b"") == 0
    assert to_db(0) == -math.inf


# before, sound, after (seconds and dBFS) → where the speech is found (seconds)
TRIMS = {
    "silence at both ends": (silence(0.4) + tone(1, -20) + silence(0.7), 0.39, 1.43),
    "no silence": (tone(1, -20), 0.0, 1.0),
    "noise 50 dB below": (tone(0.5, -70) + tone(1, -20) + tone(0.5, -70), 0.49, 1.53),
    "a soft consonant stays": (silence(0.3) + tone(0.1, -50) + tone(1, -20), 0.29, 1.4),
    "a pause inside stays": (tone(0.5, -20) + silence(1) + tone(0.5, -20), 0.0, 2.0),
    "very soft all over": (silence(0.4) + tone(1, -60) + silence(0.4), 0.39, 1.43),
}


@pytest.mark.parametrize("case", TRIMS)
def test_the_speech_is_found(case: str) -> None:
    pcm, start, end = TRIMS[case]
    found = speech(Clip(RATE, pcm))
    assert found.start / RATE == pytest.approx(start, abs=0.011)
    assert found.end / RATE == pytest.approx(end, abs=0.011)


@pytest.mark.parametrize("pcm", [b"", bytes(2), silence(1)])
def test_silence_is_no_speech(pcm: bytes) -> None:
    found = speech(Clip(RATE, pcm))
    assert (found.start, found.end, found.rms) == (0, 0, 0)


def test_pauses_do_not_lower_the_level_of_the_speech() -> None:
    pcm = (tone(0.5, -20) + silence(1)) * 3
    assert to_db(speech(Clip(RATE, pcm)).rms) == pytest.approx(-20, abs=0.4)


@given(st.lists(st.integers(-32768, 32767), max_size=3000), st.sampled_from([8000, 22050, 44100]))
def test_the_speech_lies_within_the_clip(samples: list[int], rate: int) -> None:
    found = speech(Clip(rate, array("h", samples).tobytes()))
    assert 0 <= found.start <= found.end <= len(samples)
    assert (found.end > found.start) == any(samples)
