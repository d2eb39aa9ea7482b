"""«[Viktor] "…"» before a paragraph names who says it; other brackets are read as they stand."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whole import assert_whole

from audiobook.errors import InputError
from audiobook.manuscript import read_story
from audiobook.story import NARRATOR, UNKNOWN, Attribution, Kind, Segment, Story

DASHES = "— No, he said.\n\n— Yes, she said.\n\n— So be it.\n\n"


def read(text: str, suffix: str = ".md") -> Story:
    with TemporaryDirectory() as folder:
        path = Path(folder, "story" + suffix)
        path.write_text(text, encoding="utf-8")
        return read_story(path)


def body(story: Story) -> list[Segment]:
    return [s for _, s in story.segments() if s.kind is not Kind.HEADING]


def said(text: str, suffix: str = ".md") -> list[tuple[str, str]]:
    """What is said, each with its speaker."""
    dialogue = [s for s in body(read(text, suffix)) if s.kind is Kind.DIALOGUE]
    return [(s.speaker, " ".join(s.audible.split())) for s in dialogue]


def notes(text: str) -> list[str]:
    return [problem.what for problem in read(text).problems]


# --- what is a directive


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[Viktor] "Yes."', [("Viktor", "Yes.")]),
        ("[Viktor] “Yes.”", [("Viktor", "Yes.")]),
        ("[Viktor]\n“Yes.”", [("Viktor", "Yes.")]),
        ("[Viktor]“Yes.”", [("Viktor", "Yes.")]),
        ("[Viktor]: “Yes.”", [("Viktor", "Yes.")]),
        ("[Viktor] 'Yes,' he said. 'Yes.'", [("Viktor", "Yes,"), ("Viktor", "Yes.")]),
        ("[Viktor] «Yes.»", [("Viktor", "Yes.")]),
        ("[Viktor] „Yes.“", [("Viktor", "Yes.")]),
        ("[Viktor] — Now or never.", [("Viktor", "Now or never.")]),
        ("[Viktor] *“Yes,”* he said.", [("Viktor", "Yes,")]),
        ("**[Viktor]** “Yes.”", [("Viktor", "Yes.")]),
        ("[Mrs. Bell] “Yes.”", [("Mrs. Bell", "Yes.")]),
        ("[Jean-Luc O’Brien] “Yes.”", [("Jean-Luc O’Brien", "Yes.")]),
        ("[Duke of Edge] “Yes.”", [("Duke of Edge", "Yes.")]),
        ("[the old man] “Yes.”", [("the old man", "Yes.")]),
        ("[Second guard] “Yes.”", [("Second guard", "Yes.")]),
        ("[Sofie's mother] “Yes.”", [("Sofie's mother", "Yes.")]),
        ("[Guard 2] “Yes.”", [("Guard 2", "Yes.")]),
        # every quotation of the paragraph, what would be a thought or a name among them
        ("[Viktor] “Yes,” he said. “No.”", [("Viktor", "Yes,"), ("Viktor", "No.")]),
        ("[Viktor] “Late,” he thought.", [("Viktor", "Late,")]),
        ("[Viktor] “experts” came.", [("Viktor", "experts")]),
        # the next paragraph is attribution's again, unless the speech goes on
        ("[Viktor] “Yes.”\n\n“No.”", [("Viktor", "Yes."), (UNKNOWN, "No.")]),
        ("[Viktor] “A.\n\n“B.”\n\n“C.”", [("Viktor", "A."), ("Viktor", "B."), (UNKNOWN, "C.")]),
        ("[Viktor] “A.\n\n“B,” he said. “C.”",
         [("Viktor", "A."), ("Viktor", "B,"), (UNKNOWN, "C.")]),
        ("[Viktor] “A.\n\n[Viktor] “B.”", [("Viktor", "A."), ("Viktor", "B.")]),
        ("[Viktor] “A.”\n\n[Ann] “B.”", [("Viktor", "A."), ("Ann", "B.")]),
    ],
)  # fmt: skip
def test_a_name_before_a_quotation_says_who_speaks(
    suffix: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(text, suffix) == expected


def test_in_a_story_of_dashes_too() -> None:
    assert said(DASHES + "[Viktor] — Come, he said. Now.")[-2:] == [
        ("Viktor", "Come,"),
        ("Viktor", "Now."),
    ]


def test_in_a_quoted_paragraph_of_markdown() -> None:
    assert said("> [Viktor] “Yes.”") == [("Viktor", "Yes.")]


def test_bracket_and_name_are_silent_and_the_speaker_is_certain() -> None:
    story = read("Dusk.\n\n[Viktor] “You are late,” he said.")
    assert [(s.kind, s.text, s.reason) for s in body(story)] == [
        (Kind.NARRATION, "Dusk.", ""),
        (Kind.SILENT, "[Viktor]", "directive"),
        (Kind.DIALOGUE, "“You are late,”", ""),
        (Kind.NARRATION, "he said.", ""),
    ]
    line = body(story)[2]
    assert line.attribution == Attribution("Viktor", evidence="[Viktor] in the manuscript")
    assert story.problems == ()
    assert_whole(story)


def test_pieces_of_one_speech_share_a_number() -> None:
    numbers = [
        s.quotation for s in body(read("[V] “A.\n\n“B.”\n\n[V] “C.”")) if s.quotation is not None
    ]
    assert numbers == [0, 0, 1]


@pytest.mark.parametrize("name", ["narrator", "Narrator"])
def test_the_narrator_reads_a_scare_quote(name: str) -> None:
    story = read(f"[{name}] “I know,” the sign said. “Go.”")
    assert [s.kind for s in body(story)] == [Kind.SILENT, Kind.NARRATION]
    spoken = body(story)[1]
    assert (spoken.speaker, spoken.audible) == (NARRATOR, "I know, the sign said. Go.")


def test_the_narrator_reads_on_where_the_quotation_goes_on() -> None:
    story = read("[narrator] “A letter.\n\n“Its end.”\n\n“Yes.”")
    assert [s.kind for s in body(story)] == [
        Kind.SILENT, Kind.NARRATION, Kind.NARRATION, Kind.DIALOGUE,
    ]  # fmt: skip


def test_another_directive_ends_a_speech_that_was_never_closed() -> None:
    story = read("[Viktor] “A.\n\n[Ann] “B.”")
    assert [(s.speaker, s.quotation) for s in body(story) if s.quotation is not None] == [
        ("Viktor", 0),
        ("Ann", 1),
    ]
    (problem,) = story.problems
    assert "never closed" in problem.what


# --- what is none


@pytest.mark.parametrize(
    "text",
    [
        "[1] “Yes.”",
        "[^1] “Yes.”",
        "[pause:2s] “Yes.”",
        "[pause] “Yes.”",
        "[sic] “Yes.”",
        "[He laughs] “Yes.”",
        "[Laughing loudly] “Yes.”",
        "[Enter Viktor] “Yes.”",
        "[To be continued] “Yes.”",
        "[Illustration] “Yes.”",
        "[softly] “Yes.”",
        "[viktor] “Yes.”",
        "[What?] “Yes.”",
        "[Viktor](http://x.y) “Yes.”",
        "[Viktor][ref] “Yes.”",
        "\\[Viktor\\] “Yes.”",
        "He called. [Viktor] “Yes.”",
        "“Is [Viktor] “here”, then?”",
        "“Yes, [Viktor] is here.”",
        "[Viktor] and “Yes.”",
        "[A long row of words that nobody would give to anybody] “Yes.”",
    ],
)
def test_no_directive(text: str) -> None:
    story = read(text)
    assert {s.speaker for s in body(story)} <= {NARRATOR, UNKNOWN}
    assert not [s for s in body(story) if s.reason == "directive"]
    assert not [problem for problem in story.problems if "read out" in problem.what]


@pytest.mark.parametrize(
    "text", ["[Viktor] He went.", "[Viktor]", "[Viktor] it’s so.", "[Viktor] ’Twas so."]
)
def test_a_name_without_a_quotation_is_read_out(text: str) -> None:
    assert "Viktor" in "".join(s.audible for s in body(read(text)))


def test_in_a_heading_there_is_none() -> None:
    story = read("# [Viktor] “Yes”\n\nText.")
    assert story.chapters[0].title == "[Viktor] “Yes”"


# --- notes, only in stories that have directives


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ann] “Yes.”\n\n[Ann] She went.", ["«[Ann]» is read out: no quotation follows it"]),
        ("[Ann] “Yes.”\n\n[ann] “No.”", ["«[ann]» is read out: it does not look like a name"]),
        ("[Ann] “Yes.”\n\n[Bob] He went.", []),
        ("[Ann] “Yes.”\n\n[1] “No.”", []),
        ("[Ann] She went.\n\n[ann] “No.”", []),
    ],
)
def test_brackets_that_look_forgotten_are_told(text: str, expected: list[str]) -> None:
    assert notes(text) == expected


def test_a_note_stops_nothing_and_has_its_place_and_mend() -> None:
    (note,) = read("[Ann] “Yes.”\n\n[Ann] She went.").problems
    assert not note.fatal
    assert note.mend
    assert note.place
    assert (note.place.line, note.place.column) == (3, 1)


# --- any text

PIECES = st.sampled_from(
    ["[", "]", "[Ann] ", "[narrator] ", "[Ann]: ", "**[Bob]** ", "> ", "“", "”", '"', "'", "— ",
     "\n\n", "\n", "*", "_", "\\", "(x)", "Go. ", "he said ", "é", "[1]", "\u200b", "😀"]
)  # fmt: skip


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@given(text=st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=150)
def test_nothing_is_lost(suffix: str, text: str) -> None:
    try:
        story = read(text, suffix)
    except InputError:
        return
    assert_whole(story)
    named = {s.speaker for s in body(story)} - {NARRATOR, UNKNOWN}
    assert named <= {"Ann", "Bob"}
    if not any(s.reason == "directive" for s in body(story)):
        assert not named


# --- the page


def examples() -> list[str]:
    page = (Path(__file__).parents[2] / "docs" / "manuscripts.md").read_text(encoding="utf-8")
    return re.findall(r"^```markdown\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_page_do_what_it_says() -> None:
    directives, *_, play = examples()
    assert said(directives) == [
        ("Viktor", "You are late,"),
        ("Viktor", "Very late."),
        ("the old man", "He is always late."),
    ]
    assert said(play, ".txt") == [
        ("Ann", "You came back."),
        ("Ann", "I counted on it."),
        ("Bob", "Nobody else did."),
        ("Ann", "It has been a year."),
        ("Ann", "It has been a long one."),
        ("Bob", "I know. Good night."),
    ]
    assert notes(directives) == []
