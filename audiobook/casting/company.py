"""Who is heard with whom, how much they say to each other, and who speaks most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import IntEnum

from audiobook.story import NARRATOR, Kind, Story


class Prominence(IntEnum):
    """How much somebody speaks, as far as their first chapters tell."""

    PASSER_BY = 0
    PART = 1
    LEAD = 2


# How many lines somebody says in the first so many chapters in which they speak. In eight annotated
# novels these find 46 of the 47 who say a twentieth of all lines or more, and take 5 of the 159 who
# say less than a hundredth for one of them. What comes later is not counted, so that a book may
# grow without a change of anybody's voice.
FIRST_CHAPTERS = 5
LEAD_LINES, PART_LINES = 16, 4


class Company:
    """Who is heard in a story."""

    def __init__(self, story: Story) -> None:
        self.scenes: dict[str, set[tuple[int, int]]] = {}  # of each speaker, by first appearance
        self._lines: Counter[tuple[str, str]] = Counter()  # said by one to another
        self._chapters: dict[str, Counter[int]] = {}  # lines of each speaker, by chapter in order
        for chapter, segment in story.segments():
            if segment.kind is not Kind.SILENT:
                name = segment.speaker
                self.scenes.setdefault(name, set()).add((chapter.number, segment.scene))
                self._chapters.setdefault(name, Counter())[chapter.number] += 1
                self._lines[name, segment.attribution.listener] += 1

    def prominence(self, name: str) -> Prominence:
        """How much of the story somebody says, who is heard in it."""
        lines = sum([*self._chapters[name].values()][:FIRST_CHAPTERS])
        if lines >= LEAD_LINES:
            return Prominence.LEAD
        return Prominence.PART if lines >= PART_LINES else Prominence.PASSER_BY

    def closeness(self, name: str, others: Iterable[str]) -> dict[str, int]:
        """How much it matters, from 1, that each who shares a scene with `name` sounds different.

        It grows by 1 each time that the lines said to each other double. The narrator, who is
        heard between all lines, counts as much as whoever is closest.
        """
        here = self.scenes[name]
        found = {
            other: 1 + (self._lines[name, other] + self._lines[other, name]).bit_length()
            for other in others
            if not here.isdisjoint(self.scenes.get(other, ()))
        }
        if NARRATOR in found:
            found[NARRATOR] = max(found.values())
        return found
