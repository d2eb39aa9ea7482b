"""Which questions rise at their end: those that ask for a yes or no, and those of one word.

«You are going to the dance?» is a question by its tune alone; «Where are you going?» has its word,
and falls. Questions with two answers to choose from, and those that only ask for assent («…, isn't
it?»), are left as the voice says them.
"""

from __future__ import annotations

import re

from audiobook.language import split

RISE = "⤴"  # stands among phonemes before the mark of a question that rises; no model has it

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ASKING = split(
    "who whom whose what which where when why how who's what's where's when's why's how's"
)
# What may stand before the word that asks: «And what of it?», «Oh, but where?».
_BEFORE = split("""
    and but so or well oh ah then now yes no for to of in on at with from by about since until till
    into after just exactly
    """)
_ASSENT = re.compile(
    r",\s*(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|must|"
    r"ought|need|may|might|ain|won|don|didn|isn|aren)\w*(?:['’]t)?\s+"
    r"(?:I|you|he|she|it|we|they|there|that|this)(?:\s+not)?\W*$",
    re.IGNORECASE,
)
_END = re.compile(r"\?[^\w?]*$")


def rises(sentence: str) -> bool:
    """Whether somebody who reads the sentence aloud goes up at its end."""
    if not _END.search(sentence):
        return False
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sentence)]
    if len(words) <= 1:
        return bool(words)
    first = next((word for word in words if word not in _BEFORE), "")
    asks = first in _ASKING or words[-1] in _ASKING
    return not (asks or "or" in words[1:-1] or _ASSENT.search(sentence))


def with_rise(phonemes: str) -> str:
    """The phonemes of a sentence that rises, with RISE before its mark."""
    before, mark, after = phonemes.rpartition("?")
    return f"{before}{RISE}{mark}{after}" if mark else phonemes
