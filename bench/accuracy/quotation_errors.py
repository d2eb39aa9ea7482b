"""Show where the quotations of novels are not found as their gold has them.

    python -m bench.accuracy.quotation_errors SPLIT [--most N] [--thoughts]

SPLIT is a folder of novels (see `novels`) that may be developed on, so `quoteli3` or `litbank`, and
not `dev`. Of each novel the first N pieces are shown that were missed, and that only we have.
`--thoughts` counts thoughts in quotation marks as said, which some gold does.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from audiobook.manuscript import read_story
from audiobook.story import Kind, Segment, Story
from bench.accuracy.scores import Found, find, mistakes
from bench.gold import novels
from bench.gold.novels import Span

_IN_ITALICS = "thought: in italics"  # the evidence; such a thought is no quotation to anybody
_BEFORE, _AFTER = 50, 40  # characters shown around a piece
_SHOWN = 200  # of the piece


def said(segment: Segment) -> Segment:
    """The segment, as dialogue if it is a thought in quotation marks."""
    is_thought = segment.thought and segment.attribution.evidence != _IN_ITALICS
    return replace(segment, kind=Kind.DIALOGUE) if is_thought else segment


def with_thoughts(story: Story) -> Story:
    """The story with its thoughts said."""
    chapters = [
        replace(chapter, segments=tuple(map(said, chapter.segments))) for chapter in story.chapters
    ]
    return replace(story, chapters=tuple(chapters))


def shown(text: str, span: Span) -> str:
    """A piece with what is around it, in one line."""
    start, end = span
    words = text[start : min(end, start + _SHOWN)] + " […]" * (end - start > _SHOWN)
    return repr(f"{text[max(0, start - _BEFORE) : start]}⟦{words}⟧{text[end : end + _AFTER]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("split", type=Path)
    parser.add_argument("--most", type=int, default=5, help="pieces of each sort in a novel")
    parser.add_argument("--thoughts", action="store_true", help="thoughts in marks count as said")
    asked = parser.parse_args()
    total = Found()
    for folder in novels.folders(asked.split):
        gold, story = novels.read(folder), read_story(folder / "text.txt")
        lines = novels.lines(with_thoughts(story) if asked.thoughts else story)
        found = find(gold, lines)
        print(f"{folder.name}: F1 {found.f1:.1%} of {found.gold} pieces")
        for label, spans in zip(("missed", "only ours"), mistakes(gold, lines), strict=True):
            for span in spans[: asked.most]:
                print(f"    {label}: {shown(gold.text, span)}")
        total += found
    print(f"all: P {total.precision:.1%} R {total.recall:.1%} F1 {total.f1:.1%}")


if __name__ == "__main__":
    main()
