"""Emphasis, which every format marks alike: runs of `*`, `_` and `~` that belong together."""

from __future__ import annotations

from collections.abc import Iterator

from audiobook.story import Silence

Run = tuple[int, int]


def emphasis(text: str, runs: list[Run]) -> Iterator[Silence]:
    """Runs of marks are paired, innermost first; what has no partner is text."""
    waiting: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}
    for start, end in runs:
        opens, closes = _sides(text, start, end)
        stack = waiting[text[start]]
        while closes and stack and start < end:
            begun = stack[-1]
            size = min(end - start, begun[1] - begun[0])
            yield Silence(begun[1] - size, begun[1], "markup")
            yield Silence(start, start + size, "markup")
            begun[1] -= size
            start += size
            if begun[0] == begun[1]:
                stack.pop()
        if opens and start < end:
            stack.append([start, end])


def _sides(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run may open emphasis, and whether it may close some."""
    before, after = text[start - 1 : start], text[end : end + 1]
    behind_a_word = text[start] == "_" and before.isalnum()  # snake_case
    opens = bool(after) and not after.isspace() and not behind_a_word
    closes = bool(before) and not before.isspace() and not (behind_a_word and after.isalnum())
    return opens, closes
