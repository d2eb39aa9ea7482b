"""A novel in other typography: a character for a character, so that every offset holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bench.gold.novels import BREAK, Novel

_SPEECH = re.compile(r'"([^"]*)("|\Z)')
_WITHIN = re.compile(r"(?<![^\s(—-])'(?=[A-Za-z])([^']*(?:'\w[^']*)*[.,!?;])'(?!\w)")


@dataclass(frozen=True, slots=True)
class Typography:
    """The marks of speech, of speech within speech, and the apostrophe."""

    name: str
    outer: tuple[str, str]
    inner: tuple[str, str]
    apostrophe: str


VARIANTS = (
    Typography("curly double marks", ("“", "”"), ("‘", "’"), "’"),
    Typography("British curly single marks", ("‘", "’"), ("“", "”"), "’"),
    Typography("straight single marks", ("'", "'"), ('"', '"'), "'"),
)


def reset(novel: Novel, into: Typography) -> Novel:
    """A novel that has straight double marks, in another typography."""
    parts, at = [], 0
    for gap in BREAK.finditer(novel.text):
        parts += [_paragraph(novel.text[at : gap.start()], into), gap[0]]
        at = gap.end()
    parts.append(_paragraph(novel.text[at:], into))
    return replace(novel, text="".join(parts))


def _paragraph(text: str, into: Typography) -> str:
    def speech(match: re.Match[str]) -> str:
        inside = _WITHIN.sub(rf"{into.inner[0]}\1{into.inner[1]}", match[1])
        return into.outer[0] + inside + (into.outer[1] if match[2] else "")

    return _SPEECH.sub(speech, text).replace("'", into.apostrophe)
