"""The one-to-one map between two sets of labels that keeps the most in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


def one_to_one(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Each left label's partner among the right ones, so that as many pairs as can be agree.

    No right label is used twice; a left label that would share nothing with its partner has none.
    Of several best maps one is taken, always the same.
    """
    shared = Counter(pairs)
    lefts = sorted({left for left, _ in shared})
    rights = sorted({right for _, right in shared})
    if len(lefts) > len(rights):
        swapped = one_to_one([(right, left) for left, right in pairs])
        return {left: right for right, left in swapped.items()}
    costs = [[-shared[left, right] for right in rights] for left in lefts]
    found = zip(lefts, _cheapest(costs), strict=True)
    return {left: rights[at] for left, at in found if shared[left, rights[at]]}


def _cheapest(costs: Sequence[Sequence[int]]) -> list[int]:
    """For each row of a matrix its own column, with the least sum; no more rows than columns.

    The Hungarian method with potentials (Kuhn 1955, Munkres 1957), a row at a time along the
    shortest augmenting path: time grows as rows² × columns.
    """
    width = len(costs[0]) if costs else 0
    prices = _Prices([0] * len(costs), [0] * (width + 1))
    owner = [-1] * (width + 1)  # the row of a column; the last column is where a path begins
    for new in range(len(costs)):
        owner[width] = new
        at, came_from = _shortest_path(costs, prices, owner)
        while at != width:
            owner[at] = owner[came_from[at]]
            at = came_from[at]
        owner[width] = -1
    column_of = {row: column for column, row in enumerate(owner[:width]) if row >= 0}
    return [column_of[row] for row in range(len(costs))]


@dataclass(slots=True)
class _Prices:
    """The potentials: no cost is less than what its row and its column are worth together."""

    rows: list[int]
    columns: list[int]  # the last is that of the column where a path begins


def _shortest_path(
    costs: Sequence[Sequence[int]], prices: _Prices, owner: Sequence[int]
) -> tuple[int, list[int]]:
    """A free column, and for each column the one before it on the way there; changes the prices."""
    width = len(owner) - 1
    at, reached = width, set[int]()
    slack: list[float] = [float("inf")] * width
    came_from = [width] * width
    while owner[at] >= 0:
        reached.add(at)
        row = owner[at]
        free = [column for column in range(width) if column not in reached]
        for column in free:
            over = costs[row][column] - prices.rows[row] - prices.columns[column]
            if over < slack[column]:
                slack[column], came_from[column] = over, at
        at = min(free, key=slack.__getitem__)
        step = int(slack[at])
        for column in reached:
            prices.rows[owner[column]] += step
            prices.columns[column] -= step
        for column in free:
            slack[column] -= step
    return at, came_from
