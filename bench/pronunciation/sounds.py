"""How far two ways to say a word are apart, whatever alphabet and accent they are written in."""

from __future__ import annotations

import re
import unicodedata

RIGHT = 0.9  # a shade (a reduced vowel, a yod) is less; a stress, a vowel or a consonant is more

_SPELT = {
    # misaki's letters
    "A": "eɪ",
    "I": "aɪ",
    "W": "aʊ",
    "O": "oʊ",
    "Q": "oʊ",
    "Y": "ɔɪ",
    "T": "t",
    "ᵊ": "ə",
    "ʧ": "tʃ",
    "ʤ": "dʒ",
    "ʦ": "ts",
    "ʣ": "dz",
    # one letter a sound
    "əʊ": "oʊ",
    "ɾ": "t",
    "r": "ɹ",
    "g": "ɡ",
    "ɫ": "l",
    "ʍ": "w",
    "x": "k",
    "ɐ": "ə",
    "ᵻ": "ɪ",
    "ɨ": "ɪ",
    "ɚ": "əɹ",
    "ɝ": "ɜɹ",
    "ʔ": "t",
    "ɜɜ": "ɜ",
    "a": "æ",
    "ɘ": "ə",
    "ɬ": "l",
}
# Sounds that are one here: lot, thought and palm differ by region; a sign stands for a diphthong.
_UNITS = {
    "eɪ": "A",
    "aɪ": "I",
    "aʊ": "W",
    "oʊ": "O",
    "ɔɪ": "Y",
    "tʃ": "ʧ",
    "dʒ": "ʤ",
    "ɔɹ": "oɹ",
    "oːɹ": "oɹ",
    "oɹ": "oɹ",
    "ɒɹ": "oɹ",
    "ɒ": "ɑ",
    "ɔ": "ɑ",
    "ʌ": "ə",
    "ɪ": "ə",
    "ɜɹ": "ɜ",
    "əɹ": "əɹ",
    "e": "ɛ",
    "o": "O",
    "ɛə": "ɛɹ",
    "eə": "ɛɹ",
    "ɪə": "iə",
    "ʊə": "uə",
}
_UNIT = re.compile("|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True)))
_SPELL = re.compile("|".join(sorted(map(re.escape, _SPELT), key=len, reverse=True)))
_VOWELS = frozenset("AIWOYiuæɑoɛəɜʊ")
_DROPPED = re.compile("[ːˑ.|͡‿_-]")
_SHADES = {
    frozenset("iə"): 0.3,
    frozenset("ɛə"): 0.4,
    frozenset("uʊ"): 0.3,
    frozenset("uə"): 0.5,
    frozenset("ʊə"): 0.4,
    frozenset("æɑ"): 0.4,
    frozenset("æə"): 0.6,
    frozenset("Oə"): 0.5,
    frozenset("ɑə"): 0.5,
    frozenset("ɑO"): 0.6,
    frozenset("oO"): 0.3,
    frozenset("oɑ"): 0.4,
    frozenset("ɜə"): 0.2,
    frozenset("ɛæ"): 0.6,
    frozenset("iɛ"): 0.6,
    frozenset("jʒ"): 0.5,
    frozenset("ij"): 0.3,
}
_LESS = {"ə": 0.35, "j": 0.4, "ɹ": 0.5}  # what is often passed over
_STRESS = 0.6  # twice for one that moved


def units(ipa: str) -> list[str]:
    """The sounds of a word, the stressed vowel of several with «ˈ»."""
    text = unicodedata.normalize("NFD", ipa)
    text = _DROPPED.sub("", re.sub("[\u0300-\u036f]", "", text))
    stressed = "ˈ" if "ˈ" in text else "ˌ"
    text = text.replace("ˌ", "" if stressed == "ˈ" else "ˈ").replace(" ", "")
    parts = [_plain(part) for part in text.split("ˈ")]
    made: list[str] = []
    for number, part in enumerate(parts):
        waiting = number == 1  # only the first stress counts
        for sound in part:
            if waiting and sound in _VOWELS:
                made.append("ˈ" + sound)
                waiting = False
            else:
                made.append(sound)
    if sum(sound[-1] in _VOWELS for sound in made) < 2:
        made = [sound[-1] for sound in made]
    return made


def _plain(text: str) -> list[str]:
    spelt = _SPELL.sub(lambda match: _SPELT[match.group()], text)
    spelt = spelt.replace("ɜɹ", "ɜ").replace("ɜ", "ɜɹ")
    return list(_UNIT.sub(lambda match: _UNITS[match.group()], _with_diphthongs(spelt)))


def _with_diphthongs(text: str) -> str:
    return text.replace("æɪ", "aɪ").replace("æʊ", "aʊ")


def distance(one: str, other: str, stress: bool = True) -> float:
    """What it takes to turn one into the other: 1 for a sound, less for a shade."""
    first, second = units(one), units(other)
    if not stress:
        first, second = ([sound[-1] for sound in part] for part in (first, second))
    row = [0.0]
    for sound in second:
        row.append(row[-1] + _gone(sound))
    for sound in first:
        fresh = [row[0] + _gone(sound)]
        for at, other_sound in enumerate(second, 1):
            fresh.append(
                min(
                    row[at] + _gone(sound),
                    fresh[-1] + _gone(other_sound),
                    row[at - 1] + _changed(sound, other_sound),
                )
            )
        row = fresh
    return row[-1]


def _gone(sound: str) -> float:
    return _LESS.get(sound[-1], 1.0) + (_STRESS if len(sound) > 1 else 0)


def _changed(one: str, other: str) -> float:
    moved = _STRESS if len(one) != len(other) else 0.0
    if one[-1] == other[-1]:
        return moved
    return moved + _SHADES.get(frozenset(one[-1] + other[-1]), 1.0)
