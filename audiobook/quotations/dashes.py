"""Speech that a dash opens and nothing closes, as in James Joyce: «—Yes, Stephen said. Come.»"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiobook.quotations.words import SAYS

_OPENED = re.compile(r"\s*(?:—|–|--)\s*(?=[\w'’(])")
_VERB = "|".join(sorted(SAYS))
_NAME = r"(?:the |Mr\.? |Mrs\.? |old )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}"
_SUBJECT = rf"(?:he|she|they|I|we|it|{_NAME}|the [a-z]+(?: [a-z]+)?)"
# who speaks and a verb, either way round, up to the end of the sentence
_TAG = re.compile(
    rf"(?<=[,.!?…])\s+(?:{_SUBJECT}\s+(?:{_VERB})|(?:{_VERB})\s+{_SUBJECT})\b"
    r"[^.!?:]{0,300}(?:[.!?:]|\Z)"
)


def dashed(text: str) -> Iterator[tuple[int, int]]:
    """What is said in a paragraph, its tags left out; nothing without a dash at its head."""
    opened = _OPENED.match(text)
    if not opened:
        return
    at = opened.end()
    for tag in _TAG.finditer(text, at):
        yield at, tag.start()
        at = tag.end() + len(text[tag.end() :]) - len(text[tag.end() :].lstrip())
    if text[at:].strip():
        yield at, len(text)
