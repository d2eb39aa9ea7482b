"""Names of files are safe on every system."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.system import safe_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sofie: Home", "Sofie - Home"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("..", "untitled"),
        ("", "untitled"),
        ("   ", "untitled"),
        ("...and then", "and then"),
        ("Who? Me! <b>", "Who Me! b"),
        ('He said "No"', "He said 'No'"),
        ("a\\b|c/d", "a-b-c-d"),
        ("The end. ", "The end"),
        ("one\n two\tthree\x00\x07", "one two three"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("Com1 ", "_Com1"),
        ("lpt¹.mp3", "_lpt¹.mp3"),
        ("gnp.\u202emp3", "gnp.mp3"),
        ("\ud800x", "x"),
        ("cafe\u0301", "café"),
        ("a\u2028b", "a b"),
    ],
)
def test_names_are_made_safe(title: str, name: str) -> None:
    assert safe_name(title) == name


@pytest.mark.parametrize(
    "title",
    ["Léon's Return", "Console", "Comet", "日本語", "«Ż» – 1.5 % & more!", "COM10", "Aux-1"],
)
def test_safe_names_are_left_alone(title: str) -> None:
    assert safe_name(title) == title


def test_a_long_name_is_cut_between_characters() -> None:
    assert safe_name("é" * 200, limit=7) == "ééé"
    assert safe_name("12345. .7890", limit=8) == "12345"
    assert len(safe_name("日" * 500).encode()) <= 120


AWKWARD = st.text(
    st.one_of(st.sampled_from('/\\:*?"<>|. \n\x00~CONUL1\u0301\u202e\ud800'), st.characters())
)


@given(AWKWARD, st.integers(8, 200))
def test_no_title_leaves_the_folder(title: str, limit: int) -> None:
    name = safe_name(title, limit)
    assert not set(name) & set('/\\:*?"<>|')
    assert all(unicodedata.category(char) not in {"Cc", "Cs"} for char in name)
    assert 0 < len(name.encode("utf-8")) <= limit
    assert name == name.strip(". ") == unicodedata.normalize("NFC", name)
    folder = Path("/build")
    assert Path(os.path.normpath(folder / name)).parent == folder
    assert safe_name(name, limit) == name
