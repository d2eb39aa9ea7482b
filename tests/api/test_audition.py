"""An audition, from outside: who is heard in the file, when, and with which line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from conftest import Run

from audiobook.audio import Clip, rms
from audiobook.delivery import formats, measure, profile
from audiobook.system import ffmpeg

ACX = profile.named("acx")

pytestmark = pytest.mark.ffmpeg

RATE = 44_100
NARRATOR = 220.0
STORY = """\
---
title: The Four
---

# One

“Up here,” said Ann. “Up here, and bring the long ladder from the barn behind the orchard, Bob.”

“I am coming up as quickly as these two old legs of mine can carry me tonight,” said Bob.

“You never were quick at anything that had to do with ladders or with legs, Bob,” said Ann.

“Hush,” Cora said to him. “Hush now.”

“{speech}” said Dan.
"""
SPEECH = "We shall be up all night again, as we were last year and the year before that one. " * 5
LINES = {
    "Ann": "Up here, and bring the long ladder from the barn behind the orchard, Bob.",
    "Bob": "I am coming up as quickly as these two old legs of mine can carry me tonight,",
    "Cora": "Hush now.",
    "Dan": SPEECH.strip(),
}


def stretches(path: Path) -> Iterator[tuple[float, float, float]]:
    """What is heard between two silences: from when, until when, and at how many hertz."""
    arguments = ["-i", str(path), "-f", "s16le", "-ac", "1", "-ar", str(RATE), "pipe:1"]
    pcm = b"".join(ffmpeg.read(arguments, 1 << 20))
    window = RATE // 100
    loud = [
        rms(pcm[at : at + window * 2]) > 0.005 for at in range(0, len(pcm) - window, window * 2)
    ]
    at = 0
    for sounds, windows in groupby(loud):
        count = len(list(windows))
        if sounds:
            clip = Clip(RATE, pcm[at * window * 2 : (at + count) * window * 2])
            yield at / 100, (at + count) / 100, hertz(clip)
        at += count


def hertz(clip: Clip) -> float:
    """The pitch of a tone, by how often it crosses zero."""
    middle = memoryview(clip.pcm).cast("h")[clip.samples // 4 : clip.samples * 3 // 4]
    rising = [at for at in range(1, len(middle)) if middle[at - 1] < 0 <= middle[at]]
    return (len(rising) - 1) * clip.rate / (rising[-1] - rising[0])


@pytest.fixture
def four(project: Path) -> Path:
    text = STORY.replace("{speech}", SPEECH.strip())
    (project / "stories" / "four.md").write_text(text, encoding="utf-8")
    return project


def test_each_says_a_line_of_their_own_in_their_own_voice(four: Path, audiobook: Run) -> None:
    done = audiobook("cast", "four", "--audition", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    voices = {one["speaker"]: float(one["voice"].removeprefix("tone:")) for one in told["heard"]}
    assert (voices["Ann"], voices["Bob"]) == (440, 110)
    assert len({*voices.values(), NARRATOR}) == 5
    assert {one["speaker"]: one["text"] for one in told["heard"]} == LINES

    found = list(stretches(four / told["file"]))
    expected = [each for voice in voices.values() for each in (NARRATOR, voice)]
    assert [round(one[2]) for one in found] == pytest.approx(expected, abs=2)
    for one, (name, line) in zip(
        told["heard"], zip(found[::2], found[1::2], strict=True), strict=True
    ):
        assert one["start"] == pytest.approx(name[0], abs=0.03)
        assert one["end"] == pytest.approx(line[1], abs=0.05)


def test_the_file_is_as_a_chapter_is(four: Path, audiobook: Run) -> None:
    done = audiobook("cast", "four", "--audition", "--out", "my/four.mp3")
    assert done.returncode == 0, done.stderr
    file = four / "my" / "four.mp3"
    assert [path.name for path in file.parent.iterdir()] == ["four.mp3"]
    assert measure.problems(measure.measure(file, ACX.rate), ACX) == []
    tags = formats.of(file).read(file)
    assert (tags["title"], tags["album"]) == ("The Cast", "The Four")
    assert all(f"{name}: {line}" in tags["text"] for name, line in LINES.items())
    assert "4 voices in my" in done.stdout
    assert all(name in done.stdout for name in LINES)


def test_what_a_build_has_spoken_is_taken_and_the_bytes_are_the_same(
    four: Path, audiobook: Run
) -> None:
    first = audiobook("cast", "four", "--audition", "--jobs", "1")
    assert first.returncode == 0, first.stderr
    made = (four / "build/preview/four cast.mp3").read_bytes()
    built = audiobook("build", "four", "--json").stdout
    spoken = sum(json.loads(line).get("clips", 0) for line in built.splitlines())
    clips = len(list((four / "build/.audiobook/clips").rglob("*.wav")))
    audiobook("cast", "four", "--audition")
    assert (four / "build/preview/four cast.mp3").read_bytes() == made
    assert len(list((four / "build/.audiobook/clips").rglob("*.wav"))) == clips
    assert 0 < spoken < clips  # the build, too, took what was there


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("alone", "--audition"), "nobody but the narrator speaks in"),
        (("gate", "--out", "x.mp3"), "--out is for an audition"),
        (("gate", "--audition", "--out", "."), "--out can't be «.», which is a folder"),
        (("gate", "--audition", "--out", "x.wav"), "mend: write --out x.mp3"),
        (("gate", "--audition", "--out", "x"), "mend: write --out x.mp3"),
    ],
)
def test_what_can_not_be_heard(
    project: Path, audiobook: Run, arguments: tuple[str, ...], what: str
) -> None:
    (project / "stories" / "alone.md").write_text("# One\n\nNobody was there.\n", encoding="utf-8")
    done = audiobook("cast", *arguments)
    assert done.returncode == 1
    assert what in done.stderr
    assert not (project / "build" / "preview").exists()
    assert not list(project.glob("x*"))
