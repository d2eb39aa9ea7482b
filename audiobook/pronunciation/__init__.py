"""Spoken words become sounds, by dictionary, part of speech and context, for every engine."""

from audiobook.pronunciation.choice import names_of
from audiobook.pronunciation.doubts import Doubt, doubts
from audiobook.pronunciation.foreign import Foreign
from audiobook.pronunciation.looks import LANGUAGES
from audiobook.pronunciation.pronounce import pronounce
from audiobook.pronunciation.syllables import respelled
from audiobook.pronunciation.word_sound import WordSound, WordSounds

__all__ = [
    "LANGUAGES",
    "Doubt",
    "Foreign",
    "WordSound",
    "WordSounds",
    "doubts",
    "names_of",
    "pronounce",
    "respelled",
]
