"""What of a manuscript is not read: whole parts of it, with their reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from audiobook.errors import Place
from audiobook.story import LABEL, Kind, Story

# Silent by their nature in any text, and too many to be told.
_MARKS = frozenset({LABEL, "front matter", "scene break", "markup", "directive", "punctuation"})
_LONGEST = 60  # characters of a title that is made of a part's first words


@dataclass(frozen=True, slots=True)
class Omission:
    """A part of a manuscript that is not read, or all that are silent for one reason."""

    reason: str  # what it is: "copyright page", "table of contents", "page number"
    title: str  # as the manuscript has it, or how it begins
    place: Place  # of the first
    words: int  # of all
    times: int  # how often such parts stand there
    matter: str  # what `matter:` calls it; empty where it can't be asked for


def omissions(story: Story) -> tuple[Omission, ...]:
    """What of a story is not read, in its order; what is silent for one reason is told once."""
    parts = [
        Omission(
            part.matter,
            part.title,
            story.files[part.file].place(part.start),
            part.words,
            1,
            _matter(part.matter),
        )
        for part in story.left_out
    ]
    told = [(part.file, part.start, part.end) for part in story.left_out]
    found: dict[str, Omission] = {}
    for one, at in _silences(story):
        if any(file == at[0] and start <= at[1] < end for file, start, end in told):
            continue
        first = found.get(one.reason)
        found[one.reason] = (
            replace(first, words=first.words + one.words, times=first.times + one.times)
            if first
            else one
        )
    return (*parts, *found.values())


def _silences(story: Story) -> Iterator[tuple[Omission, tuple[int, int]]]:
    """Each run of silent segments of a reason, and where it stands: its file, and an offset."""
    before = ""
    for chapter, segment in story.segments():
        if segment.kind is not Kind.SILENT or segment.reason in _MARKS:
            before = "" if segment.kind is not Kind.SILENT else before
            continue
        words = segment.text.split()
        one = Omission(
            segment.reason,
            _begun(words),
            story.files[chapter.file].place(segment.start),
            len(words),
            int(segment.reason != before),
            _matter(segment.reason),
        )
        before = segment.reason
        yield one, (chapter.file, segment.start)


def _begun(words: list[str]) -> str:
    text = " ".join(words)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def _matter(reason: str) -> str:
    """What `matter:` calls that which is silent for a reason."""
    from audiobook.manuscript import matter_of  # which a build with nothing to do does not load

    kind = matter_of(reason)
    return kind.value if kind else ""
