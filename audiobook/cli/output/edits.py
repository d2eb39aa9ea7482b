"""What came of a script that a person was given to change."""

from __future__ import annotations

from collections.abc import Iterator

from audiobook.api import ScriptEdit
from audiobook.cli.output.mended import corrected_lines


def edit_lines(edit: ScriptEdit, unsure: bool = False) -> Iterator[str]:
    """`unsure`: only unsure lines were asked for."""
    match edit.ending:
        case "empty":
            yield "there is no unsure line" if unsure else "there is no line to be mended"
        case "left":
            yield f"wrote {edit.script}: change the names in it, then run `{edit.again}`"
            yield "($EDITOR names no editor that could be opened)"
        case "gone":
            yield f"{edit.script} is gone: nothing was changed"
        case "unchanged":
            yield "nothing was changed"
            if edit.is_kept:
                yield f"if the editor is still open: save there, then run `{edit.again}`"
        case "mended":
            yield from corrected_lines(edit.mended) if edit.mended else ()
