"""A play is read as one: labels are silent, lines have their speaker, directions are narrated.

Prose is never taken for one, whatever its paragraphs begin with.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import shared
from hypothesis import given, settings
from hypothesis import strategies as st
from test_directives import body, read
from whole import assert_whole

from audiobook.errors import InputError
from audiobook.manuscript import read_story
from audiobook.story import NARRATOR, UNKNOWN, Kind, Segment, Story

ROOT = Path(__file__).parents[2]

HALL = [
    ("Ann", "You came back."),
    ("Bob", "Nobody else did."),
    ("Ann", "I counted on it."),
    ("Bob", "Count again."),
]


def lines(story: Story) -> list[tuple[str, str]]:
    """What is spoken, each with its speaker; the pieces of a speech joined."""
    out: list[tuple[str, str]] = []
    before: Segment | None = None
    for segment in body(story):
        words = " ".join(segment.audible.split())
        goes_on = before and before.quotation == segment.quotation is not None
        if segment.kind is Kind.DIALOGUE and goes_on:
            out[-1] = (segment.speaker, f"{out[-1][1]} {words}")
        elif segment.kind is not Kind.SILENT:
            out.append((segment.speaker, words))
        before = segment if segment.kind is not Kind.SILENT else before
    return out


def is_play(story: Story) -> bool:
    return any("read as a play" in problem.what for problem in story.problems)


# --- how labels are written


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize(
    "shape",
    [
        "{NAME}. {line}",
        "{NAME}: {line}",
        "{Name}: {line}",
        "{Name}. {line}",
        "{NAME}.\n{line}",
        "{NAME}\n{line}",
        "{NAME}\n\n{line}",
        "{NAME}:\n\n{line}",
        "    {NAME}. {line}",
        "{NAME}.—{line}",
        "{NAME}--{line}",
        "{NAME}  {line}",
        "**{NAME}.** {line}",
        "**{NAME}:** {line}",
        "**{Name}:** {line}",
        "**{Name}**: {line}",
        "**{NAME}** {line}",
        "**{NAME}**\n{line}",
        "_{Name}._ {line}",
        "*{NAME}:* {line}",
    ],
)
def test_shapes_of_labels(shape: str, suffix: str) -> None:
    written = [shape.format(NAME=name.upper(), Name=name, line=line) for name, line in HALL]
    story = read("\n\n".join(written), suffix)
    assert lines(story) == HALL
    assert_whole(story)
    said = [s for s in body(story) if s.kind is Kind.DIALOGUE]
    assert {s.attribution.confidence for s in said} == {1.0}
    assert [s.quotation for s in said] == [0, 1, 2, 3]
    mute = [s for s in body(story) if s.kind is Kind.SILENT]
    assert {s.reason for s in mute} == {"speaker's label"}
    assert len(mute) == 4


@pytest.mark.parametrize("shape", ["{NAME}: {line}", "{Name}: {line}", "{NAME}. {line}"])
def test_lines_without_blank_lines_between(shape: str) -> None:
    written = [shape.format(NAME=name.upper(), Name=name, line=line) for name, line in HALL]
    story = read("\n".join(written))
    assert lines(story) == HALL
    assert len({s.paragraph for s in body(story)}) == 4


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("HAMLET.", "Hamlet"),
        ("FIRST WITCH.", "First Witch"),
        ("MRS. ALVING.", "Mrs. Alving"),
        ("Mrs. Alving.", "Mrs. Alving"),
        ("O'BRIEN:", "O'Brien"),
        ("McNEIL.", "McNeil"),
        ("KING HENRY IV.", "King Henry IV"),
        ("LADY OF THE LAKE.", "Lady of the Lake"),
        ("BOB'S MOTHER:", "Bob's Mother"),
        ("JEAN-LUC:", "Jean-Luc"),
        ("1ST SOLDIER.", "1st Soldier"),
        ("GUARD 2:", "Guard 2"),
        ("ÉMILE.", "Émile"),
        ("Q:", "Q"),
    ],
)
def test_names_in_normal_capitals(label: str, name: str) -> None:
    other = "VOICE" + label[-1] if label[:-1].isupper() else "Voice" + label[-1]
    story = read(
        f"{label} One.\n\n{other} Two.\n\n{label} Three.\n\n{other} Four.\n\n{label} Five."
    )
    first = next(s for s in body(story) if s.kind is Kind.DIALOGUE)
    assert (first.speaker, first.attribution.evidence) == (name, f"label: {label}")


# --- what of a line is not said

SCENE = """\
# The Lamp

*A room. Evening. A lamp burns.*

ANN. You came back. {0}

BOB. Nobody else did.

ANN. I counted on it.

BOB. Count again.
"""


@pytest.mark.parametrize(
    ("line", "said", "narrated"),
    [
        ("(She rises.) Why?", ["You came back.", "Why?"], ["(She rises.)"]),
        ("[She rises.] Why?", ["You came back.", "Why?"], ["[She rises.]"]),
        ("[_She rises._] Why?", ["You came back.", "Why?"], ["[She rises.]"]),
        ("*She rises.* Why?", ["You came back.", "Why?"], ["She rises."]),
        ("\nExit BOB.\nWhy?", ["You came back.", "Why?"], ["Exit BOB."]),
        ("(aside)", ["You came back."], ["(aside)"]),
        ("[She rises.", ["You came back."], ["[She rises."]),
        # said
        ("I *never* knew.", ["You came back. I never knew."], []),
        ("“Nobody” is a word.", ["You came back. Nobody is a word."], []),
        ("“Go,” he said. “Go!”", ["You came back. Go, he said. Go!"], []),
        ("“Never closed.", ["You came back. Never closed."], []),
        ("See [the mill](x.md).", ["You came back. See the mill."], []),
        ("A note[^1] here.", ["You came back. A note here."], []),
        # over paragraphs, up to a direction
        ("\n\nIt goes on.", ["You came back.", "It goes on."], []),
        ("\n\n(She rises.)\n\nDusk.", ["You came back."], ["(She rises.)", "Dusk."]),
        ("\n\n*She rises.*\n\nDusk.", ["You came back."], ["She rises.", "Dusk."]),
        ("\n\nExit BOB.\n\nDusk.", ["You came back."], ["Exit BOB.", "Dusk."]),
        ("\n\n***\n\nDusk.", ["You came back."], ["Dusk."]),
        ("\n\n## Later\n\nDusk.", ["You came back."], ["Dusk."]),
    ],
)
def test_directions_are_narrated(line: str, said: list[str], narrated: list[str]) -> None:
    story = read(SCENE.format(line))
    assert not [problem for problem in story.problems if problem.fatal]
    words = [(s.kind, " ".join(s.audible.split())) for s in body(story)]
    heard = [text for kind, text in words if kind is Kind.DIALOGUE]
    assert heard == [*said, "Nobody else did.", "I counted on it.", "Count again."]
    told = [text for kind, text in words if kind is Kind.NARRATION]
    assert told == ["A room. Evening. A lamp burns.", *narrated]
    assert_whole(story)


@pytest.mark.parametrize(
    ("label", "direction"),
    [
        ("ANN (aside).", "(aside)"),
        ("ANN (aside):", "(aside)"),
        ("**ANN** (*aside*)**:**", "(aside)"),
        ("**ANN (aside):**", "(aside)"),
        ("ANN, laughing:", "laughing"),
        ("ANN. [_Aside._]", "[Aside.]"),
        ("ANN _aside_.", "aside"),
        ("ANN. _softly._—", "softly."),
        ("ANN [on the stairs, which\nare dark]", "[on the stairs, which are dark]"),
    ],
)
def test_directions_beside_a_label(label: str, direction: str) -> None:
    story = read(f"{label} One.\n\nBOB. Two.\n\n{label} Three.\n\nBOB. Four.")
    assert lines(story)[:2] == [(NARRATOR, direction), ("Ann", "One.")]
    assert_whole(story)


def test_in_a_play_whose_directions_stand_in_brackets_parentheses_are_said() -> None:
    inner = (
        "ANN. [Rises.] One (as I said).\n\nBOB. [Sits.] Two.\n\nANN. [Goes.] Three.\n\nBOB. Four."
    )
    assert lines(read(inner))[1] == ("Ann", "One (as I said).")


def test_pieces_of_a_speech_share_a_number() -> None:
    story = read(SCENE.format("(She rises.) Why?\n\nWhy?"))
    numbers = [s.quotation for s in body(story) if s.kind is Kind.DIALOGUE]
    assert numbers == [0, 0, 0, 1, 2, 3]


def test_the_narrator_of_a_play_is_the_narrator() -> None:
    story = read("NARRATOR: Once.\n\nANN: Yes.\n\nNARRATOR: Twice.\n\nANN: No.")
    assert lines(story) == [
        (NARRATOR, "Once."),
        ("Ann", "Yes."),
        (NARRATOR, "Twice."),
        ("Ann", "No."),
    ]
    assert [s.kind for s in body(story)][1] is Kind.NARRATION


def test_who_speaks_once_is_known_by_the_look_of_the_label() -> None:
    story = read(SCENE.format("\n\nSECOND GUARD. Halt!"))
    assert ("Second Guard", "Halt!") in lines(story)


def test_a_directive_works_in_a_play_as_well() -> None:
    story = read(SCENE.format("\n\n[Cy] “Halt!” (He waits.) Halt!\n\n[narrator] “Halt!”"))
    assert lines(story)[2:6] == [
        ("Cy", "Halt!"), (NARRATOR, "(He waits.)"), ("Cy", "Halt!"), (NARRATOR, "Halt!"),
    ]  # fmt: skip
    assert_whole(story)


def test_a_name_that_is_called_is_no_label() -> None:
    story = read(SCENE.format("\nBob. Bob, come here.\n\nBob. You hear?"))
    assert lines(story)[1] == ("Ann", "You came back. Bob. Bob, come here. Bob. You hear?")


def test_acts_are_chapters_and_a_name_below_is_no_title() -> None:
    act = "\n\n".join(f"{name.upper()}\n\n{line}" for name, line in HALL)
    story = read(f"ACT I\n\n{act}\n\nACT II\n\n{act}", ".txt")
    assert [chapter.title for chapter in story.chapters] == ["ACT I", "ACT II"]
    assert lines(story) == HALL + HALL


def test_a_chapter_of_a_novel_may_be_a_play() -> None:
    play = "\n\n".join(f"{name.upper()}. {line}" for name, line in HALL)
    prose = "It rained. “Come in,” said Ann.\n\nNobody came in. The lamp went out."
    story = read(f"# One\n\n{prose}\n\n# Two\n\n{play}\n\n# Three\n\n{prose}")
    said = [s for s in body(story) if s.kind is Kind.DIALOGUE]
    assert [s.speaker for s in said] == [UNKNOWN, "Ann", "Bob", "Ann", "Bob", UNKNOWN]
    (note,) = story.problems
    assert note.what.startswith("1 of 3 chapters are read as a play")
    assert note.place
    assert note.place.line == 9


def test_the_reader_is_told() -> None:
    (note,) = read(SCENE.format("")).problems
    assert not note.fatal
    assert note.mend
    assert note.what == "the story is read as a play: 4 speeches stand after a name, as «ANN.»"


# --- what is no play

PROSE = "The road went on, and nobody said a word about it until the evening.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Chapter: One\n\nNote: rain.\n\nNote: snow.\n\nChapter: Two\n\nNote: ice.",
            id="headers",
        ),
        pytest.param("Note: One.\n\n" + PROSE + "Note: Two.\n\n" + PROSE, id="notes"),
        pytest.param("“Yes.”\n\n“No.”\n\n“Ann. Come here.”\n\n“Why?”\n\n“Ann. Now.”", id="talk"),
        pytest.param("Yes. He went.\n\nNo. Never.\n\nYes. Both.\n\nNo. Never.\n\nYes.", id="words"),
        pytest.param("Ann. She was tall.\n\n" * 3 + PROSE * 9, id="a few"),
        pytest.param(
            "From: Ann\nTo: Bob\nSubject: Rain\n\nA.\n\nFrom: Bob\nTo: Ann\nSubject: Ice\n\nIce.",
            id="mail",
        ),
        pytest.param(
            "Dear Ann: it rains.\n\nYours, Bob\n\nDear Bob: yes.\n\nYours, Ann\n\nDear Ann: no.",
            id="letters",
        ),
        pytest.param("Monday. Rain.\n\nFriday. Rain.\n\nMonday. Snow.\n\nFriday. Ice.", id="diary"),
        pytest.param("June 3. Rain.\n\nJune 4. Rain.\n\nJune 3. Ice.\n\nJune 4. Ice.", id="dates"),
        pytest.param("I. Rain\n\nII. Snow\n\nI. Rain\n\nII. Snow\n\nI. x\n\nII. y", id="numbers"),
        pytest.param("Apple: a fruit.\n\nBear: a beast.\n\nCat: a pet.\n\nDog: also.", id="list"),
        pytest.param(
            "O lamp, my lamp! The night is long,\nAnd long the road, and lost the song.\n\n" * 4,
            id="verse",
        ),
        pytest.param(
            "Contents\n\nThe Gate ... 1\n\nThe House ... 9\n\nThe Lamp ... 17\n\nThe Road ... 30",
            id="contents",
        ),
        pytest.param("THE GATE was open.\n\nTHE LAMP was lit.\n\nTHE GATE shut.", id="caps"),
        pytest.param("ANN. One.\n\nBOB. Two.", id="two lines"),
        pytest.param("ANN. One.\n\nANN. Two.\n\nANN. Three.\n\nANN. Four.", id="one name"),
        pytest.param("http: x\n\nftp: y\n\nhttp: z\n\nftp: z\n\nhttp: z", id="small letters"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_prose_is_no_play(text: str, suffix: str) -> None:
    story = read(text, suffix)
    assert not is_play(story)
    assert {s.speaker for s in body(story)} <= {NARRATOR, UNKNOWN}
    assert "speaker's label" not in {s.reason for s in body(story)}


@pytest.mark.parametrize("name", ["leon.md", "marco.txt", "sofie"])
def test_the_stories_that_come_with_the_project_are_none(name: str) -> None:
    assert not read_story(ROOT / "stories" / name).problems


def test_no_novel_of_the_benchmark_is_one() -> None:
    texts = sorted(shared("bench/attribution/litbank").glob("*/text.txt"))
    assert len(texts) == 70
    assert not [path for path in texts if is_play(read_story(path))]


# --- any text

PIECES = st.sampled_from(
    ["ANN. ", "BOB. ", "ANN", "Ann: ", "**BOB:** ", "(aside) ", "[", "]", "(", ")", "_", "*", "“",
     "”", '"', "'", "\n", "\n\n", "\n\n", "Go. ", "he said ", "Exit ANN.", "# A\n\n", "> ", "[^1]",
     "—", "  ", "\u200b", "😀", "é"]
)  # fmt: skip
PLAYS = st.lists(PIECES, max_size=40).map(
    lambda pieces: "ANN. One.\n\nBOB. Two.\n\nANN. Three.\n\nBOB. Four.\n\n" + "".join(pieces)
)


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@given(text=PLAYS)
@settings(max_examples=200)
def test_nothing_is_lost(suffix: str, text: str) -> None:
    try:
        story = read(text, suffix)
    except InputError:
        return
    assert_whole(story)
    for segment in body(story):
        if segment.kind is Kind.DIALOGUE and segment.speaker != UNKNOWN:
            assert re.match(r"label: |\[", segment.attribution.evidence)


# --- what a front matter says of plays

TRIAL = "ANN. You came.\n\nBOB. So.\n\nANN. Why?\n\nBOB. Well.\n\nANN. Go.\n\nBOB. No.\n"


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_a_story_that_is_said_to_be_no_play_is_none(suffix: str) -> None:
    told = read(f"---\nplay: false\n---\n\n{TRIAL}", suffix)
    assert is_play(read(TRIAL, suffix))
    assert not is_play(told)
    assert {s.speaker for s in body(told)} == {NARRATOR}


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_a_story_that_is_said_to_be_a_play_is_one(suffix: str) -> None:
    text = "It was late. Nobody came.\n\nANN: You came.\n"
    assert not is_play(read(text, suffix))
    told = read(f"---\nplay: true\n---\n\n{text}", suffix)
    assert ("Ann", "You came.") in lines(told)


def test_prose_without_a_label_is_prose_whatever_is_said() -> None:
    told = read("---\nplay: true\n---\n\n“Go,” said Ann.\n")
    assert [s.kind for s in body(told)] == [Kind.SILENT, Kind.DIALOGUE, Kind.NARRATION]


@pytest.mark.parametrize(
    "cue",
    ["SFX: A door slams.", "MUSIC UP AND UNDER", "[SOUND: RAIN]", "(MUSIC OUT)", "FX: THUNDER."],
)
def test_cues_are_silent_where_that_is_chosen(cue: str) -> None:
    text = f"{TRIAL}\n{cue}\n\nANN. Hush.\n"
    assert ("narrator", cue) in lines(read(text))
    told = read(f"---\ncues: silent\n---\n\n{text}")
    assert not [words for _, words in lines(told) if cue.strip("[]()") in words]
    assert lines(told)[-1] == ("Ann", "Hush.")


@pytest.mark.parametrize(
    "label", ["ALL", "ALL THREE", "BOTH", "ANN AND BOB", "OMNES", "ALL THE BOYS"]
)
def test_what_several_say_is_the_narrators(label: str) -> None:
    told = read(f"{TRIAL}\n{label}. Hush!\n\nANN. No.\n")
    assert lines(told)[-2:] == [("narrator", "Hush!"), ("Ann", "No.")]


@pytest.mark.parametrize("value", ["maybe", "[1]"])
def test_a_choice_of_play_that_is_none_is_told(value: str) -> None:
    told = read(f"---\nplay: {value}\n---\n\nIt rained.\n")
    assert any("«play» must be true or false" in problem.what for problem in told.problems)


# --- what several say

CHORUS = """\
FIRST WITCH. Where hast thou been?

SECOND WITCH. Killing swine.

THIRD WITCH. Sister, where thou?

ALL. Fair is foul. Foul is fair:
Hover through the fog. So.

FIRST WITCH. A drum!

BOTH. (Rising.) Peace! Hush!

SECOND WITCH AND THIRD WITCH. Hark! Go.
"""


def test_those_present_share_what_several_say_if_that_is_chosen() -> None:
    story = read(f"---\nchorus: turns\n---\n\n{CHORUS}")
    assert_whole(story)
    assert lines(story)[3:] == [
        ("First Witch", "Fair is foul."),
        ("Second Witch", "Foul is fair:"),
        ("Third Witch", "Hover through the fog."),
        ("First Witch", "So."),
        ("First Witch", "A drum!"),
        (NARRATOR, "(Rising.)"),
        ("First Witch", "Peace!"),
        ("Third Witch", "Hush!"),
        ("Second Witch", "Hark!"),
        ("Third Witch", "Go."),
    ]


def test_a_chorus_is_the_narrators_or_in_turns() -> None:
    problems = read("---\nchorus: loud\n---\n\nIt rained.\n").problems
    assert [problem.what for problem in problems] == ["«chorus» must be narrator or turns"]


# --- plays within prose, and what looks like one


def test_an_inquest_within_a_chapter_is_one_and_the_rest_is_prose() -> None:
    asked = "\n\n".join(["Q.—Alone?", "A.—With my mother.", "Q.—Where?", "A.—In the mill."])
    story = read(f"“Sit down,” he said.\n\n{asked}\n\n“That will do,” said Tom. He left.\n", ".txt")
    assert_whole(story)
    assert lines(story)[2:] == [
        ("Q", "Alone?"),
        ("A", "With my mother."),
        ("Q", "Where?"),
        ("A", "In the mill."),
        (UNKNOWN, "That will do,"),
        (NARRATOR, "said Tom. He left."),
    ]
    story = read(f"---\nplay: false\n---\n“Sit,” he said.\n\n{asked}\n", ".txt")
    assert {who for who, _ in lines(story)} == {UNKNOWN, NARRATOR}


def test_an_act_of_few_words_is_read_like_the_others() -> None:
    acts = (
        "ACT I\n\nANN. Yes.\n\nBOB. No.\n\nANN. Yes.\n\nBOB. No.\n\nACT II\n\nSnow.\n\nANN. Oh.\n"
    )
    assert lines(read(acts, ".txt"))[-1] == ("Ann", "Oh.")


@pytest.mark.parametrize(
    "text",
    [
        "NOTE: Shut.\n\nHe read it.\n\nWARNING: Shut.\n\nHe went.\n\nNOTE: Shut.\n\nWARNING: Shut.",
        "OGRE. A giant.\n\nELF. A small one.\n\nDWARF. A smaller one.\n\nORC. A bad one.",
        "EGGS: two.\n\nFLOUR: a cup.\n\nMILK: half a cup.\n\nBeat the eggs.",
        "MONDAY.\n\nIt rained.\n\nTUESDAY.\n\nIt froze.\n\nMONDAY.\n\nIt snowed.",
        "Dear Tom,\n\nI am well.\n\nANN\n\nDear Ann,\n\nSo am I.\n\nTOM\n\nDear Tom,\n\nOh!\n\nANN",
    ],
)
def test_what_is_no_play(text: str) -> None:
    assert not is_play(read(text, ".txt"))


@pytest.mark.parametrize(
    "below",
    [
        ["It rained.", "It snowed.", "It froze."],
        ["I went. " * 30, "You know. " * 30, "We ran. " * 30],
        ["It rained.\n\n“So,” he said.", "It snowed.", "“Ice,” she said."],
    ],
)
def test_names_above_what_is_told_are_chapters(below: list[str]) -> None:
    names = ["DARL", "CORA", "DARL"]
    text = "\n\n".join(f"{name}\n\n{told}" for name, told in zip(names, below, strict=True))
    story = read(text, ".txt")
    assert [chapter.title for chapter in story.chapters] == names


def test_lines_of_the_radio_have_numbers() -> None:
    story = read(
        "1  SFX: RAIN.\n\n2  ANN: Yes.\n\n3  BOB: No.\n\n4  ANN: Yes.\n\n5  BOB: No.", ".txt"
    )
    assert lines(story) == [
        (NARRATOR, "SFX: RAIN."), ("Ann", "Yes."), ("Bob", "No."), ("Ann", "Yes."), ("Bob", "No."),
    ]  # fmt: skip
