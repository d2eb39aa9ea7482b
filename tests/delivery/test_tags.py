"""Tags are written so that players find them, and leave the sound alone."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import mutagen.id3
import mutagen.mp3
import pytest
from conftest import mounted
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiobook.delivery import formats
from audiobook.delivery.tags import PROGRAM, Tags, language_code, sort_title
from audiobook.errors import ToolError
from audiobook.story import Metadata
from audiobook.system.ffmpeg import find

MP3 = formats.named("mp3")
pytestmark = pytest.mark.ffmpeg

FIXTURES = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
BOOK = Metadata(
    title="The Blue Window",
    authors=("Léon Imankulov",),
    narrators=("Sofie Romanová",),
    series="Three Lives",
    series_part="2",
    year="2024-05",
    language="en-GB",
    publisher="Ёлка Press",
    description="A painter.\nA window.",
    copyright="2024 Léon Imankulov",
    subtitle="A Life",
    translators=("Ann O'Dell", "Bo"),
    genres=("Fantasy", "Humour"),
    isbn="978-0-00-000000-2",
    asin="B000000000",
)
TAGS = Tags(BOOK, "Été — “Home”", 3, 12, "Hello, «world».\n\nSecond: 日本語.", b"\xff\xd8 cover")


def ffmpeg(*arguments: str) -> bytes:
    command = [str(find()), "-v", "error", *arguments]
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An MP3 as encoding makes it: 1.2345 s, with the Info header and ffmpeg's own tag."""
    path = tmp_path_factory.mktemp("mp3") / "a.mp3"
    ffmpeg("-f", "lavfi", "-i", "sine=d=1.2345:r=44100", "-ac", "1", "-b:a", "192k", str(path))
    return path.read_bytes()


@pytest.fixture
def mp3(tmp_path: Path, spoken: bytes) -> Path:
    path = tmp_path / "a.mp3"
    path.write_bytes(spoken)
    return path


def sound(data: bytes) -> bytes:
    """All that stands behind the tag, whose length is in its header, seven bits a byte."""
    assert data[:3] == b"ID3"
    size = sum(byte << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    return data[10 + size :]


def ffmetadata(path: Path) -> dict[str, str]:
    """What ffmpeg, and so ffprobe and Audiobookshelf, sees."""
    text = ffmpeg("-i", str(path), "-f", "ffmetadata", "-").decode().replace("\\\n", "\0")
    pairs = (line.split("=", 1) for line in text.splitlines() if "=" in line)
    return {key: value.replace("\0", "\n").replace("\\", "") for key, value in pairs}


EXPECTED = {
    "title": "Été — “Home”",
    "album": "The Blue Window",
    "author": "Léon Imankulov",
    "album_author": "Léon Imankulov",
    "narrator": "Sofie Romanová",
    "track": "3/12",
    "subtitle": "A Life",
    "translator": "Ann O'Dell & Bo",
    "isbn": "978-0-00-000000-2",
    "asin": "B000000000",
    "genre": "Audiobook; Fantasy; Humour",
    "year": "2024",
    "language": "eng",
    "publisher": "Ёлка Press",
    "copyright": "2024 Léon Imankulov",
    "album_sort": "Three Lives 02 - Blue Window",
    "program": PROGRAM,
    "movement": "Three Lives",
    "movement_number": "2",
    "series": "Three Lives",
    "series_part": "2",
    "description": "A painter.\nA window.",
    "comment": "A painter.\nA window.\n\nThe voice is synthetic: this recording was made from the "
    "text by the program audiobook.",
    "text": "Hello, «world».\n\nSecond: 日本語.",
}


def test_all_fields_are_read_back(mp3: Path) -> None:
    MP3.tag(mp3, TAGS)
    assert MP3.read(mp3) == EXPECTED
    assert MP3.read_cover(mp3) == b"\xff\xd8 cover"


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("title", "title"),
        ("album", "album"),
        ("artist", "author"),
        ("album_artist", "album_author"),
        ("composer", "narrator"),
        ("track", "track"),
        ("genre", "genre"),
        ("date", "year"),
        ("language", "language"),
        ("publisher", "publisher"),
        ("copyright", "copyright"),
        ("TIT3", "subtitle"),
        ("ISBN", "isbn"),
        ("ASIN", "asin"),
        ("SERIES", "series"),
        ("SERIES-PART", "series_part"),
        ("DESCRIPTION", "description"),
        ("comment", "comment"),
        ("lyrics-eng", "text"),
    ],
)
def test_ffmpeg_sees_them_under_the_names_that_audiobookshelf_asks_for(
    tagged: dict[str, str], key: str, field: str
) -> None:
    assert tagged[key] == EXPECTED[field]


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory, spoken: bytes) -> dict[str, str]:
    path = tmp_path_factory.mktemp("tagged") / "a.mp3"
    path.write_bytes(spoken)
    MP3.tag(path, TAGS)
    return ffmetadata(path)


def test_it_is_id3_2_3_in_utf_16_and_nothing_older_or_newer(mp3: Path) -> None:
    MP3.tag(mp3, TAGS)
    data = mp3.read_bytes()
    assert data[:5] == b"ID3\x03\x00"
    assert b"TIT2" in data
    assert b"TDRC" not in data
    assert data[-128:-125] != b"TAG"
    frames: Any = mutagen.id3.ID3(mp3, translate=False)  # type: ignore[no-untyped-call]
    assert {frame.encoding for frame in frames.values()} == {mutagen.id3.Encoding.UTF16}
    assert "Été".encode("utf-16-le") in data
    picture = frames.getall("APIC")[0]
    assert (picture.type, picture.mime) == (mutagen.id3.PictureType.COVER_FRONT, "image/jpeg")


def test_the_sound_stays_byte_for_byte_and_gapless(mp3: Path, spoken: bytes) -> None:
    MP3.tag(mp3, TAGS)
    assert sound(mp3.read_bytes()) == sound(spoken)
    assert b"Info" in sound(spoken)[:200]
    decoded = ffmpeg("-i", str(mp3), "-map", "0:a", "-f", "s16le", "-")
    assert len(decoded) // 2 == round(1.2345 * 44100)


def test_the_same_tags_give_the_same_bytes_whatever_was_there(mp3: Path, spoken: bytes) -> None:
    MP3.tag(mp3, TAGS)
    once = mp3.read_bytes()
    MP3.tag(mp3, TAGS)
    assert mp3.read_bytes() == once
    MP3.tag(mp3, replace(TAGS, text="x" * 50_000, title="Other"))
    MP3.tag(mp3, TAGS)
    assert mp3.read_bytes() == once
    mp3.write_bytes(sound(spoken) + b"TAG" + b"old".ljust(125, b"\0"))
    MP3.tag(mp3, TAGS)
    assert mp3.read_bytes() == once


def test_what_is_not_known_has_no_frame(mp3: Path) -> None:
    MP3.tag(
        mp3, Tags(Metadata(title="Emma", language="xx", series_part="4", year="soon"), "One", 1, 1)
    )
    found = MP3.read(mp3)
    assert set(found) == {
        *("title", "album", "album_sort", "narrator", "track"),
        *("genre", "language", "program", "comment"),
    }
    assert found["narrator"] == "Synthetic voices"
    assert found["language"] == "und"
    assert "synthetic" in found["comment"]
    assert MP3.read_cover(mp3) == b""


@pytest.mark.parametrize("part", ["2.5", "II", "2a"])
def test_a_part_that_is_no_whole_number_is_not_told_to_apple(mp3: Path, part: str) -> None:
    MP3.tag(mp3, replace(TAGS, book=replace(BOOK, series_part=part)))
    found = MP3.read(mp3)
    assert found["series_part"] == part
    assert found["movement"] == "Three Lives"
    assert "movement_number" not in found


def test_a_long_text_and_a_long_title_are_whole(mp3: Path) -> None:
    title, text = "Ё" * 300, "A line of the chapter, é.\n" * 8000
    MP3.tag(mp3, replace(TAGS, title=title, text=text))
    assert MP3.read(mp3)["title"] == title
    assert MP3.read(mp3)["text"] == text.strip()
    assert ffmetadata(mp3)["title"] == title


@settings(max_examples=60, suppress_health_check=FIXTURES)
@given(title=st.text(), text=st.text(st.characters()))
def test_any_title_and_text_come_back(mp3: Path, title: str, text: str) -> None:
    MP3.tag(mp3, replace(TAGS, title=title, text=text))
    found = MP3.read(mp3)
    writable = "".join(char for char in text if char != "\0" and not "\ud800" <= char < "\ue000")
    assert found.get("text", "") == writable.strip()
    assert found.get("title", "").split() == title.replace("\0", "").split()


def test_a_file_without_tags_has_nothing_to_read(mp3: Path, spoken: bytes) -> None:
    mp3.write_bytes(sound(spoken))
    assert MP3.read(mp3) == {}
    assert MP3.read_cover(mp3) == b""


def test_a_missing_file_is_a_tool_error(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="could not be tagged"):
        MP3.tag(tmp_path / "none.mp3", TAGS)
    with pytest.raises(ToolError, match="can't be read"):
        MP3.read(tmp_path / "none.mp3")


def test_a_disk_without_room_for_the_cover_is_said_to_be_full(tmp_path: Path, mp3: Path) -> None:
    with mounted(tmp_path / "disk", "64k") as disk:
        shutil.copy(mp3, disk)
        with pytest.raises(ToolError, match="disk is full"):
            MP3.tag(disk / mp3.name, replace(TAGS, cover=bytes(1 << 20)))


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en", "eng"),
        ("en-GB", "eng"),
        ("EN_us", "eng"),
        (" fr ", "fra"),
        ("deu", "deu"),
        ("pt-BR", "por"),
        ("", "und"),
        ("qq", "und"),
        ("English", "und"),
    ],
)
def test_languages_have_three_letters(language: str, code: str) -> None:
    assert language_code(language) == code


@pytest.mark.parametrize(
    ("book", "filed"),
    [
        (Metadata(title="The Sea"), "Sea"),
        (Metadata(title="A"), "A"),
        (Metadata(title="Anna"), "Anna"),
        (Metadata(title="Sea", series="The Tides", series_part="3"), "Tides 03 - Sea"),
        (Metadata(title="Sea", series="Tides", series_part="12.5"), "Tides 12.5 - Sea"),
        (Metadata(title="Sea", series="Tides"), "Tides - Sea"),
    ],
)
def test_books_are_filed_by_series_and_without_article(book: Metadata, filed: str) -> None:
    assert sort_title(book) == filed


def test_the_length_that_mutagen_finds_is_near(mp3: Path) -> None:
    MP3.tag(mp3, TAGS)
    info: Any = mutagen.mp3.MP3(mp3).info  # type: ignore[no-untyped-call]
    assert info.length == pytest.approx(1.2345, abs=0.06)
    assert (info.bitrate, info.channels) == (192_000, 1)


def test_the_cover_is_part_of_the_file_once(mp3: Path) -> None:
    cover = hashlib.sha256(b"x").digest() * 1000
    MP3.tag(mp3, replace(TAGS, cover=cover))
    MP3.tag(mp3, replace(TAGS, cover=cover))
    assert mp3.read_bytes().count(cover) == 1
