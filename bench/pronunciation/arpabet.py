"""CMUdict's sounds become those of audiobook.pronunciation, which serve two accents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_VOWELS = {
    "AA": "ɑː",
    "AE": "æ",
    "AO": "ɔː",
    "AW": "aʊ",
    "AY": "aɪ",
    "EH": "ɛ",
    "EY": "eɪ",
    "IH": "ɪ",
    "IY": "iː",
    "OW": "oʊ",
    "OY": "ɔɪ",
    "UH": "ʊ",
    "UW": "uː",
    "AH": "ʌ",
    "ER": "ɝ",
}
_UNSTRESSED = {"AH": "ə", "ER": "ɚ", "IY": "i"}
_CONSONANTS = {
    "CH": "tʃ",
    "DH": "ð",
    "HH": "h",
    "JH": "dʒ",
    "NG": "ŋ",
    "R": "ɹ",
    "SH": "ʃ",
    "TH": "θ",
    "Y": "j",
    "ZH": "ʒ",
    "G": "ɡ",
}
_STRESS = {"1": "ˈ", "2": "ˌ", "0": ""}


def entries(file: Path) -> Iterator[tuple[str, str]]:
    """The words of `cmudict.dict` that are of letters alone, each with the first of its sounds."""
    for line in file.read_text(encoding="utf-8").splitlines():
        word, sounds = line.split("#")[0].split(maxsplit=1)
        if re.fullmatch("[a-z]{2,}", word):
            yield word, ipa(word, sounds.split())


def ipa(word: str, sounds: list[str]) -> str:
    """The sounds of a word, one form for both accents; a stress stands before its vowel."""
    made = ""
    for at, sound in enumerate(sounds):
        name, stress = sound[:2].rstrip("012"), sound[-1] if sound[-1].isdigit() else ""
        behind = sounds[at + 1][:2] if at + 1 < len(sounds) else ""
        if not stress:
            made += _CONSONANTS.get(name, name.lower())
            continue
        vowel = _VOWELS[name]
        if stress == "0":
            vowel = _UNSTRESSED.get(name, vowel)
        if name == "AA" and "o" in word and behind != "R":
            vowel = "ɒ"  # as in lot; the British have another vowel there than in «father»
        if name == "UW" and sounds[at - 1] in ("T", "D", "N") and at and re.search("[uw]", word):
            vowel = "(j)uː"
        made += _STRESS[stress] + vowel
    for short, long in (("ɪɹ", "ɪɚ"), ("ɛɹ", "ɛɚ"), ("ʊɹ", "ʊɚ")):
        # Only before a consonant or at the end do the British lose it.
        made = re.sub(f"{short}(?![ˈˌaɑæɐʌəɚɛɜɝeiɪoɔuʊɒ])", long, made)
    return made if "ˈ" in made else made.replace("ˌ", "ˈ", 1)
