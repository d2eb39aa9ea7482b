"""New lines in a corrections file; all that a person wrote stays as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from audiobook.corrections.correction import EVERY, Correction, Join, Said
from audiobook.corrections.file import CorrectionLine, Corrections

_Standing = tuple[int, CorrectionLine]  # with the spot that the line is for, or stands behind


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
        new.append(CorrectionLine(""))
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
    replaced = {
        id(spots[spot]): said
        for spot, said in new.items()
        if spot in spots and spots[spot].nth != EVERY
    }
    lines = list(_standing(corrections, replaced, spots))
    for spot, said in sorted(new.items()):
        if id(spots.get(spot)) not in replaced:
            _insert(lines, spot, _line(said))
    return replace(corrections, lines=tuple(line for _, line in lines))


def _standing(
    corrections: Corrections, replaced: Mapping[int, Said], spots: Mapping[int, Said]
) -> Iterator[_Standing]:
    """The lines that are there; `replaced` are new corrections by the identity of the old one."""
    where = {id(said): spot for spot, said in sorted(spots.items(), reverse=True)}
    last = -1
    for line in corrections.lines:
        here = id(line.correction)
        last = where.get(here, last)
        yield last, _line(replaced[here]) if here in replaced else line


def _insert(lines: list[_Standing], spot: int, line: CorrectionLine) -> None:
    """Put a line where the story has its words among those of the others."""
    before = [i for i, (other, _) in enumerate(lines) if 0 <= other < spot]
    after = [i for i, (other, _) in enumerate(lines) if other > spot]
    at = before[-1] + 1 if before else after[0] if after else len(lines)
    if not before and not after and lines and isinstance(lines[-1][1].correction, Join):
        lines.append((-1, CorrectionLine("")))
        at += 1
    lines.insert(at, (spot, line))


def _line(correction: Correction) -> CorrectionLine:
    return CorrectionLine(str(correction), correction)
