"""Why somebody is thought to say a quotation, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from audiobook.attribution.conversation.tags import Clue
from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.inference.decision import Decision
from audiobook.attribution.people.people import FIRST_PERSON, People

NOBODY_FOUND = "nobody found"


def evidence(
    turn: Turn,
    decision: Decision,
    addressed: Set[str],
    people: People,
    names: Mapping[str, str],
) -> Iterator[tuple[int, str]]:
    """For each piece of a turn its segment's index, and why it is said by whom was decided.

    `addressed` are those whom the turn before calls by name; `names` are what those are called who
    have another name in the decision.
    """
    for place, (index, clues) in enumerate(zip(turn.pieces, turn.piece_clues, strict=True)):
        if not decision.who:
            yield index, NOBODY_FOUND
            continue
        shown = clues if place else [*clues, *turn.clues]  # a tag behind the second piece, too
        clue = next((c for c in shown if _speaks_for(c, decision.who, people)), None)
        yield index, _words(clue, place, decision, addressed, names)


def _words(
    clue: Clue | None,
    place: int,
    decision: Decision,
    addressed: Set[str],
    names: Mapping[str, str],
) -> str:
    """Why somebody says the piece at `place` of a turn."""
    if clue:
        return _by_clue(clue, decision.who, names)
    if place:
        return "continues the paragraph"
    return _by_order(decision, addressed, names)


def _speaks_for(clue: Clue, who: str, people: People) -> bool:
    if clue.mention.kind in ("name", "newcomer") or clue.mention.who == who:
        return clue.mention.who == who
    gender = people.gender(who)
    untold = clue.mention.kind == "pronoun" and gender == "unknown" and who != FIRST_PERSON
    return untold or clue.mention.gender == gender


def _by_clue(clue: Clue, who: str, names: Mapping[str, str]) -> str:
    mention, called = clue.mention, names.get(who, who)
    if mention.kind == "description" and mention.who != who:
        return f"description: {clue.words} ({called})"
    if mention.kind == "pronoun":
        return f"pronoun: {clue.words} ({called})"
    return f"{clue.kind}: {clue.words}"


def _by_order(decision: Decision, addressed: Set[str], names: Mapping[str, str]) -> str:
    called = names.get(decision.who, decision.who)
    if decision.who in addressed:
        return f"answers: {called} was addressed"
    earlier, *others = decision.before or ("",)
    if others and decision.who == others[0] != earlier:
        return f"turn-taking after {names.get(earlier, earlier)}"
    if decision.before and decision.who == earlier:
        return f"goes on: {called} spoke before"
    if decision.who in others:
        return f"spoke before, and it is no longer {names.get(earlier, earlier)}'s turn"
    return f"named nearby: {called}"
