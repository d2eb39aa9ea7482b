"""What `clean` deletes, what it says of it, and what it never touches."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

from audiobook import cli

pytestmark = pytest.mark.ffmpeg


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two stories that were built."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "stories").mkdir()
    for name in ("gate", "mill"):
        text = f"---\ntitle: The {name}\n---\n\n# One\n\nIt rained on the {name}.\n"
        (folder / "stories" / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "voices.yaml").write_text('engine: tone\nnarrator: {voice: "220"}\n')
    subprocess.run([sys.executable, "-m", "audiobook", "build", "-q"], cwd=folder, check=True)
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "project")
    (tmp_path / "victim").mkdir()
    for name in ("victim", "victim/a.wav", "victim/a.json", "victim/mine.mp3"):
        if not (tmp_path / name).exists():
            (tmp_path / name).write_text("mine")
    return tmp_path / "project"


def tree(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if not p.is_dir())


def clips(folder: Path) -> list[Path]:
    return sorted((folder / "build/.audiobook/clips").rglob("*.wav"))


def size(*files: Path) -> str:
    return f"{sum(file.stat().st_size for file in files) / 1e6:.1f} MB"


def books(folder: Path) -> list[Path]:
    return sorted(p for p in folder.glob("build/The */*") if not p.is_dir())


def test_the_clips_are_kept(project: Path, audiobook: Run) -> None:
    spoken, files = clips(project), books(project)
    told = f"deleted 8 files of 2 audiobooks ({size(*files)}) in build; "
    told += f"{len(spoken)} clips ({size(*spoken)}) kept (--clips)\n"
    assert audiobook("clean").stdout == told
    assert clips(project) == spoken
    assert not books(project)
    assert audiobook("clean").stdout.startswith("deleted 0 files of 0 audiobooks (0.0 MB)")
    assert "4 lines spoken" not in audiobook("build").stdout
    assert len(books(project)) == 8


def test_one_story_of_two(project: Path, audiobook: Run) -> None:
    files = [file for file in books(project) if "gate" in str(file)]
    told = f"gate: deleted 4 files of 1 audiobook ({size(*files)}); its clips are kept\n"
    assert audiobook("clean", "gate").stdout == told
    assert len(books(project)) == 4


def test_elsewhere_the_clips_need_a_yes(project: Path, audiobook: Run) -> None:
    before, spoken, files = tree(project), clips(project), books(project)
    done = audiobook("clean", "--clips")
    assert done.returncode == 1
    counted = f"8 files of 2 audiobooks ({size(*files)})"
    counted += f" and {len(spoken)} clips ({size(*spoken)})"
    assert f"--clips would delete {counted} in build" in done.stderr
    assert "--yes" in done.stderr
    assert tree(project) == before
    done = audiobook("clean", "--clips", "--yes")
    assert done.stdout == f"deleted {counted} in build\n"
    assert not (project / "build").exists()


def test_where_no_clips_are_nothing_is_asked(project: Path, audiobook: Run) -> None:
    shutil.rmtree(project / "build")
    assert audiobook("clean", "--clips").returncode == 0


@pytest.mark.parametrize(("answer", "gone"), [("y", True), ("n", False), ("", False)])
def test_a_terminal_is_asked(project: Path, answer: str, gone: bool) -> None:
    mine, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "audiobook", "clean", "--clips"],
        cwd=project, stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    os.write(mine, f"{answer}\n".encode())
    said = b""
    while True:
        try:
            said += os.read(mine, 10_000)
        except OSError:  # it has ended
            break
    os.close(mine)
    assert running.wait(60) == 0
    assert b"Delete 8 files of 2 audiobooks" in said
    assert b"clips" in said
    assert (b"nothing was deleted" in said) != gone
    assert (project / "build").exists() != gone


@pytest.mark.parametrize(
    "options",
    [("--clips", "gate"), ("--unused", "gate"), ("--clips", "--unused")],
)
def test_what_can_not_be_asked(project: Path, audiobook: Run, options: tuple[str, ...]) -> None:
    before = tree(project)
    assert audiobook("clean", *options).returncode == 1
    assert tree(project) == before


def test_a_linked_build_folder_is_cleaned_and_the_link_stays(project: Path, audiobook: Run) -> None:
    (project / "build").rename(project / "elsewhere")
    (project / "build").symlink_to("elsewhere")
    done = audiobook("clean", "--clips", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "8 files of 2 audiobooks" in done.stdout
    assert (project / "build").is_symlink()
    assert list((project / "elsewhere").iterdir()) == []


# --- a hostile build folder


def manifests(project: Path) -> list[Path]:
    return sorted((project / "build/.audiobook/books").glob("*.json"))


def said(path: str, value: object) -> Callable[[Path], None]:
    """Manifests in which a value is another."""

    def change(project: Path) -> None:
        for file in manifests(project):
            data = json.loads(file.read_text(encoding="utf-8"))
            *above, last = path.split(".")
            part = data
            for key in above:
                part = part[int(key) if isinstance(part, list) else key]
            part[last] = value
            file.write_text(json.dumps(data), encoding="utf-8")

    return change


def linked(name: str) -> Callable[[Path], None]:
    """A folder that became a link out of the build folder."""

    def change(project: Path) -> None:
        there = project / "build" / name
        shutil.rmtree(there, ignore_errors=True)
        there.symlink_to(project.parent / "victim", target_is_directory=True)

    return change


def led_out(project: Path) -> None:
    """What is outdated lies behind a link."""
    (project / "build" / "Old").symlink_to(project.parent / "victim")
    said("outdated", ["Old/mine.mp3", "Old/a.wav"])(project)


HOSTILE = {
    "outdated above": said("outdated", ["../../victim/a.wav", "../victim/a.wav"]),
    "outdated elsewhere": said("outdated", ["/etc/hostname", "The gate/../../../victim/a.wav"]),
    "a folder above": said("folder", "../.."),
    "a folder beside": said("folder", "../../victim"),
    "a file above": said("chapters.0.files", [{
        "name": "../../../victim/a.wav", "size": 4, "mtime": 1, "sha256": "", "samples": 1,
        "lines": 2, "rate": 44100}]),
    "an extra above": said("extras", [{
        "name": "../../../victim/a.wav", "size": 4, "mtime": 1, "sha256": "", "samples": 0,
        "lines": 0, "rate": 0}]),
    "a link to what is outdated": led_out,
    "a linked book": linked("The gate"),
    "linked clips": linked(".audiobook/clips"),
    "linked clips of a letter": linked(".audiobook/clips/aa"),
    "linked manifests": linked(".audiobook/books"),
    "linked work": linked(".audiobook/work"),
    "linked memories": linked(".audiobook/attributions"),
    "linked scripts": linked(".audiobook/scripts"),
    "linked previews": linked("preview"),
    "linked state": linked(".audiobook"),
}  # fmt: skip
COMMANDS = [["clean"], ["clean", "--clips", "--yes"], ["clean", "--unused"], ["clean", "gate"]]


@pytest.mark.parametrize("kind", HOSTILE)
def test_nothing_outside_is_deleted(
    kind: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = project.parent / "victim"
    (victim / "deep").mkdir()
    (victim / "deep" / "b.txt").write_text("mine")
    mine = [file for file in victim.rglob("*") if not file.is_dir()]
    fresh = project.with_name("fresh")
    project.rename(fresh)
    for command in [*COMMANDS, ["build", "-q"]]:
        shutil.copytree(fresh, project)
        HOSTILE[kind](project)
        monkeypatch.chdir(project)
        assert cli.run(command) in (0, 1)
        assert [file.read_text() for file in mine] == ["mine"] * 4
        assert (project / "stories" / "gate.md").exists()
        monkeypatch.chdir(fresh)
        shutil.rmtree(project)


def test_what_is_left_alone_is_told(project: Path, audiobook: Run) -> None:
    linked("The gate")(project)
    done = audiobook("clean")
    assert "build/The gate leads out of build" in done.stderr
    assert "deleted 4 files of 1 audiobook (" in done.stdout
    shutil.rmtree(project / "build")
    (project / "build").mkdir()


def test_a_damaged_manifest_is_told(project: Path, audiobook: Run) -> None:
    said("folder", "../..")(project)
    done = audiobook("plan", "gate")
    assert "is damaged" in done.stderr
    assert done.returncode == 0
    done = audiobook("clean")
    assert done.stderr.count("which files it told of is not known") == 2
    assert len(books(project)) == 8
