"""A script that a person changed is held against what was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audiobook.corrections.correction import Said, speaker_trouble
from audiobook.corrections.file import parse
from audiobook.corrections.script.entries import GOES_ON, MARK, Entry
from audiobook.corrections.words import on_one_line
from audiobook.errors import InputError, Place, Problem
from audiobook.story import NARRATOR

FORGET = ("", "?")  # instead of a name: no correction, let the program find out

_RESYNC = 40  # lines that may be missing in one place before all that follow count as changed
_MOST = 20  # problems that are told at once


@dataclass(frozen=True, slots=True)
class Change:
    """What a person changed in a script."""

    place: Place  # in the script
    said: Said  # with the new name; an empty one means that no correction is wanted


def read_back(text: str, file: Path, entries: Sequence[Entry]) -> list[Change]:
    """What was changed in the script `text`, which is what `file` holds, against its entries.

    Raises InputError with every line in which more than a name was changed.
    """
    changes: list[Change] = []
    problems: list[Problem] = []
    at = 0
    *places, end = _places(text, file)
    for place in places:
        line = on_one_line(place.excerpt)
        found = next((i for i in range(at, at + _RESYNC) if _is(line, entries, i)), None)
        if found is None:
            problems.append(_strange(entries[at] if at < len(entries) else None, place))
            at += 1
            continue
        problems += [_missing(entry, place) for entry in entries[at:found]]
        at = found + 1
        try:
            changes += _change(line, entries[found], place)
        except ValueError as error:
            problems.append(Problem(str(error), "write a name, or «narrator»", place))
    if not at:
        raise InputError(Problem("nothing of the script is left", f"delete {file.name}", end))
    problems += [_missing(entry, end) for entry in entries[at:]]
    if problems:
        raise InputError(problems[:_MOST])
    return changes


def _places(text: str, file: Path) -> Iterator[Place]:
    """Where each line begins that says something, and at last where the text ends."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            yield Place(file, number, len(line) - len(line.lstrip()) + 1, line)
    yield Place(file, len(lines), 1, lines[-1])


def _is(line: str, entries: Sequence[Entry], index: int) -> bool:
    """Whether a line of the script is this entry, whatever name is in front of it."""
    return index < len(entries) and _front(line, entries[index]) is not None


def _front(line: str, entry: Entry) -> str | None:
    """What stands in front of the entry's words in a line; None if they are not in it."""
    if not entry.who:
        return "" if line == entry.text else None
    at = line.find(entry.text)
    behind = line[at + len(entry.text) :].strip()
    return line[:at].strip() if at >= 0 and (not behind or behind.startswith("#")) else None


def _change(line: str, entry: Entry, place: Place) -> Iterator[Change]:
    """Raises ValueError where the name can't be taken."""
    if not entry.who:
        return
    front = _front(line, entry) or ""
    if not front.endswith(":"):
        raise ValueError("between the name and the words there is a colon")
    name = front[:-1].strip().removeprefix(MARK).strip()
    insisted = name.endswith("!")  # «it is so»: what the program found is to be kept
    name = name.removesuffix("!").strip()
    name = NARRATOR if name in ("N", "n") else name
    same = name.casefold() == on_one_line(entry.who).casefold()
    if name == GOES_ON or (same and not insisted):
        return
    trouble = "" if name in FORGET else speaker_trouble(name)
    if trouble:
        raise ValueError(trouble)
    pinned = parse(entry.pin, place.file).said[0]
    speaker = "" if name in FORGET else entry.who if same else name
    yield Change(place, replace(pinned, speaker=speaker, place=None))


def _strange(expected: Entry | None, place: Place) -> Problem:
    """What is wrong with a line that is not of the script, and how to mend it."""
    where = "words are changed in the story itself, and only names here"
    if expected is None:
        return Problem("this line was not in the script", f"take it out: {where}", place)
    mend = f"write «{_short(expected)}» again: {where}"
    return Problem("only the name in front may be changed", mend, place)


def _missing(entry: Entry, place: Place) -> Problem:
    what = "a line is missing before this one"
    return Problem(what, f"put it back: «{_short(entry)}»", place)


def _short(entry: Entry) -> str:
    return entry.text if len(entry.text) <= 200 else f"{entry.text[:200]}…"
