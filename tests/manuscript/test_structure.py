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
            ("Part One: The River", "Part One: The River. Chapter 1"),
            ("Part One: The River", "Part One: The River. Chapter 2"),
            ("Part Two: The Sea", "Part Two: The Sea. Chapter 1"),
            ("Part Two: The Sea", "Part Two: The Sea. Chapter 2"),
        ],
    ),
    "parts and chapters of one level": (
        "# Part One\n\n# Chapter 1\n\nA.\n\n# Chapter 2\n\nB.\n\n# Part Two\n\n# Chapter 1\n\nC.\n",
        [
            ("Part One", "Part One. Chapter 1"),
            ("Part One", "Chapter 2"),
            ("Part Two", "Part Two. Chapter 1"),
        ],
    ),
    "a prologue and an epilogue beside the parts": (
        "# Prologue\n\nA.\n\n# Part One\n\n## 1\n\nB.\n\n## 2\n\nC.\n\n"
        "# Part Two\n\n## 1\n\nD.\n\n# Epilogue\n\nE.\n",
        [
            ("", "Prologue"),
            ("Part One", "Part One. 1"),
            ("Part One", "2"),
            ("Part Two", "Part Two. 1"),
            ("", "Epilogue"),
        ],
    ),
    "epigraphs below the titles of parts": (
        "# Part One\n\n*An epigraph.*\n\n## Chapter 1\n\nA.\n\n# Part Two\n\n*More.*\n\n"
        "## Chapter 1\n\nB.\n",
        [("Part One", "Part One. Chapter 1"), ("Part Two", "Part Two. Chapter 1")],
    ),
    "a part that opens with text of its own": (
        "# Part One\n\n" + "It rained, and nobody came. " * 80 + "\n\n## Chapter 1\n\nA.\n",
        [("Part One", "Part One"), ("Part One", "Chapter 1")],
    ),
    "stories of a collection": (
        "# The Lamp\n\n## 1\n\nA.\n\n## 2\n\nB.\n\n# The Key\n\n## 1\n\nC.\n\n## 2\n\nD.\n",
        [
            ("The Lamp", "The Lamp. 1"),
            ("The Lamp", "The Lamp. 2"),
            ("The Key", "The Key. 1"),
            ("The Key", "The Key. 2"),
        ],
    ),
    "books that have parts": (
        "# Book One\n\n## Part One\n\n### 1\n\nA.\n\n## Part Two\n\n### 1\n\nB.\n\n"
        "# Book Two\n\n## Part One\n\n### 1\n\nC.\n",
        [
            ("Book One. Part One", "Book One. Part One. 1"),
            ("Book One. Part Two", "Book One. Part Two. 1"),
            ("Book Two. Part One", "Book Two. Part One. 1"),
        ],
    ),
    "chapters that have sections and nothing else": (
        "# Chapter 1\n\n## Morning\n\nA.\n\n## Night\n\nB.\n\n# Chapter 2\n\n## Noon\n\nC.\n",
        [("", "Chapter 1"), ("", "Chapter 2")],
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
            ("Book the First", "Book the First. I"),
            ("Book the First", "II"),
            ("Book the Second", "Book the Second. I"),
        ],
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
