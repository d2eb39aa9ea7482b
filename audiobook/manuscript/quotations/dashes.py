"""Speech that a dash opens and nothing closes, as in James Joyce: «—Yes, Stephen said. Come.»"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiobook.language import ENGLISH
from audiobook.manuscript.quotations.marks import TAG
from audiobook.manuscript.quotations.tag import tags_alone
from audiobook.manuscript.quotations.words import written_words

_OPENED = re.compile(r"\s*(?:(?:—|–|―|--)\s*|-[ \u00a0]?)(?=[\w'’(¿¡])")
_MORE = re.compile(r"[^.!?:]{0,300}(?:[.!?:]|\Z)")  # what is said of who speaks
# «he said, you dreadful bard!»: what follows the tag is spoken to somebody, or by somebody
_RESUMES = re.compile(
    r"[^,]{0,40},(?=\s+(?:you|your|ye|I|I['’]\w+|we|my|our|is|are|do|don['’]t|if|says|what|that['’]s)\b)"
)
# «—Ven —dijo Pedro—. Es tarde.»: tags between dashes, as they are in Spanish
_ENCLOSED = re.compile(r"\s(?:—|–|―)(?=[^\W\d_])[^—–―]{1,200}(?:(?:—|–|―)[.,;:!?]?(?=\s|\Z)|\Z)")
# «- Come in - said Ann. - It is open.»: the same with blanks, where a tag stands between them
_APART = re.compile(rf"\s(?:—|–|―|--?)\s(?={TAG})[^—–―]{{1,200}}?(?:\s(?:—|–|―|--?)\s|\Z)")
# behind a tag, what is done and not said
_DOES = re.compile(
    r"(?:He|She|They|[A-Z][a-z]+)\s+(?:nodded|laughed|smiled|turned|looked|shrugged|paused|sighed|"
    r"glanced|pointed|leaned|frowned|grinned|stared|gazed)\b"
)
_TO_SOMEBODY = re.compile(r"\b(?:I|me|my|we|us|our|you|your)\b")
_SENTENCE_END = re.compile(r"[.!?…]\s+")


def dashed(text: str) -> Iterator[tuple[int, int]]:
    """What is said in a paragraph, its tags left out; nothing without a dash at its head."""
    opened = _OPENED.match(text)
    if not opened or (text.rstrip()[-1:] in "—–-" and len(text) < 20):  # «— I —»
        return
    at = opened.end()
    for start, end in _narrated(text, at):
        if text[at:start].strip():
            yield at, start
        at = end
    if text[at:].strip(" \t\n—–-.,"):
        yield at, len(text)


def _narrated(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The stretches behind `at` that are tags, and what is told behind them."""
    enclosed = [match.span() for match in _ENCLOSED.finditer(text, at)]
    enclosed = enclosed or [match.span() for match in _APART.finditer(text, at)]
    if enclosed:
        for start, end in enclosed:
            yield start, _skipped(text, end)
        return
    words = written_words(text, at)
    for tag in tags_alone(words):
        start, end = words[tag.start - 1].end, words[tag.end - 1].end
        more = _MORE.match(text, end)
        if start < at or not more or tag.said not in ENGLISH.verbs.says:
            continue
        resumed = _RESUMES.match(text, end, more.end())
        at = _skipped(text, resumed.end() if resumed else more.end())
        if not resumed:
            at = _after_deeds(text, at)
        yield start, at


def _after_deeds(text: str, at: int) -> int:
    """Behind the sentences at `at` that tell what is done: «He nodded.»"""
    while _DOES.match(text, at):
        stop = _SENTENCE_END.search(text, at)
        end = stop.end() if stop else len(text)
        if _TO_SOMEBODY.search(text, at, end):
            break
        at = end
    return at


def _skipped(text: str, at: int) -> int:
    """The offset behind the blanks at `at`."""
    return at + len(text[at : at + 50]) - len(text[at : at + 50].lstrip())
