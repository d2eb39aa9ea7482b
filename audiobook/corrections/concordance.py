"""Where the words of a story stand: corrections find theirs, and a quotation's are chosen.

A pin that was made here finds its quotation, and no other, as long as its words stand in the story;
what else is written, deleted or moved does not matter. Where the words themselves were edited, the
nearest quotation is taken if it is near and no other is as near, and that is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from audiobook.corrections.correction import EVERY, Said
from audiobook.corrections.words import first_words, last_words, on_one_line, words_of
from audiobook.errors import Place
from audiobook.story import Kind, Segment, Story

_WHOLE = 14  # words up to which a quotation is written out in a pin
_FIRST = 10  # words of a longer one
_TELLING = 5  # words that seldom come twice; fewer get those before them as well
_BEFORE = (4, 8, 16, 32)  # words before a quotation, until they tell it from all others
_APART = 80  # words that may have been put between a quotation and what came before it
_COMPARED = 40  # words of a quotation that are compared when none is the same
_COMMON = 300  # quotations that share a word, from which on the word says little

# What counts as near, as shares of characters (words) or of words (those before). Chosen on small
# edits of our own stories: a mended typo stays above, another line of the same talk below.
_NEAR, _NEAR_IN_PLACE, _SAME_PLACE, _AHEAD = 0.75, 0.5, 0.6, 0.1


@dataclass(frozen=True, slots=True)
class Spot:
    """A quotation, or a thought: what can be corrected."""

    chapter: int  # index into the story's chapters
    segment: int  # index into the chapter's segments
    words: tuple[str, ...]
    at: int  # how many words of the chapter come before it


@dataclass(frozen=True, slots=True)
class Found:
    """The spots that a correction is for, as indices; `note` says how they differ from it."""

    spots: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """Why a correction's words can't be found, and what to do."""

    what: str
    mend: str


class Concordance:
    """The quotations of a story by their words. Built in one pass, linear in the story's length."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.spots: list[Spot] = []
        self._words: list[list[str]] = []  # all that are heard in each chapter
        self._by_first: dict[str, list[int]] = defaultdict(list)
        for number, chapter in enumerate(story.chapters):
            words: list[str] = []
            for index, segment in enumerate(chapter.segments):
                said = words_of(segment.text) if segment.kind is not Kind.SILENT else ()
                if said and correctable(segment):
                    self._by_first[said[0]].append(len(self.spots))
                    self.spots.append(Spot(number, index, said, len(words)))
                words.extend(said)
            self._words.append(words)
        self._shared: dict[str, list[int]] | None = None
        self._after: dict[tuple[str, ...], list[int]] = defaultdict(list)

    def segment(self, spot: int) -> Segment:
        where = self.spots[spot]
        return self.story.chapters[where.chapter].segments[where.segment]

    def place(self, spot: int) -> Place:
        chapter = self.story.chapters[self.spots[spot].chapter]
        return self.story.files[chapter.file].place(self.segment(spot).start)

    def knows(self, name: str) -> bool:
        """Whether the words of a name stand somewhere in the story, one after the other."""
        return f" {' '.join(words_of(name))} " in self._text

    @cached_property
    def _text(self) -> str:
        return "".join(f" {' '.join(words)} \n" for words in self._words)

    # ---- choosing words ----

    def pin(self, spot: int, speaker: str) -> Said:
        """A correction that finds this spot and no other."""
        text = on_one_line(self.segment(spot).text)
        count = len(self.spots[spot].words)
        words = text if count <= _WHOLE else f"{first_words(text, _FIRST)} …"
        lengths = _BEFORE if count < _TELLING else (0, *_BEFORE)
        said, same = Said(speaker, words), [spot]
        for length in lengths:
            said = Said(speaker, words, self._text_before(spot, length))
            same = self._after_same(said, self._same(said))
            if same == [spot]:
                return said
        return replace(said, nth=same.index(spot) + 1, of=len(same))

    def _text_before(self, spot: int, count: int) -> str:
        where = self.spots[spot]
        segments = self.story.chapters[where.chapter].segments
        text, at = "", where.segment
        while at and len(words_of(text)) < count:
            at -= 1
            if segments[at].kind is not Kind.SILENT:
                text = f"{on_one_line(segments[at].text)} {text}"
        return last_words(" ".join(text.replace("|", " ").split()), count)

    # ---- finding them again ----

    def find(self, said: Said) -> Found | Lost:
        """The spots that a correction is for."""
        same = self._same(said)
        if not same:
            return self._nearest(said, words_of(said.words))
        here = self._after_same(said, same)
        if not here:
            return self._moved(said, same, words_of(said.before))
        if said.nth == EVERY:
            return Found(tuple(here))
        if said.nth is not None:
            times = "once" if len(here) == 1 else f"{len(here)} times"
            if said.nth <= len(here):
                note = f"these words are said {times} now"
                return Found(
                    (here[said.nth - 1],), note if said.of not in (None, len(here)) else ""
                )
            return Lost(f"these words are said {times} only", "count them again")
        return Found((here[0],)) if len(here) == 1 else self._ambiguous(here)

    def _same(self, said: Said) -> list[int]:
        """The spots with the same words."""
        words = words_of(said.words)
        count = len(words) if said.goes_on else None
        with_first = self._by_first.get(words[0], ())
        return [spot for spot in with_first if self.spots[spot].words[:count] == words]

    def _after_same(self, said: Said, spots: Sequence[int]) -> list[int]:
        """Of these spots, those with the same words before them."""
        before = words_of(said.before)
        return [spot for spot in spots if self._before(spot, len(before)) == before]

    def _before(self, spot: int, count: int) -> tuple[str, ...]:
        where = self.spots[spot]
        return tuple(self._words[where.chapter][max(0, where.at - count) : where.at])

    def _ambiguous(self, spots: Sequence[int]) -> Lost:
        lines = ", ".join(str(self.place(spot)) for spot in spots[:4])
        more = f" and {len(spots) - 4} more" if len(spots) > 4 else ""
        what = f"these words are said {len(spots)} times, at {lines}{more}"
        mend = "put the words that come before them in front, and a bar: «…words before | “Yes.”»"
        return Lost(what, f"{mend}; or «(2nd time)» behind the name")

    def _moved(self, said: Said, same: Sequence[int], before: tuple[str, ...]) -> Found | Lost:
        """The words are here, but not after those that came before them."""
        gaps = {spot: self._gap(spot, before) for spot in same}
        near = sorted((gap, spot) for spot, gap in gaps.items() if gap is not None)
        if near and (len(near) == 1 or near[0][0] < near[1][0]):
            return Found((near[0][1],), "other words stand between it and those before it now")
        likeness = {spot: self._likeness(spot, before) for spot in same}
        best = _clear(likeness, _SAME_PLACE)
        if best is None and len(same) == 1 and said.nth is None:
            best = same[0]
        if best is None:
            what = "the words before these are found no more"
            return Lost(f"{what}; {self._ambiguous(same).what}", "write what comes before them now")
        return Found((best,), "other words come before it now")

    def _gap(self, spot: int, before: tuple[str, ...]) -> int | None:
        """How many words stand between those and the spot; None if they are not near it."""
        heard = self._before(spot, _APART + len(before))
        for gap in range(len(heard) - len(before) + 1):
            if heard[len(heard) - gap - len(before) : len(heard) - gap] == before:
                return gap
        return None

    def _likeness(self, spot: int, before: tuple[str, ...]) -> float:
        if not before:
            return 0.0
        return SequenceMatcher(None, before, self._before(spot, len(before)), False).ratio()

    def _nearest(self, said: Said, words: tuple[str, ...]) -> Found | Lost:
        """No quotation has the words: perhaps they were edited."""
        before = words_of(said.before)
        worth, places = {}, {}
        for spot in self._candidates(words, before):
            theirs = self.spots[spot].words
            theirs = theirs[: len(words)] if said.goes_on else theirs
            pair = " ".join(words[:_COMPARED]), " ".join(theirs[:_COMPARED])
            worth[spot] = SequenceMatcher(None, *pair, False).ratio()
            places[spot] = self._likeness(spot, before)
        likely = {
            spot: share + places[spot] / 4
            for spot, share in worth.items()
            if share >= (_NEAR if len(words) > 2 and places[spot] < 0.9 else _NEAR_IN_PLACE)
            and (len(words) > 2 or places[spot] >= 0.9)
        }
        best = _clear(likely, 0) if said.nth is None else None
        if best is not None:
            return Found((best,), "its words are a little different now")
        near = max(worth, key=lambda spot: worth[spot] + places[spot] / 4, default=None)
        return Lost("no quotation has these words any more", self._advice(near))

    def _candidates(self, words: tuple[str, ...], before: tuple[str, ...]) -> list[int]:
        """The spots that share the rarest of the words, or the place."""
        if self._shared is None:
            self._shared = defaultdict(list)
            for spot, where in enumerate(self.spots):
                for word in set(where.words[:_COMPARED]):
                    self._shared[word].append(spot)
                self._after[self._before(spot, 3)].append(spot)
        lists = sorted((self._shared.get(word, []) for word in set(words)), key=len)
        counts = Counter(spot for spots in lists if len(spots) < _COMMON for spot in spots)
        here = self._after.get(before[-3:], []) if len(before) > 2 else []
        return sorted({*(spot for spot, _ in counts.most_common(30)), *here[:30]})

    def _advice(self, near: int | None) -> str:
        if near is None:
            return "delete the line, if the words are gone from the story"
        shown = first_words(on_one_line(self.segment(near).text), _FIRST)
        return f"write what is said now (nearest: {self.place(near)} «{shown}»), or delete the line"


def correctable(segment: Segment) -> bool:
    """Whether a correction can be for this segment."""
    return segment.kind is Kind.DIALOGUE or segment.thought


def _clear(worth: dict[int, float], least: float) -> int | None:
    """The spot that is worth the most, if it is worth enough, and clearly more than the next."""
    ranked = sorted(worth, key=lambda spot: -worth[spot])[:2]
    if not ranked or worth[ranked[0]] < least:
        return None
    if len(ranked) == 2 and worth[ranked[0]] - worth[ranked[1]] < _AHEAD:
        return None
    return ranked[0]
