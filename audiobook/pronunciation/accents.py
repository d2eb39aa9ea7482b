"""Sounds that are written once for two accents become those of an American or a British voice."""

from __future__ import annotations

import re

_VOWEL = "aeɑɒæɐʌəɚɛɜɝiɪᵻoɔuʊ"
_AMERICAN = {"(j)": "", "ɒɹ": "ɔːɹ", "ɒ": "ɑː", "ɝ": "ɜːɹ", "ɪɚ": "ɪɹ", "ɛɚ": "ɛɹ", "ʊɚ": "ʊɹ"}
_AMERICAN |= {"oʊɚ": "oʊɚ", "aʊɚ": "aʊɚ"}  # two syllables
_BRITISH = {
    "(j)": "j",
    "oʊ": "əʊ",
    "ɪɚ": "ɪə",
    "ɛɚ": "ɛː",
    "ʊɚ": "ʊə",
    "ɝ": "ɜːɹ",
    "ɚ": "əɹ",
}
_SILENT = re.compile(rf"ɹ(?!ˈ?ˌ?[{_VOWEL}])")


def in_accent(sounds: str, british: bool) -> str:
    """IPA for a voice of one accent."""
    table = _BRITISH if british else _AMERICAN
    keys = sorted(table, key=len, reverse=True)
    made = re.sub("|".join(map(re.escape, keys)), lambda match: table[match.group()], sounds)
    return _SILENT.sub("", made) if british else made
