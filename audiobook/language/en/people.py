"""What names of people are made of."""

from __future__ import annotations

from audiobook.language.en.given_names import MEN, WOMEN
from audiobook.language.en.nicknames import NICKNAMES
from audiobook.language.language import PersonalNames
from audiobook.language.words import split

PEOPLE = PersonalNames(
    women=WOMEN,
    men=MEN,
    nicknames=NICKNAMES,
    particles=split("de du des von van der den ter di da la le del della d' st dos y"),
    leading=split("de du von van di da della d'"),
    sons=("ovich", "evich", "itch"),
    daughters=("ovna", "evna", "ichna", "ishna"),
)
