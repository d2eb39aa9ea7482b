"""Each speaker gets a voice, and what they say becomes utterances."""

from audiobook.casting.cast import cast, notes
from audiobook.casting.manner import manners
from audiobook.casting.role import Cast, Role
from audiobook.casting.shortfalls import shortfalls
from audiobook.casting.timbre import ALIKE
from audiobook.casting.unheard import unheard
from audiobook.casting.utterance import Utterance, reading, utterances, words_for
from audiobook.casting.voices_file import VoicesFile, front_matter_schema, schema, with_characters

__all__ = [
    "ALIKE",
    "Cast",
    "Role",
    "Utterance",
    "VoicesFile",
    "cast",
    "front_matter_schema",
    "manners",
    "notes",
    "reading",
    "schema",
    "shortfalls",
    "unheard",
    "utterances",
    "voices_file",
    "with_characters",
    "words_for",
]
