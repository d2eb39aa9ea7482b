"""What is told of each quotation: the speaker, the rule in words, and how often it is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audiobook.attribution.mentions import Cast
from audiobook.attribution.ranking import Choice
from audiobook.attribution.tags import Clue
from audiobook.attribution.turns import Turn

# The share of quotations each rule gave to the right person (by cluster: one name a character) on
# Emma, The Steppe, Pride and Prejudice and 67 excerpts of LitBank, 4,117 quotations, for a narrow
# and a wide margin to the second best: bench/attribution_baseline.py --rules. The points of
# `ranking` were tried on the same books, so these are optimistic: on eight other novels most rules
# are right 3 to 20 points less often (a tag 0.92, a beat 0.78, a pronoun 0.45 and 0.79).
HIT_RATES: dict[str, tuple[float, float]] = {
    "tag": (0.96, 0.96),
    "beat": (0.75, 0.91),
    "addressed": (0.68, 0.91),
    "pronoun": (0.64, 0.85),
    "continues": (0.51, 0.80),
    "turn": (0.61, 0.80),
    "described": (0.42, 0.76),
    "near": (0.44, 0.43),
    "nobody": (0.0, 0.0),
}
_WIDE = 3.0  # points


class Verdict(NamedTuple):
    """Of one segment."""

    who: str  # empty where nobody was found
    rule: str  # a key of HIT_RATES
    evidence: str
    wide: bool  # the second best is far behind

    @property
    def confidence(self) -> float:
        return HIT_RATES[self.rule][self.wide]


def verdicts(
    turns: Sequence[Turn], choices: Sequence[Choice], cast: Cast
) -> Iterator[tuple[int, Verdict]]:
    """For each piece of each turn its segment's index and its verdict."""
    before: Turn | None = None
    for turn, choice in zip(turns, choices, strict=True):
        clued = any(turn.clued)
        for place, (index, clues) in enumerate(zip(turn.pieces, turn.clued, strict=True)):
            clue = next((c for c in clues if _speaks_for(c, choice.who, cast)), None)
            if not choice.who:
                rule, words = "nobody", "nobody found"
            elif clue:
                rule, words = _by_clue(clue, choice.who)
            elif clued and len(turn.pieces) > 1 and (place or not clues):
                rule, words = "continues", "continues the paragraph"
            else:
                rule, words = _by_order(turn, choice, before)
            yield index, Verdict(choice.who, rule, words, choice.margin >= _WIDE)
        before = turn


def _speaks_for(clue: Clue, who: str, cast: Cast) -> bool:
    if clue.mention.kind in ("name", "newcomer") or clue.mention.who == who:
        return clue.mention.who == who
    return clue.mention.gender == cast.gender(who)


def _by_clue(clue: Clue, who: str) -> tuple[str, str]:
    mention = clue.mention
    if mention.kind == "description" and mention.who != who:
        return "described", f"description: {clue.words} ({who})"
    if mention.kind == "pronoun":
        return "pronoun", f"pronoun: {clue.words} ({who})"
    if clue.kind == "beat":
        return "beat", f"beat: {clue.words}"
    return ("described" if mention.kind != "name" else "tag"), f"tag: {clue.words}"


def _by_order(turn: Turn, choice: Choice, before: Turn | None) -> tuple[str, str]:
    if before and choice.who in before.addressed:
        return "addressed", f"answers: {choice.who} was addressed"
    if len(choice.before) > 1 and choice.who == choice.before[1] != choice.before[0]:
        return "turn", f"turn-taking after {choice.before[0]}"
    if choice.who in choice.before:
        return "turn", f"spoke before, and it is no longer {choice.before[0]}'s turn"
    return "near", f"named nearby: {choice.who}"
