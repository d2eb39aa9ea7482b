from __future__ import annotations

import math
import os
import subprocess
import sys
from array import array
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from audiobook.audio import Clip, from_db, rms, speech, to_db
from audiobook.errors import EngineError, ToolError
from audiobook.sound import Piece, Stitched, Target, roomtone, stitch

RATE = 22050
TARGET = Target(
    rate=44100, level=-20, tone=-73, head=0.7, tail=2.5, shortest_tail=1.05, longest_tail=4.95
)


def tone(hertz: float, seconds: float, level: float = -20, rate: int = RATE) -> Clip:
    """A sine with 0.1 s of silence at both ends."""
    height = from_db(level) * math.sqrt(2) * 32768
    sine = [
        round(height * math.sin(2 * math.pi * hertz * at / rate))
        for at in range(round(seconds * rate))
    ]
    silence = bytes(2 * (rate // 10))
    return Clip(rate, silence + array("h", sine).tobytes() + silence)


def piece(clip: Clip, voice: str = "a", pause: float = 0.5) -> Piece:
    return Piece(lambda: clip, voice, pause)


def samples(stitched: Stitched) -> array[int]:
    return array("h", stitched.path.read_bytes())


def level(stitched: Stitched, start: int, end: int) -> float:
    """In dBFS, as it is to be once the file is boosted."""
    return to_db(rms(samples(stitched)[start:end].tobytes())) + stitched.boost


def strength(sound: Sequence[int], hertz: float, rate: int) -> float:
    """How much of a sound is a sine of this frequency, 0…1."""
    turn = 2 * math.pi * hertz / rate
    real = sum(value * math.cos(turn * at) for at, value in enumerate(sound))
    imaginary = sum(value * math.sin(turn * at) for at, value in enumerate(sound))
    energy = sum(value * value for value in sound) * len(sound) / 2
    return (real * real + imaginary * imaginary) / energy


def test_every_sample_is_where_it_is_said_to_be(tmp_path: Path) -> None:
    tones = [300, 500, 700, 1100]
    pauses = [0.25, 0.333, 1.6, 9]
    pieces = [
        piece(tone(hertz, 0.8), pause=pause) for hertz, pause in zip(tones, pauses, strict=True)
    ]
    made = stitch(pieces, tmp_path / "a.raw", TARGET)
    assert made.rate == RATE
    assert made.path.stat().st_size == made.samples * 2
    assert made.spans[0].start == round(0.7 * RATE)
    assert made.samples - made.spans[-1].end == 2.5 * RATE
    faint = 0.01 + 0.03  # kept before and after a clip; it lies within the pause
    for (before, after), pause in zip(pairwise(made.spans), pauses, strict=False):
        assert (after.start - before.end) / RATE == pytest.approx(pause - faint, abs=0.021)
    sound = samples(made)
    for hertz, span in zip(tones, made.spans, strict=True):
        assert (span.end - span.start) / RATE == pytest.approx(0.84, abs=0.011)
        middle = (span.start + span.end) // 2
        assert strength(sound[middle - 2000 : middle + 2000], hertz, RATE) > 0.99


def test_the_whole_has_its_level_and_nothing_clips(tmp_path: Path) -> None:
    for loudness in (-60, -40, -20, -3.1):
        clip = tone(300, 1, loudness)
        made = stitch([piece(clip), piece(clip)], tmp_path / "a.raw", TARGET)
        assert level(made, 0, made.samples) == pytest.approx(-20, abs=0.1)
        assert max(map(abs, samples(made))) < 32000


def test_a_peaky_clip_keeps_its_peaks_for_the_limiter(tmp_path: Path) -> None:
    clip = tone(300, 2, -50)
    bang = array("h", clip.pcm)
    bang[len(bang) // 2] = 30000
    made = stitch([piece(Clip(RATE, bang.tobytes()))], tmp_path / "a.raw", replace(TARGET, tail=1))
    assert made.peak > 5
    assert to_db(max(map(abs, samples(made))) / 32768) + made.boost == pytest.approx(
        made.peak, abs=0.1
    )


def test_voices_are_brought_to_one_level(tmp_path: Path) -> None:
    quiet, loud = tone(300, 1, -29), tone(500, 2, -20)
    made = stitch(
        [piece(loud, "b"), piece(quiet, "a"), piece(loud, "b")], tmp_path / "a.raw", TARGET
    )
    assert made.gains == {"b": 0, "a": pytest.approx(9, abs=0.2)}
    levels = [level(made, span.start + 3000, span.end - 3000) for span in made.spans]
    assert max(levels) - min(levels) < 0.2


def test_a_voice_is_not_raised_by_more_than_twelve_decibels(tmp_path: Path) -> None:
    pieces = [piece(tone(300, 2, -10), "b"), piece(tone(300, 1, -40), "a")]
    assert stitch(pieces, tmp_path / "a.raw", TARGET).gains == {"b": 0, "a": 12}


def test_clips_of_one_voice_keep_their_difference(tmp_path: Path) -> None:
    whisper, shout = tone(300, 1, -32), tone(300, 1, -20)
    made = stitch([piece(whisper), piece(shout)], tmp_path / "a.raw", TARGET)
    soft, loud = (level(made, span.start + 3000, span.end - 3000) for span in made.spans)
    assert loud - soft == pytest.approx(12, abs=0.2)


def test_no_pause_is_digital_silence_or_noise(tmp_path: Path) -> None:
    clips = [tone(300, 1), Clip(RATE, bytes(20000)), tone(400, 1)]
    made = stitch([piece(clip, pause=7) for clip in clips], tmp_path / "a.raw", TARGET)
    step = RATE // 10
    sound = samples(made)
    windows = [
        to_db(rms(sound[at : at + 4 * step].tobytes()))
        for at in range(made.spans[0].end, made.spans[2].start - 4 * step, step)
    ]
    assert len(windows) > 100
    assert -75 < min(windows) <= max(windows) < -71


def test_the_room_tone_has_no_seam_and_is_always_the_same() -> None:
    loop = array("h", roomtone.loop(RATE))
    steps = [abs(b - a) for a, b in pairwise(loop)]
    assert len(loop) == RATE * roomtone.SECONDS
    assert abs(loop[0] - loop[-1]) < max(steps) / 2
    assert to_db(rms(loop.tobytes())) == pytest.approx(-30, abs=0.02)
    assert sum(loop) / len(loop) == pytest.approx(0, abs=3)
    first = roomtone.loop(8000)
    roomtone.loop.cache_clear()
    assert roomtone.loop(8000) == first


def test_joins_do_not_click(tmp_path: Path) -> None:
    cosine = array("h", [round(9000 * math.cos(at / 40)) for at in range(RATE)])  # begins loud
    clip = Clip(RATE, cosine.tobytes())
    made = stitch([piece(clip, pause=pause) for pause in (0, 0.1, 0.5)], tmp_path / "a.raw", TARGET)
    sound = samples(made)
    jumps = [
        abs(sound[edge] - sound[edge - 1]) for span in made.spans for edge in (span.start, span.end)
    ]
    assert max(jumps) < 150  # the sine itself moves by 225 from one sample to the next


@pytest.mark.ffmpeg
def test_other_rates_are_resampled_to_the_highest_exactly(tmp_path: Path) -> None:
    rates = [22050, 24000, 16000, 22050, 24000, 16000, 11025]
    clips = [tone(1000, 0.5, rate=rate) for rate in rates]
    made = stitch(
        [piece(clip, str(clip.rate)) for clip in clips],
        tmp_path / "a.raw",
        replace(TARGET, head=0.5, tail=1),
    )
    assert made.rate == 24000
    assert [path.name for path in tmp_path.iterdir()] == ["a.raw"]
    sound = samples(made)
    for span in made.spans:
        assert span.end - span.start == pytest.approx(0.54 * 24000, abs=270)
        part = sound[span.start + 480 : span.start + 480 + 9600]
        assert strength(part, 1000, 24000) > 0.999
        # The sine begins 10 ms after the span does: its first wave stands there.
        onset = next(at for at in range(span.start, span.end) if abs(sound[at]) > 2000)
        assert (onset - span.start) / 24000 == pytest.approx(0.010, abs=0.001)


@pytest.mark.ffmpeg
def test_no_rate_is_above_the_delivered_one(tmp_path: Path) -> None:
    made = stitch([piece(tone(1000, 0.3, rate=48000))], tmp_path / "a.raw", TARGET)
    assert made.rate == 44100


def test_a_very_short_chapter_has_a_shorter_tail(tmp_path: Path) -> None:
    made = stitch([piece(tone(300, 0.3))], tmp_path / "a.raw", TARGET)
    assert (made.samples - made.spans[0].end) / RATE == pytest.approx(1.05, abs=0.001)


def test_what_fades_away_counts_as_tail_where_that_would_be_too_long(tmp_path: Path) -> None:
    faint = tone(300, 0.4, -55).pcm[2 * (RATE // 10) :][: 2 * round(0.3 * RATE)]
    spoken = tone(300, 4).pcm[: -2 * (RATE // 10)]
    for tail, expected in ((2.5, 2.5), (4.9, 4.95 - 0.33)):
        made = stitch(
            [piece(Clip(RATE, spoken + faint))], tmp_path / "a.raw", replace(TARGET, tail=tail)
        )
        assert (made.samples - made.spans[0].end) / RATE == pytest.approx(expected, abs=0.04)


def test_a_silent_clip_has_an_empty_span(tmp_path: Path) -> None:
    clips = [Clip(RATE, b""), tone(300, 1), Clip(RATE, bytes(9000))]
    made = stitch([piece(clip) for clip in clips], tmp_path / "a.raw", TARGET)
    assert [span.end > span.start for span in made.spans] == [False, True, False]


def test_a_chapter_of_silence_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="nothing can be heard"):
        stitch([piece(Clip(RATE, bytes(9000)))], tmp_path / "a.raw", TARGET)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="could not be written"):
        stitch([piece(tone(300, 0.3))], tmp_path / "nowhere" / "a.raw", TARGET)


LONG = """
import sys
from pathlib import Path
from array import array
from growth import assert_linear
from audiobook.audio import Clip
from audiobook.sound import Piece, Target, stitch
target = Target(44100, -20.0, -73.0, 0.7, 2.5, 1.05, 4.95)
clip = Clip(22050, array("h", [at * 400 % 9973 for at in range(22050 * 4)]).tobytes())
def prepare(count):
    pieces = [Piece(lambda: clip, str(at % 5), 0.5) for at in range(count)]
    return lambda: stitch(pieces, Path(sys.argv[1]), target)
assert_linear(prepare, 75, 75)
status = Path("/proc/self/status").read_text()
print(status.split("VmHWM:")[1].split()[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks for the memory the Linux way")
def test_time_is_linear_memory_is_flat_and_nothing_is_printed(tmp_path: Path) -> None:
    """20 minutes of sound are 53 MB, and stay on the disk."""
    command = [sys.executable, "-W", "error", "-W", "ignore:'audioop'", "-c", LONG, "a.raw"]
    root = Path(__file__).parents[2]
    run = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'tests'}"},
        capture_output=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert int(run.stdout) < 80_000  # ru_maxrss would count the process that started this one


def test_what_is_whispered_is_softer_though_voices_are_matched(tmp_path: Path) -> None:
    clip, other = tone(300, 2, -29), tone(500, 2, -20)
    whispered = Piece(lambda: clip, "a", 0.5, gain=-4)
    pieces = [piece(clip, "a"), whispered, piece(other, "b"), piece(clip, "a")]
    made = stitch(pieces, tmp_path / "a.raw", TARGET)
    levels = [level(made, span.start + 3000, span.end - 3000) for span in made.spans]
    assert levels[0] - levels[1] == pytest.approx(4, abs=0.2)
    assert levels[0] == pytest.approx(levels[2], abs=0.2) == levels[3]
    assert level(made, 0, made.samples) == pytest.approx(-20, abs=0.1)


@pytest.mark.parametrize("faint", [0, 0.05, 0.15])
@pytest.mark.parametrize("pause", [0.05, 0.25, 0.6, 1.6])
def test_a_pause_lasts_from_what_is_heard_to_what_is_heard(
    pause: float, faint: float, tmp_path: Path
) -> None:
    """Breath 35 dB below the speech on both sides of it is kept, and lies within the pause."""
    rate, breath = RATE, tone(900, 0.2, -55).pcm[2 * (RATE // 10) :][: 2 * round(faint * RATE)]
    silence = bytes(2 * (RATE // 10))
    spoken = tone(300, 1).pcm[len(silence) : -len(silence)]
    clip = Clip(rate, silence + breath + spoken + breath + silence)
    made = stitch([piece(clip, pause=pause), piece(clip)], tmp_path / "a.raw", TARGET)
    sound = samples(made)
    step = RATE // 200
    loud = [
        to_db(rms(sound[at : at + step].tobytes())) + made.boost > -45
        for at in range(made.spans[0].start, made.spans[1].end, step)
    ]
    middle = (made.spans[0].end + made.spans[1].start) // 2 - made.spans[0].start
    before = max(at for at in range(middle // step + 1) if loud[at])
    after = next(at for at in range(middle // step, len(loud)) if loud[at])
    heard = (after - before - 1) * step / RATE
    least = 2 * (faint + 0.01) + 0.03  # nothing of a clip is cut for a pause
    assert heard == pytest.approx(max(pause, least), abs=0.03)


def test_what_was_measured_before_is_not_measured_again(tmp_path: Path) -> None:
    clips = [tone(220, 1.0), tone(440, 0.7, level=-30)]
    plain = [piece(clip, voice) for clip, voice in zip(clips, "ab", strict=True)]
    known = [
        replace(one, speech=speech(clip), rate=clip.rate)
        for one, clip in zip(plain, clips, strict=True)
    ]
    first, second = (tmp_path / name for name in ("first.raw", "second.raw"))
    one, other = stitch(plain, first, TARGET), stitch(known, second, TARGET)
    assert first.read_bytes() == second.read_bytes()
    assert replace(one, path=second) == other
