"""The phonemes that Kokoro and hibari were trained on, and how the IPA is written in them.

One letter is one sound: «A» is the vowel of «day», «ʧ» begins «cheese». A mark of stress stands
before its vowel, where the IPA has it before the syllable. The alphabet is misaki's; which letters
there are is what hibari's vocabulary says.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from audiobook.errors import EngineError

STRESS = "ˈˌ"
VOWELS = frozenset("AIOQWYiuæɑɐɒɔəɛɜɪʊʌᵊᵻaeoyøœɨɯɤɚ")


def _table(pairs: str) -> dict[str, str]:
    return {one: other for one, _, other in (pair.partition("=") for pair in pairs.split())}


_BOTH = _table(
    "t͡ʃ=ʧ d͡ʒ=ʤ tʃ=ʧ dʒ=ʤ t͡s=ʦ d͡z=ʣ eɪ=A aɪ=I aʊ=W ɔɪ=Y ej=A aj=I aw=W ɔj=Y e=ɛ "
    "r=ɹ g=ɡ ɫ=l ɬ=l ħ=h ɦ=h ʀ=ʁ ɘ=ə ɵ=ə ʏ=y ʉ=u ɱ=m ʍ=w ɓ=b ɗ=d ɢ=ɡ ʙ=b "
    "ɭ=l ɮ=l ɺ=l ʟ=l ʐ=ʒ ʑ=ʒ ɶ=œ ʷ=w '=ˈ ’=ˈ ʼ= .= |= ͡= ˑ="
) | {"-": " ", "‿": " "}
_US = _table("oʊ=O əʊ=O ow=O o=O ɜːɹ=ɜɹ ɜːr=ɜɹ ɜː=ɜɹ ɝː=ɜɹ ɝ=ɜɹ ɚ=əɹ ɒ=ɑ a=ɑ ɾ=T ʔ=t ː=")
_GB = _table("oʊ=Q əʊ=Q ow=Q o=Q ɝː=ɜː ɝ=ɜː ɚ=ə æ=a ᵻ=ɪ ɾ=t ʔ=t")


@cache
def vocabulary() -> dict[str, int]:
    """Each letter's number. Raises EngineError if hibari is not installed."""
    package = find_spec("hibari")
    if package is None or package.origin is None:
        raise EngineError("hibari is not installed")
    file = Path(package.origin).parent / "assets" / "vocab.json"
    numbers: dict[str, int] = json.loads(file.read_text(encoding="utf-8"))
    return numbers


def numbers(phonemes: str) -> list[int]:
    """What a model is given, with the silence that it expects at both ends."""
    known = vocabulary()
    return [0, *(known[letter] for letter in phonemes if letter in known), 0]


def from_ipa(ipa: str, british: bool) -> str:
    """The sounds of a word in this alphabet. Raises EngineError for a sign that it has not."""
    table = {**_BOTH, **(_GB if british else _US)}
    longest_first = sorted(table, key=len, reverse=True)
    text = unicodedata.normalize("NFC", ipa.strip().strip("/").replace(":", "ː"))
    text = re.sub("|".join(map(re.escape, longest_first)), lambda m: table[m.group()], text)
    # A mark over or under a sound is a shade of it that the models don't know.
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    strange = sorted(set(text) - set(vocabulary()))
    if strange:
        raise EngineError(
            f"the sounds /{ipa}/ have signs that can't be spoken: {' '.join(strange)}"
        )
    return _with_stress_at_vowels(" ".join(text.split()))


_IPA = str.maketrans(_table("A=eɪ I=aɪ W=aʊ Y=ɔɪ O=oʊ Q=əʊ ʧ=tʃ ʤ=dʒ ʦ=ts ʣ=dz ᵊ=ə T=ɾ"))


def to_ipa(phonemes: str) -> str:
    """The IPA of sounds in this alphabet; marks of sentences are left out."""
    said = phonemes.translate(_IPA)
    return " ".join("".join(c for c in said if c.isalpha() or c in "ˈˌː ").split())


def _with_stress_at_vowels(text: str) -> str:
    """«ʃɪˈvɔn» becomes «ʃɪvˈɔn»."""
    made, waiting = "", ""
    for letter in text:
        if letter in STRESS:
            waiting = letter
            continue
        if waiting and letter in VOWELS:
            made, waiting = made + waiting, ""
        made += letter
    return made
