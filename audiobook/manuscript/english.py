"""Whether a story is in English, told by how many of its words are the commonest English ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audiobook.errors import Problem
from audiobook.language import ENGLISH
from audiobook.manuscript.unsayable import LETTER
from audiobook.story import Chapter, Kind, Segment, Source

SHARE = 0.12  # of the words
FEWEST = 60  # words to judge by, or letters that are not Latin
FEWEST_DIFFERENT = 12  # of the words; «Yes.» again and again tells nothing
SAMPLE = 20_000  # characters of each chapter

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def of_story(chapters: Sequence[Chapter], sources: Sequence[Source]) -> Iterator[Problem]:
    """One note if the story is in another language."""
    words = [word for chapter in chapters for word in _WORD.findall(_sample(chapter))]
    english = sum(word.lower() in ENGLISH.commonest for word in words)
    if not _is_enough(words) or english >= _least(words):
        return
    file, start = next((c.file, s.start) for c in chapters for s in _body(c))
    yield Problem(
        f"this is not in English, it seems: {english:,} of {len(words):,} words are common there",
        "quotations are found by their marks alone; say who speaks: audiobook script STORY --edit",
        sources[file].place(start),
        fatal=False,
    )


def _is_enough(words: Sequence[str]) -> bool:
    """Whether there are words to judge by."""
    letters = sum(len(word) for word in words if not word[0] < "\u0250")
    several = len(words) >= FEWEST and len(_different(words)) >= FEWEST_DIFFERENT
    return several or letters >= FEWEST


def _least(words: Sequence[str]) -> float:
    """How many common ones are in so many English words: one where few come again and again."""
    return SHARE * len(words) if len(_different(words)) >= FEWEST else 1


def _different(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _sample(chapter: Chapter) -> str:
    parts, length = [], 0
    for segment in _body(chapter):
        parts.append(segment.text[: SAMPLE - length])
        length += len(parts[-1])
        if length >= SAMPLE:
            break
    return "\n".join(parts)


def _body(chapter: Chapter) -> list[Segment]:
    """The segments that were written as text, those that no voice can say among them."""
    kinds = (Kind.NARRATION, Kind.DIALOGUE)
    return [s for s in chapter.segments if s.kind in kinds or s.reason == LETTER]
