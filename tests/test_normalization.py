"""Written words become spoken ones: what changes, what is left alone, where long text is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.normalization import is_sayable, pieces, spoken

RESPELLED = {
    "Romanova": "roh-MAH-noh-vah",
    "Sofie": "SO-fee",
    "Sofie Romanova": "SO-fee of Moscow",
    "café": "kaffay",
    "U.S.": "you ess",
    "C++": "see plus plus",
    "a.b": "dot",
}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("“Go,” she said.", "Go, she said."),
        ('"Go"', "Go"),
        ("«Va» „Geh‟ 〝No〞", "Va Geh No"),
        ("one\n  two\tthree ", "one two three"),
        ("non\u00a0breaking", "non breaking"),
        ("said“Go”then", "said Go then"),  # a mark parts words, or two would become one
        ("Romanova came.", "roh-MAH-noh-vah came."),
        ("Romanova’s hat", "roh-MAH-noh-vah’s hat"),
        ("Sofie Romanova and Sofie", "SO-fee of Moscow and SO-fee"),
        ("Sofie\nRomanova", "SO-fee of Moscow"),
        ("the café.", "the kaffay."),
        ("the U.S. of", "the you ess of"),
        ("in C++, too", "in see plus plus, too"),
    ],
)
def test_what_changes(written: str, expected: str) -> None:
    assert spoken(written, RESPELLED) == expected


@pytest.mark.parametrize(
    "text",
    [
        "don’t ‘stop’ me",  # single marks are apostrophes as often as not
        "It's 5'10.",
        "romanova",  # the case is as it is written
        "Romanovas",
        "preRomanova",
        "Sofie2",
        "cafés",
        "axb",  # what is respelled is a word, not a pattern
        "— so it went…",
        "£3.50 in 1984",
        "",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert spoken(text, RESPELLED) == text


def test_a_respelling_is_not_respelled_again() -> None:
    assert spoken("a b", {"a": "b", "b": "a"}) == "b a"
    assert spoken("x", {"x": r"\1 \g<0>"}) == r"\1 \g<0>"


@given(st.text())
def test_only_marks_and_white_space_are_taken_out(text: str) -> None:
    def kept(value: str) -> str:
        return "".join(c for c in value if not c.isspace() and c not in '"“”„‟«»〝〞')

    made = spoken(text, {})
    assert kept(made) == kept(text)
    assert made == " ".join(made.split())
    assert spoken(made, {}) == made


@pytest.mark.parametrize(
    ("text", "expected"), [("a", True), ("7", True), ("é", True), ("…", False), ("— *", False)]
)
def test_sayable(text: str, expected: bool) -> None:
    assert is_sayable(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("short", ["short"]),
        ("One two three. Four five six.", ["One two three.", "Four five six."]),
        ("One two three? “Four five six.”", ["One two three?", "“Four five six.”"]),
        ("One two (three!) Four five six.", ["One two (three!)", "Four five six."]),
        ("One two three; four five six", ["One two three;", "four five six"]),
        ("One two three four five six", ["One two three four", "five six"]),
        ("Onetwothreefourfivesixseven", ["Onetwothreefourfives", "ixseven"]),
        ("A. b c d e f g h i j k l m n", ["A. b c d e f g h i", "j k l m n"]),
    ],
)
def test_where_a_long_text_is_cut(text: str, expected: list[str]) -> None:
    assert pieces(text, 20) == expected


WORDY = st.lists(st.sampled_from(["a", "word", "Word.", "so,", "end!", "’", ";", "x" * 30])).map(
    " ".join
)


@given(st.one_of(st.text(max_size=200), WORDY), st.integers(5, 60))
def test_cutting_loses_nothing_but_white_space(text: str, limit: int) -> None:
    made = pieces(text, limit)
    assert "".join("".join(made).split()) == "".join(text.split())
    assert all(0 < len(piece) <= limit for piece in made)


@given(WORDY, st.integers(31, 60))
def test_no_word_is_cut_that_fits(text: str, limit: int) -> None:
    assert " ".join(pieces(text, limit)).split() == text.split()
