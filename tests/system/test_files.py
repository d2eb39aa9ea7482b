"""Files are whole or absent, names are safe, and one build runs at a time."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from conftest import mounted
from hypothesis import given
from hypothesis import strategies as st

from audiobook.errors import AudiobookError, InputError, ToolError
from audiobook.system.files import (
    LOCK,
    is_full,
    is_running,
    lock,
    remove_folder,
    remove_leftovers,
    safe_name,
    whole,
    write_whole,
)


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def run(script: str, *arguments: str) -> subprocess.Popen[str]:
    """Another Python that runs `script`; it prints a line when it is where it should be killed."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, text=True
    )


def test_writes_bytes_and_text_into_a_new_folder(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "a.bin", b"\x00\r\n")
    write_whole(tmp_path / "new" / "b.txt", "é\n")
    assert (tmp_path / "new" / "a.bin").read_bytes() == b"\x00\r\n"
    assert (tmp_path / "new" / "b.txt").read_bytes() == b"\xc3\xa9\n"
    assert names(tmp_path / "new") == {"a.bin", "b.txt"}


def test_a_new_file_may_be_read_by_others_as_any_file_may(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_whole(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_tool_gets_a_path_beside_with_the_same_ending(tmp_path: Path) -> None:
    with whole(tmp_path / "a.mp3") as partial:
        assert (partial.parent, partial.suffixes) == (tmp_path, [".mp3", ".partial"])
        partial.write_bytes(b"new")
        assert not (tmp_path / "a.mp3").exists()
    assert names(tmp_path) == {"a.mp3"}


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, FileNotFoundError])
def test_a_failure_keeps_the_old_file_and_nothing_else(
    tmp_path: Path, failure: type[BaseException]
) -> None:
    write_whole(tmp_path / "a", b"old")

    def fail() -> None:
        with whole(tmp_path / "a") as partial:
            partial.write_bytes(b"half")
            raise failure

    with pytest.raises(failure):
        fail()
    assert names(tmp_path) == {"a"}
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_tool_that_wrote_nothing_is_a_tool_error(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="could not be written"), whole(tmp_path / "a"):
        pass
    assert names(tmp_path) == set()


@pytest.mark.parametrize(
    ("number", "expected", "words"),
    [
        (errno.ENOSPC, ToolError, "disk is full"),
        (errno.EDQUOT, ToolError, "disk is full"),
        (errno.EACCES, InputError, "make .* writable"),
        (errno.EROFS, InputError, "make .* writable"),
        (errno.EIO, ToolError, "could not be written"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_the_system_refuses_is_told_with_a_mend(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    number: int,
    expected: type[AudiobookError],
    words: str,
) -> None:
    write_whole(tmp_path / "a", b"old")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(expected, match=words):
        write_whole(tmp_path / "a", b"new")
    assert names(tmp_path) == {"a"}
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_disk_that_fills_up_under_a_tool_is_told(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="disk is full"), whole(tmp_path / "a"):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_is_full_where_no_more_can_be_written(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "64k") as disk:
        (disk / "a").write_bytes(bytes(60_000))
        assert is_full(disk / "a")
        assert is_full(disk / "none")
    write_whole(tmp_path / "a", b"some")
    assert not is_full(tmp_path / "a")
    assert not is_full(tmp_path / "nowhere" / "a")


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    write_whole(tmp_path / "build", b"")
    with pytest.raises(InputError, match="choose another folder"):
        write_whole(tmp_path / "build" / "a", b"")
    (tmp_path / "a").mkdir()
    with pytest.raises(InputError, match="choose another folder"):
        write_whole(tmp_path / "a", b"")


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(InputError, match=r"make .* writable"):
        write_whole(tmp_path / "a", b"")
    with pytest.raises(InputError, match=r"make .* writable"), lock(tmp_path):
        pass


KILLED = """
import sys, time
from pathlib import Path
from audiobook.system.files import whole
with whole(Path(sys.argv[1])) as partial:
    partial.write_bytes(b"half")
    print("ready", flush=True)
    time.sleep(60)
"""


def test_a_killed_writer_leaves_only_what_can_be_cleared(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.mp3", b"old")
    (tmp_path / ".hidden.partial").write_bytes(b"somebody else's")
    with run(KILLED, str(tmp_path / "a.mp3")) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        writer.kill()
    assert (tmp_path / "a.mp3").read_bytes() == b"old"
    assert len(names(tmp_path)) == 3
    assert remove_leftovers(tmp_path) == 1
    assert names(tmp_path) == {"a.mp3", ".hidden.partial"}
    assert remove_leftovers(tmp_path / "nowhere") == 0


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="told by /proc")
def test_a_process_that_nobody_has_asked_after_does_not_run() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert is_running(f"{child.pid}-abc")
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert not is_running(f"{child.pid}-abc")
    assert not is_running("no number")


def test_a_folder_goes_with_all_that_is_in_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "work" / "deep" / "a", b"")
    write_whole(tmp_path / "kept", b"")
    for _ in range(2):
        remove_folder(tmp_path / "work")
        assert names(tmp_path) == {"kept"}
    with pytest.raises(InputError, match="can't be written"):
        remove_folder(tmp_path / "kept")


HOLDING = """
import sys, time
from pathlib import Path
from audiobook.system.files import lock
with lock(Path(sys.argv[1])):
    print("ready", flush=True)
    time.sleep(60)
"""


def test_a_second_build_is_told_who_builds_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    with run(HOLDING, str(tmp_path)) as first:
        assert first.stdout is not None
        first.stdout.readline()
        with pytest.raises(InputError, match=f"process {first.pid} .*\n.*--build"), lock(tmp_path):
            pytest.fail("two builds at once")
        first.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    with lock(tmp_path):
        pass


def test_a_lock_can_be_taken_again_and_keeps_out_the_same_process_too(tmp_path: Path) -> None:
    for _ in range(2):
        with lock(tmp_path / "build"):
            with (
                pytest.raises(InputError, match=f"process {os.getpid()} "),
                lock(tmp_path / "build"),
            ):
                pytest.fail("two builds at once")
            with pytest.raises(InputError, match="already"), lock(tmp_path / "build"):
                pytest.fail("the refused one let go of the lock")
    assert names(tmp_path / "build") <= {LOCK}


def test_the_lock_is_let_go_when_the_build_fails(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="broken"), lock(tmp_path):
        raise ValueError("broken")
    with lock(tmp_path):
        pass


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sofie: Home", "Sofie - Home"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("..", "untitled"),
        ("", "untitled"),
        ("   ", "untitled"),
        ("...and then", "and then"),
        ("Who? Me! <b>", "Who Me! b"),
        ('He said "No"', "He said 'No'"),
        ("a\\b|c/d", "a-b-c-d"),
        ("The end. ", "The end"),
        ("one\n two\tthree\x00\x07", "one two three"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("Com1 ", "_Com1"),
        ("lpt¹.mp3", "_lpt¹.mp3"),
        ("gnp.\u202emp3", "gnp.mp3"),
        ("\ud800x", "x"),
        ("cafe\u0301", "café"),
        ("a\u2028b", "a b"),
    ],
)
def test_names_are_made_safe(title: str, name: str) -> None:
    assert safe_name(title) == name


@pytest.mark.parametrize(
    "title",
    ["Léon's Return", "Console", "Comet", "日本語", "«Ż» – 1.5 % & more!", "COM10", "Aux-1"],
)
def test_safe_names_are_left_alone(title: str) -> None:
    assert safe_name(title) == title


def test_a_long_name_is_cut_between_characters() -> None:
    assert safe_name("é" * 200, limit=7) == "ééé"
    assert safe_name("12345. .7890", limit=8) == "12345"
    assert len(safe_name("日" * 500).encode()) <= 120


AWKWARD = st.text(
    st.one_of(st.sampled_from('/\\:*?"<>|. \n\x00~CONUL1\u0301\u202e\ud800'), st.characters())
)


@given(AWKWARD, st.integers(8, 200))
def test_no_title_leaves_the_folder(title: str, limit: int) -> None:
    name = safe_name(title, limit)
    assert not set(name) & set('/\\:*?"<>|')
    assert all(unicodedata.category(char) not in {"Cc", "Cs"} for char in name)
    assert 0 < len(name.encode("utf-8")) <= limit
    assert name == name.strip(". ") == unicodedata.normalize("NFC", name)
    folder = Path("/build")
    assert Path(os.path.normpath(folder / name)).parent == folder
    assert safe_name(name, limit) == name
