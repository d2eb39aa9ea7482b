"""Stage directions in speech: «"But (in a low tone) it is late."»; they are narrated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from audiobook.language import ENGLISH
from audiobook.manuscript.quotations.judgement import How
from audiobook.manuscript.quotations.quotation import Quotation

_DOES = "|".join(sorted(ENGLISH.verbs.gestures))
_MANNER = "|".join(sorted(ENGLISH.quoted.manners))
_ASIDE = re.compile(
    rf"""\((?:
        (?:\w+ly,?\ |and\ |then\ ){{0,2}}(?:{_DOES})\b[^()"“”]{{0,150}}
      | (?:in|with)\ (?:a|an|the|his|her|great|much|some)\ [^()"“”]{{0,40}}?\b(?:{_MANNER})\b
        [^()"“”]{{0,100}}
      | (?:and\ )?here\ (?:he|she|they|the|[A-Z]\w+)\b[^()"“”]{{0,150}}
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
