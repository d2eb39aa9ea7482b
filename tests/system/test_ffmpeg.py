from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audiobook.errors import FFmpegError, ToolError, UndecodableError
from audiobook.system import ffmpeg

pytestmark = pytest.mark.ffmpeg

SILENCE = bytes(44100)
RAW = ["-f", "s16le", "-ar", "22050", "-ac", "1", "-i", "pipe:0"]
NULL = ["-f", "null"]
LAST_WORDS = r"ffmpeg failed \(\d+\): (?!it said nothing)."


def program(folder: Path, name: str, says: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def lonely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with one folder on it, which is empty."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv(ffmpeg.CHOICE, raising=False)
    return folder


def test_a_system_ffmpeg_that_makes_mp3s_is_preferred(lonely: Path) -> None:
    own = program(lonely, "ffmpeg", " A....D libmp3lame MP3")
    assert ffmpeg.find() == own


def test_one_that_makes_no_mp3s_is_passed_over(lonely: Path) -> None:
    own = program(lonely, "ffmpeg", " A....D aac AAC")
    assert ffmpeg.find() != own
    assert ffmpeg.find().is_file()


FAILURES = {
    "it is killed": "kill -9 $$",
    "it ends with an error": "echo out of memory >&2; exit 1",
    "it is killed amid its answer": "echo ' A....D aac AAC'; kill -9 $$",
    "it says nothing": "exit 0",
    "it never ends": "exec sleep 600",
    "it can't be started": "",
}
ANSWERS = "echo ' A....D libmp3lame MP3'"


def moody(path: Path, failure: str, times: int) -> Path:
    """A program that fails `times` times when it is asked, and then answers."""
    count = path.with_suffix(".asked")
    script = f"""#!/bin/sh
        echo >> '{count}'
        if [ $(wc -l < '{count}') -le {times} ]; then {failure}; exit 0; fi
        {ANSWERS}
    """
    path.write_text(script if failure else "no program")
    path.chmod(0o755)
    return path


@pytest.fixture
def usual(lonely: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As `lonely`, with the shell's own tools."""
    monkeypatch.setenv("PATH", os.pathsep.join([str(lonely), *os.defpath.split(os.pathsep)]))
    return lonely


@pytest.mark.parametrize("failure", [words for words in FAILURES if words != "it can't be started"])
def test_a_probe_that_fails_is_tried_again(
    usual: Path, monkeypatch: pytest.MonkeyPatch, failure: str
) -> None:
    if failure == "it never ends":  # and a busy machine may take seconds to answer
        monkeypatch.setattr(ffmpeg, "PROBE_SECONDS", 10.0)
    own = moody(usual / "ffmpeg", FAILURES[failure], times=1)
    assert ffmpeg.find() == own


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("named", [False, True])
def test_a_probe_that_always_fails_is_an_error_and_no_answer(
    usual: Path, monkeypatch: pytest.MonkeyPatch, failure: str, named: bool
) -> None:
    if failure == "it never ends":
        monkeypatch.setattr(ffmpeg, "PROBE_SECONDS", 0.5)
    own = moody(usual / "ffmpeg", FAILURES[failure], times=99)
    if named:
        monkeypatch.setenv(ffmpeg.CHOICE, str(own))
    with pytest.raises(FFmpegError, match="did not say whether it makes MP3s, asked 3 times"):
        ffmpeg.chosen()


def test_what_was_given_is_used_whatever_is_on_the_path(lonely: Path) -> None:
    given = program(lonely, "ffmpeg5", " A....D libmp3lame MP3")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ffmpeg.CHOICE, "ffmpeg5")
        chosen = ffmpeg.chosen()
    program(lonely, "ffmpeg", " A....D libmp3lame MP3")
    assert ffmpeg.find() != given
    with ffmpeg.used(chosen):
        assert ffmpeg.find() == given
    assert ffmpeg.find() != given


@pytest.mark.parametrize("then", ["removed", "replaced"])
def test_what_was_given_must_still_be_there(lonely: Path, then: str) -> None:
    own = program(lonely, "ffmpeg", " A....D libmp3lame MP3")
    chosen = ffmpeg.chosen()
    own.unlink()
    if then == "replaced":
        program(lonely, "ffmpeg", " A....D libmp3lame MP3, another")
    with pytest.raises(FFmpegError, match="was replaced or removed"), ffmpeg.used(chosen):
        pass


@pytest.mark.parametrize("by", ["path", "name"])
def test_one_that_is_named_comes_first(
    lonely: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    program(lonely, "ffmpeg", " A....D libmp3lame MP3")
    other = program(lonely, "ffmpeg5", " A....D libmp3lame MP3")
    before = ffmpeg.version()
    monkeypatch.setenv(ffmpeg.CHOICE, str(other) if by == "path" else other.name)
    assert ffmpeg.find() == other
    assert ffmpeg.version() != before


@pytest.mark.parametrize(
    ("name", "reason"), [("aac", "it was built without libmp3lame"), ("nowhere", "it is not there")]
)
def test_one_that_is_named_in_vain_is_told(
    lonely: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str
) -> None:
    program(lonely, "ffmpeg", " A....D libmp3lame MP3")
    program(lonely, "aac", " A....D aac AAC")
    monkeypatch.setenv(ffmpeg.CHOICE, name)
    with pytest.raises(FFmpegError, match=rf"AUDIOBOOK_FFMPEG names {name}, but {reason}"):
        ffmpeg.find()


def test_without_any_the_mend_is_told(lonely: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    with pytest.raises(FFmpegError, match=r"mend: pip install imageio-ffmpeg"):
        ffmpeg.find()


def test_the_version_changes_with_the_program_and_runs_nothing(
    lonely: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    seen = [ffmpeg.version(), ffmpeg.version()]
    assert seen[0] == seen[1]
    own = program(lonely, "ffmpeg", "one")
    seen.append(ffmpeg.version())
    program(lonely, "ffmpeg", "another")
    seen.append(ffmpeg.version())
    own.unlink()
    assert len(set(seen)) == 3
    assert ffmpeg.version() == seen[0]


def test_sound_goes_in_and_comes_out(tmp_path: Path) -> None:
    file = tmp_path / "sound.wav"
    ffmpeg.run(RAW, [SILENCE] * 3, file)
    blocks = list(ffmpeg.read(["-i", str(file), "-f", "s16le", "pipe:1"], 40000))
    assert b"".join(blocks) == SILENCE * 3
    assert [len(block) for block in blocks] == [40000] * 3 + [12300]


def test_its_last_words_are_told(tmp_path: Path) -> None:
    text = tmp_path / "story.txt"
    text.write_text("This is no sound.")
    with pytest.raises(FFmpegError, match=LAST_WORDS):
        list(ffmpeg.read(["-i", str(text), "-f", "s16le", "pipe:1"], 1000))


@pytest.mark.parametrize(
    ("ends", "says_so"),
    [("exit 1", True), ("exit 183", True), ("kill -9 $$", False), ("exit 255", False)],
)
def test_one_that_was_killed_says_nothing_of_the_sound(
    lonely: Path, ends: str, says_so: bool
) -> None:
    """ffmpeg itself ends with 255 where a signal asks it to end."""
    asked = f'case "$*" in *-encoders*) {ANSWERS};; *) {ends};; esac'
    own = program(lonely, "ffmpeg", "")
    own.write_text(f"#!/bin/sh\n{asked}\n")
    with pytest.raises(FFmpegError) as error:
        list(ffmpeg.read(["-i", "sound.mp3"], 100))
    assert isinstance(error.value, UndecodableError) == says_so


def test_an_ffmpeg_that_ends_early_is_an_error_and_no_broken_pipe() -> None:
    with pytest.raises(FFmpegError, match=LAST_WORDS):
        ffmpeg.run([*RAW, "-af", "nosuchfilter", *NULL], [SILENCE] * 1000, Path(os.devnull))


@pytest.mark.parametrize("blocks", [1, 100], ids=["at the end", "in the middle"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said_to_be_full(blocks: int) -> None:
    with pytest.raises(ToolError, match="the disk is full") as caught:
        ffmpeg.run([*RAW, "-f", "s16le"], [SILENCE] * blocks, Path("/dev/full"))
    assert not isinstance(caught.value, FFmpegError)


def test_a_failure_on_a_disk_with_room_is_no_full_disk(tmp_path: Path) -> None:
    with pytest.raises(FFmpegError, match=LAST_WORDS):
        ffmpeg.run([*RAW, "-af", "nosuchfilter"], [SILENCE], tmp_path / "sound.wav")


def endless() -> Iterator[bytes]:
    while True:
        yield SILENCE
        time.sleep(0.01)


def interrupted() -> Iterator[bytes]:
    yield SILENCE
    raise KeyboardInterrupt


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started, as they are."""
    found: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen):  # type: ignore[type-arg]
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)  # type: ignore[call-overload]
            found.append(self)

    ffmpeg.find()
    monkeypatch.setattr(subprocess, "Popen", Noted)
    return found


def test_ctrl_c_ends_it(started: list[subprocess.Popen[bytes]]) -> None:
    with pytest.raises(KeyboardInterrupt):
        ffmpeg.run([*RAW, *NULL], interrupted(), Path(os.devnull))
    assert [process.poll() is not None for process in started] == [True]


def test_a_reader_that_has_enough_ends_it(started: list[subprocess.Popen[bytes]]) -> None:
    source = ffmpeg.read(["-f", "lavfi", "-i", "anoisesrc", "-f", "s16le", "pipe:1"], 1000)
    assert len(next(source)) == 1000
    source.close()  # type: ignore[attr-defined]
    assert [process.poll() is not None for process in started] == [True]


ORPHAN = """
from pathlib import Path
from tests.system.test_ffmpeg import RAW, endless, ffmpeg
ffmpeg.run([*RAW, "-f", "s16le"], endless(), Path({path!r}))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_a_killed_program_leaves_no_ffmpeg_running(tmp_path: Path) -> None:
    file = tmp_path / "sound.raw"
    script = ORPHAN.format(path=str(file))
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", script], cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    )
    try:
        wait_until(file.exists, 60)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    wait_until(lambda: not still_grows(file), 60)


def still_grows(file: Path) -> bool:
    before = file.stat().st_size
    time.sleep(0.2)
    return file.stat().st_size > before


def wait_until(holds: object, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
