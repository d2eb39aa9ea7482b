"""The marks of a paragraph are paired: the cheapest reading of all of them together.

A walk over the marks with three states (outside a quotation, inside one, inside one that stands in
another of the same family), which keeps the cheapest way into each state. Linear in the marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from audiobook.quotations.marks import Mark


class _State(IntEnum):
    OUTSIDE = 0
    INSIDE = 1
    NESTED = 2


class _Act(IntEnum):
    OPEN = 0
    CLOSE = 1
    NEST = 2
    UNNEST = 3
    REOPEN = 4
    INERT = 5


_UNCLOSED = 4.5  # a paragraph that ends inside a quotation
_CONTINUED = 0.5  # the same, and the next one reopens it


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation by its marks."""

    open: int
    close: int | None  # None: never closed in this paragraph
    nested: tuple[int, ...] = ()  # marks of the same family inside


@dataclass(frozen=True, slots=True)
class Paired:
    """How the marks of one family in a paragraph were read."""

    pairs: tuple[Pair, ...]
    strays: tuple[int, ...]  # marks that belong to no pair: apostrophes, or mistakes


def pair(marks: Sequence[Mark], continued: bool) -> Paired:
    """Pair the marks; `continued`: the next paragraph begins with an opening mark."""
    acts = _expected(marks) or _cheapest(marks, _CONTINUED if continued else _UNCLOSED)
    return _collected(marks, acts)


def _expected(marks: Sequence[Mark]) -> list[_Act] | None:
    """The reading in which every mark is what it looks like, if there is one."""
    if len(marks) % 2:
        return None
    acts = [_Act.CLOSE if i % 2 else _Act.OPEN for i in range(len(marks))]
    free = all((mark.closes if i % 2 else mark.opens) == 0 for i, mark in enumerate(marks))
    return acts if free else None


def _cheapest(marks: Sequence[Mark], unclosed: float) -> list[_Act]:
    costs: dict[_State, float] = {_State.OUTSIDE: 0.0}
    trail: list[dict[_State, tuple[_State, _Act]]] = []
    for mark in marks:
        best: dict[_State, float] = {}
        came: dict[_State, tuple[_State, _Act]] = {}
        for state, cost in costs.items():
            for target, act, extra in _moves(state, mark):
                if cost + extra < best.get(target, float("inf")):
                    best[target] = cost + extra
                    came[target] = (state, act)
        costs = best
        trail.append(came)
    ends = {_State.OUTSIDE: 0.0, _State.INSIDE: unclosed, _State.NESTED: 2 * _UNCLOSED}
    state = min(costs, key=lambda s: costs[s] + ends[s])
    acts = []
    for came in reversed(trail):
        state, act = came[state]
        acts.append(act)
    return acts[::-1]


def _moves(state: _State, mark: Mark) -> Iterator[tuple[_State, _Act, float]]:
    if state is _State.OUTSIDE:
        yield _State.INSIDE, _Act.OPEN, mark.opens
        yield _State.OUTSIDE, _Act.INERT, mark.inert_outside
    elif state is _State.INSIDE:
        yield _State.OUTSIDE, _Act.CLOSE, mark.closes
        yield _State.NESTED, _Act.NEST, mark.nests
        yield _State.INSIDE, _Act.REOPEN, mark.reopens
        yield _State.INSIDE, _Act.INERT, mark.inert_inside
    else:
        yield _State.INSIDE, _Act.UNNEST, mark.closes
        yield _State.NESTED, _Act.INERT, mark.inert_inside


def _collected(marks: Sequence[Mark], acts: Sequence[_Act]) -> Paired:
    pairs: list[Pair] = []
    strays: list[int] = []
    nested: list[int] = []
    opened: int | None = None
    for mark, act in zip(marks, acts, strict=True):
        if act is _Act.INERT:
            strays.append(mark.at)
        elif act in (_Act.NEST, _Act.UNNEST):
            nested.append(mark.at)
        else:
            if opened is not None:
                close = mark.at if act is _Act.CLOSE else None
                pairs.append(Pair(opened, close, tuple(nested)))
            opened, nested = (None if act is _Act.CLOSE else mark.at), []
    if opened is not None:
        pairs.append(Pair(opened, None, tuple(nested)))
    return Paired(tuple(pairs), tuple(strays))
