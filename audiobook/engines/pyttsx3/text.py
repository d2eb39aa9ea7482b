"""A text becomes what espeak-ng may be given: clean, and in pieces that do not crash it."""

from __future__ import annotations

import re

# pyttsx3 lets espeak-ng copy ten times the length of a text, and 16,000 bytes crash it. 2,000 are
# two minutes of speech, which also bounds pyttsx3's way to join buffers (time by their square).
LIMIT = 2_000  # bytes of UTF-8

# What espeak-ng takes for something else than text: NUL ends it, U+0001 begins a command («\x0180P»
# changes the pitch), the private-use characters stand for its own marks. Half a surrogate pair
# can't be encoded at all. `[[phonemes]]` is `phonemes`' care.
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]")

# Where a long text may be cut, best first: after a sentence, a clause, a word.
_SEAMS = (r"[.!?…][\"'”’)\]]*\s", r"[,;:–—][\"'”’)\]]*\s", r"\s")


def pieces(text: str, limit: int = LIMIT) -> list[str]:
    """The text in pieces of at most `limit` bytes, cut where it is heard least; without empty ones.

    The pieces hold every character of the text that espeak-ng can read, in order.
    """
    rest = _NOT_TEXT.sub(" ", text).strip()
    found = []
    while len(rest.encode()) > limit:
        cut = _cut(_head(rest, limit))
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*found, rest] if rest else found


def _head(text: str, limit: int) -> str:
    """As much of the beginning as fits into `limit` bytes."""
    return text[:limit].encode()[:limit].decode(errors="ignore")


def _cut(head: str) -> int:
    """Where to cut: after the last good seam that leaves at least a third of the head."""
    for seam in _SEAMS:
        ends = [match.end() for match in re.finditer(seam, head)]
        if ends and ends[-1] > len(head) // 3:
            return ends[-1]
    return len(head)
