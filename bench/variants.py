"""A novel in other typography: a character for a character, so that every offset holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bench.novels import Novel

_SPEECH = re.compile(r'"([^"]*)("|\Z)')
_WITHIN = re.compile(r"(?<![^\s(—-])'(?=[A-Za-z])([^']*(?:'\w[^']*)*[.,!?;])'(?!\w)")
_GAP = re.compile(r"(\n[ \t]*\n\s*)")


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
    parts = [_paragraph(part, into) for part in _GAP.split(novel.text)]
    return replace(novel, text="".join(parts))


def _paragraph(text: str, into: Typography) -> str:
    def speech(match: re.Match[str]) -> str:
        inside = _WITHIN.sub(rf"{into.inner[0]}\1{into.inner[1]}", match[1])
        return into.outer[0] + inside + (into.outer[1] if match[2] else "")

    return _SPEECH.sub(speech, text).replace("'", into.apostrophe)
