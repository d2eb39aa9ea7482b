"""Which lines a person is asked about first: the unsure ones on which most hangs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from audiobook.story import Kind, Segment, Story

Key = tuple[int, int]  # the chapter's index, and the segment's within it

# How much of the doubt in a turn the answer to its neighbour takes away, and of the one beyond its
# square, …; and how likely somebody without a name is one of those who have one. Tried on QuoteLi3
# and LitBank (`bench/accuracy/corrections.py`).
_CARRIES, _REACH = 0.5, 3
_SOMEBODY_ELSE = 0.3


@dataclass(slots=True)
class _Turn:
    key: Key
    place: tuple[int, int]  # chapter, scene
    doubt: float  # 0…1: that it has another speaker
    identity: float = 0.0  # lines that hang on who its speaker is


def least_sure(story: Story, count: int, among: Set[int] | None = None) -> list[Key]:
    """At most `count` lines, one of a turn, in the order in which answers mend most.

    What an answer mends is the doubt in the line itself, part of that in the turns beside it, and,
    where a tag names somebody only by a description, whether that is a person of its own. A turn
    is all that one person says in a paragraph, or in one speech; correcting one piece of it mends
    the others. `among` are the numbers of chapters; what a person said is sure.
    """
    turns = list(_turns(story, among))
    heap = [(-_mends(turns, at), at) for at in range(len(turns))]
    heapify(heap)
    found: list[Key] = []
    while heap and len(found) < count:
        least, at = heappop(heap)
        now = -_mends(turns, at)
        if now > least:  # a neighbour was asked about since
            heappush(heap, (now, at))
            continue
        if turns[at].doubt > 0:
            found.append(turns[at].key)
        _answered(turns, at)
    return found


def _turns(story: Story, among: Set[int] | None) -> Iterator[_Turn]:
    nameless = _nameless(story)
    for number, chapter in enumerate(story.chapters):
        if among is not None and chapter.number not in among:
            continue
        found: dict[tuple[int, str], _Turn] = {}
        first: dict[int | None, int] = {}  # where each speech begins
        for index, segment in enumerate(chapter.segments):
            if segment.kind is not Kind.DIALOGUE:
                continue
            paragraph = first.setdefault(segment.quotation, segment.paragraph)
            key, doubt = (number, index), 1.0 - segment.attribution.confidence
            turn = found.setdefault(
                (paragraph, segment.speaker), _Turn(key, (number, segment.scene), doubt)
            )
            if doubt > turn.doubt:
                turn.key, turn.doubt = key, doubt
            if segment.attribution.evidence.startswith("tag:"):
                turn.identity += nameless.pop(segment.speaker, 0)
        yield from found.values()


def _nameless(story: Story) -> Counter[str]:
    """The lines of each speaker with a description for a name whom nobody has confirmed."""
    lines, sure = Counter[str](), set[str]()
    for _, segment in story.segments():
        if segment.kind is Kind.DIALOGUE and segment.speaker.startswith("the "):
            lines[segment.speaker] += 1
            if _is_confirmed(segment):
                sure.add(segment.speaker)
    return Counter({who: count for who, count in lines.items() if who not in sure})


def _is_confirmed(segment: Segment) -> bool:
    return segment.attribution.confidence >= 1


def _mends(turns: Sequence[_Turn], at: int) -> float:
    turn = turns[at]
    if turn.doubt <= 0:
        return 0.0
    whole = turn.doubt + _SOMEBODY_ELSE * turn.identity
    for away in range(1, _REACH + 1):
        for other in (at - away, at + away):
            if 0 <= other < len(turns) and turns[other].place == turn.place:
                whole += turns[other].doubt * _CARRIES**away
    return whole


def _answered(turns: Sequence[_Turn], at: int) -> None:
    """Take away the doubt that the answer to a turn takes away."""
    turns[at].doubt = turns[at].identity = 0.0
    for away in range(1, _REACH + 1):
        for other in (at - away, at + away):
            if 0 <= other < len(turns) and turns[other].place == turns[at].place:
                turns[other].doubt *= 1 - _CARRIES**away
