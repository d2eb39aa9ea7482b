"""How a text for an engine carries the sounds of a word: marks that no story has.

Where voices.yaml gives the sounds of a word in the International Phonetic Alphabet, the word stands
in the text as U+E000, the word as an engine would read it, U+E001, its IPA without slashes, U+E002.
An engine that speaks phonemes takes the IPA (`split`); any other takes the word (`unmarked`). The
marks are of Unicode's private use area; normalization takes them out of what a story holds.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

OPEN, BAR, CLOSE = "\ue000", "\ue001", "\ue002"
MARKS = OPEN + BAR + CLOSE

_MARKED = re.compile(f"{OPEN}([^{MARKS}]*){BAR}([^{MARKS}]*){CLOSE}")


@dataclass(frozen=True, slots=True)
class Plain:
    """Text that the engine reads by its own rules."""

    text: str


@dataclass(frozen=True, slots=True)
class Sounded:
    """A word whose sounds are given."""

    text: str  # for an engine that can't take sounds
    ipa: str  # without slashes: "ʃɪˈvɔːn"


def marked(word: str, ipa: str) -> str:
    """`word` with its sounds, to stand in a text."""
    return f"{OPEN}{word}{BAR}{ipa}{CLOSE}"


def split(text: str) -> tuple[Plain | Sounded, ...]:
    """The parts of a text, in order. Nothing is stripped, and no part is empty."""
    parts: list[Plain | Sounded] = []
    end = 0
    for match in _MARKED.finditer(text):
        if match.start() > end:
            parts.append(Plain(text[end : match.start()]))
        parts.append(Sounded(match[1], match[2]))
        end = match.end()
    if end < len(text):
        parts.append(Plain(text[end:]))
    return tuple(parts)


def unmarked(text: str) -> str:
    """The text with its marked words as words: for an engine that can't take sounds."""
    return _MARKED.sub(r"\1", text)


def hidden(text: str) -> str:
    """The text with U+E000 for every character of a marked word; as long as it was."""
    return _MARKED.sub(lambda match: OPEN * len(match.group()), text)


# --- the sounds of a word ---

VOWELS = frozenset("aɑɒæɐʌəɚɘɛeɜɝiɪɨᵻʉoɔɵøœɶuʊyʏɤɯ")
CONSONANTS = frozenset("bcdfhjklmnpqrstvwxzçðħŋɓɕɖɗɟɡɢɣɥɦɫɬɭɮɰɱɲɳɴɸɹɺɻɽɾʀʁʂʃʈʋʎʐʑʒʔʙʝʟʍʲʤʧʦʣβθχ")
PRIMARY, SECONDARY, LONG, NASAL, SYLLABIC, TIE = "ˈ", "ˌ", "ː", "\u0303", "\u0329", "\u0361"
LINK = "‿"  # begins a word that leans on another, and is never stressed
SYMBOLS = VOWELS | CONSONANTS | frozenset(" .|‿ˈˌːˑʰʷ" + NASAL + SYLLABIC + TIE + "\u032f")

# What is typed for a symbol that few keyboards have, or that has two forms.
_TYPED = str.maketrans({"g": "ɡ", "'": PRIMARY, "’": PRIMARY, ",": SECONDARY, ":": LONG, "-": None})
_SIBILANT = ("s", "z", "ʃ", "ʒ", "ʧ", "ʤ", "ɕ", "ʑ")
_VOICELESS = ("p", "t", "k", "f", "θ", "x", "ç")


def tidy(ipa: str) -> str:
    """The IPA in the one form that engines are given: no typist's signs, one blank at most."""
    composed = unicodedata.normalize("NFC", ipa).translate(_TYPED)
    parted = unicodedata.normalize("NFD", composed)
    return " ".join(parted.replace("c\u0327", "ç").replace("͜", TIE).split())


def problem(ipa: str) -> str:
    """Why this can't be the IPA of a word, in words for a person; empty if it can."""
    made = tidy(ipa)
    strange = next((char for char in made if char not in SYMBOLS), "")
    if strange:
        name = unicodedata.name(strange, "a character without a name").lower()
        return f"has «{strange}» ({name}), which is no symbol of the IPA that voices can say"
    if not any(char in VOWELS or char == SYLLABIC for char in made):
        return "has no vowel between its slashes"
    return ""


def possessive(ipa: str) -> str:
    """The sounds of a word with «’s»; «ᵻ» is what each accent makes of it."""
    last = ipa.rstrip(" .ː" + TIE)
    if last.endswith(_SIBILANT):
        return f"{last}ᵻz"
    return f"{ipa}s" if last.endswith(_VOICELESS) else f"{ipa}z"
