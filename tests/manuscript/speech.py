"""What is heard of a story, for tests of its readers."""

from __future__ import annotations

from audiobook.story import Kind, Story


def heard(story: Story) -> list[str]:
    """What is spoken, a paragraph a string."""
    paragraphs: dict[tuple[int, int], list[str]] = {}
    for chapter, segment in story.segments():
        if segment.kind is not Kind.SILENT:
            words = " ".join(segment.audible.split())
            paragraphs.setdefault((chapter.number, segment.paragraph), []).append(words)
    return [" ".join(pieces) for pieces in paragraphs.values()]
