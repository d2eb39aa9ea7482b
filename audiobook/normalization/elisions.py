"""Words that lost letters, respelled for engines that read: «o’er», «’ere», «m’lord», «i’ the».

How these and all others sound («comin’», «’em», «s’pose»), `audiobook.pronunciation` knows.
"""

from __future__ import annotations

import re

from audiobook.language import split
from audiobook.normalization.rules import Context, Rule, Rules, alternatives
from audiobook.normalization.spoken import Respelled

# Words that sound like these.
_ALIKE = {"o'er": "ore", "'ere": "ear", "'ere's": "ears", "'eart": "art", "'earts": "arts"}
# A word that runs into the next: m’lord, g’night. Before each, what is said.
_JOINED = {
    "m": ("muh", split("lord lords lady ladies lud dear boy love lad lass friend girl son man")),
    "g": ("guh", split("bye night day morning mornin evening evenin luck")),
}
_EITHER = "['’]"
_LISTED = alternatives(_ALIKE).replace("'", _EITHER)


def _alike(match: re.Match[str], context: Context) -> Respelled:
    word = _small(match.group())
    return Respelled(_as_capital(_ALIKE[word], match.group()), word)


def _run_on(match: re.Match[str], context: Context) -> Respelled | None:
    said, joined = _JOINED[match["cut"].lower()]
    if match["word"].lower() not in joined:
        return None
    return Respelled(_as_capital(said, match.group()) + match["word"], _small(match.group()))


def _em(match: re.Match[str], context: Context) -> Respelled:
    """‘em, with the mark that programs set by mistake."""
    return Respelled("’em", "'em")


def _ith(match: re.Match[str], context: Context) -> Respelled:
    """«i’ the morning»."""
    return Respelled("in", "i'")


def _small(written: str) -> str:
    return written.lower().replace("’", "'")


def _as_capital(said: str, written: str) -> str:
    return said.capitalize() if written.strip("'’")[0].isupper() else said


RULES = Rules(
    re.compile("['’‘]"),
    (
        Rule(re.compile(rf"(?<![\w'’-])i['’](?= th(?:e|is|at|{_EITHER})(?!\w))"), _ith),
        Rule(re.compile(r"(?<![\w'’‘-])‘em(?![\w'’-])"), _em),
        Rule(
            re.compile(rf"(?<![\w'’-])(?:{_LISTED})(?![\w'’-])", re.IGNORECASE),
            _alike,
        ),
        Rule(
            re.compile(r"(?<![\w'’-])(?P<cut>[mg])['’](?P<word>[a-z]+)(?![\w'’-])", re.IGNORECASE),
            _run_on,
        ),
    ),
)
