"""Where speech ends or begins that lacks a mark: at a tag, since nobody says «said Viktor»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audiobook.manuscript.quotations.tag import Tag, tag_at, tags_alone
from audiobook.manuscript.quotations.words import WrittenWord, written_words

# not «I»: a speech may itself tell what its speaker said
_OWN = ("I", "we", "it", "one")
_TAG_END = re.compile(r"[^.!?]{0,200}[.!?,]\s+")
_FAR = 80  # characters to the end of a tag's verb and name
_TAIL = 60  # characters; a tag that ends its paragraph is no longer


def speech_ends(text: str, start: int, end: int, at_tail: bool = False) -> int | None:
    """Where in `text[start:end]` narration resumes, if a tag tells it; `at_tail`: only at its end.

    «"Come in, said Viktor.» resumes behind the comma.
    """
    words = written_words(text, start, end)
    tag = next((tag for tag in tags_alone(words) if _tells(words, tag)), None)
    if not tag:
        return None
    rest = text[words[tag.end - 1].end : end].rstrip()
    if at_tail and (len(rest) > _TAIL or "," in rest or rest[-1:] not in tuple(".!?…")):
        return None
    if at_tail and end - start > 3 * _TAIL:  # a long speech, in which somebody is quoted
        return None
    return words[tag.start - 1].end


def _tells(words: Sequence[WrittenWord], tag: Tag) -> bool:
    """Whether narration resumes with a tag, behind a stop and one blank.

    Two blanks may stand where the marks of a quotation within the speech were lost.
    """
    gap = words[tag.start].start - words[tag.start - 1].end if tag.start else 1
    return tag.sure and words[tag.subject[0]].text not in _OWN and gap == 1


def speech_begins(text: str, start: int, close: int) -> int | None:
    """Where the speech began that a mark at `close` ends and nothing opened after `start`.

    «said Viktor. Come in."» behind a quotation begins behind its tag; «Come in," said Viktor» at
    the paragraph's head. Elsewhere it is not known.
    """
    if text[close - 1 : close] not in tuple(".,!?…—-"):
        return None
    if start:
        words = written_words(text, start, min(close, start + _FAR))
        tag = tag_at(words, 0)
        if not tag or not _tells(words, tag):
            return None
        ended = _TAG_END.match(text, words[tag.end - 1].end, close)
        return ended.end() if ended else None
    words = written_words(text, close + 1, close + _FAR)
    tag = tag_at(words, 0)
    return 0 if tag and _tells(words, tag) and not speech_ends(text, 0, close) else None
