"""New lines in a corrections file; all that a person wrote stays as it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audiobook.corrections.file import EVERY, Correction, Corrections, Join, Line, Said

_HEAD = """\
# Corrections of who says what in {story}: plain text, yours to write in and to keep.
#   the girl = Sissy Jupe     two names of one person
#   Viktor: “You are late,”   who says these words; with «narrator:», nobody
"""


def text_of(corrections: Corrections, story: str) -> str:
    """The file's text; a new file gets a few lines on what it is. `story` is the manuscript."""
    lines = [line.text for line in corrections.lines]
    if not any(line.strip() for line in lines):
        return ""
    if not any(line.startswith("#") for line in lines):
        lines = [*_HEAD.format(story=story).splitlines(), "", *lines]
    return "\n".join(lines) + "\n"


def with_joins(corrections: Corrections, joins: Sequence[Join]) -> Corrections:
    """The joins behind those that are there, or before the first correction of words."""
    lines = list(corrections.lines)
    kinds = [isinstance(line.correction, Join) for line in lines]
    first_said = next((i for i, ln in enumerate(lines) if isinstance(ln.correction, Said)), None)
    if any(kinds):
        at = len(kinds) - kinds[::-1].index(True)
    else:
        at = len(lines) if first_said is None else first_said
    new = [_line(join) for join in joins]
    if not any(kinds) and first_said is not None:
        new.append(Line(""))
    return replace(corrections, lines=(*lines[:at], *new, *lines[at:]))


def without(corrections: Corrections, gone: Sequence[Correction]) -> Corrections:
    """Without the lines of these corrections (the very ones, by their places)."""
    places = {(one.place.line if one.place else 0) for one in gone}
    kept = [
        line
        for line in corrections.lines
        if line.correction is None
        or line.correction.place is None
        or line.correction.place.line not in places
    ]
    return replace(corrections, lines=tuple(kept))


def with_said(
    corrections: Corrections, new: Mapping[int, Said], spots: Mapping[int, Said]
) -> Corrections:
    """The file with `new` corrections, by spot, in the order of the story.

    `spots` are the corrections of now: one of the same spot is replaced where it stands, unless it
    is for other spots too.
    """
    where = {id(said): spot for spot, said in sorted(spots.items(), reverse=True)}
    replaced = {
        id(spots[spot]): said
        for spot, said in new.items()
        if spot in spots and spots[spot].nth != EVERY
    }
    lines: list[tuple[int, Line]] = []  # with the spot that a line is for, or stands behind
    last = -1
    for line in corrections.lines:
        here = id(line.correction)
        last = where.get(here, last)
        lines.append((last, _line(replaced[here]) if here in replaced else line))
    for spot, said in sorted(new.items()):
        if id(spots.get(spot)) in replaced:
            continue
        before = [i for i, (other, _) in enumerate(lines) if 0 <= other < spot]
        after = [i for i, (other, _) in enumerate(lines) if other > spot]
        at = before[-1] + 1 if before else after[0] if after else len(lines)
        if not before and not after and lines and isinstance(lines[-1][1].correction, Join):
            lines.append((-1, Line("")))
            at += 1
        lines.insert(at, (spot, _line(said)))
    return replace(corrections, lines=tuple(line for _, line in lines))


def _line(correction: Correction) -> Line:
    return Line(str(correction), correction)
