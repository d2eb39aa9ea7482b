"""The one-to-one map between two sets of labels that keeps the most in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


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
    row_price, column_price = [0] * len(costs), [0] * (width + 1)
    owner = [-1] * (width + 1)  # the row of a column; the last column is where a path begins
    for new in range(len(costs)):
        owner[width] = new
        at, reached = width, set[int]()
        slack: list[float] = [float("inf")] * width
        came_from = [width] * width
        while owner[at] >= 0:
            reached.add(at)
            row = owner[at]
            for column in range(width):
                if column not in reached:
                    over = costs[row][column] - row_price[row] - column_price[column]
                    if over < slack[column]:
                        slack[column], came_from[column] = over, at
            nearest = min((c for c in range(width) if c not in reached), key=slack.__getitem__)
            step = int(slack[nearest])
            for column in reached:
                row_price[owner[column]] += step
                column_price[column] -= step
            slack = [s if c in reached else s - step for c, s in enumerate(slack)]
            at = nearest
        while at != width:
            owner[at] = owner[came_from[at]]
            at = came_from[at]
        owner[width] = -1
    column_of = {row: column for column, row in enumerate(owner[:width]) if row >= 0}
    return [column_of[row] for row in range(len(costs))]
