"""Screenplays in Fountain: who speaks, what the narrator reads, and what stays silent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from growth import assert_doubles
from whole import assert_whole

from audiobook.manuscript import read_story
from audiobook.story import Kind, Story

PAGE = "Title:\n\t_**The Return**_\nCredit: by\nAuthor: Ann Example\nDraft date: May 2020\n\n"
PLAY = """\
INT. STATION - DAY

ANNA
Nobody.

{}

BEN
Wait!

ANNA
You came.

BEN
I said so.
"""


def story(folder: Path, text: str, name: str = "play.txt") -> Story:
    (folder / name).write_text(text, encoding="utf-8")
    told = read_story(folder / name)
    assert_whole(told)
    return told


def heard(told: Story) -> list[tuple[str, str]]:
    return [
        (segment.speaker, " ".join(segment.audible.split()))
        for _, segment in told.segments()
        if segment.kind in (Kind.NARRATION, Kind.DIALOGUE)
    ]


@pytest.mark.parametrize("name", ["play.fountain", "play.txt"])
def test_the_title_page_names_the_book_and_is_silent(tmp_path: Path, name: str) -> None:
    told = story(tmp_path, PAGE + PLAY.format("He waits."), name)
    assert (told.metadata.title, told.metadata.author) == ("The Return", "Ann Example")
    assert heard(told)[0] == ("narrator", "INT. STATION - DAY")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("He waits.", [("narrator", "He waits.")]),
        ("[[A crowd?]]", []),
        ("/* Cut?\n\nCARL\nHere.\n*/", []),
        ("= They meet again.", []),
        (".THE ROAD", [("narrator", "THE ROAD")]),
        ("EXT. ROAD - NIGHT #12A#", [("narrator", "EXT. ROAD - NIGHT")]),
        ("!ANNA WALKS.", [("narrator", "ANNA WALKS.")]),
        ("> THE END <", [("narrator", "THE END")]),
        ("> CUT TO:", [("narrator", "CUT TO:")]),
        ("@McCabe\nHere.", [("McCabe", "Here.")]),
        ("BEN ^\nHere.", [("Ben", "Here.")]),
        ("BEN (V.O.)\nHere.", [("Ben", "Here.")]),
        ("BEN\n(beat)\nHere.", [("narrator", "(beat)"), ("Ben", "Here.")]),
        ("BEN\nHere. [[louder]]", [("Ben", "Here.")]),
        ("BEN\n~La la", [("Ben", "La la")]),
    ],
)
def test_what_fountain_marks(tmp_path: Path, lines: str, expected: list[tuple[str, str]]) -> None:
    said = heard(story(tmp_path, PLAY.format(lines)))
    assert said[2:-3] == expected
    assert said[:2] == [("narrator", "INT. STATION - DAY"), ("Anna", "Nobody.")]
    assert said[-3:] == [("Ben", "Wait!"), ("Anna", "You came."), ("Ben", "I said so.")]


def test_sections_are_chapters(tmp_path: Path) -> None:
    text = f"# One\n\n{PLAY.format('He waits.')}\n# Two\n\n{PLAY.format('He sits.')}"
    told = story(tmp_path, text, "play.fountain")
    assert [chapter.title for chapter in told.chapters] == ["One", "Two"]


@pytest.mark.parametrize("text", ["I waited. .net is a name.", "> quoted <", "[[a]] b", "@ann Hi."])
def test_prose_is_no_screenplay(tmp_path: Path, text: str) -> None:
    ((who, said),) = heard(story(tmp_path, f"{text}\n"))
    assert (who, said) == ("narrator", text)


@pytest.mark.parametrize(
    "unit", ["[[a\n", "/*\n", "= a\n", "a\n*/\n", "@A\n", " <", "#1# ", "~a\n"]
)
def test_a_run_of_its_signs(tmp_path: Path, unit: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        path = tmp_path / f"{size}.fountain"
        path.write_text(PLAY.format(unit * (size // len(unit))), encoding="utf-8")
        return lambda: read_story(path)

    assert_doubles(prepare, 6000)
