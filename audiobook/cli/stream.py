"""A stream that takes nothing which could command a terminal: a file may be named anything."""

from __future__ import annotations

from typing import IO, Any


class PrintableStream:
    """What is written to it comes out with its control characters replaced, but for line ends."""

    def __init__(self, raw: IO[str]) -> None:
        self.raw = raw  # for who commands the terminal on purpose

    def write(self, text: str) -> int:
        self.raw.write(printable(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.raw, name)


def printable(text: str) -> str:
    """The text, each character that no one can see replaced, but for line ends and tabs."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in "\n\t" else "\ufffd" for char in text)
