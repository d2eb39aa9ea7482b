"""Nothing commands the terminal, whatever files are called; and Ctrl-C always ends with 130."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import STORY, Run, hear_ctrl_c

from audiobook import cli
from audiobook.cli.stream import printable

WICKED = [
    "red\x1b[31m",
    "two\nlines",
    "back\rfront",
    "bell\x07",
    "c1\x9b31m",
    "rtl\u202eold",
    "del\x7f",
]
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")


@posix
@pytest.mark.parametrize("name", WICKED)
@pytest.mark.parametrize("text", [STORY, "“Never closed", "", "\xff\x00"])
def test_the_name_of_a_file_is_shown_on_one_line(
    name: str,
    text: str,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project)
    Path("stories/gate.md").rename(f"stories/{name}.md")
    Path(f"stories/{name}.md").write_text(text, encoding="latin-1", errors="replace")
    for command in (["plan"], ["cast", name], ["script", name], ["check"], ["plan", f"{name}x"]):
        cli.run(command)
        said = "".join(capsys.readouterr())
        assert name not in said
        assert all(line.isprintable() or not line for line in said.replace("\t", " ").split("\n"))


@posix
@pytest.mark.ffmpeg
def test_a_build_of_such_a_name_is_shown_on_one_line(project: Path, audiobook: Run) -> None:
    name = "red\x1b[31m\nblue"
    (project / "stories" / "gate.md").rename(project / "stories" / f"{name}.md")
    for done in (audiobook("build"), audiobook("build"), audiobook("clean", name)):
        assert done.returncode == 0
        assert "\x1b" not in done.stdout + done.stderr
        assert name not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plain", "plain"), ("a\tb\nc\n", "a\tb\nc\n"), ("é漢😀", "é漢😀"),
        ("a\x1b[2Jb", "a\ufffd[2Jb"), ("a\rb", "a\ufffdb"), ("\x9b", "\ufffd"),
        ("\u202e", "\ufffd"),
    ],
)  # fmt: skip
def test_what_is_printable(text: str, said: str) -> None:
    assert printable(text) == said


@posix
@pytest.mark.ffmpeg
@pytest.mark.parametrize("again", [0.0, 0.05])
def test_ctrl_c_again_and_again_ends_with_130(project: Path, again: float) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "audiobook", "build", "--force"],
        cwd=project,
        env={**os.environ, "AUDIOBOOK_TONE_FAULT": "hang:birches"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hear_ctrl_c,
    )
    assert running.stdout is not None
    while b".mp3" not in running.stdout.readline():  # the first chapter is there
        pass
    while running.poll() is None:
        running.send_signal(signal.SIGINT)
        time.sleep(again)
    _, stderr = running.communicate(timeout=120)
    assert running.returncode == 130
    assert b"Traceback" not in stderr
    assert b"Exception ignored" not in stderr


LINK = "stories/lamp.md"


def test_a_link_that_leads_nowhere_is_not_asked_whether_it_is_itself(
    project: Path, audiobook: Run
) -> None:
    (project / LINK).symlink_to("gone.md")
    done = audiobook("plan", LINK)
    assert done.returncode == 1
    assert "is a link to gone.md, which is not there" in done.stderr
    assert "did you mean" not in done.stderr
