"""English as one value."""

from __future__ import annotations

from audiobook.language.en.actions import ACTIONS
from audiobook.language.en.ages import AGES
from audiobook.language.en.capitals import CAPITALS
from audiobook.language.en.elisions import ELISIONS
from audiobook.language.en.grammar import GRAMMAR
from audiobook.language.en.headings import HEADINGS
from audiobook.language.en.heads import HEADS
from audiobook.language.en.names import NAMES
from audiobook.language.en.nouns import NOUNS
from audiobook.language.en.people import PEOPLE
from audiobook.language.en.places import PLACES
from audiobook.language.en.quoted import QUOTED
from audiobook.language.en.titles import TITLES
from audiobook.language.en.verbs import VERBS
from audiobook.language.en.vocatives import VOCATIVES
from audiobook.language.language import Language
from audiobook.language.words import split

# fmt: off
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)
# fmt: on

ENGLISH = Language(
    "en",
    TITLES,
    VERBS,
    ELISIONS,
    NAMES,
    HEADS,
    HEADINGS,
    QUOTED,
    PEOPLE,
    CAPITALS,
    NOUNS,
    AGES,
    PLACES,
    GRAMMAR,
    ACTIONS,
    VOCATIVES,
    pronouns=split("he she i they we you it there"),
    months=_MONTHS,
    commonest=split(
        """the and of to that he was it his with had you for she not but her him is my they which
        have from this were there what would them we said i be as are been your when who their
        could one"""
    ),
)
