"""Marks of notes that nothing but their look tells: a raised number, a linked «[3]» or «*»."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"[\[({⟨]?(?:note |nota |anm\. )?"
    r"(?:\d{1,4}[a-z]?|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶#‖⁂✝✻]{1,5})[\])}⟩]?[.:]?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[\[({⟨].*[\])}⟩][.:]?|[*†‡§¶‖✝✻]{1,5}")
_NOTE_NAME = re.compile(
    r"(?:foot|end|rear|side)?note|\bfn|ftn|edn|fnref|notenanker|fuss|anm|(?:^|[_.-])n(?:ote)?[_.-]?\d|ref\d",
    re.IGNORECASE,
)
_RAISED = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])[\])]?(?:[ ,][ ]?\d{1,3})*")
_UNIT = re.compile(r"(?:(?<![^\W\d_])(?:[kcdm]?m|ft|in|yd|mi|sq|s|x|y|z|n|r|e|10|[a-zA-Z])|\d)\Z")


def is_linked_mark(words: str, href: str, raised: bool, before: str) -> bool:
    """Whether a link is a note's mark; `raised`: it stands high. `before` stands in its block."""
    words = words.strip()
    if not words or len(words) > 12 or not _MARK.fullmatch(words):
        return False
    fragment = href.rpartition("#")[2] if "#" in href else ""
    named = bool(fragment and _NOTE_NAME.search(fragment))
    if not any(map(str.isalnum, before)) and not named:
        return False
    close = bool(fragment) and words.isdecimal() and not before[-1:].isspace()
    if words.strip("[](){}.:⟨⟩ ").isalpha() and not (raised or named):
        return False
    return named or raised or close or bool(fragment and _BRACKETED.fullmatch(words))


def is_raised_mark(words: str, before: str) -> bool:
    """Whether what stands high without a link is a note's mark, and no power or ordinal."""
    words = words.strip()
    if not words or not _RAISED.fullmatch(words) or not before.strip():
        return False
    last = before[-1]
    if words.isalpha():  # «M^r», «1^a»
        return False
    return not last.isspace() and not _UNIT.search(before[-6:])
