"""Turns get their speakers: the likeliest of each turn's candidates, over all rows of speakers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from audiobook.attribution.inference.candidates import Candidates
from audiobook.attribution.inference.lattice import chances
from audiobook.attribution.inference.model import Model, batches


class Decision(NamedTuple):
    """Who says a turn, and how likely that is."""

    who: str  # empty where nobody is near
    chance: float  # 0…1, as the model has it: too sure, until `confidence` mends it
    before: tuple[str, ...] = ()  # who said the turns before in the conversation, the latest first


_MEMORY = 4


def decide(candidates: Sequence[Candidates], model: Model) -> list[Decision]:
    """A decision for each turn, all turns of its conversation taken together."""
    found = [Decision("", 0.0)] * len(candidates)
    for batch in batches(candidates, model.names):
        likely = chances(batch.grid, model.potentials(batch))
        likeliest = likely.argmax(axis=-1)
        for b, chain in enumerate(batch.chains):
            before: tuple[str, ...] = ()
            for t, at in enumerate(chain):
                n, names = int(likeliest[b, t]), candidates[at].names
                if n < len(names):
                    found[at] = Decision(names[n], float(likely[b, t, n]), before)
                before = (found[at].who, *before)[:_MEMORY]
    return found
