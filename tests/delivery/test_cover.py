"""Covers are square, readable and repeatable; a given one is never cut."""

from __future__ import annotations

import io
import random
import tracemalloc
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageFont

from audiobook.build.book import cover_of, prepare
from audiobook.build.project import Project
from audiobook.delivery import picture
from audiobook.delivery.cover import Cover
from audiobook.delivery.cover_design import undrawable
from audiobook.errors import InputError

LONG = "The Strange and Surprising Adventures of a Painter Who Would Not Sell His Blue Window"


def cover(title: str, author: str, series: str = "") -> bytes:
    return Cover(title, author, series).jpeg()


def given_cover(path: Path) -> bytes:
    return Cover("", "", "", path).jpeg()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def apart(one: bytes, other: bytes, box: tuple[int, int, int, int]) -> bool:
    """Whether two covers differ within a box (left, top, right, bottom)."""
    difference = ImageChops.difference(opened(one).crop(box), opened(other).crop(box))
    return max(high for _, high in extremes(difference)) > 60


def extremes(image: Image.Image) -> tuple[tuple[int, int], ...]:
    """The least and the most of each colour."""
    return cast("tuple[tuple[int, int], ...]", image.getextrema())


TITLE, FOOT = (0, 0, 1400, 760), (0, 1210, 1400, 1400)


@pytest.mark.parametrize(
    ("title", "author", "series"),
    [
        ("Emma", "Jane Austen", ""),
        (LONG * 4, "Léon Imankulov", "Three Lives, 2"),
        ("Łódź, Čapek & Ёлка", "", ""),
        ("x" * 500, "y" * 300, "z" * 300),
        ("漢字", "村上", ""),
        ("", "", ""),
    ],
)
def test_any_words_make_a_square_jpeg(title: str, author: str, series: str) -> None:
    data = cover(title, author, series)
    image = opened(data)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1400, 1400))
    assert not image.getexif()
    assert data == cover(title, author, series)
    assert len(data) < 500_000


def test_each_word_is_seen_and_margins_stay_free() -> None:
    plain = cover("", "")
    for title in ("Emma", LONG, LONG * 4, "x" * 500):
        full, empty = cover(title, "A Writer", "Three"), cover(title, "")
        assert apart(full, empty, FOOT), "author"
        assert apart(full, empty, (0, 90, 700, 170)), "series"
        for edge in ((0, 0, 100, 780), (1310, 0, 1400, 780), (0, 0, 1400, 60)):
            shades = extremes(opened(full).crop(edge))
            assert all(high - low < 25 for low, high in shades), "type in the margin"
    assert apart(cover("Emma", ""), plain, TITLE)


def test_a_short_title_is_read_at_the_size_of_a_thumb() -> None:
    """In 150 pixels a capital is 8 or more of them high, in a colour far from its paper's."""
    image = opened(cover("Coming Home", "")).convert("L")
    paper = image.getpixel((10, 10))
    assert isinstance(paper, int)
    small = image.crop(TITLE).resize((150, 81), Image.Resampling.LANCZOS)
    ink = small.point(lambda value: 255 if abs(value - paper) > 110 else 0).getbbox()
    assert ink is not None
    assert ink[3] - ink[1] >= 2 * 8


def test_covers_of_different_books_look_different() -> None:
    below = (0, 800, 1400, 1200)
    shown = {opened(cover(f"Book {n}", "")).crop(below).tobytes() for n in range(8)}
    assert len(shown) >= 6


def test_accents_are_drawn_and_not_boxes() -> None:
    assert undrawable("éèêëçñøåßłżźćńěščřžőűğıșțāēķľăđơưếỗ Ёлка їґ Αθήνα ά “—…’ €£") == ""
    assert apart(cover("Lodz", ""), cover("Łódź", ""), TITLE)
    assert undrawable("e\u0301") == ""


def test_what_the_typeface_lacks_is_named_and_left_out() -> None:
    assert undrawable("Emma 漢字 漢 🎉") == "漢字🎉"
    lacking, plain = cover("漢", "Emma 漢 🎉"), cover("漢", "Emma")
    assert lacking == plain


def test_the_typeface_of_pillow_would_not_do() -> None:
    """Why one comes with the package: remove it when this fails."""
    font = ImageFont.load_default(40)
    assert bytes(font.getmask("é")) == bytes(font.getmask("\uffff"))


@settings(max_examples=15)
@given(st.text(max_size=60), st.text(max_size=40))
def test_no_words_break_it(title: str, author: str) -> None:
    assert opened(cover(title, author)).size == (1400, 1400)


def painted(path: Path, size: tuple[int, int], mode: str = "RGB", **options: Any) -> Path:
    """Red at the left or top, blue at the right or bottom, green within."""
    image = Image.new("RGB", size, (20, 160, 60))
    width, height = size
    upright = height > width
    image.paste((200, 0, 0), (0, 0, 2, height) if upright else (0, 0, width, 2))
    image.paste(
        (0, 0, 200), (width - 2, 0, width, height) if upright else (0, height - 2, width, height)
    )
    image.convert(mode).save(path, **options)
    return path


@pytest.mark.parametrize(
    ("size", "side"),
    [((1600, 1600), 1600), ((600, 900), 900), ((900, 600), 900), ((3000, 1500), 2400)],
)
def test_a_given_cover_is_filled_out_and_never_cut(
    tmp_path: Path, size: tuple[int, int], side: int
) -> None:
    image = opened(given_cover(painted(tmp_path / "a.png", size)))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (side, side))
    red, green, blue = image.getpixel((side // 2, side // 2))  # type: ignore[misc]
    assert (abs(red - 20) < 8, abs(green - 160) < 8, abs(blue - 60) < 8) == (True, True, True)
    if size[0] != size[1]:
        red, green, blue = image.getpixel((3, 3))  # type: ignore[misc]
        assert (abs(red - 100) < 8, green < 8, abs(blue - 100) < 8) == (True, True, True)


@pytest.mark.parametrize("mode", ["L", "CMYK", "1", "P", "RGBA", "LA"])
def test_every_kind_of_picture_is_taken(tmp_path: Path, mode: str) -> None:
    ending = "jpg" if mode == "CMYK" else "png"
    path = painted(tmp_path / f"a.{ending}", (300, 300), mode)
    assert opened(given_cover(path)).mode == "RGB"


def test_sixteen_bits_of_grey_stay_grey(tmp_path: Path) -> None:
    Image.new("I;16", (100, 100), 128 * 256).save(tmp_path / "a.png")
    assert opened(given_cover(tmp_path / "a.png")).getpixel((50, 50)) == (128, 128, 128)


def test_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert opened(given_cover(tmp_path / "a.png")).getpixel((50, 50)) == (255, 255, 255)


def test_a_photograph_stands_upright_and_keeps_its_secrets(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned by a quarter
    exif[0x010F] = "a camera's maker"
    image = Image.new("RGB", (100, 100))
    image.paste((255, 255, 255), (0, 0, 100, 50))
    image.save(tmp_path / "a.jpg", exif=exif)
    data = given_cover(tmp_path / "a.jpg")
    assert b"camera" not in data
    left, right = opened(data).getpixel((20, 50)), opened(data).getpixel((80, 50))
    assert (left, right) == ((0, 0, 0), (255, 255, 255))


def test_a_cover_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"is not there\n.*`cover:`"):
        given_cover(tmp_path / "none.jpg")


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\xff\xd8\xff\xe0", b"GIF89a\1\0\1\0"])
def test_what_is_no_picture_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(content)
    with pytest.raises(InputError, match=r"a\.jpg can't be read .*\n.*JPEG or PNG"):
        given_cover(tmp_path / "a.jpg")
    with pytest.raises(InputError, match="can't be read"):
        given_cover(tmp_path)


def test_a_build_decodes_a_given_cover_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    def decode(path: Path) -> bytes:
        seen.append(path)
        return square(path)

    square = picture.square_jpeg
    monkeypatch.setattr(picture, "square_jpeg", decode)
    story = project / "stories" / "gate.md"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("title:", "cover: a.png\ntitle:"), encoding="utf-8")
    where = Project(project / "stories", project / "build", project / "voices.yaml")
    keys = set()
    for size in ((64, 40), (40, 64)):
        painted(project / "stories" / "a.png", size)
        book = prepare(where, story)  # which checks it
        assert cover_of(book.story).jpeg() == square(project / "stories" / "a.png")
        keys.add(book.cover)
    assert len(seen) == len(keys) == 2


@pytest.mark.parametrize("size", [(10_000, 10_000), (9_400, 9_400), (40_000_001, 1)])
def test_a_huge_picture_is_told_before_it_fills_the_memory(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    Image.new("1", size).save(tmp_path / "a.png")
    tracemalloc.start()
    with pytest.raises(InputError, match="too many pixels: more than 40 million"):
        given_cover(tmp_path / "a.png")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000_000  # bytes


@pytest.mark.parametrize("ending", ["png", "jpg"])
def test_a_damaged_picture_is_taken_or_told(tmp_path: Path, ending: str) -> None:
    path = painted(tmp_path / f"a.{ending}", (64, 40))
    whole, dice = path.read_bytes(), random.Random(1)
    refused = 0
    for _ in range(150):
        damaged = bytearray(whole[: dice.randrange(len(whole) // 2, len(whole) + 1)])
        damaged[dice.randrange(len(damaged))] ^= 1 << dice.randrange(8)
        path.write_bytes(damaged)
        try:
            assert opened(given_cover(path)).format == "JPEG"
        except InputError:
            refused += 1
    assert refused > 50
