"""The story as a play that a person mends: written out with `rows`, read back with `read_back`.

    ## Chapter 1: Red Dots

        There were three ways out of the Lunts Gallery …

    Margarita Lunts: “You are late,”  # 97 % tag: said Margarita Lunts
    ?? Viktor: “The lemons are not buying.”  # 58 % turn-taking after Léon

Names in front may be changed, and nothing else. Whoever is asked about is marked «??».
"""

from audiobook.corrections.script.changes import FORGET, Change, read_back
from audiobook.corrections.script.doubts import Key, least_sure
from audiobook.corrections.script.entries import Entry, Row, read_base, write_base
from audiobook.corrections.script.rows import rows, text_of

__all__ = [
    "FORGET",
    "Change",
    "Entry",
    "Key",
    "Row",
    "least_sure",
    "read_back",
    "read_base",
    "rows",
    "text_of",
    "write_base",
]
