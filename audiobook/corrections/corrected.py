"""Corrections are put on the story they are for, before anybody asks who says the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from audiobook.corrections.concordance import Concordance
from audiobook.corrections.file import Corrections
from audiobook.corrections.matches import match, note_on
from audiobook.corrections.people import Names
from audiobook.errors import Problem
from audiobook.story import (
    NARRATOR,
    UNKNOWN,
    Attribution,
    Chapter,
    Character,
    Kind,
    Segment,
    Silence,
    Story,
)

_TELLERS = ("i", "the narrator")  # what a person who tells the story is joined by


def apply(story: Story, corrections: Corrections, known: Sequence[Character] = ()) -> Story:
    """The story with a speaker on every quotation that a correction is for.

    They have confidence 1.0 and say in their evidence where they come from; a speech that goes on
    over several paragraphs follows from the one that is named. What is said to be narration is
    joined to the narration around it. A correction wins over a directive in the manuscript, and
    says so. Problems are added to the story's own: words that are found no more are notes, lines
    that disagree are fatal. Raises InputError where names are joined in a circle.
    """
    if not corrections.lines:
        return story
    names = Names(known, corrections)
    words = Concordance(story)
    matches = match(words, corrections, names)
    notes = [*matches.problems, *_strangers(words, corrections, names)]
    new: dict[int, dict[int, Segment]] = defaultdict(dict)
    fresh = 1 + max((s.quotation or 0 for _, s in story.segments()), default=0)
    for spot, said in sorted(matches.spots.items()):
        where, segment = words.spots[spot], words.segment(spot)
        speaker = names.canonical(said.speaker)
        if segment.speaker not in (UNKNOWN, NARRATOR, speaker):
            what = f"the manuscript says {segment.speaker} at {words.place(spot)}"
            notes.append(note_on(said, what, "the correction wins; delete the one or the other"))
        named = _named(segment, speaker, f"correction in {corrections.file.name}", fresh + spot)
        new[where.chapter][where.segment] = named
    chapters = tuple(
        _corrected(chapter, new.get(number, {}), story)
        for number, chapter in enumerate(story.chapters)
    )
    return replace(story, chapters=chapters, problems=(*story.problems, *notes))


def _strangers(words: Concordance, corrections: Corrections, names: Names) -> Iterator[Problem]:
    """Notes on names that the story does not have."""
    told = {names.canonical(said.speaker) for said in corrections.said}
    given = {join.name.casefold() for join in corrections.joins}  # new names that lines give
    given.update(_TELLERS)
    named = [(join.alias, join.place) for join in corrections.joins]
    named += [(one.name, one.place) for one in corrections.genders]
    for name, place in named:
        bare = name.removeprefix("the ")  # who is «a voice» in the story is called «the voice»
        known = names.is_known(name) or names.canonical(name) in told or words.knows(bare)
        if not known and name.casefold() not in given:
            what = f"«{name}» stands nowhere in {words.story.path.name}"
            yield Problem(what, "write the name as the story has it", place, fatal=False)


def _named(segment: Segment, speaker: str, evidence: str, fresh: int) -> Segment:
    """The segment said by `speaker`; `fresh` is the number of a quotation that was none before."""
    said = replace(segment, attribution=Attribution(speaker, evidence=evidence), thought=False)
    if speaker == NARRATOR:
        kept = segment.kind is Kind.NARRATION  # a thought stays one
        return replace(said, kind=Kind.NARRATION, quotation=None, thought=kept)
    number = fresh if segment.quotation is None else segment.quotation
    return replace(said, kind=Kind.DIALOGUE, quotation=number)


def _corrected(chapter: Chapter, new: Mapping[int, Segment], story: Story) -> Chapter:
    if not new:
        return chapter
    segments: list[Segment] = []
    going: dict[int, Segment] = {}  # the speeches that were named, by their number before
    for index, segment in enumerate(chapter.segments):
        told = new.get(index)
        if told is None and segment.quotation in going and segment.kind is Kind.DIALOGUE:
            leader = going[segment.quotation]
            told = _named(segment, leader.speaker, leader.attribution.evidence, segment.quotation)
        elif told is not None and segment.quotation is not None:
            going[segment.quotation] = told
        segments.append(told or segment)
    text = story.files[chapter.file].text
    return replace(chapter, segments=tuple(_merged(segments, chapter.segments, text)))


def _merged(now: Sequence[Segment], was: Sequence[Segment], text: str) -> Iterator[Segment]:
    """What became narration, as one with the narration around it: it is read in one breath."""
    held: Segment | None = None
    loose = False  # whether `held` may be joined: it, or what comes, was a quotation
    for segment, before in zip(now, was, strict=True):
        turned = segment.kind is Kind.NARRATION and before.kind is Kind.DIALOGUE
        if held is not None and (loose or turned) and _one_stretch(held, segment, text):
            held, loose = _joined(held, segment, text), True
            continue
        if held is not None:
            yield held
        held, loose = segment, turned
    if held is not None:
        yield held


def _one_stretch(first: Segment, second: Segment, text: str) -> bool:
    plain = all(s.kind is Kind.NARRATION and not s.thought for s in (first, second))
    gap = text[first.end : second.start]
    return plain and first.paragraph == second.paragraph and not gap.strip()


def _joined(first: Segment, second: Segment, text: str) -> Segment:
    head = first.text + text[first.end : second.start]
    moved = [Silence(s.start + len(head), s.end + len(head), s.reason) for s in second.silences]
    return replace(
        first,
        text=head + second.text,
        end=second.end,
        attribution=first.attribution if first.attribution.evidence else second.attribution,
        silences=(*first.silences, *moved),
    )
