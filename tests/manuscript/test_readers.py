"""Each format has a reader, and each reader tells blocks and silences in its own way."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.manuscript import read_story
from audiobook.manuscript.readers import READERS, reader_of
from audiobook.story import Format, Kind


def test_every_format_has_a_reader_and_no_two_share_a_suffix() -> None:
    assert set(READERS) == set(Format)
    suffixes = [suffix for format_ in Format for suffix in format_.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in suffixes)


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.md", Format.MARKDOWN),
        ("a.markdown", Format.MARKDOWN),
        ("a.MD", Format.MARKDOWN),
        ("a.txt", Format.TEXT),
        ("a.rst", Format.TEXT),  # whoever names such a file has it read as it stands
        ("a", Format.TEXT),
    ],
)
def test_a_file_is_read_by_its_suffix(name: str, format_: Format) -> None:
    assert reader_of(Path(name)) is READERS[format_]


@pytest.mark.parametrize(
    ("text", "suffix", "spoken"),
    [
        ("# The Gate\n\nHe came.", ".markdown", ["The Gate", "He came."]),
        ("# The Gate\n\nHe came.", ".md", ["The Gate", "He came."]),
        ("# The Gate\n\nHe came.", ".txt", ["Story", "# The Gate", "He came."]),
        ("He \\[came\\].", ".md", ["Story", "He [came]."]),
        ("He \\[came\\].", ".txt", ["Story", "He \\[came\\]."]),
        ("One.\n***\nTwo.", ".md", ["Story", "One.", "Two."]),
        ("One.\n***\nTwo.", ".txt", ["Story", "One.", "Two."]),
        ("[gate]: http://gate.org\n\nHe came.", ".md", ["Story", "He came."]),
        ("The Gate\n\nBy Ann\n\nChapter 1\n\nHe came.", ".txt", ["Chapter 1", "He came."]),
        (
            "The Gate\n\n# Chapter 1\n\nHe came.",
            ".md",
            ["Story", "The Gate", "Chapter 1", "He came."],
        ),
    ],
)
def test_what_is_spoken_of_a_format(
    tmp_path: Path, text: str, suffix: str, spoken: list[str]
) -> None:
    story = tmp_path / f"story{suffix}"
    story.write_text(text, encoding="utf-8")
    segments = [s for chapter in read_story(story).chapters for s in chapter.segments]
    assert [s.audible.strip() for s in segments if s.kind is not Kind.SILENT] == spoken
