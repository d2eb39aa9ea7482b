"""A list of words as it stands in this room, and what is made of it."""

from __future__ import annotations


def split(text: str) -> frozenset[str]:
    """The words of a list, to look one up in; blanks and line ends part them."""
    return frozenset(text.split())
