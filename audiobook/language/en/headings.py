"""What English calls parts and chapters, and how it counts them."""

from __future__ import annotations

from audiobook.language.language import Headings
from audiobook.language.words import split

HEADINGS = Headings(
    ones=("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    teens=(
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ),
    tens=("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    ordinals=(
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "last",
    ),
    parts=(
        "part",
        "book",
        "volume",
        "epoch",
        "phase",
        "period",
        "era",
        "cycle",
        "movement",
        "section",
        "quarter",
    ),
    chapters=("chapter", "letter", "stave", "canto", "act", "episode"),
    short={"vol": "volume", "chap": "chapter", "ch": "chapter"},
    named=(
        "prologue",
        "epilogue",
        "preface",
        "foreword",
        "introduction",
        "afterword",
        "interlude",
        "intermezzo",
        "prelude",
        "coda",
    ),
    dotted=("chapter", "chap", "ch", "part", "episode"),
    uncounted=split(
        "figure fig table note notes page plate scene item step line verse rule number"
    ),
    arguments=("In which", "IN WHICH", "Wherein", "WHEREIN", "Which treats", "Containing"),
)
