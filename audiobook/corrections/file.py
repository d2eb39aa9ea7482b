"""The corrections file: plain text, one correction a line, that a person reads and writes.

    # a comment
    the girl = Sissy Jupe                          two names of one person
    Mr. Bounderby is male                          for «he said», and for the voice
    Viktor: “You are late,”                        who says these words
    Sofie: …stood at the window. | “Yes.”          in front of the bar: what comes before them
    Sofie (2nd time): “Yes.”                       where the same words come more than once;
    Sofie (2nd of 3 times): “Yes.”                 so a fourth time, or one less, is noticed
    Polly (every time): “Pieces of eight!”
    Margarita: “I have them in the dining …        a long quotation's first words
    narrator: “quiet.”                             nobody says this

Capitals, punctuation and the shape of the marks don't count, only the words and their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audiobook.corrections.correction import Correction, Gendered, Join, Said, correction_of
from audiobook.errors import InputError, Place, Problem, shown
from audiobook.manuscript import decode
from audiobook.system import read_regular, write_whole

_LARGEST = 4_000_000  # bytes
_HOW = "write «Viktor: “his words”», «the girl = Sissy Jupe» or «Viktor is male»"
_HEAD = """\
# Corrections of who says what in {story}: plain text, yours to write in and to keep.
#   the girl = Sissy Jupe     two names of one person
#   Viktor: “You are late,”   who says these words; with «narrator:», nobody
"""


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A line of the file, and the correction in it, if it has one."""

    text: str
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """A corrections file as it was read; empty where there is none."""

    file: Path
    lines: tuple[CorrectionLine, ...] = ()

    def __iter__(self) -> Iterator[Correction]:
        return (line.correction for line in self.lines if line.correction is not None)

    @property
    def said(self) -> list[Said]:
        return [one for one in self if isinstance(one, Said)]

    @property
    def joins(self) -> list[Join]:
        return [one for one in self if isinstance(one, Join)]

    @property
    def genders(self) -> list[Gendered]:
        return [one for one in self if isinstance(one, Gendered)]


def read(file: Path) -> Corrections:
    """The corrections in `file`; none where there is no such file.

    Raises InputError if it can't be read, and with every line that can't be understood.
    """
    try:
        data = read_regular(file, _LARGEST)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not file.is_symlink():
            return Corrections(file)
        what = f"{shown(file)} can't be read: {error.strerror}"
        raise InputError(Problem(what, "check the path and its permissions")) from error
    return parse(decode(data, file), file)


def parse(text: str, file: Path) -> Corrections:
    """The corrections in `text`, which is what `file` holds.

    Raises InputError with every line that can't be understood.
    """
    lines: list[CorrectionLine] = []
    problems: list[Problem] = []
    for number, raw in enumerate(text.split("\n"), 1):
        shown = raw.removesuffix("\r")
        column = len(shown) - len(shown.lstrip()) + 1
        place = Place(file, number, column, shown)
        try:
            lines.append(CorrectionLine(shown, correction_of(shown.strip(), place)))
        except ValueError as error:
            problems.append(Problem(str(error), _HOW, place))
    if problems:
        raise InputError(problems)
    while lines and not lines[-1].text.strip():
        lines.pop()
    return Corrections(file, tuple(lines))


def write(corrections: Corrections, story: Path) -> None:
    """Write them to their file, whole or not at all; a file that came to hold nothing is removed.

    `story` is the manuscript they are for. Raises InputError where that may not be.
    """
    text = text_of(corrections, story.name)
    if text:
        write_whole(corrections.file, text)
    else:
        corrections.file.unlink(missing_ok=True)


def text_of(corrections: Corrections, story: str) -> str:
    """The file's text; a new file gets a few lines on what it is. `story` is the manuscript."""
    lines = [line.text for line in corrections.lines]
    if not any(line.strip() for line in lines):
        return ""
    if not any(line.startswith("#") for line in lines):
        lines = [*_HEAD.format(story=story).splitlines(), "", *lines]
    return "\n".join(lines) + "\n"
