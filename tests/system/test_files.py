"""Files are whole or absent, and what can't be written is told."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import mounted

from audiobook.errors import AudiobookError, InputError, ToolError
from audiobook.system import is_running, lock, remove_folder, whole, write_whole
from audiobook.system.files import is_full, remove_leftovers


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
from audiobook.system import whole
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
