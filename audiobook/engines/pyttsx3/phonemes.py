"""The International Phonetic Alphabet in espeak-ng's own letters, as they stand in `[[ ]]`.

The mnemonics are those of its English voices (espeak-ng 1.52: `espeak-ng -x`, and its
docs/phonemes.md); a sound that English voices lack becomes the nearest that they have.
"""

from __future__ import annotations

import re

from audiobook.normalization import LINK, NASAL, PRIMARY, SECONDARY, SYLLABIC, TIE, Sounded, split

# fmt: off
_MNEMONICS = {
    # vowels and diphthongs
    "iː": "i:", "i": "i", "ɪ": "I", "ɨ": "I", "ᵻ": "I#", "eɪ": "eI", "e": "e", "eː": "e:",
    "ɛ": "E", "ɛː": "E:", "æ": "a", "a": "A:", "aː": "A:", "aɪ": "aI", "aʊ": "aU", "ɑ": "A:",
    "ɑː": "A:", "ɒ": "0", "ɔ": "O", "ɔː": "O:", "ɔɪ": "OI", "oʊ": "oU", "əʊ": "oU", "o": "o:",
    "oː": "o:", "ʊ": "U", "u": "u", "uː": "u:", "ʉ": "u:", "ʌ": "V", "ɐ": "V", "ə": "@",
    "ɚ": "3", "ɜ": "3:", "ɜː": "3:", "ɝ": "3:", "ɝː": "3:", "ɘ": "@", "ɵ": "U", "ɤ": "V",
    "ɪə": "i@", "eə": "e@", "ɛə": "e@", "ʊə": "U@", "ɑːɹ": "A@", "ɔːɹ": "O@",
    # rounded ones that English has not
    "y": "u:", "ʏ": "U", "ø": "3:", "œ": "3:", "ɶ": "3:", "ɯ": "u:",
    # consonants
    **{c: c for c in "bdfhjklmnprstvwxz"},
    "ɡ": "g", "ŋ": "N", "θ": "T", "ð": "D", "ʃ": "S", "ʒ": "Z", "tʃ": "tS", "dʒ": "dZ",
    "ʧ": "tS", "ʤ": "dZ", "ts": "ts", "dz": "dz", "ʦ": "ts", "ʣ": "dz", "ɹ": "r-", "ɻ": "r-",
    "ɾ": "*", "ɽ": "*", "ʔ": "?", "ɫ": "l", "ɲ": "n^", "ʎ": "l^", "ç": "C", "χ": "x", "ɬ": "l#",
    "c": "c", "ɟ": "J", "q": "k", "ɢ": "g", "ɣ": "Q", "β": "B", "ɸ": "f", "ʋ": "v", "ʍ": "w#",
    "ɕ": "S;", "ʑ": "z;", "ʂ": "s.", "ʐ": "z.", "ʈ": "t", "ɖ": "d", "ɳ": "n", "ɭ": "l",
    "ʁ": "r", "ʀ": "r", "ɦ": "h", "ħ": "h", "ɥ": "j", "ɰ": "w", "ɱ": "m", "ɴ": "N", "ɺ": "l",
    "ɓ": "b", "ɗ": "d", "ɮ": "l", "ʙ": "b", "ʝ": "j", "ʟ": "l", "ʲ": "j", "ʷ": "w",
    # a nasal vowel is the vowel and a nasal, as English tongues have it
    "ɑ" + NASAL: "A:n", "ɔ" + NASAL: "O:n", "o" + NASAL: "O:n", "ɛ" + NASAL: "an",
    "l" + SYLLABIC: "@l", "n" + SYLLABIC: "@n", "m" + SYLLABIC: "@m", "ɹ" + SYLLABIC: "3",
    PRIMARY: "'", SECONDARY: ",", " ": "||", NASAL: "n",
}
# fmt: on
_UNIT = re.compile("|".join(sorted(map(re.escape, _MNEMONICS), key=len, reverse=True)))
_BRACKETS = re.compile(r"(?<=\[)(?=\[)")


def mnemonics(ipa: str) -> str:
    """`SI'vO:n` of `ʃɪˈvɔːn`, its parts divided by `|`, lest two of them be read as a third.

    What makes no difference here (a syllable's end, a half-long vowel) is passed over.
    """
    units = [_MNEMONICS[unit] for unit in _UNIT.findall(ipa.replace(TIE, ""))]
    if PRIMARY not in ipa and not ipa.startswith(LINK):
        units.insert(0, _MNEMONICS[PRIMARY])  # without a stress a word is mumbled
    return "|".join(units).replace("||||", "||").replace("'|", "'").replace(",|", ",")


def is_sounded(text: str) -> bool:
    """Whether a word of the text carries its sounds."""
    return any(isinstance(part, Sounded) for part in split(text))


def rendered(text: str) -> str:
    """A text with marked words as pyttsx3 may be given it, with phonemes switched on.

    Brackets of the text itself stay brackets.
    """
    parts = []
    for part in split(text):
        if isinstance(part, Sounded):
            parts.append(f" [[{mnemonics(part.ipa)}]]")  # after anything but a blank it is not seen
        else:
            parts.append(_BRACKETS.sub(" ", part.text))
    return "".join(parts)
