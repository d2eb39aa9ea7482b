"""A finished book's folder is understood by players and libraries."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.delivery.book_folder import (
    BookFile,
    chapter_file_name,
    folder_name,
    metadata_json,
    playlist,
    playlist_name,
)
from audiobook.story import Metadata

BOOK = Metadata(
    title="The Blue Window",
    authors=("Léon Imankulov", "Sofie Romanova"),
    narrators=("Marco Kowalska",),
    series="Three Lives",
    series_part="2",
    year="published 2024",
    language="en",
    publisher="Ёлка",
    description="A “painter”.",
)
FILES = (
    BookFile("01 - One.mp3", "One", 44_101, 44_100, "aa"),
    BookFile("02 - Été.mp3", "Été", 10_000_000, 44_100, "bb"),
    BookFile("03 - Three.mp3", "Three", 1, 44_100, "cc"),
)


def written(book: Metadata = BOOK, files: tuple[BookFile, ...] = FILES) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(metadata_json(book, files))
    return content


@pytest.mark.parametrize(
    ("number", "total", "title", "part", "name"),
    [
        (1, 5, "One", None, "01 - One.mp3"),
        (7, 120, "One", None, "007 - One.mp3"),
        (3, 9, "The Sea: a Tale?", None, "03 - The Sea - a Tale.mp3"),
        (3, 9, "The Sea", 2, "03 - The Sea - part 02.mp3"),
        (4, 9, "  ", None, "04 - Chapter 4.mp3"),
        (4, 9, "..", None, "04 - untitled.mp3"),
        (1, 1, "../../etc", None, "01 - -..-etc.mp3"),
    ],
)
def test_chapters_are_named(
    number: int, total: int, title: str, part: int | None, name: str
) -> None:
    assert chapter_file_name(number, total, title, ".mp3", part) == name


@given(st.text(), st.integers(1, 2000), st.none() | st.integers(1, 20))
def test_a_chapter_stays_in_its_folder_whatever_its_title(
    title: str, number: int, part: int | None
) -> None:
    name = chapter_file_name(number, 2000, title, ".mp3", part)
    assert PurePosixPath(name).name == name
    assert name.startswith(f"{number:04} - ")
    assert name.endswith(".mp3" if part is None else f" - part {part:02}.mp3")
    assert len(name.encode()) <= 124


def test_parts_of_a_long_title_have_names_of_their_own() -> None:
    names = {chapter_file_name(1, 1, "é" * 300, ".mp3", part) for part in (None, 1, 2, 12)}
    assert len(names) == 4


def test_folder_and_playlist_are_named_after_the_book() -> None:
    assert folder_name("Sofie: Home") == "Sofie - Home"
    assert playlist_name("Sofie: Home") == "Sofie - Home.m3u8"
    assert playlist_name("é" * 300).endswith("é.m3u8")


def test_audiobookshelf_finds_its_fields() -> None:
    content = written()
    content.pop("audiobook")
    chapters = content.pop("chapters")
    assert content == {
        "tags": ["Synthetic voice"],
        "title": "The Blue Window",
        "subtitle": None,
        "authors": ["Léon Imankulov", "Sofie Romanova"],
        "narrators": ["Marco Kowalska"],
        "series": ["Three Lives #2"],
        "genres": ["Audiobook"],
        "publishedYear": "2024",
        "publishedDate": None,
        "publisher": "Ёлка",
        "description": "A “painter”.",
        "isbn": None,
        "asin": None,
        "language": "en",
        "explicit": False,
        "abridged": False,
    }
    assert [each["id"] for each in chapters] == [0, 1, 2]
    assert [each["title"] for each in chapters] == ["One", "Été", "Three"]


def test_chapters_follow_each_other_without_a_gap_and_exactly() -> None:
    chapters = written()["chapters"]
    assert chapters[0]["start"] == 0
    assert [each["end"] for each in chapters[:-1]] == [each["start"] for each in chapters[1:]]
    assert [round(each["end"] * 44_100) for each in chapters] == [44_101, 10_044_101, 10_044_102]
    assert chapters[-1]["end"] == 10_044_102 / 44_100


def test_each_file_is_listed_with_its_exact_length() -> None:
    listed = written()["audiobook"]["files"]
    assert listed[0] == {
        "file": "01 - One.mp3",
        "title": "One",
        "samples": 44_101,
        "rate": 44_100,
        "duration": 44_101 / 44_100,
        "sha256": "aa",
    }
    for entry, file in zip(listed, FILES, strict=True):
        assert entry["duration"] * entry["rate"] == pytest.approx(file.samples, abs=1e-6)


@pytest.mark.parametrize(
    ("field", "told", "key", "value"),
    [
        ("authors", (), "authors", []),
        ("authors", ("King, Jr.", "B"), "authors", ["King, Jr.", "B"]),
        ("narrators", (), "narrators", ["Synthetic voices"]),
        ("subtitle", "A Life", "subtitle", "A Life"),
        ("genres", ("Fantasy", "Humour"), "genres", ["Fantasy", "Humour"]),
        ("keywords", ("sea",), "tags", ["Synthetic voice", "sea"]),
        ("isbn", "978-0-00-000000-2", "isbn", "978-0-00-000000-2"),
        ("asin", "B000000000", "asin", "B000000000"),
        ("series", "", "series", []),
        ("series_part", "", "series", ["Three Lives"]),
        ("series_part", "2 b#", "series", ["Three Lives #2b"]),
        ("year", "", "publishedYear", None),
        ("description", "", "description", None),
    ],
)
def test_fields_that_are_written_in_many_ways(
    field: str, told: Any, key: str, value: object
) -> None:
    assert written(replace(BOOK, **{field: told}))[key] == value


def test_the_same_book_gives_the_same_bytes() -> None:
    assert metadata_json(BOOK, FILES) == metadata_json(replace(BOOK), tuple(FILES))
    assert "Été".encode() in metadata_json(BOOK, FILES)


def test_the_playlist_lists_names_and_seconds() -> None:
    assert playlist(BOOK, FILES).decode("utf-8").splitlines() == [
        "#EXTM3U",
        "#PLAYLIST:The Blue Window",
        "#EXTINF:1,Léon Imankulov & Sofie Romanova - One",
        "01 - One.mp3",
        "#EXTINF:227,Léon Imankulov & Sofie Romanova - Été",
        "02 - Été.mp3",
        "#EXTINF:0,Léon Imankulov & Sofie Romanova - Three",
        "03 - Three.mp3",
    ]


def test_a_title_over_two_lines_breaks_no_playlist() -> None:
    lines = playlist(
        Metadata(title="A\nB"), [replace(FILES[0], title="One\n#EXTINF:9,two")]
    ).decode()
    assert lines.splitlines() == [
        "#EXTM3U",
        "#PLAYLIST:A B",
        "#EXTINF:1,One #EXTINF:9,two",
        "01 - One.mp3",
    ]
