"""What stands in names and descriptions beside the names' own words."""

from __future__ import annotations

from audiobook.language.language import NameWords
from audiobook.language.words import split

NAMES = NameWords(
    particles=split("a an and as at da de del den der des di du la le of or the to van von with"),
    describes=split("""
        a an another first fourth her his little my old our second the their third young your
    """),
)
