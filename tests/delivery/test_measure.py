from __future__ import annotations

import math
from array import array
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audiobook.audio import Clip, from_db
from audiobook.delivery import profile
from audiobook.delivery.measure import Levels, measure, problems
from audiobook.errors import FFmpegError

ACX = profile.named("acx")

GOOD = Levels(rms=-20, peak=-3.5, floor=-73, samples=441_000, head=0.7, tail=2.5)


def tone(seconds: float, level: float) -> bytes:
    """A sine of 980 Hz at 44,100 Hz whose RMS is `level` dBFS."""
    height = from_db(level) * math.sqrt(2) * 32768
    period = [round(height * math.sin(2 * math.pi * at / 45)) for at in range(45)]
    return array("h", period * round(seconds * 980)).tobytes()


def file(folder: Path, pcm: bytes, rate: int = 44100) -> Path:
    path = folder / "sound.wav"
    path.write_bytes(Clip(rate, pcm).wav())
    return path


@pytest.mark.ffmpeg
def test_a_file_is_measured(tmp_path: Path) -> None:
    sound = tone(0.7, -70) + tone(3, -15) + tone(1, -65) + tone(3, -15) + tone(2.5, -70)
    levels = measure(file(tmp_path, sound), ACX.rate)
    assert levels.samples == 449_820
    assert levels.rms == pytest.approx(-15 + 10 * math.log10(6 / 10.2), abs=0.02)
    assert levels.peak == pytest.approx(-15 + 3.01, abs=0.02)
    assert levels.floor == pytest.approx(-70, abs=0.3)  # these steps are coarse
    assert levels.head == pytest.approx(0.7, abs=0.011)
    assert levels.tail == pytest.approx(2.5, abs=0.011)


@pytest.mark.ffmpeg
@pytest.mark.parametrize(("seconds", "found"), [(0.6, True), (0.3, False)])
def test_the_floor_is_that_of_windows_of_four_tenths(
    tmp_path: Path, seconds: float, found: bool
) -> None:
    sound = tone(2, -20) + tone(seconds, -70) + tone(2, -20)
    assert (measure(file(tmp_path, sound), ACX.rate).floor < -60) == found


@pytest.mark.ffmpeg
def test_digital_silence_has_no_floor(tmp_path: Path) -> None:
    levels = measure(file(tmp_path, bytes(88200)), ACX.rate)
    assert levels.floor == levels.rms == levels.peak == -math.inf
    assert levels.head == levels.tail == 1.0


@pytest.mark.ffmpeg
def test_any_rate_is_measured(tmp_path: Path) -> None:
    assert measure(file(tmp_path, tone(1, -20), 22050), ACX.rate).samples == 88200


@pytest.mark.ffmpeg
@pytest.mark.parametrize("pcm", [b"", bytes(100)])
def test_very_short_files(tmp_path: Path, pcm: bytes) -> None:
    if pcm:
        assert measure(file(tmp_path, pcm), ACX.rate).samples == 50
    else:
        with pytest.raises(FFmpegError, match="holds no sound"):
            measure(file(tmp_path, pcm), ACX.rate)


@pytest.mark.ffmpeg
def test_what_is_no_sound_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_text("not a sound")
    with pytest.raises(FFmpegError):
        measure(path, ACX.rate)


def test_a_good_file_has_no_problems() -> None:
    assert problems(GOOD, ACX) == []


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"rms": -21.1}, "RMS is -21.1 dBFS, not -20 ± 1"),
        ({"rms": -18.9}, "RMS is -18.9 dBFS"),
        ({"peak": -2.9}, "the peak is -2.9 dBFS, above -3"),
        ({"floor": -59.0}, "the noise floor is -59.0 dBFS, above -60"),
        ({"floor": -math.inf}, "digital silence"),
        ({"head": 0.4}, "0.40 s of room tone before the speech, not 0.5 to 1 s"),
        ({"tail": 5.5}, "5.50 s of room tone after the speech"),
    ],
)
def test_each_problem_is_told_with_its_number(bad: dict[str, Any], said: str) -> None:
    (told,) = problems(replace(GOOD, **bad), ACX)
    assert said in told


def test_all_problems_are_told_at_once() -> None:
    assert len(problems(Levels(0, 0, 0, 1, 0, 0), ACX)) == 5
