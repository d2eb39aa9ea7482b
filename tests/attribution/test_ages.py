"""Who is a child and who is old, as the text tells it; and who is told a name late."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from audiobook.attribution import attribute
from audiobook.manuscript import read_story
from audiobook.story import Age, Character, Kind, Story


def read(folder: Path, text: str, *known: Character) -> Story:
    file = folder / "story.txt"
    file.write_text(text, encoding="utf-8")
    return attribute(read_story(file), known)


def ages(story: Story) -> dict[str, str]:
    """Of all who are a child or old."""
    return {who.name: who.age for who in story.characters if who.age not in ("unknown", "adult")}


def speakers(story: Story) -> list[str]:
    return [s.speaker for _, s in story.segments() if s.kind is Kind.DIALOGUE]


@pytest.mark.parametrize(
    ("text", "who", "age"),
    [
        ("“Come in,” said the boy.", "the boy", "child"),
        ("“Come in,” said the lad.", "the lad", "child"),
        ("“Come in,” said a child.", "the child", "child"),
        ("“Come in,” said the little girl.", "the little girl", "child"),
        ("“Come in,” whispered a small girl in red.", "the small girl", "child"),
        ("“Come in,” said the old woman.", "the old woman", "old"),
        ("“Come in,” said the old man.", "the old man", "old"),
        ("“Come in,” said an elderly gentleman.", "the elderly gentleman", "old"),
        ("“Come in,” said Granny.", "Granny", "old"),
        ("“Come in,” said his grandmother.", "his grandmother", "old"),
        ("“Come in,” said Grandfather Smallweed.", "Grandfather Smallweed", "old"),
        # by number
        ("Mitya was seven. “Come in,” said Mitya.", "Mitya", "child"),
        ("Mitya came in, and he was nearly seven. “Come in,” said Mitya.", "Mitya", "child"),
        ("Mitya, aged seven, stood up. “Come in,” said Mitya.", "Mitya", "child"),
        ("Mitya was 7 years old. “Come in,” said Mitya.", "Mitya", "child"),
        ("Mitya was seven years of age. “Come in,” said Mitya.", "Mitya", "child"),
        ("Mitya, a boy of seven, stood up. “Come in,” said Mitya.", "Mitya", "child"),
        ("Polly was a girl of nine or ten. “Come in,” said Polly.", "Polly", "child"),
        ("“I’m seven,” said Mitya. “Come in,” said Mitya.", "Mitya", "child"),
        ("Nan Trewin was eighty-two. “Come in,” said Nan Trewin.", "Nan Trewin", "old"),
        ("Quill, a man in his seventies, rose. “Come in,” said Quill.", "Quill", "old"),
        ("Quill was an old man of ninety. “Come in,” said Quill.", "Quill", "old"),
        ("A man of eighty rose. “Come in,” said the man.", "the man", "old"),
        ("A seven-year-old girl rose. “Come in,” said the seven-year-old girl.", "", "child"),
        # by what is told beside the name
        ("Tom, a little boy, stood up. “Come in,” said Tom.", "Tom", "child"),
        ("A boy called Tom stood up. “Come in,” said Tom.", "Tom", "child"),
        ("Marta was an old woman. “Come in,” said Marta.", "Marta", "old"),
        (
            "Here came old Pender. He saw old Pender, and old Pender saw him. “Come in,” said "
            "Pender.",
            "Pender",
            "old",
        ),
    ],
)
def test_an_age_that_is_told(tmp_path: Path, text: str, who: str, age: str) -> None:
    found = ages(read(tmp_path, text))
    assert set(found.values()) == {age}
    assert who in found or not who


@pytest.mark.parametrize(
    "text",
    [
        "“Come in, old boy,” said Viktor.",
        "“My dear boy,” said Viktor, “come in.”",
        "“Come in, my boy,” said Viktor. “Old chap, old friend.”",
        "He went to the Old Bailey. “Come in,” said Bailey.",
        "He saw old Tom’s shop, old Tom’s dog and old Tom’s wife. “Come in,” said Tom.",
        "Good old Tom! Dear old Tom! Poor old Tom! “Come in,” said Tom.",
        "There was old Tom. Tom sat, and Tom stood. “Come in,” said Tom.",
        "“Come in,” said his old teacher.",
        "“Come in,” said the old boy.",
        "“Come in,” said her old friend.",
        "“Come in,” said the old devil.",
        "“The old man will kill me,” said Viktor.",
        "My father looked up. I told my father so. “Come in,” said the old man. I sat down.",
        "“Come in,” said the girl.",
        "“Come in,” said the young man.",
        "“Come in,” said my boy.",
        "“Come in,” said the tall boy.",
        "Tom was a boy of seventeen. “Come in,” said Tom.",
        "“Come in,” said the boy. The boy was nineteen.",
        "When Tom was seven, he ran away. “Come in,” said Tom.",
        "Tom was seven when his father died. “Come in,” said Tom.",
        "As a boy Tom was seven feet from it. “Come in,” said Tom.",
        "Tom was seven minutes late. “Come in,” said Tom.",
        "Tom was the leader of seven men. “Come in,” said Tom.",
        "Marta was the mother of three. “Come in,” said Marta.",
        "Tom was one of seven. “Come in,” said Tom.",
        "It was seven. Tom came in. “Come in,” said Tom.",
        "Tom was forty. “Come in,” said Tom.",
        "Tom was seven. Then Tom was thirty. “Come in,” said Tom.",
        "Mrs. Pike was seven. “Come in,” said Mrs. Pike.",
        "“I’m ten minutes late,” said Tom.",
    ],
)
def test_what_tells_no_age(tmp_path: Path, text: str) -> None:
    assert ages(read(tmp_path, text)) == {}


def test_who_grows_up_in_a_book_is_no_child(tmp_path: Path) -> None:
    chapters = [f"Chapter {n}\n\n“Come in,” said Tom. Tom sat down." for n in range(1, 13)]
    text = "\n\n\n".join(["Tom was seven.", *chapters])
    assert ages(read(tmp_path, text)) == {}


@pytest.mark.parametrize(
    ("known", "age"),
    [
        (Character("Tom", age="adult"), "adult"),
        (Character("Tom", age="old"), "old"),
        (Character("Tom"), "child"),
    ],
)
def test_an_age_that_a_person_gives_wins(tmp_path: Path, known: Character, age: Age) -> None:
    told = read(tmp_path, "Tom was seven. “Come in,” said Tom.", known)
    assert told.characters == (replace(known, gender="male", age=age),)


def test_an_alias_tells_an_age(tmp_path: Path) -> None:
    told = read(tmp_path, "“Come in,” said the boy.", Character("Viktor", "male", ("the boy",)))
    assert ages(told) == {"Viktor": "child"}


# ---- names that are told late ----

BOY = "The boy woke up. “It’s me,” said the boy. “That’s why,” said the boy.\n\n"


@pytest.mark.parametrize(
    "told",
    [
        "His name was Mitya and he was seven.",
        "The boy’s name was Mitya.",
        "The boy was called Mitya.",
        "“My name is Mitya,” said the boy.",
        "“I’m Mitya,” said the boy.",
        "“Call me Mitya!” cried the boy.",
    ],
)
def test_who_is_told_a_name_late_is_one_person(tmp_path: Path, told: str) -> None:
    story = read(tmp_path, f"{BOY}{told}\n\n“Look,” said Mitya.")
    assert set(speakers(story)) == {"Mitya"}
    (mitya,) = story.characters
    assert mitya.age == "child"


@pytest.mark.parametrize(
    "told",
    [
        "His mother’s name was Vera.\n\n“Look,” said Vera.",
        "His name was on Vera’s list.\n\n“Look,” said Vera.",
        "Mitya came in.\n\n“Look,” said Mitya. His name was Mitya.",
        "“I’m sorry, Mitya,” said the boy.\n\n“Look,” said Mitya.",
        "“I am Mitya’s brother,” said the boy.\n\n“Look,” said Mitya.",
        "Her name was Mary.\n\n“Look,” said Mary.",
    ],
)
def test_names_that_are_anothers(tmp_path: Path, told: str) -> None:
    assert "the boy" in speakers(read(tmp_path, f"{BOY}{told}"))


def test_another_chapter_has_another_boy(tmp_path: Path) -> None:
    text = f"Chapter 1\n\n{BOY}His name was Mitya.\n\n“Look,” said Mitya.\n\n\nChapter 2\n\n{BOY}"
    story = read(tmp_path, text)
    assert set(speakers(story)) == {"Mitya", "the boy"}
    assert ages(story) == {"Mitya": "child", "the boy": "child"}
    assert next(one.aliases for one in story.characters if one.name == "Mitya") == ()


def test_a_person_who_is_known_by_the_description_keeps_it(tmp_path: Path) -> None:
    text = f"{BOY}His name was Mitya.\n\n“Look,” said Mitya."
    assert "the boy" in speakers(read(tmp_path, text, Character("the boy", "male")))


# ---- plays ----

SCENE = "ANN. You came back.\n\nTOM. I did.\n\nANN. So it seems.\n\nTOM. Indeed.\n"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("TOM, a boy of ten.\n\nANN, his grandmother.", {"Tom": "child", "Ann": "old"}),
        ("TOM (a little boy).\n\nANN, an old woman.", {"Tom": "child", "Ann": "old"}),
        ("TOM, aged eight.\n\nANN, a woman of seventy.", {"Tom": "child", "Ann": "old"}),
        ("TOM, a boy of sixteen.\n\nANN, a woman of forty.", {}),
        ("TOM, an old friend of ANN.", {}),
    ],
)
def test_the_persons_of_a_play(tmp_path: Path, before: str, expected: dict[str, str]) -> None:
    assert ages(read(tmp_path, f"{before}\n\n{SCENE}")) == expected
