"""Who may say each turn, with the features of each of them: what the model weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audiobook.attribution.conversation.turn import CONVERSATION, Turn
from audiobook.attribution.inference.features import (
    MOST_CANDIDATES,
    BookTags,
    FeatureReader,
    Features,
    context,
)
from audiobook.attribution.mentions.presence import Presence
from audiobook.attribution.people.people import FIRST_PERSON, People
from audiobook.story import Gender

_LIKELY = 0.05  # share from which on somebody whom a tag's description may mean is a candidate


@dataclass(frozen=True, slots=True)
class Candidates:
    """A turn's candidates, and what is known of them."""

    names: tuple[str, ...]
    own: tuple[Features, ...]  # of each candidate
    context: Features  # of the turn, as to whether speakers change here
    after: tuple[Features, ...]  # of each candidate of the turn before: for answering that one
    linked: bool  # goes on a conversation, so that it matters who spoke before


def find_candidates(
    turns: Sequence[Turn],
    presence: Presence,
    people: People,
    tags: BookTags | None = None,
    first: int = 0,
) -> list[Candidates]:
    """Those of each turn; the time is linear in their number.

    `turns` are those of a chapter, of which the `first` has that number in the story, whose `tags`
    are known; or all of a story.
    """
    tags = tags or BookTags.of((turn.scene[0], turn.tagged) for turn in turns)
    features = FeatureReader(turns, presence, people, tags, first)
    numbers = _conversations(turns)
    found: list[Candidates] = []
    for at, turn in enumerate(turns):
        beside = _beside(at, turns, numbers)
        before = beside.get(-1)
        names = _names(turn, beside, people)
        nearest: dict[Gender, str] = {}
        for who in turn.near:
            nearest.setdefault(people.gender(who), who)
        own = features.own(names, at, beside, nearest)
        change = dict(context(turn, before, len(names))) if before else {}
        earlier = found[-1].names if before else ()
        after = tuple(dict(features.after(who, turn)) for who in earlier)
        found.append(Candidates(names, own, change, after, before is not None))
    return found


def _conversations(turns: Sequence[Turn]) -> list[int]:
    """For each turn the number of its conversation."""
    numbers: list[int] = []
    for at, turn in enumerate(turns):
        before = turns[at - 1] if at else None
        linked = before is not None and before.scene == turn.scene
        linked = linked and before is not None and turn.first - before.last <= CONVERSATION
        numbers.append(numbers[-1] + (not linked) if numbers else 0)
    return numbers


def _beside(at: int, turns: Sequence[Turn], numbers: Sequence[int]) -> dict[int, Turn]:
    """The turns before and after, by their distance, that are of the same conversation."""
    return {
        step: turns[at + step]
        for step in range(-3, 5)
        if step and 0 <= at + step < len(turns) and numbers[at + step] == numbers[at]
    }


def _names(turn: Turn, beside: Mapping[int, Turn], people: People) -> tuple[str, ...]:
    """Who may say the turn; those of the wrong gender are left out where a tag tells it."""
    if turn.fixed:
        return (turn.fixed,)
    names = [clue.mention.who for clue in turn.clues]
    names += [who for who, share in turn.means.items() if share > _LIKELY]
    names += _names_beside(beside)
    names += turn.near
    if people.first_person:
        names.append(FIRST_PERSON)
    wrong = {"female": "male", "male": "female"}.get(turn.gender(), "")
    fit = [who for who in dict.fromkeys(names) if who and people.gender(who) != wrong]
    return tuple(fit[:MOST_CANDIDATES])


def _names_beside(beside: Mapping[int, Turn]) -> list[str]:
    """Who is told to say, or is called in, the turns beside; those before first."""
    names: list[str] = []
    for step in (-1, -2, -3, 1, 2, 3, 4):
        if other := beside.get(step):
            names += [other.fixed, *(clue.mention.who for clue in other.clues)]
            if step in (-1, 1):
                names += sorted(other.addressed)
    return names
