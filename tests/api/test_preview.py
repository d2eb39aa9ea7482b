"""A preview: what a player is given and when, what is written, and what is said where none is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run

from audiobook.delivery import formats, measure, profile
from audiobook.engines import Delivery
from audiobook.engines.tone import FAULT, ToneSpeaker
from audiobook.sound import Sound, streamed

ACX = profile.named("acx")

# Writes down what it is told, its samples, and how many clips there were when the first came.
PLAYER = """\
#!{python}
import sys
from pathlib import Path
here = Path({folder!r})
first = sys.stdin.buffer.read(1)
clips = len(list(Path("build/.audiobook/clips").rglob("*.wav")))
with open(here / "calls", "a") as calls:
    print(clips, *sys.argv[1:], file=calls)
with open(here / "heard", "ab") as heard:
    heard.write(first + sys.stdin.buffer.read())
sys.exit({code})
"""
# What chapter 1 of the project's story is: voice, words, and the pause after them.
CHAPTER = (
    ("220", "The Gate", 2.5),
    (
        "220",
        "The gate was open when they came up the hill, and nobody had said that it would be.",
        0.6,
    ),
    ("440", "Who left it so?", 0.25),
    ("220", "asked Ann.", 0.6),
    ("110", "Nobody,", 0.25),
    ("220", "said Bob.", 2.5),
)


def chapter() -> bytes:
    """The samples of chapter 1, as they should be heard."""
    sounds = [
        Sound(ToneSpeaker().speak(words, voice, Delivery()), voice, pause)
        for voice, words, pause in CHAPTER
    ]
    return b"".join(clip.pcm for clip in streamed(sounds, ACX.rms))


@pytest.fixture
def players(tmp_path: Path) -> Path:
    """A folder that is all there is on PATH: no real player can be heard."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def install(folder: Path, name: str, code: int = 0) -> None:
    text = PLAYER.format(python=sys.executable, folder=str(folder), code=code)
    (folder / name).write_text(text, encoding="utf-8")
    (folder / name).chmod(0o755)


needs_scripts = pytest.mark.skipif(os.name == "nt", reason="fake players are Unix scripts")


@needs_scripts
@pytest.mark.parametrize("name", ["ffplay", "pacat", "aplay", "play"])
def test_the_chapter_is_played_as_it_is_written(
    project: Path, audiobook: Run, players: Path, name: str
) -> None:
    install(players, name)
    done = audiobook("preview", "gate", "--jobs", "1", PATH=str(players))
    assert done.returncode == 0, done.stderr
    assert f"through {name}" in done.stdout
    assert (players / "heard").read_bytes() == chapter()
    (call,) = (players / "calls").read_text().splitlines()
    assert "22050" in call
    assert not list((project / "build").rglob("*.mp3"))


@needs_scripts
def test_it_is_heard_before_all_of_it_is_spoken(
    project: Path, audiobook: Run, players: Path
) -> None:
    text = "\n\n".join(f"Sentence number {number} of them all was said." for number in range(40))
    (project / "stories" / "long.txt").write_text(text, encoding="utf-8")
    install(players, "ffplay")
    assert audiobook("preview", "long", "--jobs", "1", PATH=str(players)).returncode == 0
    clips = int((players / "calls").read_text().split()[0])
    assert 1 <= clips < 40
    assert len(list((project / "build/.audiobook/clips").rglob("*.wav"))) == 41  # and the title


@needs_scripts
def test_a_long_paragraph_is_heard_from_its_first_stretch_on(
    project: Path, audiobook: Run, players: Path
) -> None:
    text = " ".join(f"Sentence number {number} of them all was said." for number in range(5))
    (project / "stories" / "long.txt").write_text(text, encoding="utf-8")
    install(players, "ffplay")
    slow = {FAULT: "slow:number"}
    assert audiobook("preview", "long", "--jobs", "1", PATH=str(players), **slow).returncode == 0
    assert int((players / "calls").read_text().split()[0]) <= 1  # the title
    once = (players / "heard").read_bytes()
    (players / "heard").unlink()
    assert audiobook("preview", "long", "--jobs", "1", PATH=str(players)).returncode == 0
    assert len((players / "heard").read_bytes()) == len(once)


@needs_scripts
def test_the_best_player_is_taken(audiobook: Run, players: Path) -> None:
    install(players, "aplay")
    install(players, "ffplay")
    done = audiobook("preview", "gate", PATH=str(players))
    assert "through ffplay" in done.stdout


@pytest.mark.ffmpeg
@needs_scripts
def test_a_player_that_fails_gives_a_file(project: Path, audiobook: Run, players: Path) -> None:
    install(players, "ffplay", code=1)
    done = audiobook("preview", "gate", PATH=str(players))
    assert done.returncode == 0
    assert "ffplay could not play it" in done.stderr
    assert (project / "build/preview/gate 1.mp3").exists()


@pytest.mark.ffmpeg
@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has a player")
def test_without_a_player_it_says_where_the_file_is(
    project: Path, audiobook: Run, players: Path
) -> None:
    done = audiobook("preview", "gate", "2", PATH=str(players))
    assert done.returncode == 0, done.stderr
    file = Path("build/preview/gate 2.mp3")
    assert "no player" in done.stdout
    assert str(file) in done.stdout
    assert measure.problems(measure.measure(project / file, ACX.rate), ACX) == []


@pytest.mark.ffmpeg
def test_out_writes_the_finished_chapter(project: Path, audiobook: Run) -> None:
    done = audiobook("preview", "gate", "2", "--out", "my/two.mp3", "-q")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    file = project / "my" / "two.mp3"
    assert [path.name for path in file.parent.iterdir()] == ["two.mp3"]
    assert measure.problems(measure.measure(file, ACX.rate), ACX) == []
    tags = formats.of(file).read(file)
    assert (tags["title"], tags["album"], tags["track"]) == ("The House", "A Test", "2/2")
    # What was spoken for it is not spoken again.
    again = audiobook("build", "--json")
    assert '"clips": 6' in again.stdout


@pytest.mark.parametrize(
    ("arguments", "what", "mend"),
    [
        (["gate", "3"], "gate.md has no chapter 3", "choose one from 1 to 2"),
        (["gate", "0"], "chapter", ""),
        (["gaet"], "there is no story «gaet»", "did you mean «gate»?"),
    ],
)
def test_what_is_not_there(
    project: Path, audiobook: Run, arguments: list[str], what: str, mend: str
) -> None:
    done = audiobook("preview", *arguments)
    assert done.returncode == 1
    assert what in done.stderr
    assert mend in done.stderr
    assert "Traceback" not in done.stderr
    made = {path.name for path in (project / "build").glob("*")}
    assert made <= {".audiobook"}, "nothing but what was found out of the text is kept"
    assert not (project / "build" / ".audiobook" / "clips").exists()


@pytest.mark.parametrize(
    ("command", "out", "what", "mend"),
    [
        ("preview gate", ".", "«.», which is a folder", "--out heard.mp3"),
        ("preview gate", "stories/", "«stories», which is a folder", "--out stories/heard.mp3"),
        ("preview gate", "two.wav", "an MP3 is written", "write --out two.mp3"),
        ("preview gate", "a.b/two", "an MP3 is written", "write --out a.b/two.mp3"),
        ("voices try tone:220", "voices.yaml", "which is not a folder", "name a folder"),
        ("voices try tone:220", "new.mp3", "which is not a folder", "name a folder"),
        ("voices try tone:220 --text=", "heard", "nothing to say", "write some words"),
        ("voices try tone:220 --text=\u2003", "heard", "nothing to say", "write some words"),
        ("voices try tone:220 --text=—…", "heard", "nothing to say", "write some words"),
    ],
)
def test_what_can_not_be_written_is_told_before_anything_is_spoken(
    project: Path, audiobook: Run, command: str, out: str, what: str, mend: str
) -> None:
    before = sorted(project.rglob("*"))
    done = audiobook(*command.split(" "), "--out", out)
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert what in first
    assert "mend: " in second
    assert mend in second.replace("\\", "/")
    assert done.stdout == ""
    assert sorted(project.rglob("*")) == before


@pytest.mark.ffmpeg
def test_a_sample_of_each_voice(project: Path, audiobook: Run) -> None:
    done = audiobook("voices", "try", "tone:220", "tone:330", "--text", "Yes.", "--out", "heard")
    assert done.returncode == 0, done.stderr
    for hertz in ("220", "330"):
        file = project / "heard" / f"tone {hertz}.mp3"
        assert str(file.relative_to(project)) in done.stdout
        levels = measure.measure(file, ACX.rate)
        assert measure.problems(levels, ACX) == []
        assert formats.of(file).read(file)["title"] == f"tone:{hertz}"
    assert len(list((project / "heard").iterdir())) == 2


@needs_scripts
def test_a_sample_is_played_where_there_is_a_player(
    project: Path, audiobook: Run, players: Path
) -> None:
    install(players, "ffplay")
    done = audiobook("voices", "try", "tone:220", "--text", "Yes.", PATH=str(players))
    assert done.returncode == 0, done.stderr
    assert "through ffplay" in done.stdout
    said = ToneSpeaker().speak("Yes.", "220", Delivery())
    (clip,) = (clip for clip in streamed([Sound(said, "tone:220", 0.0)], ACX.rms) if clip.pcm)
    assert (players / "heard").read_bytes() == clip.pcm
    assert not (project / "build").exists()


def test_a_voice_that_is_not_there(project: Path, audiobook: Run) -> None:
    done: subprocess.CompletedProcess[str] = audiobook("voices", "try", "tone:220", "tone:2x0")
    assert done.returncode == 1
    assert done.stdout == ""  # nothing was spoken before it was seen
    assert "unknown voice «2x0»" in done.stderr
    assert not (project / "build").exists()
