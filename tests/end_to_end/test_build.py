"""A build from the outside: what is made, what is left alone, what survives a bad end."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import STORY, Run, hear_ctrl_c, mounted

from audiobook.audio import Clip
from audiobook.delivery import formats, measure, profile
from audiobook.system import ffmpeg

ACX = profile.named("acx")

pytestmark = pytest.mark.ffmpeg

RATE = 44100


def mp3s(project: Path, build: str = "build") -> list[Path]:
    return sorted((project / build).rglob("*.mp3"))


def hashes(project: Path, build: str = "build") -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in mp3s(project, build)
    }


def clips(project: Path) -> set[str]:
    return {path.name for path in (project / "build/.audiobook/clips").rglob("*.wav")}


def state(project: Path) -> dict[str, tuple[int, int]]:
    """Every file of the build folder: when it was written, and its inode.

    What is remembered of who says what is not among them: it is made of nothing but the text.
    """
    files = [path for path in (project / "build").rglob("*") if path.is_file()]
    files = [path for path in files if path.parent.name != "attributions"]
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in files}


def edit(project: Path, name: str, old: str, new: str) -> None:
    file = project / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def decoded(path: Path) -> Clip:
    arguments = ["-i", str(path), "-f", "s16le", "-ac", "1", "-ar", str(RATE), "pipe:1"]
    return Clip(RATE, b"".join(ffmpeg.read(arguments, 1 << 20)))


def pitch(clip: Clip, start: float, end: float) -> float:
    """Hertz of the middle of a stretch, by counting where it crosses zero."""
    first, last = (round((start + (end - start) * part) * clip.rate) for part in (0.3, 0.7))
    samples = memoryview(clip.pcm).cast("h")[first:last]
    ups = sum(a < 0 <= b for a, b in itertools.pairwise(samples))
    return ups * clip.rate / (last - first)


@pytest.fixture
def built(project: Path, audiobook: Run) -> Path:
    done = audiobook("build")
    assert done.returncode == 0, done.stderr
    return project


def test_a_book_is_a_folder_of_chapters(built: Path) -> None:
    folder = built / "build" / "A Test"
    assert [path.name for path in sorted(folder.iterdir())] == [
        "01 - The Gate.mp3",
        "02 - The House.mp3",
        "A Test.m3u8",
        "cover.jpg",
        "metadata.json",
    ]


def test_every_chapter_is_within_the_profile_and_tagged(built: Path) -> None:
    files = mp3s(built)
    lengths = json.loads((built / "build/A Test/metadata.json").read_text())["audiobook"]["files"]
    for number, (path, told) in enumerate(zip(files, lengths, strict=True), 1):
        levels = measure.measure(path, ACX.rate)
        assert measure.problems(levels, ACX) == []
        assert decoded(path).samples == levels.samples == told["samples"]
        assert told["duration"] == told["samples"] / RATE
        tags = formats.of(path).read(path)
        assert (tags["album"], tags["author"], tags["track"]) == (
            "A Test",
            "Somebody",
            f"{number}/2",
        )
        assert "birches" in tags["text"] or "hill" in tags["text"]
        assert formats.of(path).read_cover(path) == (path.parent / "cover.jpg").read_bytes()


@pytest.mark.parametrize("seconds", [1, 5])
def test_the_least_and_the_longest_pause_after_a_chapter(
    seconds: int, project: Path, audiobook: Run
) -> None:
    edit(project, "voices.yaml", "engine: tone", f"engine: tone\npauses: {{chapter: {seconds}}}")
    assert audiobook("build").returncode == 0
    for path in mp3s(project):
        levels = measure.measure(path, ACX.rate)
        assert measure.problems(levels, ACX) == []
        assert levels.tail == pytest.approx(seconds, abs=0.2)


STUDIO = """\
import sys
from dataclasses import asdict, replace
from audiobook.api.builds import build
from audiobook.api.checks import check
from audiobook.build import Project, Wish
from audiobook.delivery import profile

if __name__ == "__main__":
    project = Project(profile=replace(profile.named("acx"), name="studio", rate=48000))
    gate = project.story("gate")
    list(build(project, [gate], Wish()))
    faults = [fault for found in check(project, gate) for fault in found.faults]
    sys.exit(str(faults) if faults else 0)
"""


def test_a_book_of_another_rate_is_measured_and_timed_at_that_rate(
    project: Path, audiobook: Run
) -> None:
    (project / "studio.py").write_text(STUDIO, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "studio.py"], cwd=project, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    rows = [json.loads(row) for row in audiobook("script", "gate", "--json").stdout.splitlines()]
    for path in mp3s(project):
        ends = [row["audio_end"] for row in rows if row.get("audio_file") == path.name]
        assert max(ends) == pytest.approx(decoded(path).seconds - 2.5, abs=0.1)
    assert [row["problems"] for row in map(json.loads, checked(audiobook))] == [[], []]


def checked(audiobook: Run) -> list[str]:
    return audiobook("check", "gate", "--json").stdout.splitlines()


def test_everybody_is_heard_in_their_own_voice_when_the_script_says(
    built: Path, audiobook: Run
) -> None:
    lines = [json.loads(line) for line in audiobook("script", "gate", "--json").stdout.splitlines()]
    heard = [line for line in lines if "audio_start" in line]
    assert {line["speaker"] for line in heard} == {"narrator", "Ann", "Bob"}
    hertz = {"narrator": 220, "Ann": 440, "Bob": 110}
    for line in heard:
        sound = decoded(built / "build/A Test" / line["audio_file"])
        found = pitch(sound, line["audio_start"], line["audio_end"])
        assert abs(found - hertz[line["speaker"]]) < 8, line
    silent = [line for line in lines if line["kind"] == "silent"]
    assert all(line["reason"] and not line["spoken"] for line in silent)


def test_nothing_changed_nothing_done(built: Path, audiobook: Run) -> None:
    before = state(built)
    done = audiobook("build")
    assert done.returncode == 0
    assert "nothing to do" in done.stdout
    assert state(built) == before


def test_one_word_is_one_clip_and_one_chapter(built: Path, audiobook: Run) -> None:
    before, known = state(built), clips(built)
    edit(built, "stories/gate.md", "three birches", "four birches")
    planned = json.loads(audiobook("plan", "--json").stdout)
    assert [(c["current"], c["to_speak"]) for c in planned["chapters"]] == [(True, 0), (False, 1)]
    assert state(built) == before
    assert audiobook("build").returncode == 0
    assert len(clips(built) - known) == 1
    changed = {
        name for name, at in state(built).items() if name.endswith("mp3") and at != before[name]
    }
    assert [Path(name).name for name in changed] == ["02 - The House.mp3"]


def test_one_voice_is_only_that_speakers_lines(built: Path, audiobook: Run) -> None:
    known = clips(built)
    edit(built, "voices.yaml", '{voice: "110", ', '{voice: "110", rate: 120, ')
    told = audiobook("plan").stdout
    assert "Bob's rate default → 120" in told
    assert audiobook("build").returncode == 0
    assert len(clips(built) - known) == 3  # what Bob says


def test_a_cover_note_or_pause_is_no_reason_to_speak(built: Path, audiobook: Run) -> None:
    known = clips(built)
    edit(built, "stories/gate.md", "author: Somebody", "author: Somebody Else")
    edit(built, "voices.yaml", "engine: tone", "engine: tone\npauses: {paragraph: 0.9}")
    told = audiobook("plan").stdout
    assert "author: Somebody → Somebody Else" in told
    assert "0.6 → 0.9" in told
    assert audiobook("build").returncode == 0
    assert clips(built) == known


def test_a_lost_or_damaged_file_is_made_again(built: Path, audiobook: Run) -> None:
    first, second = mp3s(built)
    whole = hashes(built)
    first.unlink()
    second.write_bytes(second.read_bytes()[:-1] + b"?")
    told = audiobook("plan").stdout
    assert "is missing" in told
    assert "was changed by something else" in told
    assert audiobook("build").returncode == 0
    assert hashes(built) == whole


def test_a_new_title_moves_the_book_and_a_new_name_the_chapter(built: Path, audiobook: Run) -> None:
    edit(built, "stories/gate.md", "# The House", "# The Home")
    assert audiobook("build").returncode == 0
    assert [path.name for path in mp3s(built)] == ["01 - The Gate.mp3", "02 - The Home.mp3"]
    edit(built, "stories/gate.md", "title: A Test", "title: Another")
    assert audiobook("build").returncode == 0
    assert [path.parent.name for path in mp3s(built)] == ["Another", "Another"]
    assert not (built / "build/A Test").exists()


def test_two_stories_swap_their_titles(project: Path, audiobook: Run) -> None:
    other = STORY.replace("title: A Test", "title: Other").replace("hill", "road")
    (project / "stories/other.md").write_text(other, encoding="utf-8")
    assert audiobook("build").returncode == 0
    edit(project, "stories/gate.md", "title: A Test", "title: Other")
    edit(project, "stories/other.md", "title: Other", "title: A Test")
    assert audiobook("build").returncode == 0
    for title, word in (("A Test", "road"), ("Other", "hill")):
        first, second = sorted((project / "build" / title).glob("*.mp3"))
        assert word in formats.of(first).read(first)["text"]
        assert second.parent.joinpath("cover.jpg").exists()
    assert "nothing to do" in audiobook("build").stdout


def test_an_old_title_goes_when_the_new_one_is_whole(built: Path, audiobook: Run) -> None:
    edit(built, "stories/gate.md", "title: A Test", "title: Another")
    assert audiobook("build", "--chapters", "1").returncode == 0
    assert (built / "build/A Test").exists()
    assert audiobook("build").returncode == 0
    assert not (built / "build/A Test").exists()
    assert len(mp3s(built)) == 2


def test_the_title_of_a_book_that_is_built_is_taken(built: Path, audiobook: Run) -> None:
    before = hashes(built)
    (built / "stories/other.md").write_text(STORY, encoding="utf-8")
    done = audiobook("build", "other")
    assert done.returncode == 1
    assert "same title" in done.stderr
    assert hashes(built) == before


def test_a_story_that_is_gone_is_told_and_can_be_cleaned(built: Path, audiobook: Run) -> None:
    (built / "stories/gate.md").unlink()
    (built / "stories/new.md").write_text(STORY.replace("A Test", "New"), encoding="utf-8")
    assert "`audiobook clean gate`" in audiobook("build").stderr
    assert audiobook("clean", "gate").returncode == 0
    assert {path.parent.name for path in mp3s(built)} == {"New"}


def test_force_speaks_everything_again(built: Path, audiobook: Run) -> None:
    before, sounds = state(built), hashes(built)
    assert audiobook("build", "--force").returncode == 0
    again = state(built)
    assert all(
        again[path] != was for path, was in before.items() if path.endswith((".wav", ".mp3"))
    )
    assert hashes(built) == sounds


def test_a_damaged_clip_is_spoken_again(built: Path, audiobook: Run) -> None:
    sounds = hashes(built)
    for path in (built / "build/.audiobook/clips").rglob("*.wav"):
        path.write_bytes(path.read_bytes()[:100])
    mp3s(built)[1].unlink()
    assert audiobook("build").returncode == 0
    assert hashes(built) == sounds


@pytest.mark.parametrize("text", ['{"version": 1}', "[]", "", '{"version": 1, "chapters": null}'])
def test_a_manifest_that_can_not_be_used_is_made_anew(
    built: Path, audiobook: Run, text: str
) -> None:
    (file,) = (built / "build/.audiobook/books").glob("*.json")
    file.write_text(text)
    assert audiobook("build").returncode == 0
    assert "nothing to do" in audiobook("build").stdout


LONG = """\
import sys
from dataclasses import replace
from audiobook.api.builds import build
from audiobook.build.events import Failed
from audiobook.build import Project, Wish
from audiobook.delivery import profile

if __name__ == "__main__":
    project = Project(profile=replace(profile.named("acx"), longest=25.0))
    first = frozenset({1}) if "--first" in sys.argv else None
    wish = Wish(chapters=first, force="--force" in sys.argv)
    told = list(build(project, [project.story("gate")], wish))
    sys.exit(3 if any(isinstance(event, Failed) for event in told) else 0)
"""


def test_a_long_chapter_becomes_parts(project: Path) -> None:
    """In a profile whose files are short: the real ones would take two hours of sound."""
    (project / "long.py").write_text(LONG, encoding="utf-8")
    lines = "\n\n".join(
        f"Paragraph {n} tells of the road and of the rain on it." for n in range(20)
    )
    story = f"# One\n\nA short one.\n\n# Two\n\n{lines}\n\n# Three\n\nThe end of it.\n"
    (project / "stories/gate.md").write_text(story, encoding="utf-8")

    def build(*arguments: str, **environment: str) -> int:
        command = [sys.executable, "long.py", *arguments]
        done = subprocess.run(command, cwd=project, env={**os.environ, **environment}, check=False)
        return done.returncode

    def tracks() -> list[str]:
        return [formats.of(path).read(path)["track"] for path in mp3s(project)]

    assert build("--first") == 0  # although nobody knows yet how many files the second has
    assert [path.name for path in mp3s(project)] == ["01 - One.mp3"]
    assert build(AUDIOBOOK_TONE_FAULT="empty:Paragraph seven") == 3
    assert [path.name[5:10] for path in mp3s(project)] == ["One.m", "Three"]
    assert build() == 0
    names, count = [path.name for path in mp3s(project)], len(mp3s(project))
    assert count > 4
    assert tracks() == [f"{n}/{count}" for n in range(1, count + 1)]
    assert names[1].startswith("02 - Two - part 01")
    whole = hashes(project)
    longer = story.replace("# Three", f"{lines.replace('rain', 'snow')}\n\n# Three")
    (project / "stories/gate.md").write_text(longer, encoding="utf-8")
    for clip in (project / "build/.audiobook/clips").rglob("*.wav"):
        clip.unlink()
    assert build() == 0
    assert len(mp3s(project)) > count
    assert tracks() == [f"{n}/{len(mp3s(project))}" for n in range(1, len(mp3s(project)) + 1)]
    (project / "stories/gate.md").write_text(story, encoding="utf-8")
    assert build() == 0
    assert hashes(project) == whole
    assert build("--force") == 0
    assert hashes(project) == whole


def test_some_chapters_only(project: Path, audiobook: Run) -> None:
    assert audiobook("build", "--chapters", "2").returncode == 0
    assert [path.name for path in mp3s(project)] == ["02 - The House.mp3"]
    assert audiobook("build").returncode == 0
    assert len(mp3s(project)) == 2


def test_a_chapter_that_does_not_exist(project: Path, audiobook: Run) -> None:
    for command in ("build", "plan"):
        done = audiobook(command, "--chapters", "2,7")
        assert done.returncode == 1
        assert "no chapter 7" in done.stderr
        assert "from 1 to 2" in done.stderr
    assert mp3s(project) == []


def test_the_same_bytes_whatever_the_jobs(project: Path, audiobook: Run) -> None:
    assert audiobook("build", "--jobs", "1", "--build", "one").returncode == 0
    assert audiobook("build", "--jobs", "2", "--build", "two").returncode == 0
    assert hashes(project, "one") == hashes(project, "two") != {}


def test_a_killed_build_goes_on_and_ends_the_same(project: Path, audiobook: Run) -> None:
    assert audiobook("build", "--build", "undisturbed").returncode == 0
    command = [sys.executable, "-m", "audiobook", "build", "-q", "--jobs", "2"]
    dice = random.Random(7)
    for _ in range(6):
        running = subprocess.Popen(command, cwd=project)
        time.sleep(dice.uniform(0.2, 2.0))
        running.kill()
        running.wait()
        for path in mp3s(project):
            assert measure.problems(measure.measure(path, ACX.rate), ACX) == []
    assert audiobook("build").returncode == 0
    assert hashes(project) == hashes(project, "undisturbed")
    left = [path.name for path in (project / "build").rglob("*partial*")]
    assert left == []


def test_ctrl_c_stops_cleanly(project: Path) -> None:
    environment = {**os.environ, "AUDIOBOOK_TONE_FAULT": "hang:birches"}
    command = [sys.executable, "-m", "audiobook", "build"]
    running = subprocess.Popen(
        command,
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hear_ctrl_c,
    )
    assert running.stdout is not None
    while b".mp3" not in running.stdout.readline():  # the first chapter is there
        pass
    running.send_signal(signal.SIGINT)
    _, stderr = running.communicate(timeout=120)
    assert running.returncode == 130
    assert b"stopped" in stderr
    assert b"Traceback" not in stderr
    assert [path.name for path in mp3s(project)] == ["01 - The Gate.mp3"]
    assert list((project / "build").rglob("*partial*")) == []


@pytest.mark.parametrize("fault", ["crash:birches", "empty:birches"])
def test_what_can_not_be_spoken_fails_its_chapter_only(
    project: Path, audiobook: Run, fault: str
) -> None:
    done = audiobook("build", AUDIOBOOK_TONE_FAULT=fault)
    assert done.returncode == 3
    assert "birches" in done.stderr
    assert "The House" in done.stderr
    assert [path.name for path in mp3s(project)] == ["01 - The Gate.mp3"]
    assert audiobook("build").returncode == 0
    assert len(mp3s(project)) == 2


def test_an_engine_that_always_dies_stops_the_build_soon(project: Path, audiobook: Run) -> None:
    done = audiobook("build", "--jobs", "2", AUDIOBOOK_TONE_FAULT="crash:e")
    assert done.returncode == 2
    assert "exit code 9" in done.stderr
    assert "7 tries in a row" in done.stderr
    assert "mend: `audiobook doctor`" in done.stderr
    assert clips(project) == set()
    assert list((project / "build").rglob("*partial*")) == []


def test_a_crash_that_passes_is_not_noticed(project: Path, audiobook: Run) -> None:
    fault = f"crash-once:birches:{project / 'flag'}"
    assert audiobook("build", AUDIOBOOK_TONE_FAULT=fault).returncode == 0
    assert (project / "flag").exists()


def test_two_builds_at_once(project: Path, audiobook: Run) -> None:
    environment = {**os.environ, "AUDIOBOOK_TONE_FAULT": "hang:birches"}
    command = [sys.executable, "-m", "audiobook", "build"]
    running = subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE)
    assert running.stdout is not None
    running.stdout.readline()
    try:
        second = audiobook("build")
        assert second.returncode == 1
        assert str(running.pid) in second.stderr
    finally:
        running.kill()
        running.communicate()


def test_a_story_that_is_wrong_does_not_stop_the_others(project: Path, audiobook: Run) -> None:
    (project / "stories/bad.md").write_bytes(b"# One\n\nIt was caf\xe9.\n")
    done = audiobook("build")
    assert done.returncode == 1
    assert "bad.md:3:11" in done.stderr
    assert len(mp3s(project)) == 2


def test_two_stories_with_one_title(project: Path, audiobook: Run) -> None:
    (project / "stories/other.md").write_text(STORY, encoding="utf-8")
    done = audiobook("build")
    assert done.returncode == 1
    assert "same title" in done.stderr
    assert len(mp3s(project)) == 2


@pytest.fixture(params=["8k", "600k", "1000k", "1400k", "2000k"])
def small_disk(project: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A build folder on a file system with hardly any room: each is full at another step."""
    with mounted(project / "build", request.param) as folder:
        yield folder


def test_a_full_disk(small_disk: Path, project: Path, audiobook: Run) -> None:
    done = audiobook("build")
    assert done.returncode == 2
    assert "disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert mp3s(project) == []


def test_a_build_folder_that_may_not_be_written(project: Path, audiobook: Run) -> None:
    (project / "build").write_text("a file stands in its place")
    done = audiobook("build")
    assert done.returncode == 1
    assert "build" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_ffmpeg(project: Path) -> None:
    code = (
        "import sys; sys.modules['imageio_ffmpeg'] = None\n"
        "from audiobook.cli import run\n"
        "sys.exit(run(['build']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=project,
        env={**os.environ, "PATH": str(project), ffmpeg.CHOICE: ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "pip install imageio-ffmpeg" in done.stderr


ASKED_ONCE = """#!/bin/sh
case "$*" in
    *-encoders*) echo >> '{asked}'; if [ $(wc -l < '{asked}') -gt 1 ]; then kill -9 $$; fi;;
esac
exec '{ffmpeg}' "$@"
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a program that is a shell script")
def test_the_ffmpeg_is_chosen_once_for_all_workers_and_told(project: Path, audiobook: Run) -> None:
    own, asked = project / "bin" / "ffmpeg", project / "asked"
    own.parent.mkdir()
    own.write_text(ASKED_ONCE.format(asked=asked, ffmpeg=ffmpeg.find()), encoding="utf-8")
    own.chmod(0o755)
    plain = audiobook("build", "--build", "plain")
    assert plain.returncode == 0, plain.stderr
    done = audiobook("build", "--jobs", "2", **{ffmpeg.CHOICE: str(own)})
    assert done.returncode == 0, done.stderr
    assert len(asked.read_text().splitlines()) == 1
    assert hashes(project) == hashes(project, "plain")
    (kept,) = (project / "build/.audiobook/books").glob("*.json")
    encoders = {made["encoder"] for made in json.loads(kept.read_text())["chapters"]}
    assert encoders == {ffmpeg.chosen().says}


def test_what_lies_beside_the_chapters_is_held_against_its_bytes(
    built: Path, audiobook: Run
) -> None:
    for name in ("cover.jpg", "metadata.json", "A Test.m3u8"):
        file = built / "build" / "A Test" / name
        data, times = bytearray(file.read_bytes()), file.stat()
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        done = audiobook("check")
        assert done.returncode != 0
        assert f"«{name}» was changed by something else" in done.stdout + done.stderr
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert audiobook("check").returncode == 0
