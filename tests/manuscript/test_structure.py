"""Parts and chapters are what a reader takes them for, whatever their headings look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.manuscript import read_story
from audiobook.story import Kind, Story

MARKDOWN: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "chapters that begin again": (
        "# Part One: The River\n\n## Chapter 1\n\nA.\n\n## Chapter 2\n\nB.\n\n"
        "# Part Two: The Sea\n\n## Chapter 1\n\nC.\n\n## Chapter 2\n\nD.\n",
        [
            ("Part One: The River", "Part One: The River, Chapter 1"),
            ("Part One: The River", "Part One: The River, Chapter 2"),
            ("Part Two: The Sea", "Part Two: The Sea, Chapter 1"),
            ("Part Two: The Sea", "Part Two: The Sea, Chapter 2"),
        ],
    ),
    "parts and chapters of one level": (
        "# Part One\n\n# Chapter 1\n\nA.\n\n# Chapter 2\n\nB.\n\n# Part Two\n\n# Chapter 1\n\nC.\n",
        [
            ("Part One", "Part One, Chapter 1"),
            ("Part One", "Chapter 2"),
            ("Part Two", "Part Two, Chapter 1"),
        ],
    ),
    "a prologue and an epilogue beside the parts": (
        "# Prologue\n\nA.\n\n# Part One\n\n## 1\n\nB.\n\n## 2\n\nC.\n\n"
        "# Part Two\n\n## 1\n\nD.\n\n# Epilogue\n\nE.\n",
        [
            ("", "Prologue"),
            ("Part One", "Part One, 1"),
            ("Part One", "2"),
            ("Part Two", "Part Two, 1"),
            ("", "Epilogue"),
        ],
    ),
    "epigraphs below the titles of parts": (
        "# Part One\n\n*An epigraph.*\n\n## Chapter 1\n\nA.\n\n# Part Two\n\n*More.*\n\n"
        "## Chapter 1\n\nB.\n",
        [("Part One", "Part One, Chapter 1"), ("Part Two", "Part Two, Chapter 1")],
    ),
    "a part that opens with text of its own": (
        "# Part One\n\n" + "It rained, and nobody came. " * 80 + "\n\n## Chapter 1\n\nA.\n",
        [("Part One", "Part One"), ("Part One", "Chapter 1")],
    ),
    "stories of a collection": (
        "# The Lamp\n\n## 1\n\nA.\n\n## 2\n\nB.\n\n# The Key\n\n## 1\n\nC.\n\n## 2\n\nD.\n",
        [
            ("The Lamp", "The Lamp, 1"),
            ("The Lamp", "The Lamp, 2"),
            ("The Key", "The Key, 1"),
            ("The Key", "The Key, 2"),
        ],
    ),
    "books that have parts": (
        "# Book One\n\n## Part One\n\n### 1\n\nA.\n\n## Part Two\n\n### 1\n\nB.\n\n"
        "# Book Two\n\n## Part One\n\n### 1\n\nC.\n",
        [
            ("Book One, Part One", "Book One, Part One, 1"),
            ("Book One, Part Two", "Book One, Part Two, 1"),
            ("Book Two, Part One", "Book Two, Part One, 1"),
        ],
    ),
    "chapters that have sections and nothing else": (
        "# Chapter 1\n\n## Morning\n\nA.\n\n## Night\n\nB.\n\n# Chapter 2\n\n## Noon\n\nC.\n",
        [("", "Chapter 1"), ("", "Chapter 2")],
    ),
    "chapters that have their titles below": (
        "# Chapter 1\n\n## The Gate\n\nA.\n\n# Chapter 2\n\n## The Key\n\nB.\n",
        [("", "Chapter 1. The Gate"), ("", "Chapter 2. The Key")],
    ),
    "two interludes": (
        "# Ann\n\nA.\n\n# Interlude\n\nB.\n\n# Bob\n\nC.\n\n# Interlude\n\nD.\n",
        [("", "Ann"), ("", "Interlude"), ("", "Bob"), ("", "Interlude")],
    ),
    "chapters named by who tells them": (
        "# 1. Darl\n\nA.\n\n# 2. Cora\n\nB.\n\n# 3. Darl\n\nC.\n",
        [("", "1. Darl"), ("", "2. Cora"), ("", "3. Darl")],
    ),
    "parts that are chapters": (
        "# Part One\n\nA.\n\n# Part Two\n\nB.\n",
        [("", "Part One"), ("", "Part Two")],
    ),
    "books in ordinals": (
        "# Book the First\n\n## I\n\nA.\n\n## II\n\nB.\n\n# Book the Second\n\n## I\n\nC.\n",
        [
            ("Book the First", "Book the First, I"),
            ("Book the First", "II"),
            ("Book the Second", "Book the Second, I"),
        ],
    ),
}


LONG = "It was a long day, and nobody came to see what the captain had brought home from the sea."
TEXT: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "numerals that begin again in each part": (
        "PART ONE\n\nI\n\nIt came.\n\nII\n\nIt went.\n\n"
        "PART TWO\n\nI\n\nIt lay.\n\nII\n\nIt ran.\n",
        [
            ("PART ONE", "PART ONE, I"),
            ("PART ONE", "PART ONE, II"),
            ("PART TWO", "PART TWO, I"),
            ("PART TWO", "PART TWO, II"),
        ],
    ),
    "numerals below the titles of stories": (
        "THE LAMP\n\nI\n\nIt came.\n\nII\n\nIt went.\n\nTHE KEY\n\nI\n\nIt lay.\n",
        [("THE LAMP", "THE LAMP, I"), ("THE LAMP", "II"), ("THE KEY", "THE KEY, I")],
    ),
    "books in ordinals, with titles": (
        "BOOK THE FIRST\n\nRECALLED\n\nCHAPTER I\n\nThe Period\n\nIt came.\n\n"
        "BOOK THE SECOND\n\nGOLD\n\nCHAPTER I\n\nLater\n\nIt went.\n",
        [
            ("BOOK THE FIRST. RECALLED", "BOOK THE FIRST. RECALLED, CHAPTER I. The Period"),
            ("BOOK THE SECOND. GOLD", "BOOK THE SECOND. GOLD, CHAPTER I. Later"),
        ],
    ),
    "epochs and volumes": (
        "EPOCH THE FIRST\n\nCHAPTER I\n\nIt came.\n\nVOLUME II\n\nCHAPTER I\n\nIt went.\n",
        [
            ("EPOCH THE FIRST", "EPOCH THE FIRST, CHAPTER I"),
            ("VOLUME II", "VOLUME II, CHAPTER I"),
        ],
    ),
    "years that are parts": (
        "1914\n\nChapter 1\n\nIt came.\n\n1918\n\nChapter 1\n\nIt went.\n",
        [("1914", "1914, Chapter 1"), ("1918", "1918, Chapter 1")],
    ),
    "an epigraph below a part's title": (
        "PART ONE\n\nAll is well.\n--Somebody\n\nChapter 1\n\nIt came.\n\nChapter 2\n\nIt went.\n",
        [("PART ONE", "PART ONE, Chapter 1"), ("PART ONE", "Chapter 2")],
    ),
    "an epilogue behind the parts": (
        "PART ONE\n\nChapter 1\n\nIt came.\n\nPART TWO\n\nChapter 2\n\nIt went.\n\n"
        "EPILOGUE\n\nIt lay.\n",
        [
            ("PART ONE", "PART ONE, Chapter 1"),
            ("PART TWO", "PART TWO, Chapter 2"),
            ("", "EPILOGUE"),
        ],
    ),
    "titles with a stop, a question, a shout": (
        f"CHAPTER I.\n\nThe Old Mint.\n\n{LONG}\n\nCHAPTER II.\n\nWho Was It?\n\n{LONG}\n\n"
        f"CHAPTER III.\n\nOh, no!\n\n{LONG}\n",
        [
            ("", "CHAPTER I. The Old Mint"),
            ("", "CHAPTER II. Who Was It?"),
            ("", "CHAPTER III. Oh, no!"),
        ],
    ),
    "sentences that are titles, since each chapter has one": (
        f"CHAPTER I.\n\nIn which we meet.\n\n{LONG}\n\nCHAPTER II.\n\nHow it went.\n\n{LONG}\n\n"
        f"CHAPTER III.\n\nThe captain sleeps.\n\n{LONG}\n",
        [
            ("", "CHAPTER I. In which we meet"),
            ("", "CHAPTER II. How it went"),
            ("", "CHAPTER III. The captain sleeps"),
        ],
    ),
    "sentences that are none": (
        f"CHAPTER I.\n\nIt rained.\n\n{LONG}\n\nCHAPTER II.\n\n{LONG}\n\nHe slept.\n\n"
        f"CHAPTER III.\n\nNobody came.\n\n{LONG}\n",
        [("", "CHAPTER I"), ("", "CHAPTER II"), ("", "CHAPTER III")],
    ),
    "stories of a collection, in capitals": (
        "".join(f"THE {name}\n\n{LONG}\n\n{LONG}\n\n" for name in ("LAMP", "KEY", "SEA")),
        [("", "THE LAMP"), ("", "THE KEY"), ("", "THE SEA")],
    ),
    "stories of a collection, with blank lines around": (
        "".join(f"\n\nThe {name}\n\n\n{LONG}\n\n{LONG}\n" for name in ("Lamp", "Key")),
        [("", "The Lamp"), ("", "The Key")],
    ),
    "signs that are no titles": (
        f"{LONG}\n\n{LONG}\n\nNO ENTRY\n\n{LONG}\n\nSTOP\n\n{LONG}\n\nDANGER\n\n{LONG}\n",
        [("", "Story")],
    ),
}


def read(folder: Path, text: str, suffix: str) -> Story:
    file = folder / f"story{suffix}"
    file.write_text(text, encoding="utf-8")
    return read_story(file)


@pytest.mark.parametrize("case", MARKDOWN)
def test_parts_and_chapters_of_markdown(tmp_path: Path, case: str) -> None:
    text, expected = MARKDOWN[case]
    story = read(tmp_path, text, ".md")
    assert [(chapter.part, chapter.title) for chapter in story.chapters] == expected
    assert not [problem for problem in story.problems if problem.fatal]


@pytest.mark.parametrize("case", TEXT)
def test_parts_and_chapters_of_plain_text(tmp_path: Path, case: str) -> None:
    text, expected = TEXT[case]
    story = read(tmp_path, text, ".txt")
    assert [(chapter.part, chapter.title) for chapter in story.chapters] == expected
    assert not [problem for problem in story.problems if problem.fatal]


def test_a_file_of_a_folder_may_be_but_the_title_of_a_part(tmp_path: Path) -> None:
    files = ["# Part One", "# Chapter 1\n\nA.", "# Chapter 2\n\nB.", "# Part Two"]
    files += ["# Chapter 1\n\nC.", "# Epilogue\n\nD."]
    for number, text in enumerate(files):
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    story = read_story(tmp_path)
    assert [(chapter.part, chapter.title) for chapter in story.chapters] == [
        ("", "Part One"),
        ("Part One", "Part One, Chapter 1"),
        ("Part One", "Chapter 2"),
        ("", "Part Two"),
        ("Part Two", "Part Two, Chapter 1"),
        ("", "Epilogue"),
    ]
    assert not [problem for problem in story.problems if problem.fatal]


def test_a_part_is_said_with_its_first_chapter_and_only_there(tmp_path: Path) -> None:
    story = read(tmp_path, MARKDOWN["epigraphs below the titles of parts"][0], ".md")
    said = [
        [segment.audible.strip() for segment in chapter.segments if segment.kind is not Kind.SILENT]
        for chapter in story.chapters
    ]
    assert said == [
        ["Part One", "An epigraph.", "Chapter 1", "A."],
        ["Part Two", "More.", "Chapter 1", "B."],
    ]
