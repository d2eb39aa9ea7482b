"""Whether a number counts what stands behind it: «1348 brave men», and not «in 1348 nobody».

And whether a measure is of what stands behind it: «a £5m deal», and not «a £5m more».
"""

from __future__ import annotations

import re

from audiobook.language import split
from audiobook.normalization.rules import OPENERS, Context

_NEXT = re.compile(r" ((?!\d)\w+(?:['’-]\w+)*)")
_SINGULAR = split(
    """was is as has his this its us yes thus plus across perhaps always towards afterwards besides
    unless less does goes says alas census marks begins ends sees brings comes takes seems"""
)
_MEASURED = split(
    """miles yards acres feet metres meters kilometres kilometers tons tonnes degrees hours seconds
    francs dollars pounds euros rubles words pages percent million thousand dozen"""
)
_COUNTED = _MEASURED | split(
    """men women people children horse foot sheep cattle fish troops infantry cavalry soldiers
    sailors souls prisoners houses"""
)
_NEXT_TO = split("per hundred odd dead wounded killed missing strong")  # next to the number
_EVENTS = split(
    """elections riots revolutions games floods strikes troubles uprisings massacres vintages models
    reforms rules"""
)
# Behind these begins something else, or a sentence tells what happened in that year.
_ELSE = (OPENERS - split("and or most")) | split(
    """brought made saw gave took came went left found put set led kept drew broke became began fell
    rose stood sent held won lost met got been being had are were"""
)


_WHOSE = split("a an the his her my your our their its this that each every another one")
_NOT_MEASURED = (_ELSE - _WHOSE) | split(
    """is does seems cost fell sank bought paid meant left apart away ahead long wide deep high tall
    old off out worth total extra thick square upwards downwards westwards eastwards north south
    east west up down back then ago early late and or most a the it per lay sat hung ran grew slid
    stuck blew flew shrank burnt felt might must shall between among above below across along
    around beyond outside against within upon into onto toward towards past beside near to for
    with away again altogether due gone stolen lost kept lent sent spent hid won drawn thrown
    people"""
)
# Things, though they end like a participle or an adverb.
_THINGS = split(
    """building painting wedding ring earring wing thing string ceiling carving drawing dressing
    lodging helping garden kitchen oven token chicken linen bed shed family men women
    children"""
)


def is_measure(context: Context, start: int, end: int) -> bool:
    """Whether what is measured stands behind, and an article or whose it is before."""
    owner = context.word_before(start)
    if owner.lower() not in _WHOSE and not owner.endswith(("’s", "'s")):
        return False
    found = _NEXT.match(context.text, end)
    noun = found[1] if found else ""
    verbal = noun.endswith(("ed", "ly", "ing", "en")) and noun not in _THINGS
    verbal = verbal and owner.lower() not in ("a", "an")
    return noun[:1].islower() and noun not in _NOT_MEASURED and not verbal


def is_counted(context: Context, at: int, reach: int = 1) -> bool:
    """Whether one of the next words, at most `reach`, is a noun that the number before counts.

    Next to the number any plural is; behind other words only what is often counted.
    """
    for distance in range(reach):
        found = _NEXT.match(context.text, at)
        if found is None or found[1] in _EVENTS:
            return False
        word = found[1]
        if word in _COUNTED or (not distance and (word in _NEXT_TO or _is_plural(word))):
            return True
        joined = word in ("and", "or") and not distance
        if joined or word.lower() in _ELSE or word[0].isupper():
            return False
        at = found.end()
    return False


def is_measured(context: Context, at: int) -> bool:
    """Whether a measure stands next: not even behind «in» is the number a year before «miles»."""
    found = _NEXT.match(context.text, at)
    return found is not None and found[1] in _MEASURED


def _is_plural(word: str) -> bool:
    return (
        len(word) > 3
        and word.islower()
        and word.endswith("s")
        and not word.endswith(("ss", "'s", "’s", "ous", "ious"))
        and word not in _SINGULAR
    )
