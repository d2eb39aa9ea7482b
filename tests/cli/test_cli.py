"""The command line from outside: each mistake is told once and clearly, and costs nothing built."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import STORY, TONES, Run

from audiobook import cli
from audiobook.casting import voices_file
from audiobook.engines import installed

BODY = "The gate was open."
Capture = pytest.CaptureFixture[str]


def program(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "audiobook", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that is built, to be copied; nothing in it is changed."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "stories").mkdir()
    (folder / "stories" / "gate.md").write_text(STORY, encoding="utf-8")
    (folder / "voices.yaml").write_text(TONES, encoding="utf-8")
    done = program(folder, "build", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder


@pytest.fixture
def built(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one's own that is built, and where one stands in."""
    shutil.copytree(once, tmp_path / "p")
    monkeypatch.chdir(tmp_path / "p")
    return tmp_path / "p"


def files(folder: Path) -> dict[str, bytes]:
    """All that stands below a folder, with its bytes, but for what attribution remembers."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent.name != "attributions"
    }


def chapters(*texts: str) -> bytes:
    return "\n\n".join(texts).encode()


# What stands in stories/gate.md; then where the problem is, what it is and how it is mended.
BAD_STORIES: dict[str, tuple[bytes, str, str, str]] = {
    "empty": (b"", ":1:1", "is empty", "write the story"),
    "blank": (b" \n\n\t\n", ":1:1", "is empty", "write the story"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, "", "is a binary file", "plain text"),
    "noise": (bytes(range(128, 256)) * 20, "", "is a binary file", "plain text"),
    "bad UTF-8": (b"# One\n\nA caf\xe9 stood.\n", ":3:6", "0xe9 is not UTF-8", "as UTF-8"),
    "broken YAML": (b"---\ntitle: [a: b\n---\n\nGo.\n", ":3:1", "cannot be read", "key: value"),
    "front matter without end": (b"---\ntitle: T\n\nGo.\n", ":1:1", "never closed", "---"),
    "wrong type": (b"---\ntitle: {a: b}\n---\n\nGo.\n", ":2:1", "«title» must be", "same line"),
    "no cover": (b"---\ncover: no.png\n---\n\nGo.\n", ":1:1", "no.png is not there", "relative"),
    "mute story": (b"# One\n\n# Two\n\n...\n", ":1:1", "the chapter «One» has no text", "write"),
    "control character": (b"# One\n\nA \x07 bell.\n", ":3:3", "U+0007", "delete it"),
    "a book without a blank line": (
        b"# One\n\n" + b"It went on and on. " * 80_000,
        ":3:1",
        "longer than 1,500,000 characters",
        "blank lines",
    ),
}
# What a reader would understand: it is built, and a note says what was made of it.
NOTED: dict[str, tuple[bytes, str, str, str]] = {
    "unknown key": (b"---\ntitel: T\n---\n\nGo.\n", ":2:1", "unknown key «titel»", "«title»"),
    "foreign key": (b"---\nlayout: a\n---\n\nGo.\n", ":2:1", "passed over", "title, author"),
    "mute chapter": (
        chapters("# Chapter 1", BODY, "# Chapter 2", "…", "# Chapter 3", BODY),
        ":5:1",
        "the chapter «Chapter 2» has no text: it is left out",
        "write",
    ),
    "value without quotes": (b"---\ntitle: a: b\n---\n\nGo.\n", ":2:8", "is no YAML", "quotation"),
    "twin titles": (
        chapters("# One", BODY, "# Two", BODY, "# One", BODY),
        ":9:1",
        "two chapters are titled «One»; the other one is at stories/gate.md:1:1",
        "numbers keep them apart",
    ),
    "unclosed": (
        chapters("# One", "“Go, she said.", BODY),
        ":3:1",
        "never closed",
        "add the closing mark",
    ),
    "emoji": ("# One\n\nSo 😀 glad.\n".encode(), ":3:4", "U+1F600", "in words"),
    "another script": ("# One\n\nIt is 漢.\n".encode(), ":3:7", "U+6F22", "Latin letters"),
}


@pytest.mark.parametrize("case", BAD_STORIES)
def test_a_story_that_is_wrong(built: Path, capsys: Capture, case: str) -> None:
    data, place, what, mend = BAD_STORIES[case]
    before = files(built / "build")
    Path("stories/gate.md").write_bytes(data)
    code = cli.run(["build"])
    out, err = capsys.readouterr()
    assert code == 1
    assert f"stories/gate.md{place}" in err
    assert err.count(what) == 1
    assert mend in err.partition("mend: ")[2]
    assert "Traceback" not in err
    assert "\x07" not in err + out
    assert len(err) < 2000
    assert files(built / "build") == before
    # Once it is mended, all that was built is still good.
    Path("stories/gate.md").write_text(STORY, encoding="utf-8")
    assert cli.run(["build"]) == 0
    assert "nothing to do" in capsys.readouterr().out


@pytest.mark.parametrize("case", NOTED)
def test_what_stops_no_build(built: Path, capsys: Capture, case: str) -> None:
    data, place, what, mend = NOTED[case]
    Path("stories/gate.md").write_bytes(data)
    assert cli.run(["plan"]) == 0
    out, err = capsys.readouterr()
    assert f"stories/gate.md{place}: " in err
    assert err.count(what) == 1
    assert mend in err
    assert "gate" in out


@pytest.mark.parametrize("case", NOTED)
def test_notes_stop_whoever_is_strict(built: Path, capsys: Capture, case: str) -> None:
    data, place, what, mend = NOTED[case]
    Path("stories/gate.md").write_bytes(data)
    assert cli.run(["plan", "--strict"]) == 1
    out, err = capsys.readouterr()
    assert f"stories/gate.md{place}: " in err
    assert err.count(what) == 1
    assert mend in err
    assert not out


def test_who_is_strict_builds_what_needs_no_note(built: Path, capsys: Capture) -> None:
    assert cli.run(["plan", "--strict"]) == 0
    assert "gate" in capsys.readouterr().out


def test_lenient_says_that_it_does_nothing(built: Path, capsys: Capture) -> None:
    assert cli.run(["plan", "--lenient"]) == 0
    assert "--lenient does nothing" in capsys.readouterr().err
    Path("stories/gate.md").write_bytes(BAD_STORIES["control character"][0])
    assert cli.run(["plan", "--lenient"]) == 1


@pytest.mark.ffmpeg
def test_a_build_tells_what_it_took_upon_itself(project: Path, audiobook: Run) -> None:
    (project / "stories/gate.md").write_text("# One\n\n“So 😀, she said.\n\nShe went.\n")
    done = audiobook("build")
    assert done.returncode == 0, done.stderr
    assert "note: stories/gate.md:3:1: this quotation mark is never closed" in done.stderr
    assert "stories/gate.md:3:5: «😀» U+1F600" in done.stderr
    assert len(list((project / "build").rglob("*.mp3"))) == 1


BAD_VOICES: dict[str, tuple[str, str, str, str]] = {
    "broken YAML": ("narrator: {voice: 220\n", ":2:1", "cannot be read", "key: value"),
    "unknown key": ("narator: {}\n", ":1:1", "unknown key «narator»", "«narrator»"),
    "unknown voice": (
        'engine: tone\ncharacters:\n  Ann: {voice: "2200"}\n',
        ":3:9",
        "unknown voice «2200»",
        "did you mean «220»",
    ),
    "unknown engine": ("narrator: {voice: tune:2}\n", ":1:12", "unknown engine «tune»", "«tone»"),
    "wrong value": ("narrator: {rate: fast}\n", ":1:12", "valid integer", "fits"),
}


@pytest.mark.parametrize("case", BAD_VOICES)
def test_a_voices_file_that_is_wrong(built: Path, capsys: Capture, case: str) -> None:
    text, place, what, mend = BAD_VOICES[case]
    before = files(built / "build")
    Path("voices.yaml").write_text(text, encoding="utf-8")
    assert cli.run(["build"]) == 1
    _, err = capsys.readouterr()
    assert f"voices.yaml{place}: " in err
    assert what in err
    assert mend in err.partition("mend: ")[2]
    assert "Traceback" not in err
    assert files(built / "build") == before


@pytest.mark.parametrize(
    ("arguments", "what", "mend"),
    [
        (["build", "gaet"], "there is no story «gaet»", "did you mean «gate»?"),
        (["build", "--stories", "nowhere"], "no folder «nowhere»", "audiobook init"),
        (["build", "--stories", "build"], "no story in «build»", "put a .md or .txt file there"),
        (["build", "--voices", "nobody.yaml"], "no file «nobody.yaml»", "--voices"),
        (["cast", "gate", "--voices", "nobody.yaml"], "no file «nobody.yaml»", "--voices"),
        (["build", "--chapters", "two"], "--chapters can't be «two»", "2,4-6"),
        (["build", "--chapters", "0"], "--chapters can't be «0»", "2,4-6"),
        (["build", "--chapters", "4-2"], "--chapters can't be «4-2»", "2,4-6"),
        (["plan", "--chapters", "1-99999999999"], "--chapters can't be", "2,4-6"),
        (["build", "--jobs", "0"], "--jobs", "--help"),
        (["build", "--jbos", "1"], "--jbos", "--help"),
        (["biuld"], "biuld", "build"),
        (["script"], "STORY", "--help"),
        (["--nonsense"], "--nonsense", "--help"),
        (["check", "--build", "elsewhere"], "gate has not been built", "audiobook build gate"),
    ],
)
def test_arguments_that_are_wrong(
    built: Path, capsys: Capture, arguments: list[str], what: str, mend: str
) -> None:
    before = files(built)
    assert cli.run(arguments) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert what in err
    assert mend in err
    assert "Traceback" not in err
    assert files(built) == before


def test_a_story_may_be_anywhere(built: Path, capsys: Capture) -> None:
    other = built.parent / "else where.txt"
    other.write_text("Chapter I\n\nShe went.\n", encoding="utf-8")
    assert cli.run(["plan", str(other)]) == 0
    assert "1 of 2 lines" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "CON", "a/b:c?", "..", ".hidden", "C:\\x", "a\\..\\b", "nul.txt"]
)
def test_no_title_leads_out_of_the_build_folder(built: Path, capsys: Capture, title: str) -> None:
    quoted = json.dumps(title)
    Path("stories/gate.md").write_text(f"---\ntitle: {quoted}\n---\n\n# {title}\n\nGo.\n")
    assert cli.run(["plan", "--json"]) == 0
    folder = Path(json.loads(capsys.readouterr().out)["folder"])
    assert folder.resolve().parent == (built / "build").resolve()
    assert not set(folder.name) & set('/\\:*?"<>|')
    assert not folder.name.startswith(".")
    assert folder.name.split(".")[0].lower() not in ("con", "nul")


@pytest.mark.ffmpeg
def test_a_wicked_title_is_built_inside(project: Path, audiobook: Run) -> None:
    (project / "stories/gate.md").write_text("---\ntitle: ../../x\n---\n\n# a/../b:c?\n\nGo.\n")
    outside = set(project.parent.iterdir())
    assert audiobook("build").returncode == 0
    (mp3,) = project.rglob("*.mp3")
    assert mp3.parent.parent == project / "build"
    assert set(project.parent.iterdir()) == outside
    assert audiobook("clean", "--clips", "--yes").returncode == 0
    assert not (project / "build").exists()
    assert (project / "stories/gate.md").exists()


# ---- what the other commands answer ----


@pytest.mark.ffmpeg
def test_a_new_project_can_be_built(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run(["init", "mine"]) == 0
    assert "next: cd mine && audiobook build" in capsys.readouterr().out
    sample = {"voices.yaml", "stories/lighthouse.md", "stories/lighthouse.voices.yaml"}
    assert sample <= set(files(Path("mine")))
    monkeypatch.chdir("mine")
    if not installed.engine("espeak").missing():
        assert cli.run(["plan"]) == 0  # in the voices that it is cast with
    Path("tones.yaml").write_text("engine: tone\nnarrator: {rate: 450}\n", encoding="utf-8")
    done = program(Path(), "build", "--voices", "tones.yaml", "--chapters", "1")
    assert done.returncode == 0, done.stderr
    assert list(Path("build").rglob("01 - *.mp3"))


def test_the_cast_of_the_sample_is_no_other_storys(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run(["init"]) == 0
    told = "Eleanor came in. “Good evening,” said Eleanor. “Elias is not here,” said Eleanor.\n"
    Path("stories/mine.md").write_text(told, encoding="utf-8")
    capsys.readouterr()
    assert cli.run(["cast", "mine", "--json"]) == 0
    out, err = capsys.readouterr()
    assert [one["speaker"] for one in json.loads(out)] == ["narrator", "Eleanor"]
    assert err == ""
    assert cli.run(["cast", "lighthouse", "--json"]) == 0
    told_of = {one["speaker"]: one["rate"] for one in json.loads(capsys.readouterr().out)}
    assert told_of["Elias"] == 150


def test_init_overwrites_nothing(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "voices.yaml").write_text("# mine\n")
    assert cli.run(["init", str(tmp_path)]) == 1
    _, err = capsys.readouterr()
    assert "voices.yaml: already there" in err
    assert "mend: " in err
    assert files(tmp_path) == {"voices.yaml": b"# mine\n"}


def books(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("build/*/*.mp3"))


def clips(folder: Path) -> int:
    return len(list((folder / "build/.audiobook/clips").rglob("*.wav")))


def test_clean_takes_all_that_was_made_and_nothing_else(built: Path, capsys: Capture) -> None:
    Path("build/A Test/my notes.txt").write_text("mine")
    assert cli.run(["clean", "--clips", "--yes"]) == 0
    assert "deleted 5 files of 1 audiobook" in capsys.readouterr().out
    assert files(built / "build") == {"A Test/my notes.txt": b"mine"}
    assert cli.run(["clean"]) == 0


def test_clean_one_story_keeps_its_clips(built: Path, capsys: Capture) -> None:
    spoken = clips(built)
    assert cli.run(["clean", "gate"]) == 0
    assert "gate: deleted 5 files" in capsys.readouterr().out
    assert books(built) == []
    assert clips(built) == spoken > 0
    assert cli.run(["plan", "--json"]) == 0
    assert {c["to_speak"] for c in json.loads(capsys.readouterr().out)["chapters"]} == {0}


def test_clean_unused_keeps_what_a_book_needs(built: Path, capsys: Capture) -> None:
    spoken = clips(built)
    assert cli.run(["clean", "--unused"]) == 0
    assert "deleted 0 clips (0.0 MB)" in capsys.readouterr().out
    extra = next((built / "build/.audiobook/clips").rglob("*.wav"))
    shutil.copy(extra, extra.with_name("00ff.wav"))
    extra.with_name("00ff.wav").rename(extra.parent / f"{extra.parent.name}{'0' * 38}.wav")
    assert cli.run(["clean", "--unused"]) == 0
    assert "deleted 1 clip (" in capsys.readouterr().out
    assert clips(built) == spoken
    assert cli.run(["build"]) == 0
    assert "nothing to do" in capsys.readouterr().out


def test_cast_says_who_speaks_how(built: Path, capsys: Capture) -> None:
    assert cli.run(["cast", "gate", "--json"]) == 0
    told = {one["speaker"]: one for one in json.loads(capsys.readouterr().out)}
    assert list(told) == ["narrator", "Bob", "Ann"]
    assert (told["Ann"]["voice"], told["Ann"]["gender"]) == ("tone:440", "female")
    assert (told["Bob"]["lines"], told["Bob"]["given"]) == (3, True)
    assert cli.run(["cast", "gate"]) == 0
    assert "tone:110" in capsys.readouterr().out


@pytest.mark.ffmpeg
def test_a_cast_that_is_written_down_changes_nothing(built: Path, capsys: Capture) -> None:
    file = built / "voices.yaml"
    file.write_text("# my voices\nengine: tone\nnarrator: {rate: 150}\n", encoding="utf-8")
    assert program(built, "build").returncode == 0
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*.mp3")}
    assert cli.run(["cast", "gate", "--write"]) == 0
    assert "added to voices.yaml: " in capsys.readouterr().out
    assert file.read_text(encoding="utf-8").startswith("# my voices\n")
    pinned = voices_file.read([file])[0]
    assert {"Ann", "Bob"} == set(pinned.characters)
    assert pinned.narrator.voice
    assert pinned.narrator.rate == 150
    assert cli.run(["cast", "gate", "--write"]) == 0
    assert "voices.yaml has them all" in capsys.readouterr().out
    assert cli.run(["build", "--json"]) == 0
    again = list(events(capsys.readouterr().out))
    assert all(event.get("clips", 0) == event.get("chapters", 0) == 0 for event in again)
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*.mp3")} == before


def test_cast_writes_a_new_file_and_keeps_json_pure(built: Path, capsys: Capture) -> None:
    assert cli.run(["cast", "gate", "--json", "--write", "--voices", "new.yaml"]) == 0
    json.loads(capsys.readouterr().out)
    assert {"Ann", "Bob"} == set(voices_file.read([built / "new.yaml"])[0].characters)


@pytest.mark.ffmpeg
def test_check_passes_what_was_built(built: Path, capsys: Capture) -> None:
    assert cli.run(["check"]) == 0
    assert capsys.readouterr().out.count("✓") == 2
    assert cli.run(["check", "-q"]) == 0
    assert capsys.readouterr().out == ""


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def overwrite(file: Path) -> None:
    file.write_bytes(b"this is no sound at all\n" * 99)


@pytest.mark.ffmpeg
@pytest.mark.parametrize(
    ("harm", "told"),
    [(Path.unlink, "missing"), (cut_short, "samples"), (overwrite, "can't be decoded")],
)
def test_check_sees_harm(
    built: Path, capsys: Capture, harm: Callable[[Path], None], told: str
) -> None:
    harm(built / "build/A Test/01 - The Gate.mp3")
    assert cli.run(["check", "--json"]) == 1
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert told in " ".join(first["problems"])
    assert second["problems"] == []
    assert cli.run(["check", "-q"]) == 1
    assert capsys.readouterr().out.startswith("✗")


def test_doctor(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli.run(["doctor", "--json"]) == 0
    found = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    assert {"Python", "ffmpeg", "engine tone", "default engine", "player"} <= set(found)
    monkeypatch.setenv("PATH", "")
    assert cli.run(["doctor"]) == 0
    out, _ = capsys.readouterr()
    assert "– player: not here\n    install ffplay" in out or sys.platform == "win32"


def test_voices(capsys: Capture) -> None:
    assert cli.run(["voices", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    engines = {voice["engine"] for voice in told}
    assert "tone" not in engines  # it is for tests, and says no word
    assert all(voice["gender"] in ("female", "male", "unknown") for voice in told)
    assert cli.run(["voices"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for voice in told:
        assert any(line.startswith(f"{voice['voice']} ") for line in lines)


def test_schema(capsys: Capture) -> None:
    assert cli.run(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == voices_file.schema()


def test_version_and_help(capsys: Capture) -> None:
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("audiobook 0.")
    assert cli.run(["build", "--help"]) == 0
    assert "--lenient" in capsys.readouterr().out


def events(out: str) -> Iterator[dict[str, object]]:
    yield from (json.loads(line) for line in out.splitlines())


@pytest.mark.ffmpeg
def test_the_lines_of_a_build_are_json(project: Path, audiobook: Run) -> None:
    (project / "stories/bad.md").write_text("# One\n\n# Two\n", encoding="utf-8")
    done = audiobook("build", "--json")
    assert done.returncode == 1
    told = list(events(done.stdout))
    kinds = [event["event"] for event in told]
    assert kinds.count("refused") == 1
    assert (kinds.count("began"), kinds.count("spoke"), kinds.count("made")) == (2, 12, 2)
    began = next(event for event in told if event["event"] == "began")
    assert began["reasons"] == ["new"]
    new = {"kind": "new", "what": "", "from": None, "to": None, "lines": 0}
    assert began["causes"] == [new]
    assert told[-1]["voices"] == "3 voices of tone"
    assert kinds[-1] == "finished"
    (refused,) = [event for event in told if event["event"] == "refused"]
    assert "bad.md:1:1" in str(refused["error"])


@pytest.mark.ffmpeg
def test_what_is_piped_has_no_escape_codes(project: Path, audiobook: Run) -> None:
    colourful = {"TERM": "xterm-256color", "FORCE_COLOR": "1", "COLORTERM": "truecolor"}
    for arguments in (["build"], ["plan"], ["build", "--help"], ["nonsense"]):
        shown = audiobook(*arguments, **colourful)
        assert shown.stdout + shown.stderr
        assert "\x1b" not in shown.stdout + shown.stderr
        assert "\r" not in shown.stdout + shown.stderr


def test_what_a_story_holds_can_not_command_the_terminal(built: Path, capsys: Capture) -> None:
    Path("stories/gate.md").write_text("# One\n\nA \x1b[31mred\x1b[0m day.\n", encoding="utf-8")
    for command in (["build"], ["script", "gate"]):
        cli.run(command)
        out, err = capsys.readouterr()
        assert "\x1b" not in out + err, command


@pytest.mark.ffmpeg
@pytest.mark.parametrize("command", ["build", "plan", "check"])
def test_quiet_is_quiet(built: Path, capsys: Capture, command: str) -> None:
    assert cli.run([command, "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_script_as_a_play_and_for_scripts(built: Path, capsys: Capture) -> None:
    assert cli.run(["script", "gate"]) == 0
    out, _ = capsys.readouterr()
    assert "Chapter 1: The Gate" in out
    assert "Ann " in out
    assert cli.run(["script", "gate", "--json"]) == 0
    told = list(events(capsys.readouterr().out))
    assert {"chapter", "index", "kind", "speaker", "confidence", "text", "spoken"} <= set(told[0])
    assert {entry["audio_file"] for entry in told if "audio_file" in entry} == {
        "01 - The Gate.mp3",
        "02 - The House.mp3",
    }
