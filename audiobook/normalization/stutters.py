"""Stutters: the «W-» of «W-what» is the beginning of its word, not a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audiobook.language import split
from audiobook.normalization.rules import Context
from audiobook.normalization.sounds import LINK
from audiobook.normalization.spoken import Word

_TWO = "bl|br|ch|cl|cr|dr|fl|fr|gl|gr|kn|ph|pl|pr|qu|sc|sh|sk|sl|sm|sn|sp|st|sw|th|tr|tw|wh|wr"
_ONSET = rf"(?:scr|spr|str|thr|{_TWO}|[b-df-hj-np-tv-z])"
_STUTTER = re.compile(
    rf"(?<![\w'’])(?<![^\W\d_][-–—])(?P<all>(?P<on>{_ONSET})(?:[-–—](?P=on))*[-–—])"
    r"(?P<word>(?P=on)[a-z]+(?:['’][a-z]+)?)(?![\w-])",
    re.IGNORECASE,
)
# One letter before these tells which: a D-day, the H-hour, an S-shaped bend, a B-boy, F-flat.
_NAMED = split(
    """day hour shape shaped class clamp cup top topped tail tailed tube type town boy boys girl
    girls plate list grade flat team train line lines plan bomb bombs ray rays man men section
    sections king kings pop pass turn money men mode number"""
)
_VOICED = split(
    """the that that's that'll this they they're they've they'll them their theirs there there's
    these those then than though thus thee thou thy thine themselves therefore"""
)
_HARD_G = split(
    "get gets getting give gives given giving girl girls gift gifts gear geese gild gilt"
)
# The sound that it is, and what spells it for engines that take no sounds.
# fmt: off
_SOUNDS = {
    "ch": ("tʃ", "ch"), "ph": ("f", "f"), "qu": ("kw", "kw"), "sh": ("ʃ", "sh"), "kn": ("n", "n"),
    "wr": ("ɹ", "r"), "th": ("θ", "th"), "wh": ("w", "w"), "c": ("k", "k"), "g": ("ɡ", "g"),
    "j": ("dʒ", "j"), "q": ("kw", "kw"), "r": ("ɹ", "r"), "x": ("z", "z"), "y": ("j", "y"),
}
# fmt: on
_UNIT = re.compile(r"ch|ph|qu|sh|kn|wr|th|wh|[a-z]")


@dataclass(frozen=True, slots=True)
class Stutters:
    """Each broken beginning of a word, with what it sounds like; the word itself is left."""

    def words(self, context: Context, taken: bytearray) -> Iterator[Word]:
        """What is said of what is not `taken`, one byte for each character; takes it."""
        for match in _STUTTER.finditer(context.text):
            start, end = match.span("all")
            if any(taken[start:end]) or not _is_stutter(match, context):
                continue
            taken[start:end] = b"\1" * (end - start)
            yield from _beginnings(match)


def _is_stutter(match: re.Match[str], context: Context) -> bool:
    """Not «D-day»; behind a dash, only of a lower letter: «Mr. B—but», «the Duke of B—bade»."""
    onset, word = match["on"], match["word"].lower().replace("’", "'")
    if word in _NAMED and match["all"].count("-") == 1:
        return False
    if "-" in match["all"]:
        return True
    censored = onset[0].isupper() and match["word"][0].islower()
    return len(word) > 1 and not (censored and context.word_before(match.start()))


def _beginnings(match: re.Match[str]) -> Iterator[Word]:
    ipa, spelling = _sounds(match["on"].lower(), match["word"].lower().replace("’", "'"))
    at = match.start("all")
    for part in re.finditer(r"(\w+)([-–—])", match["all"]):
        said = f"{spelling}uh"
        said = said.capitalize() if part[1][0].isupper() else said
        yield Word(at + part.start(1), at + part.end(1), said, f"{LINK}{ipa}ə")
        yield Word(at + part.start(2), at + part.end(2), " ")


def _sounds(onset: str, word: str) -> tuple[str, str]:
    """The sounds of what `word` begins with, as far as it was said, and a spelling of them."""
    if len(onset) == 1:
        pair = word[:2] if word[:2] in ("th", "sh", "ch", "ph", "wh", "wr", "kn") else onset
        onset = pair
    if onset == "th" and word in _VOICED:
        return "ð", "th"
    if onset == "wh" and word.startswith("who"):
        return "h", "h"
    soft = word[len(onset) : len(onset) + 1] in tuple("eiy")
    if onset == "c" and soft:
        return "s", "s"
    if onset == "g" and soft and word not in _HARD_G:
        return "dʒ", "j"
    units = [_SOUNDS.get(unit, (unit, unit)) for unit in _UNIT.findall(onset)]
    return "".join(ipa for ipa, _ in units), "".join(spelling for _, spelling in units)


RULES = Stutters()
