"""Mending who says what, from outside: the script, an editor, the corrections, and what follows."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from conftest import TONES

from audiobook import cli
from audiobook.build import manifest
from audiobook.build.project import Project

STORY = """\
---
title: A Test
---

# The Gate

They had called it the “quiet” gate, and Dora who kept it had a lamp.

“Who left it so?” asked Ann. “I want to know.”

“Nobody,” said Bob.

“Yes.”

“It was open when I came,” said Dora, “and so I let it be.”

# The House

*She will never know,* he thought.

“Go in,” Bob said. “I will wait here.”

“Yes.”

The house stood behind three birches, as it had always stood, with its lamp lit.
"""
FILE = Path("stories/gate.corrections")
SCRIPT = Path("stories/gate.script")
Capture = pytest.CaptureFixture[str]
Editor = Callable[..., None]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one story, in which one stands; nobody has an editor."""
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories/gate.md").write_text(STORY, encoding="utf-8")
    (tmp_path / "voices.yaml").write_text(TONES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    return tmp_path


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Gives the person an editor that replaces words in whatever it opens."""

    def made(*changes: tuple[str, str], code: int = 0, variable: str = "EDITOR") -> None:
        program = tmp_path / "my editor.py"
        program.write_text(
            "import pathlib, sys\n"
            "file = pathlib.Path(sys.argv[1])\n"
            "text = file.read_text(encoding='utf-8')\n"
            "pathlib.Path('seen.txt').write_text(text, encoding='utf-8')\n"
            f"for old, new in {list(changes)!r}:\n"
            "    assert old in text, old\n"
            "    text = text.replace(old, new, 1)\n"
            f"if {bool(changes)!r}:\n"
            "    file.write_text(text, encoding='utf-8')\n"
            f"sys.exit({code})\n",
            encoding="utf-8",
        )
        monkeypatch.setenv(variable, f'"{sys.executable}" "{program}"')

    return made


def ask(capsys: Capture, *arguments: str, code: int = 0) -> tuple[str, str]:
    """Run the program; what it says to the person, and of what went wrong."""
    assert cli.run(arguments) == code, capsys.readouterr().err
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return out, err


def speakers(capsys: Capture, *options: str) -> dict[str, str]:
    """Who says each line of the story; a line said again has a number behind it."""
    out, _ = ask(capsys, "script", "gate", "--json", *options)
    found: dict[str, str] = {}
    for entry in map(json.loads, out.splitlines()):
        if entry["kind"] == "dialogue":
            text = entry["text"]
            found[f"{text} 2" if text in found else text] = entry["speaker"]
    return found


# ---- showing ----


def test_the_least_sure_lines_come_first(capsys: Capture) -> None:
    out, _ = ask(capsys, "script", "gate", "--unsure", "--json")
    told = [json.loads(line) for line in out.splitlines()]
    sure = [entry["confidence"] for entry in told]
    assert sure == sorted(sure)
    assert {entry["kind"] for entry in told} == {"dialogue"}
    assert len({(entry["chapter"], entry["text"]) for entry in told}) == len(told)
    out, _ = ask(capsys, "script", "gate", "--unsure", "-n", "2", "--json")
    assert [json.loads(line) for line in out.splitlines()] == told[:2]


def test_an_unsure_line_has_its_place_its_evidence_and_what_is_around_it(capsys: Capture) -> None:
    out, _ = ask(capsys, "script", "gate", "--unsure", "--json")
    first = json.loads(out.splitlines()[0])
    out, _ = ask(capsys, "script", "gate", "--unsure", "-n", "1")
    head, before, line, after, empty = out.split("\n")[:5]
    assert head.startswith(f"{first['confidence']:.0%}".replace("%", " %"))
    assert first["speaker"] in head
    assert first["evidence"] in head
    place = STORY.count("\n", 0, first["start"]) + 1
    assert f"stories/gate.md:{place}:" in head
    assert line.startswith(f"  → {first['speaker']}: ")
    assert first["text"] in line
    assert before.strip()
    assert after.strip()
    assert not empty


def test_only_some_chapters(capsys: Capture) -> None:
    assert list(speakers(capsys, "--chapters", "2")) == [
        "“Go in,”",
        "“I will wait here.”",
        "“Yes.”",
    ]
    out, _ = ask(capsys, "script", "gate", "--chapters", "2")
    assert "The House" in out
    assert "The Gate" not in out
    out, err = ask(capsys, "script", "gate", "--chapters", "3", code=1)
    assert "has no chapter 3" in err
    assert "choose from 1 to 2" in err


def test_thoughts_are_told(capsys: Capture) -> None:
    out, _ = ask(capsys, "script", "gate", "--json")
    thoughts = [entry for entry in map(json.loads, out.splitlines()) if entry.get("thought")]
    assert [entry["text"] for entry in thoughts] == ["*She will never know,*"]


def test_cast_says_how_sure_the_lines_are(capsys: Capture) -> None:
    out, _ = ask(capsys, "script", "gate", "--json")
    told = [json.loads(line) for line in out.splitlines()]
    out, _ = ask(capsys, "cast", "gate", "--json")
    for one in json.loads(out):
        sure = [
            entry["confidence"]
            for entry in told
            if entry["speaker"] == one["speaker"] and entry["kind"] == "dialogue"
        ]
        if sure:
            assert one["least"] == min(sure)
            assert abs(one["confidence"] - sum(sure) / len(sure)) < 0.001
        else:
            assert "least" not in one
    out, _ = ask(capsys, "cast", "gate")
    assert out.split("\n")[0].split() == [
        *("speaker", "gender", "lines", "words", "sure", "least", "voice")
    ]


# ---- editing ----


def test_names_that_were_changed_become_corrections(capsys: Capture, editor: Editor) -> None:
    was = speakers(capsys)
    editor((f"{was['“Nobody,”']}: “Nobody,”", "Ann: “Nobody,”"))
    out, err = ask(capsys, "script", "gate", "--edit")
    assert err == ""
    assert "1 line corrected in stories/gate.corrections" in out
    assert "stories/gate.md:11:1  Bob → Ann  “Nobody,”" in out
    assert "changed because of that" in out
    kept = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line[:1] not in "#"]
    assert [line for line in kept if line] == ["Ann: …I want to know.” | “Nobody,”"]
    assert not SCRIPT.exists()
    now = speakers(capsys)
    assert now["“Nobody,”"] == "Ann"
    assert now["“Who left it so?”"] == "Ann"
    out, _ = ask(capsys, "script", "gate")
    assert "[correction in gate.corrections" in out


def test_what_the_script_shows(capsys: Capture, editor: Editor) -> None:
    editor()
    ask(capsys, "script", "gate", "--edit")
    seen = Path("seen.txt").read_text(encoding="utf-8").splitlines()
    body = [line for line in seen if line and not line.startswith("#")]
    out, _ = ask(capsys, "script", "gate", "--json")
    told = [json.loads(line) for line in out.splitlines()]
    said = [e for e in told if e["kind"] == "dialogue" or e.get("thought")]
    read = [e for e in told if e["kind"] == "narration" and not e.get("thought")]
    assert [line.strip() for line in body if line.startswith("    ")] == [e["text"] for e in read]
    lines = [line.removeprefix("?? ") for line in body if not line.startswith("    ")]
    assert [line.partition("  # ")[0] for line in lines] == [
        f"{entry['speaker']}: {entry['text']}" for entry in said
    ]
    for line, entry in zip(lines, said, strict=True):
        note = line.partition("  # ")[2]
        sure = f"{entry['confidence']:.0%}".replace("%", " %")
        assert note == ("a thought" if entry.get("thought") else f"{sure} {entry['evidence']}")
    marked = [line.startswith("?? ") for line in body if not line.startswith("    ")]
    assert marked == [e["kind"] == "dialogue" and e["confidence"] < 0.75 for e in said]
    assert [line for line in seen if line.startswith("##")] == [
        "## Chapter 1: The Gate",
        "## Chapter 2: The House",
    ]


def test_unsure_lines_alone_are_edited_with_what_is_around_them(
    capsys: Capture, editor: Editor
) -> None:
    out, _ = ask(capsys, "script", "gate", "--unsure", "-n", "1", "--json")
    first = json.loads(out)
    line = f"{first['speaker']}: {first['text']}"
    editor((f"?? {line}", f"Cyril: {first['text']}"))
    out, _ = ask(capsys, "script", "gate", "--unsure", "-n", "1", "--edit")
    assert "«Cyril» is new in this story" in out
    seen = Path("seen.txt").read_text(encoding="utf-8")
    body = [line for line in seen.splitlines() if line and not line.startswith("#")]
    assert sum(line.startswith("?? ") for line in body) == 1
    assert 2 <= len(body) < 12
    (chapter,) = [line for line in seen.splitlines() if line.startswith("##")]
    assert chapter.startswith(f"## Chapter {first['chapter']}:")
    assert list(speakers(capsys).values()).count("Cyril") == 1


@pytest.mark.parametrize("name", ["narrator", "N", "n"])
def test_a_line_that_nobody_says(capsys: Capture, editor: Editor, name: str) -> None:
    editor(("Bob: “Go in,”", f"{name}: “Go in,”"))
    out, _ = ask(capsys, "script", "gate", "--edit")
    assert "Bob → narrator  “Go in,”" in out
    assert "“Go in,”" not in speakers(capsys)
    out, _ = ask(capsys, "script", "gate", "--json")
    assert "“Go in,” Bob said." in [json.loads(line)["text"] for line in out.splitlines()]


def test_a_thought_that_somebody_says(capsys: Capture, editor: Editor) -> None:
    editor(("narrator: *She will", "Bob: *She will"))
    out, _ = ask(capsys, "script", "gate", "--edit")
    assert "narrator → Bob  *She will never know,*" in out
    assert speakers(capsys)["*She will never know,*"] == "Bob"


def test_the_same_words_twice_are_told_apart(capsys: Capture, editor: Editor) -> None:
    was = speakers(capsys)
    editor((f"{was['“Yes.” 2']}: “Yes.”", "Cyril: “Yes.”"))
    ask(capsys, "script", "gate", "--edit", "--chapters", "2")
    now = speakers(capsys)
    assert now["“Yes.” 2"] == "Cyril"
    assert now["“Yes.”"] != "Cyril"
    # and in a story that goes on to be written
    text = STORY.replace("# The Gate\n", "# The Gate\n\n“Yes.”\n\nSo it began, and went on.\n")
    Path("stories/gate.md").write_text(text, encoding="utf-8")
    _, err = ask(capsys, "script", "gate")
    assert err == ""
    assert list(speakers(capsys).values()).count("Cyril") == 1


def test_it_is_so(capsys: Capture, editor: Editor) -> None:
    editor(("Bob: “Nobody,”", "Bob!: “Nobody,”"))
    out, _ = ask(capsys, "script", "gate", "--edit")
    assert "1 line corrected" in out
    assert "Bob: …I want to know.” | “Nobody,”" in FILE.read_text(encoding="utf-8")
    out, _ = ask(capsys, "script", "gate", "--json")
    (entry,) = [e for e in map(json.loads, out.splitlines()) if e["text"] == "“Nobody,”"]
    assert (entry["speaker"], entry["confidence"]) == ("Bob", 1.0)


@pytest.mark.parametrize("name", ["?", ""])
def test_a_correction_is_forgotten(capsys: Capture, editor: Editor, name: str) -> None:
    was = speakers(capsys)
    FILE.write_text("# my own words\nAnn: “Nobody,”\nAnn: “Go in,”\n", encoding="utf-8")
    editor(("Ann: “Nobody,”", f"{name}: “Nobody,”"))
    out, _ = ask(capsys, "script", "gate", "--edit")
    assert "Ann → Bob  “Nobody,”" in out
    assert FILE.read_text(encoding="utf-8") == "# my own words\nAnn: “Go in,”\n"
    assert speakers(capsys)["“Nobody,”"] == was["“Nobody,”"]


def test_a_correction_is_corrected_where_it_stands(capsys: Capture, editor: Editor) -> None:
    FILE.write_text("Ann: “Nobody,”\n# the end\nAnn: “Go in,”\n", encoding="utf-8")
    editor(("Ann: “Nobody,”", "Cyril: “Nobody,”"))
    ask(capsys, "script", "gate", "--edit")
    assert FILE.read_text(encoding="utf-8") == (
        "Cyril: …I want to know.” | “Nobody,”\n# the end\nAnn: “Go in,”\n"
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Bbo", "«Bbo» is new in this story; did you mean «Bob»?"),
        ("Methuselah", "«Methuselah» is new in this story\n"),
    ],
)
def test_a_name_that_is_new_is_told(capsys: Capture, editor: Editor, name: str, told: str) -> None:
    editor(("Ann: “Who", f"{name}: “Who"))
    out, _ = ask(capsys, "script", "gate", "--edit")
    assert told in out
    assert speakers(capsys)["“Who left it so?”"] == name


def test_a_name_may_be_written_in_any_way_it_is_known(capsys: Capture, editor: Editor) -> None:
    voices = TONES.replace('"110", ', '"110", aliases: [Robert], ')
    Path("voices.yaml").write_text(voices, encoding="utf-8")
    editor(("Ann: “Who", "robert: “Who"))
    out, _ = ask(capsys, "script", "gate", "--edit")
    assert "is new" not in out
    assert speakers(capsys)["“Who left it so?”"] == "Bob"


REFUSED: dict[str, tuple[str, str, int, str, str]] = {
    "words changed": (
        "“Nobody,”",
        "“No one,”",
        1,
        "only the name in front may be changed",
        "Nobody",
    ),
    "narration changed": ("    said Bob.", "    said Rob.", 1, "only the name", "said Bob."),
    "a line taken out": (
        "    said Bob.\n",
        "",
        1,
        "a line is missing before this one",
        "said Bob.",
    ),
    "a line put in": ("    said Bob.", "    said Bob.\nAnn: “So!”", 1, "only the name", ""),
    "a line at the end": ("lamp lit.", "lamp lit.\nAnn: “So!”", 1, "was not in the script", "out"),
    "no colon": ("Bob: “Nobody,”", "Bob “Nobody,”", 1, "there is a colon", "write a name"),
    "words before": ("Bob: “Nobody,”", "Bob: Well, “Nobody,”", 1, "there is a colon", ""),
    "a sign in a name": ("Bob: “Nobody,”", "B=b: “Nobody,”", 1, "can't have «=»", "write a name"),
    "unknown": ("Bob: “Nobody,”", "unknown: “Nobody,”", 1, "is unknown can't be told", "a name"),
    "nothing to forget": ("Bob: “Nobody,”", "?: “Nobody,”", 1, "nothing was corrected here", ""),
}


def test_a_script_that_was_emptied(capsys: Capture) -> None:
    ask(capsys, "script", "gate", "--edit")
    SCRIPT.write_text("# nothing\n", encoding="utf-8")
    _, err = ask(capsys, "script", "gate", "--apply", code=1)
    assert err.count("nothing of the script is left") == 1
    assert "is missing" not in err


@pytest.mark.parametrize("case", REFUSED)
def test_what_can_not_be_taken_over_is_kept(capsys: Capture, editor: Editor, case: str) -> None:
    old, new, _, what, mend = REFUSED[case]
    editor(("Ann: “Who", "Cyril: “Who"), (old, new))
    _, err = ask(capsys, "script", "gate", "--edit", code=1)
    kept = SCRIPT.read_text(encoding="utf-8")
    assert new in kept
    where = err.partition("stories/gate.script:")[2].split(":")
    line = kept.splitlines()[int(where[0]) - 1]
    assert line[int(where[1]) - 1 :].strip() in err
    assert what in err
    assert mend in err.partition("mend: ")[2]
    assert "`audiobook script gate --apply`" in err
    assert not FILE.exists()
    # another edit would write over it
    _, err = ask(capsys, "script", "gate", "--edit", code=1)
    assert "from an earlier --edit" in err
    assert SCRIPT.read_text(encoding="utf-8") == kept
    # once that is mended, all of it is taken over
    SCRIPT.write_text(kept.replace(new, old) if new else _again(kept), encoding="utf-8")
    ask(capsys, "script", "gate", "--apply")
    assert speakers(capsys)["“Who left it so?”"] == "Cyril"
    assert not SCRIPT.exists()


def _again(kept: str) -> str:
    """With the line that was taken out."""
    lines = kept.split("\n")
    at = next(i for i, line in enumerate(lines) if ": “Nobody,”" in line)
    return "\n".join([*lines[: at + 1], "    said Bob.", *lines[at + 1 :]])


def test_an_editor_may_write_as_its_system_does(capsys: Capture) -> None:
    ask(capsys, "script", "gate", "--edit")
    text = SCRIPT.read_text(encoding="utf-8").replace("Bob: “Nobody,”", "Ann:  “Nobody,”  ")
    text = text.replace("    They had", "\tThey  had")
    SCRIPT.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    ask(capsys, "script", "gate", "--apply")
    assert speakers(capsys)["“Nobody,”"] == "Ann"


def test_without_an_editor_the_script_is_left(capsys: Capture) -> None:
    out, _ = ask(capsys, "script", "gate", "--edit")
    assert "wrote stories/gate.script" in out
    assert "run `audiobook script gate --apply`" in out
    out, _ = ask(capsys, "script", "gate", "--edit")  # nothing was changed in it: it may be renewed
    text = SCRIPT.read_text(encoding="utf-8")
    SCRIPT.write_text(text.replace("Bob: “Nobody,”", "Ann: “Nobody,”"), encoding="utf-8")
    # meanwhile the story is edited
    story = Path("stories/gate.md")
    story.write_text(STORY.replace("# The Gate", "# The Gate\n\nIt rained."), encoding="utf-8")
    out, _ = ask(capsys, "script", "gate", "--apply")
    assert "1 line corrected" in out
    assert speakers(capsys)["“Nobody,”"] == "Ann"
    _, err = ask(capsys, "script", "gate", "--apply", code=1)
    assert "there is no script stories/gate.script" in err
    assert "`audiobook script gate --edit` writes one" in err


@pytest.mark.parametrize(
    "damaged",
    [
        *("", "[]", "{}", "7", '{"text": 7, "entries": []}', '{"text": "", "entries": {}}'),
        '{"text": "", "entries": [7]}',
        '{"text": "", "entries": [{"text": ["a"]}]}',
        '{"text": "", "entries": [{"text": "a", "marked": "yes"}]}',
        '{"text": "", "entries": [{"text": "a", "more": 1}]}',
        "[" * 100_000,
    ],
)
def test_a_script_whose_beginnings_are_damaged_is_not_guessed_at(
    damaged: str, capsys: Capture
) -> None:
    ask(capsys, "script", "gate", "--edit")
    (base,) = Path("build/.audiobook/scripts").iterdir()
    base.write_text(damaged, encoding="utf-8")
    _, err = ask(capsys, "script", "gate", "--apply", code=1)
    assert "is not known any more" in err
    assert SCRIPT.exists()


def test_words_that_are_gone_by_the_time_are_told(capsys: Capture) -> None:
    ask(capsys, "script", "gate", "--edit")
    text = SCRIPT.read_text(encoding="utf-8")
    SCRIPT.write_text(text.replace("Bob: “Nobody,”", "Ann: “Nobody,”"), encoding="utf-8")
    cut = STORY.replace("“Nobody,” said Bob.\n\n", "")
    Path("stories/gate.md").write_text(cut, encoding="utf-8")
    _, err = ask(capsys, "script", "gate", "--apply", code=1)
    assert "it has no such line any more" in err
    assert SCRIPT.exists()
    assert not FILE.exists()


def test_a_script_whose_beginnings_are_forgotten_is_not_guessed_at(capsys: Capture) -> None:
    ask(capsys, "script", "gate", "--edit")
    ask(capsys, "clean")
    _, err = ask(capsys, "script", "gate", "--apply", code=1)
    assert "is not known any more" in err
    assert SCRIPT.exists()


def test_nothing_changed(capsys: Capture, editor: Editor) -> None:
    editor()
    out, _ = ask(capsys, "script", "gate", "--edit")
    assert out.startswith("nothing was changed")
    editor(("Who speaks", "Who speaks"), ("Bob: “Nobody,”", "BOB: “Nobody,”"))
    out, _ = ask(capsys, "script", "gate", "--edit")
    assert out == "nothing was changed\n"
    assert not SCRIPT.exists()
    assert not FILE.exists()


def test_an_editor_that_fails(capsys: Capture, editor: Editor) -> None:
    editor(code=3)
    _, err = ask(capsys, "script", "gate", "--edit", code=1)
    assert "the editor ended with code 3" in err
    assert not SCRIPT.exists()
    editor(("Bob: “Nobody,”", "Ann: “Nobody,”"), code=3)
    _, err = ask(capsys, "script", "gate", "--edit", code=1)
    assert "nothing was taken over" in err
    assert "--apply" in err
    assert SCRIPT.exists()
    assert not FILE.exists()


def test_which_editor(capsys: Capture, editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor --wait")
    _, err = ask(capsys, "script", "gate", "--edit", code=1)
    assert "the editor in $EDITOR, «no-such-editor», is not here" in err
    assert not SCRIPT.exists()
    editor(("Bob: “Nobody,”", "Ann: “Nobody,”"), variable="VISUAL")  # it comes first
    ask(capsys, "script", "gate", "--edit")
    assert speakers(capsys)["“Nobody,”"] == "Ann"


@pytest.mark.parametrize(
    "options", [["--apply", "--edit"], ["--apply", "--unsure"], ["--json", "--edit"]]
)
def test_what_does_not_go_together(capsys: Capture, options: list[str]) -> None:
    out, err = ask(capsys, "script", "gate", *options, code=1)
    assert out == ""
    assert "mend: " in err


def test_a_folder_has_its_script_and_corrections_beside_it(capsys: Capture, editor: Editor) -> None:
    Path("stories/sea").mkdir()
    Path("stories/sea/one.md").write_text("# One\n\n“Go,” said Ann.\n", encoding="utf-8")
    editor(("Ann: “Go,”", "Bob: “Go,”"))
    out, _ = ask(capsys, "script", "sea", "--edit")
    assert "stories/sea/one.md:3:1  Ann → Bob" in out
    assert Path("stories/sea.corrections").exists()
    assert {path.name for path in Project().all_stories()} == {"gate.md", "sea"}


# ---- people ----


def test_people_are_joined(capsys: Capture) -> None:
    was = speakers(capsys)
    assert was["“It was open when I came,”"] == "Dora"
    out, _ = ask(capsys, "cast", "gate", "--merge", "Dora=Bob")
    assert "joined in stories/gate.corrections: Dora = Bob" in out
    assert "Dora → Bob" in out
    now = speakers(capsys)
    assert now["“It was open when I came,”"] == "Bob"
    assert "Dora" not in now.values()
    out, _ = ask(capsys, "cast", "gate", "--unmerge", "DORA")
    assert "Bob → Dora" in out
    assert speakers(capsys) == was
    assert "Dora = " not in FILE.read_text(encoding="utf-8").partition("\n\n")[2]


def test_who_is_joined_to_another_keeps_a_gender(capsys: Capture) -> None:
    def gender(*options: str) -> str:
        out, _ = ask(capsys, "cast", "gate", *options, "--json")
        return str(next(one["gender"] for one in json.loads(out) if one["speaker"] == "Bob"))

    was = gender()
    assert was != "unknown"
    assert gender("--merge", "Dora=Bob") == was
    FILE.write_text("Dora = Bob\nBob is unknown\n", encoding="utf-8")
    assert gender() == "unknown"


def test_somebody_gets_another_name(capsys: Capture) -> None:
    _, err = ask(capsys, "cast", "gate", "--merge", "Dora=Ephraim", code=1)
    assert "nobody is called «Ephraim» in stories/gate.md" in err
    out, _ = ask(capsys, "cast", "gate", "--rename", "Dora=Ephraim", "--json")
    assert "Ephraim" in {one["speaker"] for one in json.loads(out)}
    assert speakers(capsys)["“It was open when I came,”"] == "Ephraim"


@pytest.mark.parametrize(
    ("before", "options", "what", "mend"),
    [
        ("", ["--merge", "Doras=Bob"], "nobody is called «Doras»", "«Dora»?"),
        ("", ["--merge", "Ann=Bobb"], "nobody is called «Bobb»", "did you mean «Bob»?"),
        ("", ["--merge", "Ann"], "--merge can't be «Ann»", '"the girl=Sissy Jupe"'),
        ("", ["--merge", "=Ann"], "--merge can't be «=Ann»", "write it like"),
        ("", ["--rename", "Ann=A|B"], "a name can't have «|»", "write it like"),
        ("", ["--merge", "Ann=Ann"], "«Ann» and «Ann» are one person already", "--unmerge"),
        ("", ["--merge", "Ann=Bob", "--merge", "Bob=Ann"], "Ann = Bob = Ann", "take one"),
        ("Ann = Bob\n", ["--merge", "Bob=Ann"], "«Bob» and «Ann» are one person already", "called"),
        ("Ann = Bob\n", ["--merge", "Ann=Dora"], "«Ann» is «Bob» already", "--unmerge"),
        ("Ann = Bob\n", ["--unmerge", "An"], "«An» is not joined", "did you mean «Ann»?"),
        ("", ["--merge", "Ann=narrator"], "«narrator» is no person", "voices.yaml"),
    ],
)
def test_joins_that_can_not_be(
    capsys: Capture, before: str, options: Sequence[str], what: str, mend: str
) -> None:
    if before:
        FILE.write_text(before, encoding="utf-8")
    out, err = ask(capsys, "cast", "gate", *options, code=1)
    assert out == ""
    assert what in err
    assert mend in err
    assert (FILE.read_text(encoding="utf-8") if FILE.exists() else "") == before


# ---- what follows from corrections ----


@pytest.mark.ffmpeg
def test_a_changed_corrections_file_makes_the_book_stale(capsys: Capture) -> None:
    ask(capsys, "build", "--jobs", "2")
    out, _ = ask(capsys, "build")
    assert "nothing to do" in out
    FILE.write_text("Ann: “Nobody,”\n", encoding="utf-8")
    out, _ = ask(capsys, "plan", "--json")
    plans = json.loads(out)["chapters"]
    assert [plan["current"] for plan in plans] == [False, True]
    ask(capsys, "build")
    made = manifest.read(Project().manifest(Path("stories/gate.md")))
    assert made is not None
    now = speakers(capsys, "--chapters", "1")
    assert now["“Nobody,”"] == "Ann"
    told = {line.speaker for line in made.chapters[0].lines}
    assert told == {"narrator", *now.values()}
    out, _ = ask(capsys, "build")
    assert "nothing to do" in out


@pytest.mark.ffmpeg
def test_words_that_are_found_no_more_are_a_note_everywhere(capsys: Capture) -> None:
    FILE.write_text("Bob: “Nobody,”\n\n  Ann: “Somebody else did that.”\n", encoding="utf-8")
    for command in (["build"], ["plan"], ["script", "gate"], ["cast", "gate"]):
        _, err = ask(capsys, *command)
        assert "stories/gate.corrections:3:3: no quotation has these words any more" in err
        assert "mend: " in err


def test_lines_that_disagree_stop_a_build(capsys: Capture) -> None:
    FILE.write_text("Bob: “Nobody,”\nAnn: nobody\n", encoding="utf-8")
    _, err = ask(capsys, "build", code=1)
    assert "stories/gate.corrections:2:1: Bob says these words" in err
    assert "keep one of the two" in err


def test_a_corrections_file_that_is_wrong(capsys: Capture) -> None:
    for text, what in (
        (b"Bob said so\n", ":1:1: this is no"),
        (b"Bob: the g\xe9te was open\n", ":1:11: the byte"),
    ):
        FILE.write_bytes(text)
        for command in (["build"], ["script", "gate"], ["cast", "gate"]):
            _, err = ask(capsys, *command, code=1)
            assert f"stories/gate.corrections{what}" in err


# ---- what is remembered ----


def test_the_same_text_is_attributed_once(capsys: Capture) -> None:
    """Whatever its front matter says; a changed text, correction or character is a new question."""
    was = speakers(capsys)
    (memory,) = Path("build/.audiobook/attributions").iterdir()

    def answers_are_recalled() -> bool:
        told = json.loads(memory.read_text(encoding="utf-8"))
        for one in told["segments"].values():
            one["speaker"] = "Zed"  # whom nobody could find out
        memory.write_text(json.dumps(told), encoding="utf-8")
        shutil.rmtree("build/.audiobook/answers")  # what whole commands found out
        return "Zed" in speakers(capsys).values()

    assert answers_are_recalled()
    text = STORY.replace("title: A Test", "title: Another Title")
    Path("stories/gate.md").write_text(text, encoding="utf-8")
    assert answers_are_recalled()
    for changed in ("Who left it so", "Who left it open"), ("Nobody,”", "Nobody!”"):
        Path("stories/gate.md").write_text(text.replace(*changed), encoding="utf-8")
        assert not speakers(capsys).keys() <= was.keys()
        assert "Zed" not in speakers(capsys).values()
        assert answers_are_recalled()
    Path("stories/gate.md").write_text(text, encoding="utf-8")
    FILE.write_text("Ann: “Who left it so?”\n", encoding="utf-8")
    assert speakers(capsys) == was
    assert answers_are_recalled()
    Path("voices.yaml").write_text(TONES.replace("female", "unknown"), encoding="utf-8")
    assert speakers(capsys) == was


@pytest.mark.ffmpeg
def test_what_is_remembered_can_be_cleaned(capsys: Capture) -> None:
    folder = Path("build/.audiobook/attributions")
    Path("stories/sea.md").write_text("# One\n\n“Go,” said Ann.\n", encoding="utf-8")
    ask(capsys, "build", "--jobs", "2")
    assert len(list(folder.iterdir())) == 2
    ask(capsys, "clean", "--unused")
    assert len(list(folder.iterdir())) == 2
    ask(capsys, "clean", "sea")
    Path("stories/sea.md").unlink()
    ask(capsys, "clean", "--unused")
    assert [path.name[:4] for path in folder.iterdir()] == ["gate"]
    ask(capsys, "clean")
    assert not folder.exists()
