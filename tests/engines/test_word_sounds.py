"""What an engine makes of a word, told without speaking."""

from __future__ import annotations

import pytest

from audiobook.engines import installed


@pytest.mark.parametrize(
    ("voice", "sounds"),
    [
        ("espeak:en-us+m3", "bˈɑːɹt"),
        ("espeak:en-gb+m3", "bˈɑːt"),
        ("tone:220", ""),
        ("hibari:heart", "bˈɑɹt"),
    ],
)
def test_an_engine_tells_what_it_makes_of_a_word(voice: str, sounds: str) -> None:
    if installed.engine(voice.partition(":")[0]).missing():
        pytest.skip("it is not here")
    assert installed.sounds(installed.voice(voice), "bart") == sounds
