"""A project that an earlier version built is opened by this one; frozen/README.md tells of it.

What another ffmpeg or another version of a library makes anew is encoded again from the same clips;
that is allowed. Speaking a line again, or taking one thing for another, is not.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from test_build import decoded, edit, hashes, mp3s

FROZEN = sorted(path for path in (Path(__file__).parent / "frozen").iterdir() if path.is_dir())
# Settings by which a chapter may be encoded anew although its story is the same.
TOOLS = {"ffmpeg changed", "sound changed", "tags changed", "cover changed"}
# Chapters whose text has markup: the words in their tags have been without it since, and so each is
# tagged once more from the same sound.
MARKED = {("ferry", 1), ("ferry", 2)}
TONES = {"narrator": "220", "Tamsin": "440", "Jory": "110", "Perran": "147"}
SAID = {
    "ferry": [
        ("Tamsin", "“Pull,”"),
        ("Jory", "“It won’t hold,”"),
        ("Jory", "“Not twice.”"),
        ("Perran", "“Yes.”"),  # corrected, as are the next and the last
        ("Tamsin", "“Yes.”"),
        ("Tamsin", "“Who is it?”"),  # «the girl», joined to Tamsin
        ("Perran", "“Nobody.”"),
    ],
    "lamp": [("Jory", "“Light it,”"), ("Tamsin", "“Later.”")],
}
LINES = {"ferry": [9, 5], "lamp": [6]}  # of each chapter


@pytest.fixture(params=FROZEN, ids=lambda path: str(path.name))
def frozen(request: pytest.FixtureRequest) -> Path:
    """The project as it was left; only to be read."""
    path: Path = request.param
    return path


@pytest.fixture
def project(frozen: Path, tmp_path: Path) -> Path:
    """A copy, whose files have other times than the manifests remember."""
    shutil.copytree(frozen, tmp_path / "project", copy_function=shutil.copyfile)
    return tmp_path / "project"


def rows(run: Run, *arguments: str) -> list[dict[str, Any]]:
    """What a command with --json tells."""
    done = run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [json.loads(row) for row in done.stdout.splitlines()]


def chapters(run: Run, story: str) -> list[dict[str, Any]]:
    """What a build would do with the chapters of a story."""
    (told,) = rows(run, "plan", story)
    assert set(told["engines"]) == {"tone"}
    found: list[dict[str, Any]] = told["chapters"]
    return found


def clips(project: Path) -> dict[str, bytes]:
    folder = project / "build/.audiobook/clips"
    return {path.name: path.read_bytes() for path in folder.rglob("*.wav")}


@pytest.mark.parametrize("story", SAID)
def test_who_says_what_is_as_it_was_corrected(audiobook: Run, story: str) -> None:
    told = rows(audiobook, "script", story)
    assert [(s["speaker"], s["text"]) for s in told if s["kind"] == "dialogue"] == SAID[story]


def test_what_nobody_says_is_still_narrated(audiobook: Run) -> None:
    told = rows(audiobook, "script", "ferry")
    (row,) = [s for s in told if "“Ferry,”" in s["text"]]
    assert (row["kind"], row["speaker"]) == ("narration", "narrator")


@pytest.mark.parametrize("story", SAID)
def test_what_was_remembered_is_what_is_found_out_anew(
    audiobook: Run, project: Path, story: str
) -> None:
    remembered = rows(audiobook, "script", story)
    shutil.rmtree(project / "build/.audiobook/attributions")
    assert rows(audiobook, "script", story) == remembered


@pytest.mark.parametrize("story", SAID)
def test_no_line_is_planned_to_be_spoken_again(audiobook: Run, story: str) -> None:
    told = chapters(audiobook, story)
    assert [chapter["lines"] for chapter in told] == LINES[story]
    assert [chapter["to_speak"] for chapter in told] == [0 for _ in told]
    for chapter in told:
        allowed = TOOLS | {"text changed"} if (story, chapter["chapter"]) in MARKED else TOOLS
        assert set(chapter["reasons"]) <= allowed or chapter["reasons"] == ["new"]


@pytest.mark.ffmpeg
def test_a_build_speaks_nothing_again(audiobook: Run, frozen: Path, project: Path) -> None:
    current = {
        (story, chapter["chapter"])
        for story in SAID
        for chapter in chapters(audiobook, story)
        if chapter["current"]
    }
    done = audiobook("build")
    assert done.returncode == 0, done.stderr
    assert clips(project) == clips(frozen)
    assert hashes(project).keys() == hashes(frozen).keys()
    for new, was in zip(mp3s(project), mp3s(frozen), strict=True):
        story = {"The Ferry": "ferry", "Lamp": "lamp"}[new.parent.name]
        if (story, int(new.name[:2])) in current:
            assert new.read_bytes() == was.read_bytes()
        assert decoded(new).seconds == pytest.approx(decoded(was).seconds, abs=0.1)
    assert "nothing to do" in audiobook("build").stdout


@pytest.mark.ffmpeg
@pytest.mark.parametrize("story", SAID)
def test_after_a_build_every_voice_stands_where_it_was(
    audiobook: Run, frozen: Path, project: Path, story: str
) -> None:
    assert audiobook("build", story).returncode == 0
    (file,) = (project / "build/.audiobook/books").glob(f"{story}-*.json")
    was = json.loads((frozen / "build/.audiobook/books" / file.name).read_text("utf-8"))
    heard = [s for s in rows(audiobook, "script", story) if "audio_start" in s]
    spans = [span for chapter in was["chapters"] for span in chapter["spans"]]
    assert [s["audio_start"] for s in heard] == pytest.approx(
        [start / 44_100 for start, _ in spans], abs=0.05
    )
    files = {path.name for path in mp3s(project)}
    assert {s["audio_file"] for s in heard} <= files


def test_an_edit_speaks_only_what_it_touched(audiobook: Run, project: Path) -> None:
    edit(project, "stories/ferry.md", "An old man", "A tall man")
    assert [chapter["to_speak"] for chapter in chapters(audiobook, "ferry")] == [0, 1]
    assert [chapter["to_speak"] for chapter in chapters(audiobook, "lamp")] == [0]


@pytest.mark.parametrize("who", TONES)
def test_another_voice_is_that_persons_alone(audiobook: Run, project: Path, who: str) -> None:
    edit(project, "voices.yaml", f'voice: "{TONES[who]}"', 'voice: "660"')
    speakers = [name for story in SAID.values() for name, _ in story]
    narrated = sum(map(sum, LINES.values())) - len(speakers)
    expected = {"narrator": narrated, **{name: speakers.count(name) for name in speakers}}
    planned = [chapter for story in SAID for chapter in chapters(audiobook, story)]
    assert sum(chapter["to_speak"] for chapter in planned) == expected[who]
