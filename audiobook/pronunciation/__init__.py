"""Spoken words become sounds, by dictionary, part of speech and context, for every engine."""

from audiobook.pronunciation.choice import names_of
from audiobook.pronunciation.foreign import Foreign
from audiobook.pronunciation.looks import LANGUAGES
from audiobook.pronunciation.pronounce import pronounce
from audiobook.pronunciation.word_sound import WordSound, WordSounds

__all__ = ["LANGUAGES", "Foreign", "WordSound", "WordSounds", "names_of", "pronounce"]
