"""Each speaker gets a voice, and what they say becomes utterances.

`company` says who is heard with whom, and how much; `timbre` how well voices are told apart and
how good they are; `pacing` how fast each speaks; `given` what voices.yaml says; `choosing` finds a
voice for one more person; `roles` casts a whole story; `uttering` makes utterances of a chapter;
`shortfalls` says what of that the voices can't do.
"""

from audiobook.casting.company import prominence
from audiobook.casting.expression import manners
from audiobook.casting.roles import Cast, Role, cast, notes
from audiobook.casting.shortfalls import shortfalls
from audiobook.casting.timbre import ALIKE, difference, likeness
from audiobook.casting.utterances import Utterance, reading, utterances, words_for
from audiobook.casting.voices_file import VoicesFile, schema, with_characters

__all__ = [
    "ALIKE",
    "Cast",
    "Role",
    "Utterance",
    "VoicesFile",
    "cast",
    "difference",
    "likeness",
    "manners",
    "notes",
    "prominence",
    "reading",
    "schema",
    "shortfalls",
    "utterances",
    "voices_file",
    "with_characters",
    "words_for",
]
