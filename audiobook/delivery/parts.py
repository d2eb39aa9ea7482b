"""A chapter that is longer than a file may be is cut into parts, where it is heard least."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise


def parts(seconds: Sequence[float], breaks: Sequence[str], limit: float) -> list[range]:
    """Cut a chapter's pieces into as few files as needed, of about the same length.

    `seconds` is how long each piece lasts with its pause; `breaks` is what ends after it: a
    "scene", a "paragraph", or nothing (""). A cut falls on a break near the even division, on a
    scene's end rather than a paragraph's. No part lasts longer than `limit` seconds, unless it is
    a single piece that does.
    """
    cuts = [0]
    while (left := sum(seconds[cuts[-1] :])) > limit and cuts[-1] < len(seconds) - 1:
        even = left / math.ceil(left / limit)
        cuts.append(_cut_near(even, cuts[-1], seconds, breaks, limit))
    return [range(start, end) for start, end in pairwise([*cuts, len(seconds)])]


# How far from the even division, as a share of it, a better break may lead.
_DETOUR = {"scene": 0.0, "paragraph": 0.2}


def _cut_near(
    even: float, start: int, seconds: Sequence[float], breaks: Sequence[str], limit: float
) -> int:
    """The piece before which the part that begins at `start` ends."""
    best, cost = start + 1, math.inf
    length = 0.0
    for at in range(start, len(seconds) - 1):
        length += seconds[at]
        if length > limit:
            break
        found = abs(length - even) / even + _DETOUR.get(breaks[at], 10)
        if found < cost:
            best, cost = at + 1, found
    return best
