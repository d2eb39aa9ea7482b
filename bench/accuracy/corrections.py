"""What it brings when somebody corrects the least sure lines: simulated with the gold.

The producer reads the lines that `audiobook script STORY --unsure` shows, in its order, and names
who the gold says speaks: under the name that this character already goes by in the script, or,
where nobody stands for the character, under the gold's own. A line that was right already is
confirmed, and counts as read; lines that no gold speaker is known of are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from audiobook.attribution import attribute
from audiobook.corrections.script import least_sure
from audiobook.story import Attribution, Story
from bench.accuracy.scores import Answer, Score, score
from bench.gold import novels
from bench.gold.novels import Novel


@dataclass(frozen=True, slots=True)
class Gain:
    """Right answers by cluster, before and after."""

    read: int  # lines that the producer looked at
    wrong: int  # of them, how many had the wrong speaker
    count: int  # scorable quotations
    before: int
    after: int
    rest: int  # quotations that no corrected line lies on
    rest_before: int
    rest_after: int

    def __add__(self, other: Gain) -> Gain:
        return Gain(
            self.read + other.read,
            self.wrong + other.wrong,
            self.count + other.count,
            self.before + other.before,
            self.after + other.after,
            self.rest + other.rest,
            self.rest_before + other.rest_before,
            self.rest_after + other.rest_after,
        )


def simulate(novel: Novel, parsed: Story, first: Story, rounds: int, each: int) -> Gain:
    """Correct `each` lines, attribute the story again with them fixed, and so on, `rounds` times.

    `parsed` is the story before attribution, `first` the same after it.
    """
    start = now = score(novel, novels.lines(first))
    told = first
    labels = dict(start.label)  # a character keeps the name that it was first corrected to
    fixed: dict[int, str] = {}
    wrong = 0
    for _ in range(rounds):
        for segment, speaker, answer in _read(told, now, fixed, each):
            label = labels.setdefault(answer.gold, now.label.get(answer.gold, answer.gold))
            wrong += speaker != label
            fixed[segment] = label
        told = attribute(_with_fixed(parsed, fixed))
        now = score(novel, novels.lines(told))
    return _gain(start, now, fixed, wrong)


def _read(
    told: Story, now: Score, fixed: Mapping[int, str], most: int
) -> list[tuple[int, str, Answer]]:
    """The lines that are read in a round: the segment, who is told to say it, and the gold."""
    begins = [0, *accumulate(len(chapter.segments) for chapter in told.chapters)]
    speakers = {line.segment: line.speaker for line in novels.lines(told)}
    answers = {segment: this for this in now.answers for segment in this.segments}
    order = [begins[chapter] + index for chapter, index in least_sure(told, len(speakers))]
    chosen = [segment for segment in order if segment in answers and segment not in fixed][:most]
    return [(segment, speakers[segment], answers[segment]) for segment in chosen]


def _with_fixed(story: Story, fixed: Mapping[int, str]) -> Story:
    chapters, at = [], 0
    for chapter in story.chapters:
        segments = [
            replace(segment, attribution=Attribution(fixed[index], evidence="corrected"))
            if index in fixed
            else segment
            for index, segment in enumerate(chapter.segments, at)
        ]
        at += len(segments)
        chapters.append(replace(chapter, segments=tuple(segments)))
    return replace(story, chapters=tuple(chapters))


def _gain(start: Score, now: Score, fixed: Mapping[int, str], wrong: int) -> Gain:
    pairs = list(zip(start.answers, now.answers, strict=True))
    rest = [pair for pair in pairs if not fixed.keys() & set(pair[0].segments)]
    return Gain(
        read=len(fixed),
        wrong=wrong,
        count=len(pairs),
        before=_right([old for old, _ in pairs]),
        after=_right([new for _, new in pairs]),
        rest=len(rest),
        rest_before=_right([old for old, _ in rest]),
        rest_after=_right([new for _, new in rest]),
    )


def _right(answers: Sequence[Answer]) -> int:
    return sum(answer.cluster for answer in answers)
