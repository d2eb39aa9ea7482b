"""What stands around a text and in it and is not the book stays silent, however it was made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from whole import assert_whole

from audiobook.manuscript import read_story
from audiobook.story import Kind, Story

Write = Callable[..., Story]


@pytest.fixture
def story(tmp_path: Path) -> Write:
    def write(text: str, name: str = "story.txt") -> Story:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        told = read_story(path)
        assert_whole(told)
        return told

    return write


def heard(story: Story) -> list[str]:
    return [
        " ".join(s.audible.split())
        for _, s in story.segments()
        if s.kind in (Kind.NARRATION, Kind.DIALOGUE)
    ]


def titles(story: Story) -> list[str]:
    return [chapter.title for chapter in story.chapters]


OLD = """\
The Project Gutenberg Etext of The Blue Door, by Ann Example

*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*

This etext was prepared by Bob Example, London.

CHAPTER I

It rained.[1]

[Footnote 1: In May.]

End of The Project Gutenberg Etext of The Blue Door, by Ann Example
"""
MIDDLE = """\
Title: The Blue Door
       A Tale

Author: Ann Example

*** START OF THIS PROJECT GUTENBERG EBOOK THE BLUE
DOOR ***

Produced by Ann and the Team

[Transcriber's Note: Spelling kept.]

CHAPTER I.

It rained.

End of Project Gutenberg's The Blue Door, by Ann Example

*** END OF THIS PROJECT GUTENBERG EBOOK THE BLUE DOOR ***
"""


@pytest.mark.parametrize(("text", "subtitle"), [(OLD, ""), (MIDDLE, "A Tale")])
def test_gutenberg_of_every_age(story: Write, text: str, subtitle: str) -> None:
    told = story(text)
    assert heard(told) == ["It rained."]
    assert (told.metadata.title, told.metadata.author) == ("The Blue Door", "Ann Example")
    assert told.metadata.subtitle == subtitle


def test_a_book_that_speaks_of_gutenberg_is_read(story: Write) -> None:
    text = "Chapter 1\n\nThe end of Project Gutenberg was near, said Ann.\n\nIt came."
    assert len(heard(story(text))) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "12\tTHE LONG HOUSE\n\nThe road went down and nobody had ever crossed it since\n\f\n"
            "THE LONG HOUSE\t13\n\nthe winter came.\n\n14\tTHE LONG HOUSE\n\nHe stopped.\n",
            [
                "The road went down and nobody had ever crossed it since the winter came.",
                "He stopped.",
            ],
        ),
        (
            "The road was long and nobody had ever thought of mending it in the\n\n- 4 -\n\n"
            "years before.\n\n- 5 -\n\nIt was so.",
            [
                "The road was long and nobody had ever thought of mending it in the years before.",
                "It was so.",
            ],
        ),
        ("He {12} went [Pg 13] home [14].", ["He went home ."]),
        ("They went [Illustration: The [old] boat.] home.", ["They went home."]),
        (
            "We under-\nstand the twenty-\none re-\nmembered.",
            ["We understand the twenty-one remembered."],
        ),
        # these are the book's
        ("It was 1984.\n\n12\n\nIt was May.", ["It was 1984.", "12", "It was May."]),
        ("[Viktor] went {home} on page 12.", ["[Viktor] went {home} on page 12."]),
        ("Next chapter, she said, is the last.", ["Next chapter, she said, is the last."]),
        ("A white-\nhaired man, white as snow.", ["A white-haired man, white as snow."]),
    ],
)
def test_pages(story: Write, text: str, expected: list[str]) -> None:
    assert heard(story(text)) == expected


def test_numbers_of_chapters_are_no_pages(story: Write) -> None:
    told = story("1\n\nAnn\n\nIt rained.\n\n2\n\nAnn\n\nIt snowed.\n\n3\n\nAnn\n\nIt stopped.")
    assert len(told.chapters) == 3


def test_a_drop_capital_belongs_to_its_word(story: Write) -> None:
    told = story("Chapter 1\n\nT he road was long.\n\nT he end.")
    assert heard(told) == ["The road was long.", "T he end."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a [[B|c]] [[D#e]] ![[f.png]] %%g%% ==h==^[i] j", "a c D h j"),
        ("# One {#one}\n\na [b]{.c} d^th^ [@e, p. 3] {{f}} {% g %} h", "a b dth h"),
        ("a [b]c[/b] <u>d</u> || e", "a c d || e"),
        ("a #b c. #draft #two", "a #b c."),
        ("a == b, 100% and 50% of c%%", "a == b, 100% and 50% of c%%"),
        ("x^2 and {y} and [z]", "x^2 and {y} and [z]"),
        ("He came.<br>She&nbsp;left &lt;3 &eacute;", "He came. She left é"),
    ],
)
def test_marks_of_editors_and_sites(story: Write, text: str, expected: str) -> None:
    assert heard(story(text, "story.md")) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "%%\na\n\nb\n%%",
        "::: {.note}",
        "{{< figure src=a >}}",
        "[TOC]",
        "#draft #two",
        "key:: value",
    ],
)
def test_lines_of_editors_and_sites(story: Write, text: str) -> None:
    assert heard(story(f"One.\n\n{text}\n\nTwo.", "story.md")) == ["One.", "Two."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sure_ly_ other_wise_ un_believ_able _un_seen", "surely otherwise unbelievable unseen"),
        ("snake_case_word a_b_c __init__", "snake_case_word a_b_c init"),
        ("oﬃce Ⅷ ③ Ⓗⓘ ᴛʜᴇ 5ᵗʰ 𝓗𝓲 Ｆｕｌｌ ａ％", "office VIII 3 Hi the 5th Hi Full a%"),
        ("Сome homе don`t don´t", "Come home don’t don’t"),
        ("½ ² µ © naïve ﬂ 5″", "½ ² µ © naïve fl 5″"),
        ("A :-) b <3 c ^_^ d", "A b c d"),
        ("A T_T b >.< c ¯\\_(ツ)_/¯ d (╯°□°)╯︵ ┻━┻ e", "A b c d e"),
        ("He (Bob) went (so°far) on.", "He (Bob) went (so°far) on."),
        ("a: b (8) 12:30 x = 3", "a: b (8) 12:30 x = 3"),
    ],
)
def test_signs_are_read_as_what_they_stand_for(story: Write, text: str, expected: str) -> None:
    assert heard(story(text)) == [expected]


@pytest.mark.parametrize(
    "mark",
    ["「{}」", "‹{}›", "″{}″", "<<{}>>", "`{}'", "''{}''", ",,{}''", "<{}>", "``{}''", "❝{}❞"],
)
def test_marks_of_speech(story: Write, mark: str) -> None:
    told = story(f"{mark.format('Come in,')} said Ann.\n\n{mark.format('No, I don’t,')} said Bob.")
    said = [s.audible for _, s in told.segments() if s.kind is Kind.DIALOGUE]
    assert said == ["Come in,", "No, I don’t,"]


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize(
    "line",
    [
        *(
            "/ / /",
            "—",
            "⸻",
            "<>",
            "<><><>",
            "^",
            "@@@",
            "-:-",
            "°°°",
            "(*)",
            "[***]",
            "(o)",
            "&mdash;",
        ),
        *("★彡", "✧･ﾟ: *✧･ﾟ:*", "⋆｡°✩", "---8<---", "°º¤ø,¸¸,ø¤º°", "^v^v^", "<scene break>", "* *"),
    ],
)
def test_ornaments_that_are_drawn(story: Write, line: str, suffix: str) -> None:
    told = story(f"One.\n\n{line}\n\nTwo.", f"story{suffix}")
    assert heard(told) == ["One.", "Two."]
    assert {s.scene for _, s in told.segments() if s.kind is Kind.NARRATION} == {0, 1}


@pytest.mark.parametrize(
    "line",
    ["❦ ❦ ❦", "oOo", "-x-", "x x x", "🌙", "~*~", "■", "XXX", "[break]", "· · ·", "❤️", "--oOo--"],
)
def test_ornaments(story: Write, line: str) -> None:
    told = story(f"One.\n\n{line}\n\nTwo.")
    assert heard(told) == ["One.", "Two."]
    assert {s.scene for _, s in told.segments() if s.kind is Kind.NARRATION} == {0, 1}
    assert not told.problems


@pytest.mark.parametrize(
    "line",
    ["Oh!", "X", "No.", "…", "“!”", "5 + 5", "O. O.", "$5", "C++", "?!", "第一章★", "— No", "(1)"],
)
def test_what_is_no_ornament(story: Write, line: str) -> None:
    told = story(f"One.\n\n{line}\n\nTwo.")
    assert {s.scene for _, s in told.segments()} == {0}


@pytest.mark.parametrize(
    "line",
    ["\\* \\* \\*", "<center>***</center>", "&nbsp;", "<br>", '<hr class="x"/>', "<p>♦</p>"],
)
def test_ornaments_of_markdown(story: Write, line: str) -> None:
    assert heard(story(f"One.\n\n{line}\n\nTwo.", "story.md")) == ["One.", "Two."]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("\fCHAPTER ONE", "\fCHAPTER TWO"),
        ("Ch. 1", "Ch. 2"),
        ("Chap. I.", "Chap. II."),
        ("--- Chapter 1 ---", "--- Chapter 2 ---"),
        ("C H A P T E R  I", "C H A P T E R  II"),
        ("Chapter 1 - The Door", "Chapter 2 | The Key"),
        ("Chapter 1001", "Chapter 1002"),
        ("chapter 1", "chapter 2"),
        ("1) The Door", "2) The Key"),
        ("I. The Door", "II. “The Key”"),
        ("Chapter\u00a01", "Chapter\u20072"),
        ("Chapter One Hundred", "Chapter One Hundred and One"),
    ],
)
def test_headings(story: Write, one: str, two: str) -> None:
    told = story(f"{one}\n\nIt rained.\n\n{two}\n\nIt stopped.")
    assert len(told.chapters) == 2
    assert heard(told) == ["It rained.", "It stopped."]


@pytest.mark.parametrize(
    "line",
    [
        "chapter 1 was long.",
        "The first part was long.",
        "1. Wash.",
        "Ch. 1 is good.",
        "It rained.[1]",
    ],
)
def test_what_is_no_heading(story: Write, line: str) -> None:
    told = story(f"Chapter 1\n\n{line}\n\nIt rained.")
    assert heard(told)[-2:] == [line.removesuffix("[1]"), "It rained."]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("FIRST BOOK", "SECOND BOOK"),
        ("THE FIRST PART", "THE SECOND PART"),
        ("VOL. I.", "VOL. II."),
        ("THE HOUSE", "THE GARDEN"),
        ("Phase the First: The Maiden", "Phase the Second: Maiden No More"),
    ],
)
def test_parts(story: Write, one: str, two: str) -> None:
    body = "CHAPTER I\n\nIt rained.\n\nCHAPTER II\n\nIt stopped."
    told = story(f"{one}\n\n{body}\n\n{two}\n\n{body}")
    first, second = one.rstrip("."), two.rstrip(".")
    names = [f"{part}, CHAPTER {n}" for part in (first, second) for n in ("I", "II")]
    assert titles(told) == names
    assert not told.problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sea is wide,\nThe sea is deep,\nAnd so am I.", 3),
        ("12 High Street\nLondon", 2),
        ("HP: 12\nMP: 3", 2),
        ("1) One\n2) Two", 2),
        ("- One\n- Two", 2),
        ("He went down to the sea and\nLondon was far away from there.", 1),
        ("“The sea is wide,\nThe sea is deep,\nAnd so am I.”", 1),
        ("One of these days\nI shall go to the sea and never come back to this old house.", 1),
    ],
)
def test_short_lines(story: Write, text: str, expected: int) -> None:
    assert len(heard(story(f"It began in the year of the rain.\n\n{text}"))) == expected + 1


def test_title_and_author_are_taken_from_the_title_page(story: Write) -> None:
    told = story("THE GREEN DOOR\n\nby\n\nANN EXAMPLE\n\nLONDON, 1909\n\nCHAPTER I\n\nIt rained.")
    assert (told.metadata.title, told.metadata.author) == ("The Green Door", "Ann Example")
    assert heard(told) == ["It rained."]


BOOK = """\
THE DOOR

by Ann Lee

CONTENTS

CHAPTER I. The Door
CHAPTER II. The Key

PREFACE

I wrote this.

CHAPTER I. The Door

It rained.

[Illustration: A door]

CHAPTER II. The Key

It stopped.
"""


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("", ["I wrote this.", "It rained.", "It stopped."]),
        ("no preface", ["It rained.", "It stopped."]),
        ("captions", ["I wrote this.", "It rained.", "[Illustration: A door]", "It stopped."]),
        (
            "contents, no preface",
            ["CONTENTS", "CHAPTER I. The Door", "CHAPTER II. The Key", "It rained.", "It stopped."],
        ),
    ],
)
def test_matter_of_plain_text(story: Write, matter: str, expected: list[str]) -> None:
    assert heard(story(f"---\nmatter: [{matter}]\n---\n{BOOK}")) == expected
