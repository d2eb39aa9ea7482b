"""What a person gave is read only where it is a regular file, and no larger than can be meant."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

from audiobook.errors import InputError
from audiobook.system import read_regular, sha256


def pipe(path: Path) -> None:
    os.mkfifo(path)


def socket_file(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(path.parent)  # the path of a socket must be short
        try:
            one.bind(path.name)
        finally:
            os.chdir(here)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10**12)  # on most disks it takes no room


KINDS = {"a named pipe": pipe, "a socket": socket_file, "a device": device, "MB are read": huge}
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


@posix
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_refused_before_it_is_read(kind: str, tmp_path: Path) -> None:
    KINDS[kind](tmp_path / "it")
    for read in (read_regular, sha256):
        with pytest.raises(InputError, match=kind):
            read(tmp_path / "it", 1000)


@pytest.mark.parametrize("size", [0, 1, 1000])
def test_a_file_is_read(size: int, tmp_path: Path) -> None:
    (tmp_path / "it").write_bytes(bytes(size))
    assert read_regular(tmp_path / "it", 1000) == bytes(size)
    (tmp_path / "link").symlink_to(tmp_path / "it")
    assert read_regular(tmp_path / "link", 1000) == bytes(size)


def test_the_bound_is_told(tmp_path: Path) -> None:
    (tmp_path / "it").write_bytes(bytes(2_500_001))
    with pytest.raises(InputError, match=r"has 2\.5 MB; at most 2\.5 MB are read"):
        read_regular(tmp_path / "it", 2_500_000)


def test_what_can_not_be_read_at_all_is_the_systems_to_tell(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "nothing", 1000)
    with pytest.raises(IsADirectoryError):
        read_regular(tmp_path, 1000)


COVER = "---\ntitle: X\ncover: {}\n---\n\n“Yes,” said Ann.\n"
PLACES = [
    "stories/gate.md", "stories/book/1.md", "voices.yaml", "stories/gate.voices.yaml",
    "stories/gate.corrections", "stories/cover.png",
]  # fmt: skip


@posix
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_no_command_waits_for_it(place: str, kind: str, project: Path, audiobook: Run) -> None:
    assert_refused(project, audiobook, place, KINDS[kind], kind)


def assert_refused(
    project: Path, audiobook: Run, place: str, make: Callable[[Path], None], said: str
) -> None:
    if place.endswith("cover.png"):
        (project / "stories/gate.md").write_text(COVER.format("cover.png"), encoding="utf-8")
    file = project / place
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    make(file)
    name = "book" if "book" in place else "gate"
    if stat.S_ISREG(file.stat().st_mode) or place == "stories/gate.md":
        commands = [["plan", name]]
    else:
        commands = [["plan", name], ["build", name]]
    for command in commands:
        done = audiobook(*command)
        assert done.returncode == 1
        assert said in done.stderr
        assert file.name in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("place", PLACES)
def test_a_link_that_leads_nowhere_is_told(place: str, project: Path, audiobook: Run) -> None:
    assert_refused_link(project, audiobook, place)


def assert_refused_link(project: Path, audiobook: Run, place: str) -> None:
    if place.endswith("cover.png"):
        (project / "stories/gate.md").write_text(COVER.format("cover.png"), encoding="utf-8")
    file = project / place
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    file.symlink_to("gone")
    done = audiobook("plan", "book" if "book" in place else "gate")
    assert done.returncode == 1
    assert file.name in done.stderr
    assert "did you mean" not in done.stderr
