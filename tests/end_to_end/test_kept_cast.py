"""A cast holds: what is written of it is read again, and nobody's voice changes unasked."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import Run, mounted
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiobook import cli
from audiobook.casting import voices_file
from audiobook.engines import installed

Capture = pytest.CaptureFixture[str]

STORY = """\
# One

Lucy Grey came in with Bob and Ann. Lucy Grey was early, and Lucy knew it.

“Who left it so?” asked Ann.

“Nobody,” said Bob.

“I did,” said Lucy Grey. “I am Lucy.”

“Lucy!” said Ann. “Lucy Grey!”

“She did,” said the girl.

The porter rang a bell. “Never,” said the porter.

“Ever,” said the porter.

“Indeed,” said Lucy.
"""
KEPT = Path("stories/gate.cast.yaml")


@pytest.fixture
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which one stands, whose voices are all for the program to choose."""
    monkeypatch.chdir(project)
    Path("stories/gate.md").write_text(STORY, encoding="utf-8")
    Path("voices.yaml").write_text("engine: tone\n", encoding="utf-8")
    return project


def ask(capsys: Capture, *arguments: str, code: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    assert cli.run(list(arguments)) == code, capsys.readouterr().err
    out, err = capsys.readouterr()
    return out, err


def voices(capsys: Capture, *options: str) -> dict[str, str]:
    """The voice of each who is heard."""
    out, _ = ask(capsys, "cast", "gate", "--json", *options)
    return {one["speaker"]: one["voice"] for one in json.loads(out)}


def say(text: str, file: str = "voices.yaml") -> None:
    Path(file).write_text(text, encoding="utf-8")


# ---- names ----


@pytest.mark.parametrize("known", ["", "characters:\n  Lucy Grey: {aliases: [Lucy]}\n"])
@pytest.mark.parametrize(
    ("option", "gone", "called"),
    [
        ("--rename=Lucy=Lucia", {"Lucy", "Lucy Grey"}, "Lucia"),
        ("--rename=Lucy Grey=Lucia", {"Lucy", "Lucy Grey"}, "Lucia"),
        ("--rename=Lucy Grey=Lucy", {"Lucy Grey"}, "Lucy"),
        ("--rename=Lucy=Lucy", {"Lucy Grey"}, "Lucy"),
        ("--merge=Lucy=Ann", {"Lucy", "Lucy Grey"}, "Ann"),
        ("--merge=the porter=Lucy", {"the porter", "Lucy"}, "Lucy Grey"),
        ("--merge=porter=Lucy", {"the porter", "porter", "Lucy"}, "Lucy Grey"),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_person_stays_one_by_whatever_name(
    capsys: Capture, known: str, option: str, gone: set[str], called: str
) -> None:
    say(f"engine: tone\n{known}")
    before = voices(capsys)
    if known and option.endswith("=Lucy") and option.startswith("--rename"):
        _, err = ask(capsys, "cast", "gate", option, "--write", code=1)
        assert "voices.yaml has «Lucy» as another name of «Lucy Grey»" in err
        assert voices(capsys) == before
        return
    ask(capsys, "cast", "gate", option, "--write")
    after = voices(capsys)
    assert gone.isdisjoint(after)
    assert {*after} - {*before} <= {called}
    assert called in after
    out, err = ask(capsys, "cast", "gate", "--write")
    assert "has them all" in out
    assert err == ""
    assert voices(capsys) == after


@pytest.mark.usefixtures("here")
def test_who_is_renamed_keeps_the_voice_that_was_given(capsys: Capture) -> None:
    say("engine: tone\ncharacters:\n  Lucy Grey: {voice: '777', aliases: [Lucy]}\n")
    ask(capsys, "cast", "gate", "--rename=Lucy=Lucia")
    assert voices(capsys)["Lucia"] == "tone:777"
    ask(capsys, "cast", "gate", "--write")
    assert "Lucia" not in voices_file.read([Path("voices.yaml")])[0].characters


@pytest.mark.usefixtures("here")
def test_write_gives_everybody_a_voice(capsys: Capture) -> None:
    say("engine: tone\nnarrator: {rate: 150}\ncharacters:\n  Ann: {rate: 140}  # slow\n  Bob:\n")
    before = voices(capsys)
    out, _ = ask(capsys, "cast", "gate", "--write")
    assert "Ann" in out
    made = voices_file.read([Path("voices.yaml")])[0]
    assert all(part.voice for part in (made.narrator, *made.characters.values()))
    assert made.characters["Ann"].rate == 140
    assert {"Ann", "Bob", "Lucy Grey", "the porter"} == {*made.characters}
    assert "# slow" in Path("voices.yaml").read_text(encoding="utf-8")
    assert voices(capsys) == before


@pytest.mark.usefixtures("here")
def test_no_file_is_written_that_would_be_refused(capsys: Capture) -> None:
    """What is written for one story is no name of another person in another."""
    say("characters: {Marie: {aliases: [Lucy Grey]}}\n", "stories/other.voices.yaml")
    say("It rained on Marie.\n", "stories/other.md")
    _, err = ask(capsys, "cast", "gate", "--write", code=1)
    assert "is a name of both" in err
    assert Path("voices.yaml").read_text(encoding="utf-8") == "engine: tone\n"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("characters: {Anne: {rate: 140}}", "did you mean «Ann»?"),
        ("characters: {Zebedee: {}}", "write the name as the story has it"),
        ("characters: {ann: {}, Marie: {}, Bobby: {aliases: [Bob]}}", ""),
        ("characters: {Ishmael: {aliases: [the narrator]}}", ""),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_name_that_no_story_knows_is_told(capsys: Capture, said: str, told: str) -> None:
    say("It rained on Marie.\n", "stories/other.md")
    say(f"engine: tone\n{said}\n")
    _, err = ask(capsys, "plan", "gate")
    assert told in err
    assert ("voices.yaml:2:" in err) == bool(told)


FILES = (
    "engine: tone\n",
    "engine: tone\ncharacters:\n  Lucy Grey: {aliases: [Lucy], voice: '777'}\n  Bob: '888'\n",
    "engine: tone\ncharacters: {Lucy: {rate: 140}, Ann: {aliases: [the girl, Annie]}}\n",
)
NAMES = ("Lucy", "Lucy Grey", "Ann", "Bob", "the porter", "porter", "the girl", "lucy", "Annie")
COMMANDS = st.one_of(
    st.tuples(
        st.sampled_from(("--merge", "--rename")),
        st.sampled_from(NAMES),
        st.sampled_from((*NAMES, "Lucia", "Sir Bob")),
        st.booleans(),
    ),
    st.tuples(st.just("--unmerge"), st.sampled_from(NAMES), st.just(""), st.booleans()),
)


def snapshot() -> dict[str, bytes]:
    """All that a command may write beside the story and in voices.yaml."""
    found = [Path("voices.yaml"), *Path("stories").iterdir()]
    return {str(path): path.read_bytes() for path in found}


@pytest.mark.usefixtures("here")
@settings(max_examples=25, suppress_health_check=[*HealthCheck])
@given(text=st.sampled_from(FILES), wishes=st.lists(COMMANDS, min_size=1, max_size=4))
def test_whatever_is_written_every_later_command_takes(
    capsys: Capture, text: str, wishes: list[tuple[str, str, str, bool]]
) -> None:
    Path("stories/gate.corrections").unlink(missing_ok=True)
    say(text)
    before = {*voices(capsys)}
    for option, one, other, write in wishes:
        was = snapshot()
        said = one if option == "--unmerge" else f"{one}={other}"
        code = cli.run(["cast", "gate", option, said, *(["--write"] if write else [])])
        if code:
            assert code == 1
            assert snapshot() == was
        now = {*voices(capsys)}  # which raises where a file is refused
        ask(capsys, "plan", "gate")
        ask(capsys, "script", "gate")
        if option != "--unmerge":  # nobody but the two, if they were heard
            assert now - before <= {other}
            assert len(now) <= len(before) or one == "the girl"
        if write and not code:
            file = voices_file.read([Path("voices.yaml")])[0]
            assert file.narrator.voice
            assert all(file.characters[name].voice for name in now & {*file.characters})
            assert "has them all" in ask(capsys, "cast", "gate", "--write")[0]
        before = now


# ---- given voices ----


@pytest.mark.parametrize("who", ["Ann", "Bob", "Lucy Grey", "the porter"])
@pytest.mark.parametrize("voice", ["777", "a free one", "the narrator's", "another's"])
@pytest.mark.usefixtures("here")
def test_a_given_voice_is_that_persons_alone(capsys: Capture, who: str, voice: str) -> None:
    before = voices(capsys)
    others = {name: one for name, one in before.items() if name != who}
    palette = installed.palette("tone")
    named = {
        "a free one": next(one.id for one in palette if one.id not in before.values()),
        "the narrator's": before["narrator"],
        "another's": next(v for name, v in others.items() if name != "narrator"),
    }
    given = named.get(voice, f"tone:{voice}")
    say(f"engine: tone\ncharacters:\n  {who}: {given}\n")
    after = voices(capsys)
    assert after[who] == given
    moved = {name for name in others if after[name] != before[name]}
    assert moved == {name for name, one in others.items() if one == given}
    assert len({*after.values()}) == len(after)


# ---- the cast of the first build ----


def built(audiobook: Run, *options: str) -> str:
    done = audiobook("build", "gate", *options)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.mark.ffmpeg
def test_a_build_keeps_its_cast(here: Path, audiobook: Run, capsys: Capture) -> None:
    before = voices(capsys)
    ask(capsys, "plan", "gate")
    assert not KEPT.exists()
    assert "the cast is kept in stories/gate.cast.yaml" in built(audiobook)
    first = KEPT.read_bytes()
    assert "kept" in ask(capsys, "cast", "gate")[0]
    assert "nothing to do" in built(audiobook)
    # another version of the program casts otherwise: as though these were its voices
    text = KEPT.read_text(encoding="utf-8").replace(before["Bob"], "tone:1111")
    KEPT.write_text(text, encoding="utf-8")
    assert voices(capsys) == {**before, "Bob": "tone:1111"}
    # people join and disappear
    story = Path("stories/gate.md").read_text(encoding="utf-8")
    more = "\n# Two\n\n“I am late,” said Tom.\n\n“And I,” said Sue.\n"
    say(story.replace("“Nobody,” said Bob.", "Nobody.") + more, "stories/gate.md")
    now = voices(capsys)
    assert {name: now[name] for name in before if name != "Bob"} == {
        name: voice for name, voice in before.items() if name != "Bob"
    }
    assert "tone:1111" not in now.values()
    assert "from now on" not in built(audiobook)
    assert "Bob: tone:1111" in KEPT.read_text(encoding="utf-8")
    assert "Sue: tone:" in KEPT.read_text(encoding="utf-8")
    # what is built is cleaned, what is kept is not
    ask(capsys, "clean", "gate")
    assert KEPT.exists()
    say(story, "stories/gate.md")
    assert voices(capsys)["Bob"] == "tone:1111"
    out, _ = ask(capsys, "cast", "gate", "--repin")
    assert "kept" not in out.replace("kept in", "")
    assert voices(capsys) == before
    assert KEPT.read_bytes() == first
    assert [path.name for path in Path("stories").iterdir() if "cast" in path.name] == [KEPT.name]
    assert "gate.cast" not in ask(capsys, "plan")[0]


def made_by_an_earlier_version() -> None:
    """Make the build folder one of a version that kept no casts beside stories."""
    KEPT.unlink()
    for file in Path("build/.audiobook/books").glob("*.json"):
        made = json.loads(file.read_text(encoding="utf-8"))
        del made["inputs"][f"../{KEPT.as_posix()}"]
        file.write_text(json.dumps(made), encoding="utf-8")


def clips() -> set[str]:
    return {path.name for path in Path("build/.audiobook/clips").rglob("*.wav")}


# Other voices than would be chosen: as an earlier version may have cast the story.
OTHERS = """\
engine: tone
narrator: '333'
characters: {Bob: '1111', the porter: {voice: '1200', rate: 140, pitch: 64}}
"""


@pytest.mark.ffmpeg
def test_a_book_that_was_built_before_keeps_its_cast(
    here: Path, audiobook: Run, capsys: Capture
) -> None:
    say(OTHERS)
    before = voices(capsys)
    built(audiobook)
    made_by_an_earlier_version()
    say("engine: tone\n")
    assert voices(capsys) == before
    assert not KEPT.exists()
    spoken = clips()
    told = built(audiobook)
    assert "the cast is kept in stories/gate.cast.yaml" in told
    assert clips() == spoken
    text = KEPT.read_text(encoding="utf-8")
    assert "narrator: tone:333" in text
    assert "the porter:\n      voice: tone:1200\n      rate: 140\n      pitch: 64\n" in text
    assert "nothing to do" in built(audiobook)
    shutil.rmtree("build")
    assert voices(capsys) == before
    ask(capsys, "cast", "gate", "--repin")
    assert voices(capsys)["Bob"] != before["Bob"]


@pytest.mark.ffmpeg
def test_a_book_that_was_built_before_is_not_held_to_what_is_not_its_own(
    here: Path, audiobook: Run, capsys: Capture
) -> None:
    own = voices(capsys)
    say(OTHERS)
    built(audiobook)
    kept = KEPT.read_text(encoding="utf-8")
    # voices.yaml gave these voices, so they are no more once it does not
    say("engine: tone\n")
    assert voices(capsys)["Bob"] == own["Bob"]
    # a cast beside the story is the one that holds
    made_by_an_earlier_version()
    say(kept, str(KEPT))
    assert voices(capsys)["Bob"] == own["Bob"]
    # but one of another engine tells nothing
    say("casts: {piper: {Bob: 'piper:x'}}\n", str(KEPT))
    assert voices(capsys)["Bob"] == "tone:1111"
    built(audiobook)
    text = KEPT.read_text(encoding="utf-8")
    assert "Bob: piper:x" in text
    assert "Bob: tone:1111" in text
    # who deletes the file means it
    KEPT.unlink()
    assert voices(capsys)["Bob"] == own["Bob"]


@pytest.mark.usefixtures("here")
def test_what_voices_yaml_says_wins(capsys: Capture) -> None:
    say("casts:\n  tone:\n    Ann: tone:500\n    Bob: {voice: tone:600, rate: 140}\n", str(KEPT))
    say("engine: tone\ncharacters: {Ann: '501', Bob: {pitch: 60}}\n")
    out, _ = ask(capsys, "cast", "gate", "--json")
    told = {one["speaker"]: one for one in json.loads(out)}
    assert (told["Ann"]["voice"], told["Ann"]["kept"]) == ("tone:501", False)
    bob = told["Bob"]
    assert (bob["voice"], bob["rate"], bob["pitch"]) == ("tone:600", 140, 60)
    assert bob["kept"]
    say("engine: tone\ncharacters: {Ann: '600'}\n")
    _, err = ask(capsys, "plan", "gate")
    assert "Ann was given tone:600, which is Bob's since an earlier build" in err
    assert voices(capsys)["Bob"] == "tone:600"


@pytest.mark.usefixtures("here")
def test_the_kept_name_is_found_under_another(capsys: Capture) -> None:
    say("casts: {tone: {Lucy Grey: 'tone:500', Ann: 'tone:501'}}\n", str(KEPT))
    assert voices(capsys)["Lucy Grey"] == "tone:500"
    ask(capsys, "cast", "gate", "--rename=Lucy=Lucia")
    assert voices(capsys)["Lucia"] == "tone:500"
    ask(capsys, "cast", "gate", "--merge=Lucia=Ann")
    assert voices(capsys)["Ann"] == "tone:501"


@pytest.mark.usefixtures("here")
def test_a_kept_voice_that_is_gone_is_told(capsys: Capture) -> None:
    say("casts: {tone: {Ann: 'nowhere:x', Bob: 'tone:9999999', Tom: 'nowhere:y'}}\n", str(KEPT))
    _, err = ask(capsys, "plan", "gate")
    for name in ("Ann", "Bob"):
        assert f"{name} is cast anew: " in err
    assert "Tom is cast" not in err
    assert "--repin" in err


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("cast: {}\n", 1, "did you mean «casts»?"),
        ("casts:\n  tone:\n    Ann: {vioce: x}\n", 3, "did you mean «voice»?"),
        ("casts:\n  tone:\n    Ann: {voice: x, rate: 9}\n", 3, "60"),
        ("a: b: c\n", 1, ""),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_cast_file_is_read_as_strictly(capsys: Capture, text: str, line: int, said: str) -> None:
    say(text, str(KEPT))
    _, err = ask(capsys, "plan", "gate", code=1)
    assert f"stories/gate.cast.yaml:{line}:" in err
    assert said in err


@pytest.mark.usefixtures("here")
def test_each_engine_has_a_cast_of_its_own(capsys: Capture) -> None:
    say("engine: piper\ncasts: {piper: {Ann: 'piper:x'}}\n", str(KEPT))
    before = voices(capsys)
    ask(capsys, "cast", "gate", "--repin")
    text = KEPT.read_text(encoding="utf-8")
    assert "engine: piper\n" in text
    assert "Ann: piper:x" in text
    assert f"Ann: {before['Ann']}" in text


@pytest.mark.ffmpeg
def test_a_folder_that_may_not_be_written_is_told(here: Path, audiobook: Run) -> None:
    story = (here / "stories/gate.md").read_bytes()
    (here / "stories/gate.md").unlink()
    (here / "stories").rmdir()
    with mounted(here / "stories", "1m") as folder:
        (folder / "gate.md").write_bytes(story)
        remount = ["mount", "-o", "remount,ro", str(folder)]
        if subprocess.run(remount, capture_output=True, check=False).returncode:
            pytest.skip("a file system can't be made read-only here")
        assert "the cast is kept in the build folder alone" in built(audiobook)
        assert "nothing to do" in built(audiobook)
