"""Words that tell a place from a person."""

from __future__ import annotations

from audiobook.language.language import PlaceWords
from audiobook.language.words import split

PLACES = PlaceWords(
    nouns=split("""
        street road square park hall house lane river bridge hotel church station avenue city town
        county island islands mountain mountains hill hills valley lake sea ocean bay court inn
        palace castle abbey club museum theatre university college school garden gardens bank
        company office room row place gate terrace crescent north south east west
    """),
    buildings=split("""
        lodge cottage manor villa farm tavern prison wharf works mill junction crossing
    """),
    prepositions=split("in at from near into across through throughout outside inside"),
)
