"""Whatever text is given: no crash, nothing lost, linear time, and narration where in doubt."""

from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from conftest import Run, shared
from growth import assert_linear
from hypothesis import given, settings
from hypothesis import strategies as st
from test_directives import body, read
from whole import assert_whole

from audiobook.attribution import attribute
from audiobook.cli.output import script_lines
from audiobook.errors import InputError
from audiobook.manuscript import read_story
from audiobook.story import NARRATOR, UNKNOWN, Kind, Story

Text = Callable[[int], str]  # about so many words
MOST = 6_400  # words of the smaller of the texts whose times are compared

PLAY = "ANN. One.\n\nBOB. Two.\n\nANN. Three.\n\nBOB. Four.\n\nANN. "
NASTY: dict[str, Text] = {
    "a novel": lambda n: (
        "“You are late,” said Ann.\n\nBob went to the house. “I know.”\n\n“So?”\n\n" * (n // 14)
    ),
    "one paragraph": lambda n: "He went home and said nothing of it. " * (n // 8),
    "one paragraph of talk": lambda n: "“I know,” said Ann. Bob sat. “You do?” " * (n // 8),
    "one paragraph of British talk": lambda n: "'It's the dogs' tea,' he said. " * (n // 6),
    "one word": lambda n: "word" * n,
    "one quotation": lambda n: "“" + "and so on " * (n // 3),
    "marks": lambda n: '"' * n,
    "open quotations": lambda n: "“Yes.\n\n" * n,
    "opening dashes": lambda n: "— Yes, said Ann. No.\n\n" * (n // 4),
    "a play": lambda n: "ANN. (aside) You came.\n\nBOB: [_Sits._] So.\n\n" * (n // 7),
    "a play without blank lines": lambda n: "ANN: You came.\nBOB: So.\n" * (n // 5),
    "a play's label": lambda n: "ANN. " * n,
    "a play's labels": lambda n: "ANN\n" * n,
    "a cast": lambda n: "".join(f"N{i}. Yes.\n\n" for i in range(n // 2)),
    "stage directions": lambda n: PLAY + "_Goes. " * n,
    "stage brackets": lambda n: PLAY + "[(" * n,
    "exits": lambda n: PLAY + "Exit\n" * n,
    "directives": lambda n: "[Ann] “Yes.”\n\n" * (n // 2),
    "brackets": lambda n: "[Ann\n\n" * n,
    "verse": lambda n: "The lamp is low, the night is long,\nAnd lost the song,\n\n" * (n // 12),
    "contents": lambda n: "".join(f"Chapter {i}. The Gate ... {i}\n" for i in range(n // 6)),
    "chapters": lambda n: "".join(f"## The Gate {i}\n\nYes.\n\n" for i in range(n // 4)),
    "letters": lambda n: "Dear Ann,\n\nIt rained.\n\nYours, Bob\n\n" * (n // 6),
    "a greeting": lambda n: "Dear " * n,
    "a farewell": lambda n: "Dear Ann, " + "your very " * (n // 2) + "friend",
    "German": lambda n: "„Du bist spät“, sagte Anna. „Komm herein.“\n\n" * (n // 7),
    "French": lambda n: "— Tu es en retard, dit Anne.\n\n« Non », dit-il.\n\n" * (n // 9),
    "Russian": lambda n: "— Ты опоздал, — сказала Анна. «Входи».\n\n" * (n // 5),
    "Chinese": lambda n: "“你迟到了，”安娜说。「进来吧。」她笑了。\n\n" * (n // 8),
    "blanks": lambda n: "a" + " " * n * 6 + "b",
}


@pytest.mark.parametrize("kind", NASTY)
def test_time_of_plain_text_is_linear(tmp_path: Path, kind: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        return partial(read_story, written(tmp_path, f"{size}.txt", size, kind))

    assert_linear(prepare, 400, MOST)


@pytest.mark.parametrize("kind", NASTY)
def test_time_of_markdown_with_its_speakers_is_linear(tmp_path: Path, kind: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        path = written(tmp_path, f"{size}.md", size, kind)
        return lambda: attribute(read_story(path))

    assert_linear(prepare, 400, MOST)


def written(folder: Path, name: str, size: int, kind: str) -> Path:
    (folder / name).write_text(NASTY[kind](size), encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("kind", NASTY)
def test_nothing_is_lost_and_everybody_is_known(kind: str, suffix: str) -> None:
    assert_sound(attribute(read(NASTY[kind](300), suffix)))


def assert_sound(story: Story) -> None:
    assert_whole(story)
    names = {character.name for character in story.characters}
    for segment in body(story):
        assert 0 <= segment.attribution.confidence <= 1
        if segment.kind is Kind.DIALOGUE:
            assert segment.speaker in names | {UNKNOWN}
        else:
            assert segment.speaker == NARRATOR


def test_one_paragraph_of_200_000_words() -> None:
    words = "He went home, and nobody said a word of it to Ann or her brother. "
    story = attribute(read(words * (200_000 // 14)))
    assert [s.kind for s in body(story)] == [Kind.NARRATION]
    assert story.problems == ()


def test_memory_is_within_bounds(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text(NASTY["a novel"](4_000), encoding="utf-8")
    read_story(path)
    tracemalloc.start()
    story = read_story(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150 * len(story.files[0].text)  # bytes a character; measured: 64


# --- what no one says stays narration

POEM = """\
The lamp is low, the night is long,
    And long the road to day;
I heard a bird, I heard its song,
    And then it went away.

O lamp! O road! I said to both,
    Be with me to the end.
"""
CONTENTS = "Contents\n\n1. The Gate ........ 1\n2. The House ....... 9\n3. The Lamp ........ 17\n"


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("text", [POEM, POEM * 9, CONTENTS, CONTENTS + "\n\n" + POEM])
def test_verse_and_contents_are_not_said(text: str, suffix: str) -> None:
    story = attribute(read(text, suffix))
    assert Kind.DIALOGUE not in {s.kind for s in body(story)}
    assert story.characters == ()
    assert story.problems == ()


# --- other languages

GERMAN = "„Du bist spät dran“, sagte Anna. „Komm herein und setz dich.“ Er kam nicht.\n\n"
FRENCH = "« Tu es en retard », dit Anne. Il ne répondit pas, car il avait peur.\n\n"
FRENCH_DASHES = "— Tu es en retard.\n\n— Je le sais bien.\n\nIl ne dit plus rien de la soirée.\n\n"
RUSSIAN = "— Ты опоздал, — сказала Анна.\n\nОн ничего не ответил. «Входи», — сказала она.\n\n"
CHINESE = "“你迟到了，”安娜说。他没有回答。「进来吧。」她笑了，关上了门。\n\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GERMAN, ["Du bist spät dran", "Komm herein und setz dich."]),
        (FRENCH, ["Tu es en retard"]),
        (FRENCH_DASHES, ["Tu es en retard.", "Je le sais bien."]),
        (RUSSIAN, []),  # no voice can say it
        (CHINESE, []),
    ],
    ids=["German", "French", "French dashes", "Russian", "Chinese"],
)
def test_another_language_is_told_and_its_quotations_are_found(text: str, said: list[str]) -> None:
    story = read(text * 8)
    found = [" ".join(s.audible.split()) for s in body(story) if s.kind is Kind.DIALOGUE]
    assert found == said * 8
    (note,) = [problem for problem in story.problems if "not in English" in problem.what]
    assert not note.fatal
    assert note.mend
    assert note.place
    assert note.place.line == 1
    assert_sound(attribute(story))


@pytest.mark.parametrize(
    "text",
    [
        "“You are late,” said Ann, and the door was shut behind her. “I was at the mill.” " * 9,
        "Bonsoir, mon ami. Tu es en retard. " * 3,  # too short to tell
        "Dinna fash yersel', lass, for the bairn was wi' his mither a' the nicht. " * 9,
        "It was the hour of the Señora, she of the hôtel Étoile in the rue de la Paix. " * 9,
    ],
    ids=["English", "short", "dialect", "names"],
)
def test_english_is_not_told(text: str) -> None:
    assert read(text).problems == ()


# --- letters

LETTER = """\
Dear {0},

It has rained since you went, and the mill stands still. I said to Bob that you would come.

Nobody believes me, and I begin to doubt it.

Your affectionate sister,

{1}

"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One\n\n" + LETTER.format("Ann", "Eve") + "# Two\n\n" + LETTER.format("Eve", "Ann"),
         "«One» and one more chapter are written as letters"),
        (LETTER.format("Ann", "Eve") + LETTER.format("Eve", "Ann"),
         "«Story» is written as letters"),
        ("# Letter 1\n\nIt rains.\n\n# Letter 2\n\nIt snows.\n\n# Letter 3\n\nIt froze.",
         "«Letter 1» and 2 more chapters are written as letters"),
        ("# One\n\nIt rained.\n\n# Two\n\n" + LETTER.format("Ann", "Eve"),
         "«Two» is written as letters"),
    ],
)  # fmt: skip
def test_letters_are_told(text: str, expected: str) -> None:
    (note,) = read(text).problems
    assert note.what.startswith(expected)
    assert not note.fatal
    assert note.mend
    assert note.place


@pytest.mark.parametrize(
    "text",
    [
        "The letter said:\n\n"
        + LETTER.format("Ann", "Eve")
        + "She read it twice, and again. " * 40,
        "“" + LETTER.format("Ann", "Eve").strip().replace("\n\n", "\n\n“") + "”",
        "Dear me, it rained.\n\nShe went, and her heart was yours, sister.\n\n" * 4,
        "Dear reader, it rained.\n\nAdieu.",
        "My dear friend was late.\n\nHe sent his love.\n\n" * 4,
    ],
    ids=["one letter", "a quoted letter", "dear me", "dear reader", "a dear friend"],
)
def test_a_story_with_a_letter_is_not(text: str) -> None:
    assert not [problem for problem in read(text).problems if "letters" in problem.what]


# --- texts and folders that an earlier version did not survive

CUT_OFF = [
    "“Come here,” he said. “Sit!” his wife",
    "“Come here,” he said. “Sit!” said his wife",
    "e,”he said.“T!”his wife",
    "“Come here,” she said. “Sit!” her brother",
    "“Come here,” he said. “Sit!” the girl, the",
    "“Come here,” said the",
    "“Come here,” said",
    "“Come here,” his",
]


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("text", CUT_OFF)
def test_a_text_that_ends_within_a_tag(text: str, suffix: str) -> None:
    assert_sound(attribute(read(text, suffix)))


def test_nobody_is_found_where_a_tag_and_a_beat_clash() -> None:
    story = attribute(read(CUT_OFF[0]))
    said = [s for s in body(story) if s.kind is Kind.DIALOGUE]
    assert [(s.speaker, s.attribution.confidence, s.attribution.evidence) for s in said] == [
        (UNKNOWN, 0, "nobody found"),
        (UNKNOWN, 0, "nobody found"),
    ]


def test_another_language_behind_a_heading_without_text() -> None:
    story = read("# Première partie\n\n# Chapitre un\n\n" + FRENCH * 8)
    (note,) = [problem for problem in story.problems if "not in English" in problem.what]
    assert note.place
    assert (note.place.line, note.place.column) == (5, 1)
    assert_sound(attribute(story))


def book(folder: Path, files: dict[str, str]) -> Path:
    path = folder / "stories" / "book"
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("empty", ["", "\n", "\n \n"])
def test_a_letter_of_which_nothing_is_there(tmp_path: Path, empty: str) -> None:
    path = book(tmp_path, {"letter 1.md": empty, "letter 2.md": "It rained."})
    (note,) = [p for p in read_story(path).problems if "written as letters" in p.what]
    assert note.place
    assert (note.place.file, note.place.line) == (path / "letter 1.md", 1)


def test_another_language_behind_an_empty_file(tmp_path: Path) -> None:
    path = book(tmp_path, {"1.md": "", "2.md": FRENCH * 8})
    (note,) = [p for p in read_story(path).problems if "not in English" in p.what]
    assert note.place
    assert (note.place.file, note.place.line) == (path / "2.md", 1)


def test_an_empty_chapter_is_told_even_where_much_is_allowed(project: Path, audiobook: Run) -> None:
    book(project, {"1.md": "It rained.", "2.md": "", "3.md": "It snowed."})
    done = audiobook("plan", "book", "--lenient")
    assert done.returncode == 1
    assert "nothing can be spoken in the chapter «2»: its file is empty" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_text_that_broke_an_earlier_version_breaks_this_one() -> None:
    faults = shared("faults")
    found = sorted([*faults.glob("crash-*"), *faults.glob("fail-2-*")])
    assert found
    for path in found:
        story = attribute(read_story(path))
        assert_sound(story)
        list(script_lines(story, None))


# --- any text at all

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
PIECES = st.sampled_from(
    ["ANN. ", "Bob: ", "[Ann] ", "[narrator] ", "“", "”", "'", "‘", "’", '"', "«", "»", "„", "— ",
     "said Ann", "he thought", "I said. ", "Dear Ann,\n\n", "Yours, Bob\n\n", "Mr. ", "Go! ",
     "his wife", "he said. ", "her brother ", "\n\n", "\n", "# A\n\n", "***\n\n", "(", ")",
     "_", "*", "И", "你", "é", "😀", "\u200b", "\x00", "\u2028", "1984 ", "Contents\n\n",
     "Chapter 1\n\n", "# Letter 1\n\n"]
)  # fmt: skip


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@given(text=st.one_of(ANY, st.lists(PIECES, max_size=40).map("".join)))
@settings(max_examples=120)
def test_any_text_is_read_and_told_who_speaks(suffix: str, text: str) -> None:
    try:
        story = read(text, suffix)
    except InputError:
        return
    assert_sound(attribute(story))


def test_no_story_stops_another(project: Path, audiobook: Run) -> None:
    stories = project / "stories"
    os.mkfifo(stories / "pipe.md")
    os.mkfifo(stories / "pipe.epub")
    (stories / "loop.md").symlink_to("loop.md")
    (stories / "gone.md").symlink_to("nowhere.md")
    (stories / "binary.md").write_bytes(bytes(range(256)) * 20)
    (stories / "empty.md").write_text("", encoding="utf-8")
    (stories / "broken.docx").write_bytes(b"PK\3\4 and no more")
    (stories / "french.md").write_text(f"# Un\n\n# Deux\n\n{FRENCH * 8}", encoding="utf-8")
    (stories / "cover.md").write_text("---\ncover: pipe.md\n---\n\nIt rained.\n", encoding="utf-8")
    book(project, {"1.md": "It rained."}).joinpath("2.md").symlink_to(".")
    hostile = {path.name for path in stories.iterdir()} - {"gate.md", "book", "french.md"}
    told = audiobook("plan", "--json")
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    planned = {Path(json.loads(line)["story"]).name for line in told.stdout.splitlines()}
    assert "gate.md" in planned
    assert not planned & hostile
    assert all(name in told.stderr for name in hostile)
