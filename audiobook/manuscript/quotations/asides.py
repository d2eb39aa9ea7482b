"""Stage directions in speech: «"But (in a low tone) it is late."»; they are narrated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from audiobook.manuscript.quotations.quotation import Quotation
from audiobook.manuscript.quotations.sight import How
from audiobook.manuscript.quotations.words import split

# what a speaker is seen or heard to do while speaking
_DOING = "|".join(
    sorted(
        split("""
            addressing advancing appealing beckoning bending blushing bowing bursting calling
            caressing catching clapping clasping clutching colouring coughing crossing crying
            curtseying drawing dropping embracing extending fixing frowning gasping gazing
            gesturing giggling glancing grasping grinning handing hesitating hiding holding
            indicating kissing kneeling laughing laying leaning lifting lighting looking
            lowering nodding offering opening patting pausing placing pointing pouring
            pressing producing pulling pushing raising reaching recollecting reddening
            returning rising rubbing seating seizing shaking showing shrugging sighing signing
            sinking sitting smiling sneering snatching sobbing staring starting stepping
            stooping stopping stretching striking stroking taking tapping throwing touching
            trembling turning walking waving weeping whispering winking wiping wringing
            yawning""")
    )
)
_SOUNDING = (
    "accent|accents|air|bow|emphasis|frown|glance|groan|laugh|look|manner|nod|shrug|sigh|smile|"
    "sneer|sob|tears|tone|tones|undertone|voice|whisper|wink"
)
_ASIDE = re.compile(
    rf"""\((?:
        (?:\w+ly,?\ |and\ |then\ ){{0,2}}(?:{_DOING})\b[^()"“”]{{0,150}}
      | (?:in|with)\ (?:a|an|the|his|her|great|much|some)\ [^()"“”]{{0,40}}?\b(?:{_SOUNDING})\b
        [^()"“”]{{0,100}}
      | (?:and\ )?here\ (?:he|she|they|the|Mr|Mrs|Miss|[A-Z]\w+)\b[^()"“”]{{0,150}}
      | (?:aside|sotto\ voce|to\ (?:himself|herself)|a\ pause)\b[^()"“”]{{0,60}}
    )\)[,;:]?""",
    re.VERBOSE,
)
_OWN = re.compile(r"\b(?:I|me|my|we|us|our|you|your)\b")


def parted(text: str, quotation: Quotation) -> Iterator[Quotation]:
    """The quotation, or its pieces where asides break it; the marks lie in the outer pieces."""
    if quotation.how is not How.SAID:
        yield quotation
        return
    start, continues = quotation.start, quotation.continues
    for aside in _ASIDE.finditer(text, quotation.start, quotation.end):
        if _OWN.search(aside[0]) or not _has_letters(text, aside.end(), quotation.end):
            continue
        if _has_letters(text, start, aside.start()):
            yield replace(quotation, start=start, end=aside.start(), continues=continues)
            continues = True
        start = aside.end()
    yield replace(quotation, start=start, continues=continues)


def _has_letters(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end]))
