"""What a stretch in quotation marks was judged to be, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """What a stretch in quotation marks is."""

    SAID = "said"
    THOUGHT = "thought"
    NAMED = "named"  # a title, a name, a motto, a word that is spoken of


@dataclass(frozen=True, slots=True)
class Judgement:
    how: How
    evidence: str = ""
