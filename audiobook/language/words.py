"""A list of words as it stands in this room, and what is made of it."""

from __future__ import annotations


def split(text: str) -> frozenset[str]:
    """The words of a list, to look one up in; blanks and line ends part them."""
    return frozenset(text.split())


def pairs(table: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The words on either side of a stroke, of each line; a line that ends in \\ goes on."""
    lines = table.replace("\\\n", "").strip().splitlines()
    sides = (line.split("|") for line in lines)
    return tuple((split(left), split(right)) for left, right in sides)
