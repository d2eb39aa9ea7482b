"""IPA becomes a respelling that anybody can read: «ee-mahn-KOO-lof»."""

from __future__ import annotations

import re
from itertools import pairwise

_UNITS = {
    "tʃ": "ch", "dʒ": "j", "ʃ": "sh", "ʒ": "zh", "θ": "th", "ð": "dh", "ŋ": "ng", "ɹ": "r",
    "ɡ": "g", "j": "y", "x": "kh", "ɾ": "t", "ʔ": "'", "ɲ": "ny", "ʎ": "ly", "ç": "h", "ɬ": "l",
    "iː": "ee", "i": "ee", "ɪ": "i", "ᵻ": "i", "eɪ": "ay", "ɛː": "air", "ɛə": "air", "ɛ": "e",
    "e": "ay", "æ": "a", "aɪ": "eye", "aʊ": "ow", "ɑː": "ah", "ɑ": "ah", "a": "a", "ɒ": "o",
    "ɔː": "aw", "ɔɪ": "oy", "ɔ": "o", "oʊ": "oh", "əʊ": "oh", "o": "oh", "ʊə": "oor", "ʊ": "uu",
    "uː": "oo", "u": "oo", "ʌ": "uh", "ɐ": "uh", "ə": "uh", "ɚ": "er", "ɜːɹ": "ur", "ɜː": "ur",
    "ɜ": "ur", "ɝ": "ur", "ɪə": "eer", "y": "oo", "ø": "ur", "œ": "ur",
}  # fmt: skip
_UNIT = re.compile("|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True)) + "|.")
_VOWELS = frozenset("aɑɒæɐʌəɚɛɜɝeiɪᵻoɔuʊyøœ")
_STRESS = "ˈˌ"
# What may begin a syllable.
_ONSET = re.compile(r"(?:s?[ptk][ɹlwj]?|[bdɡfvθʃ][ɹlwj]?|s[mnlwf]?|tʃ|dʒ|hj|[mnlɹwjhzʒðxŋ]j?)$")


def respelled(ipa: str) -> str:
    """A word's sounds as letters, a hyphen between syllables, the stressed one in capitals."""
    words = (_word(word) for word in ipa.replace("‿", "").split())
    return " ".join(filter(None, words))


def _word(ipa: str) -> str:
    plain, stressed = "", -1
    for char in ipa:
        if char == "ˈ":
            stressed = len(plain)
        elif char not in _STRESS:
            plain += char
    parts = _syllables(plain)
    made, at = [], 0
    several = len(parts) > 1
    for part in parts:
        vowel = at + next((i for i, c in enumerate(part) if c in _VOWELS), 0)
        is_stressed = several and 0 <= stressed <= vowel and stressed >= at - 3
        text = "".join(_UNITS.get(unit, unit) for unit in _UNIT.findall(part) if unit.isalpha())
        if is_stressed:
            stressed = -1
        made.append(text.upper() if is_stressed else text)
        at += len(part)
    return "-".join(made)


def _syllables(plain: str) -> list[str]:
    """The sounds cut before the consonants that may begin a syllable."""
    vowels = [m.span() for m in re.finditer(r"(?:eɪ|aɪ|aʊ|ɔɪ|oʊ|əʊ|ɪə|ɛə|ʊə|[^\W\d_])ː?", plain)
              if m.group()[0] in _VOWELS]  # fmt: skip
    cuts = []
    for (_, before), (after, _) in pairwise(vowels):
        rests = (plain[at:after] for at in range(before, after))
        cuts.append(after - next((len(rest) for rest in rests if _ONSET.match(rest)), 0))
    edges = [0, *cuts, len(plain)]
    return [plain[a:b] for a, b in pairwise(edges) if plain[a:b]]
