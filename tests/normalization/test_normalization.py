"""Written words become spoken ones: what changes, what is left alone, and that nothing is lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from growth import assert_linear
from hypothesis import example, given, settings
from hypothesis import strategies as st

from audiobook.normalization import is_british, is_sayable, normalize, pieces
from audiobook.normalization.sounds import MARKS, Plain, Sounded, marked, split, unmarked

TABLE = Path(__file__).with_name("cases.txt")


def cases() -> list[tuple[str, str, str]]:
    """What is written, what is said, and why."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [
        re.split(r" \| ", line) for line in lines if line and not line.startswith(("## ", "# "))
    ]
    assert all(len(row) == 3 for row in rows), [row for row in rows if len(row) != 3]
    return [(written, said, why) for written, said, why in rows]


def said(text: str, known: dict[str, str] | None = None) -> str:
    return normalize(text, known or {}).text


def test_there_are_enough_cases_and_each_has_its_reason() -> None:
    table = cases()
    assert len(table) >= 250
    assert all(why.strip() for _, _, why in table)
    assert len({written for written, _, _ in table}) == len(table)


@pytest.mark.parametrize(("written", "expected", "why"), cases())
def test_how_it_is_said(written: str, expected: str, why: str) -> None:
    heading, british = written.startswith("H:"), written.startswith("B:")
    text = written[2:] if heading or british else written
    made = normalize(text, {}, british=british, heading=heading)
    assert made.text == (text if expected == "=" else expected), why


@pytest.mark.parametrize(
    ("language", "british"),
    [("en", False), ("en-US", False), ("en_CA", False), ("en-GB", True), ("en-AU", True)],
)
def test_who_reads_dates_the_british_way(language: str, british: bool) -> None:
    assert is_british(language) is british


RESPELLED = {
    "Romanova": "roh-MAH-noh-vah",
    "Sofie": "SO-fee",
    "Sofie Romanova": "SO-fee of Moscow",
    "café": "kaffay",
    "U.S.": "you ess",
    "C++": "see plus plus",
    "a.b": "dot",
    "Dr. No": "Doctor Know",
    "Siobhan": "shi-VAWN /ʃɪˈvɔːn/",
    "Nez": "/ne/",
}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Romanova came.", "roh-MAH-noh-vah came."),
        ("Romanova’s hat", "roh-MAH-noh-vah’s hat"),
        ("Sofie Romanova and Sofie", "SO-fee of Moscow and SO-fee"),  # the longest first
        ("Sofie\nRomanova", "SO-fee of Moscow"),
        ("the café.", "the kaffay."),
        ("the U.S. of", "the you ess of"),  # before every rule
        ("in C++, too", "in see plus plus, too"),
        ("Dr. No", "Doctor Know"),
        ("Siobhan’s hat", "shi-VAWN’s hat"),
        ("Nez", "Nez"),  # no respelling: as it is written
        ("romanova", "romanova"),  # the case is as it is written
        ("Romanovas preRomanova Sofie-Anne", "Romanovas preRomanova SO-fee-Anne"),
        ("Sofies cafés axb", "Sofies cafés axb"),  # a word, not a pattern
    ],
)
def test_what_is_respelled(written: str, expected: str) -> None:
    assert said(written, RESPELLED) == expected


@pytest.mark.parametrize("key", ["D'Artagnan", "D’Artagnan"])
@pytest.mark.parametrize("written", ["D'Artagnan", "D’Artagnan"])
def test_either_apostrophe_is_the_same(key: str, written: str) -> None:
    assert said(f"So {written}’s hat", {key: "dar"}) == "So dar’s hat"
    assert said(f"So {written}", {key: "/dɑ/"}) == f"So {written}"


ACCENTED = ["Léon", "Phế", "Å"]


@pytest.mark.parametrize("name", ACCENTED)
def test_an_accent_may_be_a_character_of_its_own(name: str) -> None:
    forms = [unicodedata.normalize(form, name) for form in ("NFC", "NFD")]
    for key in forms:
        for written in forms:
            text = f"So {written}, too"
            made = normalize(text, {key: "xx"})
            assert [text[w.start : w.end] for w in made.changed()] == [written]
            assert made.text == "So xx, too"


def test_an_accent_is_part_of_its_word() -> None:
    story = unicodedata.normalize("NFD", "Léon rosé")
    assert said(story, {"Le": "x", "on": "x", "ros": "x", "rose": "x", "Leon": "x"}) == story


def test_a_respelling_is_not_read_again() -> None:
    assert said("a b", {"a": "b", "b": "a"}) == "b a"
    assert said("x", {"x": r"\1 \g<0> No. 5 Dr."}) == r"\1 \g<0> No. 5 Dr."


def test_the_sounds_of_a_word_go_with_it() -> None:
    made = normalize("When Siobhan’s Mr. came, Nez left.", RESPELLED)
    assert split(made.sounded) == (
        Plain("When "),
        Sounded("shi-VAWN’s", "ʃɪˈvɔːnz"),
        Plain(" Mister came, "),
        Sounded("Nez", "ne"),
        Plain(" left."),
    )
    assert unmarked(made.sounded) == made.text


def test_a_story_can_not_set_the_marks_of_sounds() -> None:
    text = marked("word", "ipa") + MARKS
    assert split(normalize(text, {}).sounded) == (Plain("word ipa"),)


def test_a_word_knows_where_it_stood() -> None:
    text = "On  3 March,\nMr. Brown paid £5 — twice."
    made = normalize(text, {})
    assert [(text[w.start : w.end], w.said.strip()) for w in made.changed()] == [
        ("3 March", "the third of March"),
        ("Mr.", "Mister"),
        ("£5", "five pounds"),
    ]


BRICKS = st.sampled_from(
    """I II IV MIX Chapter Henry VIII Mr. Dr. St. No. p. 5 1,500 1815 10:30 p.m. £5 10s. 6d. $3 3/4
    ½ 6'2" 007 -5 20°C % & # @ a@b.com www.x.org ... — -- … J. R. H.M.S. FBI MPs the and he was King
    24/7 1914–18 '45 etc. vs. “ ” ' ’ ( ) . , ! ? : ; / + = ~ * Smith don’t co-op É""".split()  # noqa: SIM905
)
PROSE = st.lists(st.one_of(BRICKS, st.text(max_size=4)), max_size=25).flatmap(
    lambda parts: st.sampled_from([" ", "", "\n"]).map(lambda joint: joint.join(parts))
)
WORD = re.compile(r"[^\W\d_]{4,}")


@settings(max_examples=400)
@given(PROSE, st.booleans())
@example("Mr. Smith’s 3½ lb. of No. 5", False)
def test_the_words_cover_the_text_and_none_is_lost(text: str, heading: bool) -> None:
    made = normalize(text, {}, heading=heading)
    at = 0
    for word in made.words:
        assert word.start == at < word.end
        at = word.end
        if is_sayable(text[word.start : word.end]):
            assert is_sayable(word.said), "what can be said is said"
    assert at == len(text)
    assert made.text == " ".join(made.text.split())


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(["the", "lamp", "was", "out", "they", "nobody", "well-known", "didn’t"]),
        min_size=1,
    )
)
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    text = " ".join(words)
    assert said(text) == said(said(text)) == text


@settings(max_examples=200)
@given(PROSE)
def test_what_is_said_of_a_word_is_the_word_or_its_expansion(text: str) -> None:
    """A word of four letters and more that no rule spoke of is heard as it stands, in its place."""
    made = normalize(text, {})
    changed = {at for word in made.changed() for at in range(word.start, word.end)}
    rest = made.text
    for match in WORD.finditer(text):
        if not changed & set(range(*match.span())):
            found = rest.find(match.group())
            assert found >= 0
            rest = rest[found + len(match.group()) :]


@pytest.mark.parametrize(
    "brick",
    [
        "7",
        "I ",
        ".",
        "1,",
        "1,111",
        "1-",
        "a.",
        "A. ",
        "-",
        "—",
        "'",
        "Dr. ",
        "St. ",
        "5'",
        "x@",
        "IV-",
        "1/2 ",
        "10:",
        "$1.",
        "www.",
        "http://",
        "MM",
        "½",
        "Henry ",
        "(",
        " ",
        "a-",
        "b-",
        "o-",
        "o",
        "s-h",
        "’e ",
        "in’ ",
        "\ue000",
        "0.",
        "é",
    ],
)
def test_the_time_grows_with_the_length(brick: str) -> None:
    """Also of hostile text."""

    def prepare(length: int) -> Callable[[], object]:
        text = (brick * length)[:length]
        return lambda: normalize(text, {"x": "y"})

    assert_linear(prepare, 5_000, 50_000)  # characters


def test_the_text_of_the_marks_is_never_cut() -> None:
    word = marked("Siobhan of the hills", "ʃɪˈvɔːn")
    text = f"One. {word}. Two three {word} four."
    for limit in range(3, len(text) + 2):
        made = pieces(text, limit)
        assert [p for piece in made for p in split(piece) if isinstance(p, Sounded)] == [
            Sounded("Siobhan of the hills", "ʃɪˈvɔːn")
        ] * 2
        assert "".join("".join(made).split()) == "".join(text.split())


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
        ("One, two. Go Mr. Smith goes", ["One, two.", "Go Mr. Smith goes"]),
        ("One, two and J. Smith goes", ["One, two and J.", "Smith goes"]),
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
