"""Whether a scene begins at another time or place than the one before it ended.

What tells it stands in the first words: «Three days later», «The next morning», «In Paris,»,
«Meanwhile». A scene that merely goes on begins with its people.
"""

from __future__ import annotations

import re

_OPENING = 60  # characters of a scene that are looked at
_UNITS = (
    r"(?:second|minute|hour|day|night|evening|morning|afternoon|week|fortnight|month|season|spring|"
    r"summer|autumn|fall|winter|year|decade|century)s?"
)
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_TIMES = r"(?:dawn|dusk|noon|midnight|nightfall|sunrise|sunset)"
_MEALS = r"(?:breakfast|lunch|dinner|supper)"
_TIME = re.compile(
    rf"\b{_UNITS} (?:later|earlier|before|after|passed|went by|had passed|had gone by)\b"
    rf"|\b(?:next|following|previous|same|that|one|early|late) {_UNITS}\b"
    rf"|^(?:By|At|Before|After|Since|Until|Towards?|Around|About) "
    rf"(?:the )?(?:{_TIMES}|{_MEALS}|{_UNITS}|{_DAYS})\b"
    rf"|^(?:On |By |In )?(?:the )?(?:(?:first|last|next) )?(?:{_DAYS}|{_MONTHS})\b"
    r"|^(?:In )?(?:1[0-9]|20)\d\d\b"
    r"|^(?:Meanwhile|Elsewhere|Tomorrow|Yesterday|Later|Afterwards?|Long ago)\b"
    rf"|^It (?:was|had been) .*\b(?:{_UNITS}|{_DAYS}|{_MONTHS}|{_TIMES})\b"
    r"|\bthe (?:day|night|morning|evening|week|year) (?:after|before)\b"
    rf"|\bat {_TIMES}\b"
)
# «In Paris, …», «At the harbour, …»: a place that is told before everything else.
_PLACE = re.compile(
    r"^(?:In|At|On|Outside|Back (?:in|at)|Far from|Across|Aboard|Beyond) "
    r"(?:the |a |an )?(?:[\w’'-]+ ){0,4}?[\w’'-]+,"
)


def jumps(opening: str) -> bool:
    """Whether the first words of a scene tell of another time or place."""
    text = " ".join(opening.split()).lstrip("“\"‘'*_([")[:_OPENING]
    first = re.split(r"(?<=[.!?…])\s", text, maxsplit=1)[0]
    return bool(_TIME.search(first) or _PLACE.search(first))
