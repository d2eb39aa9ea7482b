"""The marks of a paragraph are paired: the cheapest reading of all of them together.

A walk over the marks, those of speech and those that stand within speech, which keeps the cheapest
way into each state. Marks of the two families close each other only where nothing else can be
made of them, as in «‘I heard “go,’ and went.’». Linear in the marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from audiobook.manuscript.quotations.marks import APOSTROPHE, Mark


class _State(IntEnum):
    OUTSIDE = 0
    INSIDE = 1
    NESTED = 2  # in a quotation of the same family within a quotation
    WITHIN = 3  # in a quotation of the other family within a quotation
    DEEP = 4  # in one of the first family within that


class _Act(IntEnum):
    OPEN = 0
    CLOSE = 1
    NEST = 2  # a quotation within a quotation begins or ends
    REOPEN = 3
    INERT = 4


_UNCLOSED = 4.5  # a paragraph that ends inside a quotation
_CONTINUED = 0.5  # the same, and the next one reopens it
_WRONG = 2.2  # speech that a mark of the other family closes
_WRONG_WITHIN = 1.2  # the same of what stands within speech
_BOTH = 2.5  # speech ends, and what stood within it was never closed
_STRAY = 1.5  # a mark of the other family, closing by its form, that nothing in speech opened


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation by its marks."""

    open: int
    close: int | None  # None: never closed in this paragraph
    nested: tuple[int, ...] = ()  # marks inside that open or close something


@dataclass(frozen=True, slots=True)
class Paired:
    """How the marks of one family in a paragraph were read."""

    pairs: tuple[Pair, ...]
    strays: tuple[int, ...]  # marks that belong to no pair: apostrophes, or mistakes
    cost: float = 0.0  # how odd it looks, what is open at the end left out


def pair(
    marks: Sequence[Mark], continued: bool, others: Sequence[Mark] = (), inside: bool = False
) -> Paired:
    """Pair the marks; `continued`: the next paragraph begins with an opening mark.

    `others` are the marks of the family that stands within speech; they are read only together
    with the first and make no pairs of their own. `inside`: the paragraph begins in the midst of
    speech, as a letter's may; the first pair then opens before its first character, at -1.
    """
    alone = not others or not any(mark.apostrophe for mark in marks)
    acts = _expected(marks) if alone and not inside else None
    if acts is not None:
        return _collected(marks, acts, None, 0.0)
    both = sorted([*marks, *others], key=lambda mark: mark.at)
    acts, cost = _cheapest(both, continued, inside)
    return _collected(both, acts, -1 if inside else None, cost)


def _expected(marks: Sequence[Mark]) -> list[_Act] | None:
    """The reading in which every mark is what it looks like, if there is one."""
    if len(marks) % 2:
        return None
    acts = [_Act.CLOSE if i % 2 else _Act.OPEN for i in range(len(marks))]
    free = all((mark.closes if i % 2 else mark.opens) == 0 for i, mark in enumerate(marks))
    return acts if free else None


def _cheapest(marks: Sequence[Mark], continued: bool, inside: bool) -> tuple[list[_Act], float]:
    costs: dict[_State, float] = {_State.INSIDE if inside else _State.OUTSIDE: 0.0}
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
    state = min(costs, key=lambda s: costs[s] + _end(s, continued or inside))
    cost, acts = costs[state], []
    for came in reversed(trail):
        state, act = came[state]
        acts.append(act)
    return acts[::-1], cost


def _end(state: _State, continued: bool) -> float:
    """What it costs that a paragraph ends so."""
    open_speech = _CONTINUED if continued else _UNCLOSED
    if state is _State.OUTSIDE:
        return 0.0
    if state is _State.INSIDE:
        return open_speech
    return open_speech + (_BOTH if continued else _UNCLOSED)


def _moves(state: _State, mark: Mark) -> Iterator[tuple[_State, _Act, float]]:
    if mark.other:
        yield from _moves_of_other(state, mark)
    elif state is _State.OUTSIDE:
        yield _State.INSIDE, _Act.OPEN, mark.opens
        yield state, _Act.INERT, mark.inert_outside
    elif state is _State.INSIDE:
        yield _State.OUTSIDE, _Act.CLOSE, mark.closes
        yield _State.NESTED, _Act.NEST, mark.nests
        yield state, _Act.REOPEN, mark.reopens
        yield state, _Act.INERT, mark.inert_inside
    elif state is _State.WITHIN:
        yield _State.INSIDE, _Act.NEST, mark.closes + _WRONG_WITHIN
        yield _State.OUTSIDE, _Act.CLOSE, mark.closes + _BOTH
        yield _State.DEEP, _Act.NEST, mark.opens + 1
        yield _State.INSIDE, _Act.REOPEN, mark.reopens + _BOTH
        yield state, _Act.INERT, mark.inert_inside
    else:  # NESTED, DEEP
        yield (
            (_State.INSIDE if state is _State.NESTED else _State.WITHIN),
            _Act.NEST,
            mark.closes,
        )
        yield state, _Act.INERT, mark.inert_inside


def _moves_of_other(state: _State, mark: Mark) -> Iterator[tuple[_State, _Act, float]]:
    if state is _State.INSIDE:
        yield _State.WITHIN, _Act.NEST, mark.opens
        if mark.closes < APOSTROPHE:
            yield _State.OUTSIDE, _Act.CLOSE, min(mark.closes, 1.2) + _WRONG
        opening = mark.opens < _STRAY
        inert = min(mark.inert_inside, 2.0) if opening else 0.0 if mark.apostrophe else _STRAY
        yield state, _Act.INERT, inert
    elif state is _State.WITHIN:
        yield _State.INSIDE, _Act.NEST, mark.closes
        yield state, _Act.INERT, mark.inert_inside
    else:
        yield state, _Act.INERT, 0.0


def _collected(
    marks: Sequence[Mark], acts: Sequence[_Act], opened: int | None, cost: float
) -> Paired:
    pairs: list[Pair] = []
    strays: list[int] = []
    nested: list[int] = []
    for mark, act in zip(marks, acts, strict=True):
        if act is _Act.INERT:
            strays += [] if mark.other else [mark.at]
        elif act is _Act.NEST:
            nested.append(mark.at)
        else:
            if opened is not None:
                close = mark.at if act is _Act.CLOSE else None
                pairs.append(Pair(opened, close, tuple(nested)))
            opened, nested = (None if act is _Act.CLOSE else mark.at), []
    if opened is not None:
        pairs.append(Pair(opened, None, tuple(nested)))
    return Paired(tuple(pairs), tuple(strays), cost)
