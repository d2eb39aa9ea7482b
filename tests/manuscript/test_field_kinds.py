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
