from __future__ import annotations

import hashlib
import math
import random
from array import array
from dataclasses import replace
from pathlib import Path

import pytest

from audiobook.audio import Clip, from_db
from audiobook.delivery import measure, profile
from audiobook.delivery.encode import encode
from audiobook.errors import FFmpegError, ToolError
from audiobook.sound import Piece, Stitched, stitch
from audiobook.system import ffmpeg

ACX = profile.named("acx")

pytestmark = pytest.mark.ffmpeg

RATE = 22050


def voice(seconds: float, level: float = 0, bangs: int = 0, rate: int = RATE) -> Clip:
    """What has the shape of speech: buzzing syllables with pauses between words."""
    noise = random.Random(3)
    made = array("h")
    for at in range(round(seconds * rate)):
        second = at / rate
        syllable = (0.6 + 0.4 * math.sin(2 * math.pi * 4 * second)) * (second % 1.7 < 1.4)
        turn = 2 * math.pi * 140 * second
        buzz = sum(math.sin(turn * k + k * k) / k for k in range(1, 9)) + noise.gauss(0, 0.05)
        sample = round(8000 * from_db(level) * syllable * buzz)
        made.append(max(-32768, min(32767, sample)))
    for bang in range(bangs):
        made[(bang + 1) * len(made) // (bangs + 1)] = 32000
    return Clip(rate, made.tobytes())


def tone(seconds: float, hertz: float) -> Clip:
    sine = (9000 * math.sin(2 * math.pi * hertz * at / RATE) for at in range(int(seconds * RATE)))
    return Clip(RATE, array("h", map(round, sine)).tobytes())


def chapter(path: Path, *clips: Clip) -> Stitched:
    pieces = [Piece(lambda clip=clip: clip, str(at), 0.4) for at, clip in enumerate(clips)]  # type: ignore[misc]
    return stitch(pieces, path, ACX.target(2.5))


CHAPTERS = {
    "speech": [voice(4), voice(3)],
    "tones": [tone(1, 300), tone(1, 1000)],
    "one word": [voice(0.6)],
    "very soft": [voice(3, -45)],
    "loud": [voice(3, 8)],
    "peaks 25 dB above the rest": [voice(4, -24, bangs=3)],
    "voices 9 dB apart": [voice(3, -9), voice(3, 0), voice(2, -9)],
    "two rates": [voice(2, rate=24000), voice(2)],
    "an odd number of samples": [Clip(24000, voice(2).pcm[:-6])],
    "rumble": [Clip(RATE, array("h", [at + 1000 for at in array("h", voice(3).pcm)]).tobytes())],
}


@pytest.mark.parametrize("case", CHAPTERS)
def test_the_file_is_within_the_profile(case: str, tmp_path: Path) -> None:
    stitched = chapter(tmp_path / "a.raw", *CHAPTERS[case])
    made = encode(stitched, tmp_path / "a.mp3", ACX)
    assert measure.problems(measure.measure(made.path, ACX.rate), ACX) == []
    assert made.rate == 44100
    assert 0 <= made.seconds - stitched.seconds < 47 / 44100
    decoded = ffmpeg.read(["-i", str(made.path), "-f", "s16le", "pipe:1"], 1 << 20)
    assert sum(map(len, decoded)) == made.samples * 2  # one channel, at its own rate


def test_a_profile_of_another_rate_and_level(tmp_path: Path) -> None:
    studio = replace(ACX, rate=48000, rms=-23.0, head=0.5, head_range=(0.4, 0.6))
    pieces = [Piece(lambda: voice(4), "a", 0.4)]
    made = encode(stitch(pieces, tmp_path / "a.raw", studio.target(2)), tmp_path / "a.mp3", studio)
    assert measure.problems(measure.measure(made.path, 48000), studio) == []
    assert len(measure.problems(made.levels, ACX)) == 1  # the level alone
    assert made.seconds == made.samples / 48000 == pytest.approx(0.5 + 4 + 2, abs=0.2)


@pytest.mark.parametrize("asked", [0.0, 1.0, 5.0, 9.0])
def test_the_tail_is_within_the_profile_whatever_was_asked_for(
    asked: float, tmp_path: Path
) -> None:
    ending = Clip(RATE, voice(3).pcm + voice(0.3, -33).pcm)  # its last sounds fade away
    for clip in (voice(3), ending):
        stitched = stitch([Piece(lambda: clip, "a", 0.4)], tmp_path / "a.raw", ACX.target(asked))  # noqa: B023
        made = encode(stitched, tmp_path / "a.mp3", ACX)
        assert 1.0 <= made.levels.tail <= 5.0


@pytest.mark.parametrize("rest", [0, 2, 20, 44, 46, 48, 600, 1150])
def test_the_decoded_length_is_the_reported_one(rest: int, tmp_path: Path) -> None:
    """A short rest in the last frame can't be cut off exactly by players, so there is none."""
    stitched = chapter(tmp_path / "a.raw", voice(1))
    missing = (rest - stitched.samples * 2) % 1152 // 2
    with stitched.path.open("ab") as file:
        file.write(bytes(missing * 2))
    made = encode(replace(stitched, samples=stitched.samples + missing), tmp_path / "a.mp3", ACX)
    assert measure.measure(made.path, ACX.rate).samples == made.samples
    assert made.samples % 1152 == (47 if 0 < rest < 47 else rest)


def test_it_is_a_constant_192_kilobits(tmp_path: Path) -> None:
    made = encode(chapter(tmp_path / "a.raw", voice(4)), tmp_path / "a.mp3", ACX)
    data = made.path.read_bytes()
    frames = 0
    at = 0
    while at < len(data):
        assert data[at : at + 2] == b"\xff\xfb"
        assert data[at + 2] >> 4 == 11  # 192 kb/s
        assert data[at + 3] >> 6 == 3  # one channel
        at += 144 * 192_000 // 44100 + (data[at + 2] >> 1 & 1)
        frames += 1
    assert at == len(data)
    assert frames * 1152 >= made.samples


def test_the_same_chapter_gives_the_same_bytes(tmp_path: Path) -> None:
    digests = set()
    for name in ("a", "b"):
        made = encode(chapter(tmp_path / f"{name}.raw", voice(3)), tmp_path / f"{name}.mp3", ACX)
        digests.add(hashlib.sha256(made.path.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    made = encode(chapter(tmp_path / "a.raw", voice(1)), tmp_path / "ein %d: Fall.partial", ACX)
    assert made.path.read_bytes()[:2] == b"\xff\xfb"


def test_speech_needs_a_single_encoding(tmp_path: Path) -> None:
    stitched = chapter(tmp_path / "a.raw", voice(5), voice(5))
    assert encode(stitched, tmp_path / "a.mp3", ACX).attempts == 1


@pytest.mark.parametrize("wrong", [-6.0, 5.0])
def test_a_wrong_level_is_corrected(tmp_path: Path, wrong: float) -> None:
    stitched = chapter(tmp_path / "a.raw", voice(4))
    made = encode(replace(stitched, boost=stitched.boost + wrong), tmp_path / "a.mp3", ACX)
    assert abs(made.levels.rms + 20) < 1


def test_what_cannot_be_mastered_is_told_with_its_numbers(tmp_path: Path) -> None:
    click = Clip(RATE, array("h", [0] * 500 + [20000, -20000] + [0] * 500).tobytes())
    stitched = chapter(tmp_path / "a.raw", click)
    with pytest.raises(FFmpegError, match=r"could not be mastered: RMS is -\d\d\.\d dBFS"):
        encode(stitched, tmp_path / "a.mp3", ACX)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said_to_be_full(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="the disk is full"):  # met only at the end of the file
        encode(chapter(tmp_path / "a.raw", voice(1)), Path("/dev/full"), ACX)
