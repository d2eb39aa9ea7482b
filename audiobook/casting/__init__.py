"""Each speaker gets a voice, and what they say becomes utterances."""

from audiobook.casting import cast_file
from audiobook.casting.cast import Casting, cast, casting, notes
from audiobook.casting.cast_file import CastFile, Kept
from audiobook.casting.heard_cast import HeardLine, heard_cast
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
    "CastFile",
    "Casting",
    "HeardLine",
    "Kept",
    "Role",
    "Utterance",
    "VoicesFile",
    "cast",
    "cast_file",
    "casting",
    "front_matter_schema",
    "heard_cast",
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
