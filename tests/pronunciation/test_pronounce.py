"""Spoken words become sounds, for voices of two accents; all else stays as it is."""

from __future__ import annotations

import pytest

from audiobook.normalization import Plain, Sounded, normalize, split
from audiobook.pronunciation import pronounce


def marks(text: str, british: bool = False) -> dict[str, str]:
    """The words that get sounds, with these."""
    parts = split(pronounce(normalize(text, {}, british), british).sounded)
    return {part.text: part.ipa for part in parts if isinstance(part, Sounded)}


@pytest.mark.parametrize(
    ("text", "word", "american", "british"),
    [
        ("He read the letter twice.", "read", "ˈɹɛd", "ˈɹɛd"),
        ("I can't read it.", "read", "ˈɹiːd", "ˈɹiːd"),
        ("A tear rolled down her cheek.", "tear", "ˈtɪɹ", "ˈtɪə"),
        ("A tear in his coat.", "tear", "ˈtɛɹ", "ˈtɛː"),
        ("The clock was wound up.", "wound", "ˈwaʊnd", "ˈwaʊnd"),
        ("They began to object.", "object", "əbˈdʒɛkt", "əbˈdʒɛkt"),
        ("There was no object in it.", "object", "ˈɑːbdʒɪkt", "ˈɒbdʒɪkt"),
        ("Minute drops fell.", "Minute", "maɪˈnuːt", "maɪˈnjuːt"),
        ("He records everything.", "records", "ɹɪˈkɔːɹdz", "ɹɪˈkɔːdz"),
        ("They separate the two.", "separate", "ˈsɛpəɹeɪt", "ˈsɛpəɹeɪt"),
        ("Horatio came.", "Horatio", "həˈɹeɪʃioʊ", "həˈɹeɪʃiəʊ"),
        ("Fraser came.", "Fraser", "ˈfɹeɪzɚ", "ˈfɹeɪzə"),
        ("Ciarán came.", "Ciarán", "ˈkɪɹən", "ˈkɪəɹən"),
        ("Siobhan laughed.", "Siobhan", "ʃɪˈvɔːn", "ʃɪˈvɔːn"),
        ("It was Cholmondeley’s hat.", "Cholmondeley’s", "ˈtʃʌmliz", "ˈtʃʌmliz"),
        ("Shhhh! Be quiet.", "Shh", "ʃ", "ʃ"),
        ("“Mm-hm,” she said.", "Mm-hmm", "m̩ˈhm̩", "m̩ˈhm̩"),
        ("“I seen ’em,” he said.", "’em", "‿əm", "‿əm"),
        ("The tear-stained page.", "tear", "ˈtɪɹ", "ˈtɪə"),
    ],
)
def test_a_word_gets_its_sounds(text: str, word: str, american: str, british: str) -> None:
    assert marks(text)[word] == american
    assert marks(text, british=True)[word] == british


@pytest.mark.parametrize(
    "text",
    [
        "He had a nice job, and does it well.",
        "They sat in the house and talked of nothing.",
        "‘And then,’ he said, ‘it is over.’",
        "The IRS and the BBC were told.",
        "HM Customs wrote at nine PST.",
        "",
        "…",
    ],
)
def test_what_every_engine_says_right_is_left_alone(text: str) -> None:
    assert not marks(text)


def test_words_that_have_sounds_keep_them() -> None:
    said = normalize("They read it.", {"read": "/ɹaɪd/"})
    assert pronounce(said, british=False).sounded == said.sounded


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Chisholm read 12 pages on the 3rd of May; the wind blew.",
        "“No—I object!” cried Gérard… and wound his watch.",
        "  A   tear\nfell.  ",
    ],
)
def test_words_and_places_are_kept(text: str) -> None:
    before = normalize(text, {})
    after = pronounce(before, british=False)
    assert after.text == before.text
    assert "".join(after.source[word.start : word.end] for word in after.words) == text
    plain = "".join(part.text for part in split(after.sounded) if isinstance(part, Plain | Sounded))
    assert plain == before.text


def test_the_same_text_has_the_same_sounds() -> None:
    said = normalize("The row about the lead made her close the book with a bow.", {})
    assert pronounce(said, british=True) == pronounce(said, british=True)
