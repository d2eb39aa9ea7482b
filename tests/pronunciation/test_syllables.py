"""IPA as letters that anybody can read."""

from __future__ import annotations

import pytest

from audiobook.pronunciation import respelled


@pytest.mark.parametrize(
    ("ipa", "letters"),
    [
        ("ɪmɑːnkˈuːlɒf", "i-mahn-KOO-lof"),
        ("ˈɹɛd", "red"),
        ("vˈoʊ", "voh"),
        ("əbˈdʒɛkt", "uhb-JEKT"),
        ("ˈɑːbdʒɪkt", "AHB-jikt"),
        ("ˌɪnəˈspɛkʃən", "i-nuh-SPEK-shuhn"),
        ("ɛkˈstɹɔːɹdɪnɛɹi", "ek-STRAWR-di-ne-ree"),
        ("ˈlaʊɚ", "LOW-er"),
        ("kɹˈɪsməs tɹˈiː", "KRI-smuhs tree"),
        ("‿ə", "uh"),
        ("m̩ˈhm̩", "mhm"),
        ("", ""),
    ],
)
def test_a_word_is_respelled(ipa: str, letters: str) -> None:
    assert respelled(ipa) == letters
