"""A manuscript becomes a Story: what is a chapter, a scene, a paragraph, and what stays silent."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from growth import assert_linear
from hypothesis import given, settings
from hypothesis import strategies as st
from whole import assert_whole

from audiobook.errors import InputError
from audiobook.manuscript import read_story
from audiobook.story import Kind, Segment, Story

GOLDEN = Path(__file__).parent / "golden"
Write = Callable[..., Story]


@pytest.fixture
def story(tmp_path: Path) -> Write:
    """Writes a text, parses it."""

    def write(text: str, name: str = "story.md") -> Story:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_story(path)

    return write


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[dict[str, str]], Story]:
    """Writes files into a folder, parses it."""

    def write(files: dict[str, str]) -> Story:
        path = tmp_path / "the-book"
        path.mkdir()
        for name, text in files.items():
            (path / name).write_text(text, encoding="utf-8")
        return read_story(path)

    return write


def spoken(story: Story) -> list[str]:
    return [
        " ".join(segment.audible.split())
        for _, segment in story.segments()
        if segment.kind in (Kind.NARRATION, Kind.DIALOGUE)
    ]


def titles(story: Story) -> list[str]:
    return [chapter.title for chapter in story.chapters]


def silent(story: Story) -> list[tuple[str, str]]:
    return [(s.text, s.reason) for _, s in story.segments() if s.kind is Kind.SILENT]


# --- golden stories


def script(story: Story) -> str:
    """A story as text, one segment a line."""
    lines = [f"title {story.metadata.title!r}"]
    for chapter in story.chapters:
        lines.append(f"\nchapter {chapter.number} {chapter.title!r}, file {chapter.file}")
        lines += map(line_of, chapter.segments)
    for problem in story.problems:
        place = f"{problem.place.line}:{problem.place.column}" if problem.place else ""
        lines.append(f"\n{'fatal' if problem.fatal else 'note'} {place} {problem.what}")
    return "\n".join(lines) + "\n"


def line_of(segment: Segment) -> str:
    number = "" if segment.quotation is None else f" q{segment.quotation}"
    why = segment.reason or segment.attribution.evidence
    where = f"p{segment.paragraph} s{segment.scene}{number}"
    quiet = "".join(f" [{s.start}:{s.end} {s.reason}]" for s in segment.silences)
    said = f"{segment.kind.value:9} {segment.start}:{segment.end} {where} {segment.text!r}"
    return said + quiet + (f" ({why})" if why else "")


@pytest.mark.parametrize("case", sorted(GOLDEN.iterdir()), ids=lambda case: case.name)
def test_golden(case: Path) -> None:
    """`segments.txt` is rewritten if AUDIOBOOK_GOLDEN=1; a new case is a new folder with `in…`."""
    (source,) = [path for path in case.iterdir() if path.name.startswith("in")]
    expected = case / "segments.txt"
    actual = script(read_story(source))
    if os.environ.get("AUDIOBOOK_GOLDEN") == "1":
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")


# --- any text

MARKS = list("\n \t\"'“”‘’«»*_`[|\\é😀я…\u200b\x01\x0b\x1c\u2028")
MARKUP = [
    "---\n",
    "# ",
    "## A\n",
    "* * *\n",
    "](b)",
    "![",
    "<!--",
    "-->",
    "<b>",
    "> ",
    "- ",
    "[^1]",
]
LINES = ["[^1]: ", "===\n", "~~", "\n\n", "Contents\n\n", "II\n\n", "Part One\n\n", "Chapter 1\n\n"]
WORDS = ["said", "word.", "— ", "caf√©", "â€œ", "Â\u00a0"]
PIECES = st.sampled_from(MARKS + MARKUP + LINES + WORDS)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])), st.lists(PIECES, max_size=40).map("".join)
)


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@given(text=TEXTS)
@settings(max_examples=400)
def test_every_character_lies_in_one_segment(suffix: str, text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "story" + suffix)
        path.write_bytes(text.encode())
        try:
            story = read_story(path)
        except InputError:
            return
        assert story.files[0].text == path.read_text(encoding="utf-8-sig")
    assert_whole(story)


@pytest.mark.parametrize(
    ("unit", "most"),
    [
        ("He went home and said nothing. ", 60_000),
        ('"', 40_000),
        ("[", 100_000),
        ("<!-- ", 100_000),
        (" ", 300_000),
        ("Contents\n\n", 10_000),
        ("*a ", 50_000),
        ("| ", 50_000),
        ("â€œ", 50_000),
    ],
)
def test_time_is_linear(story: Write, unit: str, most: int) -> None:
    assert_linear(lambda times: partial(story, f"a{unit * times}b"), most // 32, most // 4)


def test_text_is_that_of_the_file_but_where_it_was_mended(story: Write) -> None:
    told = story("# Café\n\nIn the caf√© he said, ‚ÄúYes,‚Äù then “No.”\n")
    text = told.files[0].text
    pairs = [(text[s.start : s.end], s.text) for _, s in told.segments()]
    assert pairs == [
        ("# Café", "# Café"),
        ("In the caf√© he said,", "In the café he said,"),
        ("‚ÄúYes,‚Äù", "“Yes,”"),
        ("then", "then"),
        ("“No.”", "“No.”"),
    ]
    (note,) = told.problems
    assert (note.fatal, note.place and note.place.column) == (False, 11)
    assert "3 times" in note.what
    assert "«√©» as «é»" in note.what


# --- chapters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# The Gate\n\n## One\n\nText.\n\n## Two\n\nText.", ["One", "Two"]),
        ("# The Gate\n\nBefore.\n\n## One\n\nText.\n\n## Two\n\nText.", ["The Gate", "One", "Two"]),
        ("# One\n\nText.\n\n# Two\n\nText.", ["One", "Two"]),
        ("# One\n\nText.\n\n## Inside\n\nText.\n\n# Two\n\nText.", ["One", "Two"]),
        ("# The Gate\n\nText.", ["The Gate"]),
        ("One\n===\n\nText.\n\nTwo\n===\n\nText.", ["One", "Two"]),
        ("Text.\n\n# One\n\nText.\n\n# Two\n\nText.", ["Story", "One", "Two"]),
        (
            "# Part One\n\n## A\n\nText.\n\n## B\n\nText.\n\n# Part Two\n\n## C\n\nText.",
            ["Part One, A", "B", "Part Two, C"],
        ),
        ("# Contents\n\n- One\n- Two\n\n# One\n\nText.\n\n# Two\n\nText.", ["One", "Two"]),
        ("# *The* [Gate](x.md)\n\nText.", ["The Gate"]),
        ("Chapter 1\n\nText.\n\nChapter 2\n\nText.", ["Chapter 1", "Chapter 2"]),
        ("Just text.", ["Story"]),
        ("He left.\n---\nMorning.", ["Story"]),
    ],
)
def test_chapters_of_markdown(story: Write, text: str, expected: list[str]) -> None:
    assert titles(story(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chapter IV\n\nText.\n\nChapter V\n\nText.", ["Chapter IV", "Chapter V"]),
        ("CHAPTER 4. The Gate\n\nText.", ["CHAPTER 4. The Gate"]),
        (
            "Chapter One: Home\n\nText.\n\nCHAPTER TWO\n\nText.",
            ["Chapter One: Home", "CHAPTER TWO"],
        ),
        ("Chapter the First\n\nText here.", ["Chapter the First"]),
        ("Chapter Twenty-One\n\nText here.", ["Chapter Twenty-One"]),
        ("Prologue\n\nText.\n\nChapter 1\n\nText.", ["Prologue", "Chapter 1"]),
        ("CHAPTER I.\nDown the Hole\n\nText.", ["CHAPTER I. Down the Hole"]),
        ("CHAPTER I.\n\nDown the Hole\n\nText.", ["CHAPTER I. Down the Hole"]),
        (
            "Part Two\n\nChapter 3\n\nText.\n\nChapter 4\n\nText.",
            ["Part Two, Chapter 3", "Chapter 4"],
        ),
        (
            "PART ONE\n\nHOME\n\nChapter 1\n\nTHE GATE\n\nText.",
            ["PART ONE. HOME, Chapter 1. THE GATE"],
        ),
        ("I.\n\nText.\n\nII.\n\nText.", ["I", "II"]),
        ("1\n\nText.\n\n2\n\nText.\n\n3\n\nText.", ["1", "2", "3"]),
        (
            "Chapter 1\nChapter 2\nChapter 3\n\nChapter 1\n\nText.\n\nChapter 2\n\nText.",
            ["Chapter 1", "Chapter 2"],
        ),
        (
            "Chapter 1\n\nChapter 2\n\nChapter 1\n\nText.\n\nChapter 2\n\nText.",
            ["Chapter 1", "Chapter 2"],
        ),
    ],
)
def test_chapters_of_plain_text(story: Write, text: str, expected: list[str]) -> None:
    assert titles(story(text, "story.txt")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chapter 3 was the longest of them.",
        "Chapter by chapter he read it.",
        "Part of it was true.",
        "Introduction to the Second Edition",
        "I\n\nwas here, and he was too.",
        "III.\n\nText.",
        "1984\n\nIt was cold.",
        "Chapter Two's end was sad.",
        "He read the first lines. Chapter 1\nwas short.",
        "Book Seven said nothing of it.",
        "In Chapter 4 he dies.",
    ],
)
def test_what_is_no_chapter(story: Write, text: str) -> None:
    told = story(text, "story.txt")
    assert titles(told) == ["Story"]
    assert [s.text for _, s in told.segments() if s.kind is Kind.HEADING] == ["Story"]


def test_a_title_that_stands_nowhere_is_spoken_with_an_empty_span(story: Write) -> None:
    told = story("  It began.", "the-old_gate.txt")
    heading, text = told.chapters[0].segments
    assert (heading.kind, heading.text, heading.start, heading.end) == (
        Kind.HEADING,
        "The Old Gate",
        2,
        2,
    )
    assert (text.text, text.paragraph) == ("It began.", 1)


def test_story_title_is_that_of_front_matter_then_heading_then_file(story: Write) -> None:
    assert story("---\ntitle: A\n---\n# B\n\nText.").metadata.title == "A"
    assert story("# B\n\nText.").metadata.title == "B"
    assert story("Text.").metadata.title == "Story"
    assert story("# One\n\nText.\n\n# Two\n\nText.").metadata.title == "Story"


def test_a_folder_is_a_book(folder: Callable[[dict[str, str]], Story]) -> None:
    told = folder(
        {
            "10-end.md": "# The End\n\nText.",
            "2-the-gate.txt": "Text.",
            "1.md": "---\ntitle: The Book\nauthor: A\n---\n"
            "# Home\n\n## Morning\n\nText.\n\n## Evening\n\nText.",
            "3.md": "---\ntitle: Later\n---\nText.",
            "book.voices.yaml": "x",
            ".hidden.md": "x",
            "notes.png": "x",
        }
    )
    assert titles(told) == ["Home", "The Gate", "Later", "The End"]
    assert [chapter.file for chapter in told.chapters] == [0, 1, 2, 3]
    assert (told.metadata.title, told.metadata.author, told.name) == ("The Book", "A", "the-book")
    assert not told.problems
    assert_whole(told)


def test_quotations_are_numbered_through_the_story(folder: Callable[..., Story]) -> None:
    told = folder({"1.txt": "“A.\n\n“B,” he said. “C.”", "2.txt": "“D.”"})
    numbers = [s.quotation for _, s in told.segments() if s.kind is Kind.DIALOGUE]
    assert numbers == [0, 0, 1, 2]


# --- paragraphs, scenes, markup


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", "One\ntwo.\n\nThree.", ["One two.", "Three."]),
        ("a.txt", "One. " * 30 + "\nTwo.\nThree.", ["One. " * 29 + "One.", "Two.", "Three."]),
        ("a.txt", "One\ntwo.\n  Three\nfour.\nFive.", ["One two.", "Three four. Five."]),
        ("a.txt", "  All\n  lines\n  indented.", ["All lines indented."]),
        ("a.md", "- One\n- Two", ["One", "Two"]),
        ("a.md", "One\n1984. Two", ["One 1984. Two"]),
        ("a.md", "> One\n> two\n>\n> Three", ["One two", "Three"]),
        ("a.md", "| a | b |\n|---|---|\n| c | d |", ["a b", "c d"]),
        ("a.md", "a | b\n--|--\nc | d", ["a b", "c d"]),
    ],
)
def test_paragraphs(story: Write, name: str, text: str, expected: list[str]) -> None:
    told = story(text, name)
    assert spoken(told) == expected
    paragraphs = [s.paragraph for _, s in told.segments() if s.kind is Kind.NARRATION]
    assert len(set(paragraphs)) == len(expected)


@pytest.mark.parametrize(
    "rule", ["***", "* * *", "---", "#", "⁂", "~~~", "___", "*", "- - -", "—————"]
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_scene_breaks(story: Write, name: str, rule: str) -> None:
    told = story(f"One.\n\n{rule}\n\nTwo.", name)
    assert silent(told) == [(rule, "scene break")]
    assert [s.scene for _, s in told.segments() if s.kind is Kind.NARRATION] == [0, 1]


def test_blank_lines_alone_break_no_scene(story: Write) -> None:
    assert {s.scene for _, s in story("One.\n\n\n\n\nTwo.").segments()} == {0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* **c** ***d*** _e_ __f__ ~~g~~ `h`", "a b c d e f g h"),
        ("a **b *c* d** e", "a b c d e"),
        ("snake_case_word and 2 * 3 * 4", "snake_case_word and 2 * 3 * 4"),
        ("un*believ*able", "unbelievable"),
        ('a [link](http://x.y/z "t") b', "a link b"),
        ("a [link][ref] b", "a link b"),
        ("[just brackets] and (parens)", "[just brackets] and (parens)"),
        ("a ![image](x.png) b", "a b"),
        ("a <b>bold</b> <br/> c < d", "a bold c < d"),
        ("a <!-- b --> c", "a c"),
        ("a note[^1] here", "a note here"),
        (r"5 \* 3 \*no\* \_", "5 * 3 *no* _"),
        ("Tom &mdash; Jerry &amp; co", "Tom — Jerry & co"),
        ("AT&T &c. &nosuch; R&D;", "AT&T &c. &nosuch; R&D;"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("> *Quoted* text", "Quoted text"),
    ],
)
def test_markup_of_markdown_is_silent(story: Write, text: str, expected: str) -> None:
    assert spoken(story(text)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a _b_ *c* d", "a b c d"),
        ("a [link](x) <b> `c` [^1] \\*", "a [link](x) <b> `c` [^1] \\*"),
        ("snake_case_word 2 * 3", "snake_case_word 2 * 3"),
        ("- One", "- One"),
    ],
)
def test_of_plain_text_only_emphasis_is_markup(story: Write, text: str, expected: str) -> None:
    assert spoken(story(text, "a.txt")) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n[^1]: A note\nthat goes on.", ("[^1]: A note\nthat goes on.", "footnote")),
        ("a\n\n[ref]: http://x.y", ("[ref]: http://x.y", "link address")),
        ("a\n\n<!-- b\n\nc -->", ("<!-- b\n\nc -->", "comment")),
        ("a\n\n```", ("```", "markup")),
        ("a\n\n“…”", ("“…”", "punctuation")),
        ("“a” — “b.”", ("—", "punctuation")),
        ("a\n\n![b](c)", ("![b](c)", "image")),
        ("---\ntitle: T\n---\na", ("---\ntitle: T\n---", "front matter")),
    ],
)
def test_what_is_silent_says_why(story: Write, text: str, expected: tuple[str, str]) -> None:
    assert silent(story(text)) == [expected]


def test_emphasis_does_not_hide_a_quotation(story: Write) -> None:
    told = story('*"Go,"* she said, "_now_."')
    pieces = [(s.kind, s.text, s.audible) for _, s in told.segments()][1:]
    assert pieces == [
        (Kind.DIALOGUE, '*"Go,"*', "Go,"),
        (Kind.NARRATION, "she said,", "she said,"),
        (Kind.DIALOGUE, '"_now_."', "now."),
    ]


def test_a_name_in_quotation_marks_splits_no_narration(story: Write) -> None:
    told = story('He had a new identity as "Marc Dupont" in Paris.')
    assert spoken(told) == ["He had a new identity as Marc Dupont in Paris."]


def test_a_thought_is_narration_of_its_own(story: Write) -> None:
    told = story('"I am late," she thought. It was so.')
    pieces = [(s.kind, s.audible, s.attribution.evidence) for _, s in told.segments()][1:]
    assert pieces == [
        (Kind.NARRATION, "I am late,", "thought: she thought"),
        (Kind.NARRATION, "she thought. It was so.", ""),
    ]


# --- problems


@pytest.mark.parametrize(
    ("text", "what", "line", "column"),
    [
        ("One.\n\nT\x07wo.", "U+0007", 3, 2),
        ("One.\n\n" + "It was. " * 200_001, "longer than 1,500,000 characters", 3, 1),
        ("***", "no text to speak", 1, 1),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    story: Write, text: str, what: str, line: int, column: int
) -> None:
    told = story(text)
    (problem,) = told.problems
    assert what in problem.what
    assert problem.fatal
    assert problem.mend
    assert problem.place
    assert (problem.place.line, problem.place.column) == (line, column)
    assert_whole(told)


@pytest.mark.parametrize(
    ("text", "what", "line", "column"),
    [
        ("# 1\n\nText.\n\n# 2\n\n# 3\n\nText.", "«2» has no text: it is left out", 5, 1),
        ("# A\n\nText.\n\n# a\n\nText.", "two chapters are titled «a»", 5, 1),
        ('One.\n\nTwo. "Come in, he said.', "never closed", 3, 6),
        ("One.\n\nTwo 😀.", "U+1F600 (GRINNING FACE)", 3, 5),
        ("One.\n\nTwo Москва.", "U+041C (CYRILLIC CAPITAL LETTER EM)", 3, 5),
    ],
)
def test_what_a_reader_would_understand_is_a_note(
    story: Write, text: str, what: str, line: int, column: int
) -> None:
    told = story(text)
    (problem,) = told.problems
    assert what in problem.what
    assert not problem.fatal
    assert problem.place
    assert (problem.place.line, problem.place.column) == (line, column)
    assert_whole(told)


@pytest.mark.parametrize(
    "text",
    ["25 °C, © 2020, naïve Ångström, № 5, ½ … “x” – — ™", "e\u0301, ﬁ, Ⅳ, µ, ²", "a\tb\x0cc"],
)
def test_what_is_not_wrong(story: Write, text: str) -> None:
    assert story(text).problems == ()


def test_of_many_problems_of_a_kind_ten_are_told(story: Write) -> None:
    problems = story("a 😀 " * 25).problems
    assert len(problems) == 10
    assert "15 more" in problems[-1].what
    assert "more" not in problems[0].what


def test_what_cannot_be_said_stays_silent(story: Write) -> None:
    told = story("One 😀 two Москва three.")
    (narration,) = [s for _, s in told.segments() if s.kind is Kind.NARRATION]
    assert " ".join(narration.audible.split()) == "One two three."
    assert {silence.reason for silence in narration.silences} == {
        "symbol no voice can say",
        "letter no voice can say",
    }
