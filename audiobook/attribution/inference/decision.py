"""Turns get their speakers: the likeliest of each turn's candidates, over all rows of speakers.

Twice: a first reading goes by what stands beside the lines, and the second one also by how people
speak who said what the first was sure of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from audiobook.attribution.inference.candidates import Candidates
from audiobook.attribution.inference.features import Features
from audiobook.attribution.inference.idiolects import Chances
from audiobook.attribution.inference.lattice import Lattice, Potentials, chances
from audiobook.attribution.inference.model import Model, batches

_MEMORY = 4
# The power to which the chances of a second reading are raised: it hears the first one's echo. With
# it they are right as often as they say, measured on tags that were masked in raw novels.
_DOUBT = 0.8


class Decision(NamedTuple):
    """Who says a turn, and how likely that is."""

    who: str  # empty where nobody is near
    chance: float  # 0…1, as the model has it: too sure, until `confidence` mends it
    before: tuple[str, ...] = ()  # who said the turns before in the conversation, the latest first


@dataclass(frozen=True, slots=True)
class Scored:
    """Conversations whose candidates have scores."""

    chains: tuple[tuple[int, ...], ...]  # the turns of each
    grid: Lattice
    scores: Potentials


@dataclass(frozen=True, slots=True)
class ChapterScores:
    """Turns with all who may say them."""

    names: tuple[tuple[str, ...], ...]  # of each turn's candidates
    scored: tuple[Scored, ...]

    @staticmethod
    def of(candidates: Sequence[Candidates], model: Model) -> ChapterScores:
        """By what stands beside the lines."""
        scored = (
            Scored(batch.chains, batch.grid, model.potentials(batch))
            for batch in batches(candidates, model.names)
        )
        return ChapterScores(tuple(one.names for one in candidates), tuple(scored))

    def chances(self) -> list[Chances]:
        """Of each turn's candidates, all turns of a conversation taken together."""
        found: list[Chances] = [{}] * len(self.names)
        for one in self.scored:
            likely = chances(one.grid, one.scores)
            for b, chain in enumerate(one.chains):
                for t, at in enumerate(chain):
                    found[at] = dict(zip(self.names[at], likely[b, t].tolist(), strict=False))
        return found

    def again(
        self, features: Sequence[tuple[Features, ...]], weights: Mapping[str, float]
    ) -> ChapterScores:
        """With more features of each turn's candidates."""
        return replace(self, scored=tuple(_again(one, features, weights) for one in self.scored))

    def decisions(self) -> list[Decision]:
        """The likeliest of each turn."""
        found = [Decision("", 0.0)] * len(self.names)
        likely = self.chances()
        for chain in (chain for one in self.scored for chain in one.chains):
            before: tuple[str, ...] = ()
            for at in chain:
                if here := likely[at]:
                    who = max(here, key=lambda name: here[name])
                    every = sum(chance**_DOUBT for chance in here.values())
                    found[at] = Decision(who, here[who] ** _DOUBT / every, before)
                before = (found[at].who, *before)[:_MEMORY]
        return found


def _again(
    one: Scored, features: Sequence[tuple[Features, ...]], weights: Mapping[str, float]
) -> Scored:
    more = np.zeros(one.scores.own.shape)
    for b, chain in enumerate(one.chains):
        for t, at in enumerate(chain):
            for n, values in enumerate(features[at]):
                more[b, t, n] = sum(w * values.get(name, 0.0) for name, w in weights.items())
    return replace(one, scores=replace(one.scores, own=one.scores.own + more))
