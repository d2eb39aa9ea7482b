"""More of the kinds of `../shared/field`: other words, marks and layouts of the same troubles."""

from __future__ import annotations

from pathlib import Path

import pytest
from whole import assert_whole

from audiobook.attribution import attribute
from audiobook.manuscript import read_story
from audiobook.normalization import is_british, normalize
from audiobook.story import NARRATOR, Kind, Story

COME = [("Ann", "Come in,"), ("Bob", "I will,"), ("Ann", "Sit down.")]
SWALLOWED = [("Bob", "I don't"), ("Bob", "know.")]


def story(folder: Path, text: str, suffix: str = ".txt") -> Story:
    (folder / f"story{suffix}").write_text(text, encoding="utf-8")
    told = attribute(read_story(folder / f"story{suffix}"))
    assert_whole(told)
    return told


def lines(told: Story) -> list[tuple[str, str]]:
    return [
        (segment.speaker, " ".join(segment.audible.split()))
        for _, segment in told.segments()
        if segment.kind in (Kind.NARRATION, Kind.DIALOGUE)
    ]


def titles(told: Story) -> list[str]:
    return [chapter.title for chapter in told.chapters]


@pytest.mark.parametrize(
    "shape",
    ["「{}」", "<{}>", "‹{}›", "″{}″", "<<{}>>", "''{}''", "`{}'", "′{}′", '"- {}"', "»{}«"],
)
def test_marks_of_speech(tmp_path: Path, shape: str) -> None:
    said = [shape.format(words) for _, words in COME]
    text = f"Chapter 1\n\n{said[0]} said Ann.\n\n{said[1]} said Bob.\n\n{said[2]}\n"
    assert [line for line in lines(story(tmp_path, text)) if line[0] != NARRATOR] == COME


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("dash", ["- ", "-", "–", "— ", "― "])
def test_dashes_of_speech(tmp_path: Path, dash: str, suffix: str) -> None:
    text = f"{dash}Come in, said Ann.\n\n{dash}I will, said Bob.\n\n{dash}Sit down.\n"
    told = lines(story(tmp_path, text, suffix))
    assert [line for line in told if line[0] != NARRATOR] == COME


def test_tags_between_hyphens(tmp_path: Path) -> None:
    text = "- Come in - said Ann. - It is open.\n\n- I will - Bob said. - Thank you.\n"
    told = lines(story(tmp_path, text))
    assert [words for who, words in told if who == "Ann"] == ["Come in", "It is open."]
    assert [words for who, words in told if who == "Bob"] == ["I will", "Thank you."]


def test_a_list_stays_a_list(tmp_path: Path) -> None:
    told = lines(story(tmp_path, "To buy:\n\n- bread\n- milk, he said\n- a door\n", ".md"))
    assert {who for who, _ in told} == {NARRATOR}


@pytest.mark.parametrize(
    "text",
    [
        '"I don\'t" -- Bob swallowed -- "know."',
        "'I don't' -- Bob swallowed -- 'know.'",
        '"I don\'t"—Bob swallowed—"know."',
        '"I don\'t" ... Bob swallowed ... "know."',
        '"I don\'t" – Bob swallowed – "know."',
    ],
)
def test_speech_that_is_interrupted(tmp_path: Path, text: str) -> None:
    told = lines(story(tmp_path, f"Chapter 1\n\n{text}\n"))
    assert [line for line in told if line[0] != NARRATOR] == SWALLOWED


@pytest.mark.parametrize("name", ["Phoenix", "Dakota", "Cheyenne", "Autumn", "Storm", "Kenya"])
@pytest.mark.parametrize("tag", ["{} stared at her.", "asked {}."])
def test_people_who_are_called_like_places_and_words(tmp_path: Path, name: str, tag: str) -> None:
    text = f"“It is gone,” said Tiffany.\n\n“Gone?” {tag.format(name)}\n\n“Somebody broke in.”\n"
    said = [who for who, _ in lines(story(tmp_path, text)) if who != NARRATOR]
    assert said == ["Tiffany", name, "Tiffany"]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (("One", "Two", "Three"), None),
        (("ch1", "ch2", "Ch. 3"), None),
        (("C H A P T E R  I", "C H A P T E R  I I"), ["CHAPTER I", "CHAPTER II"]),
        (("CHAPTER I--THE DOOR", "CHAPTER II--THE KEY"), None),
    ],
)
def test_headings(tmp_path: Path, heads: tuple[str, ...], expected: list[str] | None) -> None:
    told = story(tmp_path, "".join(f"{head}\n\nIt rained.\n\n" for head in heads))
    assert titles(told) == (expected or list(heads))


def test_who_counts_has_no_chapters(tmp_path: Path) -> None:
    assert len(story(tmp_path, "He counted.\n\nOne\n\nTwo\n\nThree\n\nHe ran.\n").chapters) == 1


def test_a_heading_with_two_dashes_says_its_number(tmp_path: Path) -> None:
    (heading, *_) = story(tmp_path, "CHAPTER I--THE DOOR\n\nIt rained.\n").chapters[0].segments
    assert normalize(heading.audible, {}, is_british("en"), True).text.startswith("Chapter one")


def test_prose_before_the_first_heading_is_no_title_page(tmp_path: Path) -> None:
    told = lines(story(tmp_path, "It rained.\n\nShe ran.\n\nChapter 2\n\nIt stopped.\n"))
    assert [words for _, words in told] == ["It rained.", "She ran.", "It stopped."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an inter¬\nesting day", "an interesting day"),
        ("for ex-\nample, so", "for example, so"),
        ("her ex-\nhusband came", "her ex-husband came"),
        ("a self-\nmade man", "a self-made man"),
    ],
)
def test_words_that_a_line_breaks(tmp_path: Path, text: str, expected: str) -> None:
    ((_, words),) = lines(story(tmp_path, f"It was {text}.\n"))
    assert words == f"It was {expected}."


@pytest.mark.parametrize("line", [". . .", "<<<>>>", "< * >", "~ ~ ~"])
def test_breaks_between_scenes(tmp_path: Path, line: str) -> None:
    told = story(tmp_path, f"It rained.\n\n{line}\n\nIt stopped.\n")
    assert len({segment.scene for _, segment in told.segments()}) == 2


@pytest.mark.parametrize("label", ["_{}_.", "_{}._", "{}:", "*{}*:"])
def test_labels_of_plays(tmp_path: Path, label: str) -> None:
    said = [("Ogre", "Who?"), ("Tom", "I."), ("Ogre", "Oh."), ("Tom", "Yes."), ("Ogre", "Go.")]
    text = "\n\n".join(f"{label.format(who)} {words}" for who, words in said)
    assert lines(story(tmp_path, text)) == said


def test_what_a_game_tells_is_told_line_by_line(tmp_path: Path) -> None:
    told = lines(story(tmp_path, "[Level Up!]\n[Skill gained: Fire]\n\nHe left.\n"))
    assert [words for _, words in told] == ["[Level Up!]", "[Skill gained: Fire]", "He left."]


# --- headings as they are typed


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (("--- Chapter 1 ---", "--- Chapter 2 ---"), ["Chapter 1", "Chapter 2"]),
        (("[Chapter 1]", "[Chapter 2]"), ["Chapter 1", "Chapter 2"]),
        (("\u200bChapter 1", "\ufeffChapter 2"), None),
        (("Chapter-1", "Chapter-2"), None),
        (("chapter one", "chapter two"), None),
        (("One: The Gate", "Two: The Wall"), None),
        (("i.", "ii.", "iii."), ["i", "ii", "iii"]),
        (("- 1 -", "- 2 -"), ["1", "2"]),
        (("Day 1", "Day 2", "Day 3"), None),
        (("Night the First", "Night the Second", "Night the Third"), None),
        (("GATE\nChapter 1", "WALL\nChapter 2"), ["GATE Chapter 1", "WALL Chapter 2"]),
        (
            ("CHAPTER I.\n\nIn which it rains.", "CHAPTER II.\n\nIn which it stops."),
            ["CHAPTER I. In which it rains", "CHAPTER II. In which it stops"],
        ),
        (
            ("VOLUME I\n\nBOOK I\n\nCHAPTER I", "VOLUME II\n\nBOOK I\n\nCHAPTER I"),
            ["VOLUME I, BOOK I, CHAPTER I", "VOLUME II, BOOK I, CHAPTER I"],
        ),
    ],
)
def test_more_headings(tmp_path: Path, heads: tuple[str, ...], expected: list[str] | None) -> None:
    below = "It rained all day, and nobody went out of the house by the river."
    told = story(tmp_path, "\n\n".join(f"{head}\n\n{below}" for head in heads))
    shown = [title.strip("\u200b\ufeff") for title in titles(told)]
    assert shown == (expected or [head.strip("\u200b\ufeff") for head in heads])


@pytest.mark.parametrize(
    "text",
    [
        "Chapter 1\nIt rained.\nChapter 2\nIt stopped.\nChapter 3\nIt froze.\n",
        "Chapter 1\nIt rained. It froze.\n\nChapter 2\nIt stopped.\n\nChapter 3\n“No,” he said.\n",
    ],
)
def test_chapters_without_blank_lines_below_their_numbers(tmp_path: Path, text: str) -> None:
    told = story(tmp_path, text)
    assert titles(told) == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert lines(told)[0][1].startswith("It rained.")


def test_headings_of_html_in_markdown(tmp_path: Path) -> None:
    text = "<h1>One</h1>\n\nIt rained.\n\n<h1 align='center'>Two</h1>\n\nIt stopped.\n"
    assert titles(story(tmp_path, text, ".md")) == ["One", "Two"]


@pytest.mark.parametrize(
    ("text", "expected", "silent"),
    [
        ("# A\n\nYes.\n\n# B\n\n# C\n\nNo.\n", ["A", "B, C"], 0),
        ("# 1\n\nYes.\n\n# 2\n\n# 3\n\nNo.\n\n# 4\n", ["1", "3"], 2),
    ],
)
def test_a_chapter_that_is_only_a_heading(
    tmp_path: Path, text: str, expected: list[str], silent: int
) -> None:
    told = story(tmp_path, text, ".md")
    assert titles(told) == expected
    assert not [problem for problem in told.problems if problem.fatal]
    left_out = [segment for _, segment in told.segments() if "without text" in segment.reason]
    assert len(left_out) == silent


# --- furniture of pages, and of those who give books away


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" W hat is it?” said Tom.", "What is it?"),
        ("W\nhat is it?” said Tom.", "What is it?"),
    ],
)
def test_drop_capitals_of_speech(tmp_path: Path, text: str, expected: str) -> None:
    assert lines(story(tmp_path, f"Chapter 1\n\n“{text}\n"))[0] == ("Tom", expected)


@pytest.mark.parametrize("mark", ["Page | 19", "(pg 19)", "<19>", "Page 19 of 31", "[Page 19]"])
def test_numbers_of_pages(tmp_path: Path, mark: str) -> None:
    told = lines(story(tmp_path, f"It rained.\n\n{mark}\n\nIt stopped.\n"))
    assert [words for _, words in told] == ["It rained.", "It stopped."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He sat.[1] She ran.\n\n[1] A note.\n\nIt rained.", ["He sat. She ran.", "It rained."]),
        ("[1] Go.\n\n[2] Sit.", ["Go.", "Sit."]),  # no mark leads there
    ],
)
def test_notes_of_plain_text(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [words for _, words in lines(story(tmp_path, f"Chapter 1\n\n{text}\n"))] == expected


def test_running_heads_that_take_turns(tmp_path: Path) -> None:
    heads = ["2        ANN LEE", "THE SAND        3", "4        ANN LEE", "THE SAND        5"]
    parts = [
        "The men had gone",
        "away to the village, where",
        "somebody sang,",
        "and nobody",
        "came.",
    ]
    text = "\n\n".join(part for pair in zip(parts, heads, strict=False) for part in pair)
    told = lines(story(tmp_path, f"{text}\n\ncame.\n"))
    assert told == [(NARRATOR, " ".join(parts))]


def test_an_illustration_whose_legend_has_paragraphs(tmp_path: Path) -> None:
    told = lines(
        story(tmp_path, "It rained.\n\n[Illustration: A man\n\n_Page 22_]\n\nIt stopped.\n")
    )
    assert [words for _, words in told] == ["It rained.", "It stopped."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the Franco-\nPrussian war", "the Franco-Prussian war"), ("an X-\nray", "an X-ray")],
)
def test_more_words_that_a_line_breaks(tmp_path: Path, text: str, expected: str) -> None:
    assert lines(story(tmp_path, f"It was {text}.\n")) == [(NARRATOR, f"It was {expected}.")]


def test_paragraphs_that_only_an_indent_tells(tmp_path: Path) -> None:
    text = "   It rained on\nthe hill.\n   “No,” said Tom.\n   He went to the\nriver.\n"
    told = lines(story(tmp_path, f"Chapter 1\n\n{text}"))
    assert [words for _, words in told] == [
        "It rained on the hill.", "No,", "said Tom.", "He went to the river.",
    ]  # fmt: skip


PAGE = "THREE TALES\n\nBY ANN LEE\n\n"
TALE = "It snowed all night, and in the morning nobody could open the door at all."


@pytest.mark.parametrize(
    ("head", "end", "book"),
    [
        (
            "Title: The Hut\n       A Tale\n\nAuthor: Ann Lee\n\n"
            "*** START OF THE PROJECT GUTENBERG EBOOK THE HUT ***\n\n",
            "\n\nPRINTED IN GREAT BRITAIN BY LEE AND SONS\n\nTranscriber's Notes:\n\nPage 1."
            "\n\n*** END OF THE PROJECT GUTENBERG EBOOK THE HUT ***\n\nUpdated editions.\n",
            ("The Hut", "A Tale", "Ann Lee"),
        ),
        (
            "Project Gutenberg of Australia eBook\n\nTitle: The Hut\nAuthor: Ann Lee\n\n"
            "This eBook is in the public domain.\n\n",
            "\n\nThis site is full of FREE ebooks - Project Gutenberg Australia\n",
            ("The Hut", "", "Ann Lee"),
        ),
        (
            "* A Distributed Proofreaders Canada eBook *\n\n_Title:_ The Hut\n_Author:_ Lee, Ann\n"
            "\n",
            "\n\n[End of _The Hut_ by Ann Lee]\n",
            ("The Hut", "", "Ann Lee"),
        ),
    ],
)
def test_furniture_of_those_who_give_books_away(
    tmp_path: Path, head: str, end: str, book: tuple[str, str, str]
) -> None:
    told = story(tmp_path, f"{head}CHAPTER I\n\nIt rained.\n\nCHAPTER II\n\nIt stopped.{end}")
    assert [words for _, words in lines(told)] == ["It rained.", "It stopped."]
    metadata = told.metadata
    assert (metadata.title, metadata.subtitle, metadata.author) == book


def test_stories_below_a_title_page(tmp_path: Path) -> None:
    tales = "\n\n\n".join(f"THE {name}\n\n\n{TALE}" for name in ("FIRST", "SECOND", "LAST"))
    told = story(tmp_path, PAGE + tales)
    assert titles(told) == ["THE FIRST", "THE SECOND", "THE LAST"]


# --- marks of writers and editors


@pytest.mark.parametrize(
    ("text", "expected", "suffix"),
    [
        (
            "{++He ran.++}{-- No. --}{>>why?<<} {~~old~>new~~} {==kept==}.",
            "He ran. new kept.",
            ".md",
        ),
        ('It was [here]{custom-style="Emph"}.', "It was here.", ".md"),
        ("It rained.{% comment %} Kill Bob. {% endcomment %}", "It rained.", ".md"),
        ("import Foo from './foo';\n\nIt rained.", "It rained.", ".md"),
        ("It rained.\n\n^ab12", "It rained.", ".md"),
        (
            "He read =The Times= and /never/ slept. It was 1/2/3.",
            "He read The Times and never slept. It was 1/2/3.",
            ".txt",
        ),
        ("| Name | Age |\n| Ann | 12 |", "Name Age Ann 12", ".txt"),
        ("To buy:\n\n* bread\n* milk", "To buy: bread milk", ".txt"),
    ],
)
def test_marks_that_are_not_spoken(tmp_path: Path, text: str, expected: str, suffix: str) -> None:
    told = lines(story(tmp_path, f"{text}\n", suffix))
    assert " ".join(words for _, words in told) == expected


def test_escaped_marks_of_speech(tmp_path: Path) -> None:
    text = '\\"Come in,\\" said Ann.\n\n\\"I will,\\" said Bob.\n\n\\"Sit down.\\"\n'
    assert [line for line in lines(story(tmp_path, text)) if line[0] != NARRATOR] == COME


@pytest.mark.parametrize("name", ["Texas", "Ocean", "Boston", "June"])
def test_people_who_are_told_to_speak_are_no_places(tmp_path: Path, name: str) -> None:
    text = f"“It is gone,” said {name}.\n\n“Gone?” asked Tom.\n\n“Since noon,” {name} said.\n"
    said = [who for who, _ in lines(story(tmp_path, text)) if who != NARRATOR]
    assert said == [name, "Tom", name]
