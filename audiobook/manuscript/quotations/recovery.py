"""Where speech ends or begins that lacks a mark: at a tag, since nobody says «said Viktor»."""

from __future__ import annotations

import re

from audiobook.language import ENGLISH
from audiobook.manuscript.quotations.subject import NAME

_VERB = "|".join(sorted(ENGLISH.verbs.speech - ENGLISH.verbs.weak))
# not «I»: a speech may itself tell what its speaker said
_SUBJECT = rf"(?:he|she|they|{NAME}|the [a-z]+(?: [a-z]+)?)"
# Who speaks and a verb, either way round, behind a stop and one blank: two may stand where the
# marks of a quotation within the speech were lost.
_TAG = re.compile(
    rf"(?<=[,.;!?…])\s(?:{_SUBJECT}\s+(?:{_VERB})|(?:{_VERB})\s+{_SUBJECT})\b(?!['’])"
)
_TAG_AT_HEAD = re.compile(
    rf"\s*(?:{_SUBJECT}\s+(?:{_VERB})|(?:{_VERB})\s+{_SUBJECT})\b[^.!?]{{0,200}}[.!?,]\s+"
)
_TAG_BEHIND = re.compile(rf"\s*(?:{_SUBJECT}\s+(?:{_VERB})|(?:{_VERB})\s+{_SUBJECT})\b")
_TAIL = 60  # characters; a tag that ends its paragraph is no longer


def speech_ends(text: str, start: int, end: int, at_tail: bool = False) -> int | None:
    """Where in `text[start:end]` narration resumes, if a tag tells it; `at_tail`: only at its end.

    «"Come in, said Viktor.» resumes behind the comma.
    """
    tag = _TAG.search(text, start, end)
    if not tag:
        return None
    rest = text[tag.end() : end].rstrip()
    if at_tail and (len(rest) > _TAIL or "," in rest or rest[-1:] not in tuple(".!?…")):
        return None
    if at_tail and end - start > 3 * _TAIL:  # a long speech, in which somebody is quoted
        return None
    return tag.start()


def speech_begins(text: str, start: int, close: int) -> int | None:
    """Where the speech began that a mark at `close` ends and nothing opened after `start`.

    «said Viktor. Come in."» behind a quotation begins behind its tag; «Come in," said Viktor» at
    the paragraph's head. Elsewhere it is not known.
    """
    if text[close - 1 : close] not in tuple(".,!?…—-"):
        return None
    if start:
        tag = _TAG_AT_HEAD.match(text, start, close)
        return tag.end() if tag else None
    behind = _TAG_BEHIND.match(text, close + 1, close + 80)
    return 0 if behind and not _TAG.search(text, 0, close) else None
