"""A chapter is decided anew by what was known of its book, and equal to the whole book's answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from audiobook.attribution import attribute, attribute_book, attribute_chapter
from audiobook.manuscript import read_story
from audiobook.story import Attribution, Chapter, Kind, Story

ONE = """\
# The Quay

Nora Vale stood on the quay with Jakob Reed. The old man behind them counted his nets.

“The ferry is late,” said Nora.

“It is always late,” Jakob said. “Nobody minds.”

“I do.”

“Then swim!” He laughed at her.

The old man looked up. “She would be there first,” he said.

# The Ferry

“There you are,” said Nora.

“Is that all?”

“No,” she said, and gave him the letter. “Read it, Jakob.”

He read it twice. “And if I will not go?”

“Then I go alone.”

# The Harbour

Ilse Brand met them at the harbour.

“You are late,” she said to Nora.

“The ferry was,” Nora answered.

“It always is,” said Jakob, and the old man laughed behind him.

“Who is that?” asked Ilse.
"""


def read(folder: Path, text: str = ONE) -> Story:
    file = folder / "quay.md"
    file.write_text(text, encoding="utf-8")
    return read_story(file)


def named(story: Story, chapter: int, line: int, who: str) -> Story:
    """The story with a speaker that a person named, of a line of a chapter, counted from 0."""
    old = story.chapters[chapter - 1]
    lines = [at for at, one in enumerate(old.segments) if one.kind is Kind.DIALOGUE]
    segments = list(old.segments)
    said = Attribution(who, 1.0, "a person says so")
    segments[lines[line]] = replace(segments[lines[line]], attribution=said)
    new = replace(old, segments=tuple(segments))
    return replace(story, chapters=tuple(new if c is old else c for c in story.chapters))


def speakers(chapter: Chapter) -> list[str]:
    return [one.speaker for one in chapter.segments if one.kind is Kind.DIALOGUE]


def test_what_was_found_is_found_again_in_each_chapter(tmp_path: Path) -> None:
    story = read(tmp_path)
    book = attribute_book(story)
    assert book.story == attribute(story)
    for chapter in book.story.chapters:
        assert attribute_chapter(story, chapter.number, book.knowledge) == chapter


@pytest.mark.parametrize(
    ("chapter", "line", "who"), [(1, 3, "Nora Vale"), (2, 1, "Jakob Reed"), (2, 5, "Jakob Reed")]
)
def test_a_line_that_a_person_names_decides_its_chapter_as_from_scratch(
    tmp_path: Path, chapter: int, line: int, who: str
) -> None:
    story = read(tmp_path)
    knowledge = attribute_book(story).knowledge
    corrected = named(story, chapter, line, who)
    anew = attribute_chapter(corrected, chapter, knowledge)
    assert speakers(anew)[line] == who
    scratch = attribute(corrected).chapters[chapter - 1]
    assert speakers(anew) == speakers(scratch)
    for one, other in zip(anew.segments, scratch.segments, strict=True):  # as sure, but for habits
        assert one.attribution.confidence == pytest.approx(other.attribution.confidence, abs=0.02)


def test_a_chapter_that_nobody_speaks_in_is_as_it_was(tmp_path: Path) -> None:
    story = read(tmp_path, f"{ONE}\n# The End\n\nThe sea was calm.\n")
    knowledge = attribute_book(story).knowledge
    assert attribute_chapter(story, 4, knowledge) == story.chapters[3]
    with pytest.raises(KeyError):
        attribute_chapter(story, 5, knowledge)
