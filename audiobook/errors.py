"""The tree of failures that a person can mend, and how a place in a story is shown.

AudiobookError                 something stopped the work; `exit_code` says whose turn it is
├── InputError            (1)  what the person gave is wrong: a list of problems, each with its mend
└── ToolError             (2)  a tool or the machine failed
    ├── FFmpegError
    ├── EngineError
    └── UnexpectedError        this program itself failed
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self


def shown(name: object) -> str:
    """A path or a name on one line, without what could command a terminal."""
    text = str(name)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


@dataclass(frozen=True, slots=True)
class Place:
    """One character in a text file that a person wrote."""

    file: Path
    line: int  # from 1
    column: int  # from 1, in characters
    excerpt: str  # the whole line, without its end
    inside: str = ""  # the document's name, in a file that holds several

    @classmethod
    def at(cls, file: Path, text: str, offset: int, inside: str = "") -> Self:
        """The place of the character `offset` of `text`, which is what `file` holds."""
        offset = min(max(offset, 0), len(text))
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        line = text.count("\n", 0, offset) + 1
        excerpt = text[start : end if end >= 0 else len(text)]
        return cls(file, line, offset - start + 1, excerpt, inside)

    def __str__(self) -> str:
        inside = f" › {shown(self.inside)}" if self.inside else ""
        return f"{shown(self.file)}{inside}:{self.line}:{self.column}"

    def drawing(self, width: int = 76) -> str:
        """The line with a caret below the character; a long line is cut around it."""
        left = max(0, self.column - 1 - width // 2)
        cut = self.excerpt[left : left + width].replace("\t", " ")
        return f"    {shown(cut)}\n    {' ' * (self.column - 1 - left)}^"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with what a person wrote, and how to mend it."""

    what: str
    mend: str
    place: Place | None = None
    fatal: bool = True  # False: a note; the work goes on without a question

    def __str__(self) -> str:
        lines = [f"{self.place}: {self.what}" if self.place else self.what]
        if self.place:
            lines.append(self.place.drawing())
        if self.mend:
            lines.append(f"  mend: {self.mend}")
        return "\n".join(lines)


def did_you_mean(name: str, choices: Iterable[str], most: int = 1, likeness: float = 0.6) -> str:
    """«did you mean «Viktor»?», of the choices that are nearly `name`; empty where none is.

    Of a mapping the keys are held against the name, and the values are shown. At most so many are
    shown; `likeness` is difflib's ratio from which on a choice is near, from 0 to 1.
    """
    from difflib import get_close_matches  # few runs need it

    shown = choices if isinstance(choices, Mapping) else {choice: choice for choice in choices}
    near = get_close_matches(name, shown, most, likeness)
    return f"did you mean {' or '.join(f'«{shown[one]}»' for one in near)}?" if near else ""


class AudiobookError(Exception):
    """Something stopped the work; the message is complete without a traceback."""

    exit_code = 2


class InputError(AudiobookError):
    """What the person gave is wrong; all the problems are told at once."""

    exit_code = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)  # so that it can come out of a worker whole


class ToolError(AudiobookError):
    """A tool or the machine failed: no ffmpeg, a full disk, an engine that will not speak."""


class FFmpegError(ToolError):
    """ffmpeg is missing, or said no; its last words are in the message."""


class UndecodableError(FFmpegError):
    """ffmpeg ended by itself, and said that it can't do it with what it was given."""


class EngineError(ToolError):
    """An engine could not speak an utterance, even in a fresh worker."""


class UnexpectedError(ToolError):
    """The program itself failed at one story; the others go on. Says where its trace lies."""
