"""The stop of «Mr.» ends no sentence and «Capt. Bell» is a name, wherever that is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.manuscript import read_story
from audiobook.normalization import pieces
from audiobook.story import Kind

TITLES = [
    "Mr",
    "Mrs",
    "Ms",
    "Messrs",
    "Mme",
    "Mlle",
    "Dr",
    "St",
    "Prof",
    "Capt",
    "Col",
    "Gen",
    "Lt",
    "Sgt",
    "Sergt",
    "Maj",
    "Rev",
    "Hon",
]


def said(folder: Path, text: str) -> list[tuple[str, str]]:
    """What is said in a story, each with who was named to say it."""
    story = folder / "story.txt"
    story.write_text(text, encoding="utf-8")
    (chapter,) = read_story(story).chapters
    return [(s.text, s.speaker) for s in chapter.segments if s.kind is Kind.DIALOGUE]


@pytest.mark.parametrize("title", TITLES)
def test_a_tag_with_a_title_ends_speech_whose_mark_is_missing(tmp_path: Path, title: str) -> None:
    assert said(tmp_path, f'"Come in, said {title}. Bell.') == [('"Come in,', "unknown")]


@pytest.mark.parametrize("title", TITLES)
def test_a_tag_with_a_title_stands_between_speech_of_dashes(tmp_path: Path, title: str) -> None:
    text = f"—Yes, {title}. Bell said. Come in.\n\n—No, Stephen said. Go.\n\n—Go, he said.\n"
    assert [text for text, _ in said(tmp_path, text)][:2] == ["Yes,", "Come in."]


@pytest.mark.parametrize("title", TITLES)
def test_a_label_of_a_play_may_begin_with_a_title(tmp_path: Path, title: str) -> None:
    lines = [f"{title.upper()}. BELL. Come in, come in.", "ANN. Thank you, I will.", ""]
    played = said(tmp_path, "\n\n".join(lines * 4))
    assert played[:2] == [
        ("Come in, come in.", f"{title.capitalize()}. Bell"),
        ("Thank you, I will.", "Ann"),
    ]


@pytest.mark.parametrize("title", TITLES)
def test_a_long_text_is_not_cut_behind_a_title(title: str) -> None:
    text = f"Nobody was there on that evening but {title}. Bell, who came late and left early."
    assert all(not piece.endswith(f"{title}.") for piece in pieces(text, limit=60))


@pytest.mark.parametrize("word", ["Sen", "Sec", "Bro"])
def test_a_word_that_may_be_a_name_ends_a_sentence(word: str) -> None:
    text = f"Nobody was there on that evening but {word}. Bell came late and left early."
    assert pieces(text, limit=60)[0].endswith(f"{word}.")
