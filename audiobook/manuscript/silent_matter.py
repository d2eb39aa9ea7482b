"""Matter of a typed file that is silent, and that somebody may want to have read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audiobook.manuscript import contents, furniture, gutenberg
from audiobook.manuscript.blocks import Block, Form
from audiobook.story import Matter, MatterChoice

_KINDS = {
    contents.REASON: Matter.CONTENTS,
    gutenberg.LICENCE: Matter.LICENCE,
    furniture.PICTURE: Matter.CAPTIONS,
    furniture.FOOTNOTE: Matter.NOTES,
}


def matter_of(reason: str) -> Matter | None:
    """By which kind of matter that may be asked for which is silent for a reason."""
    if reason in _KINDS:
        return _KINDS[reason]
    return next((kind for kind in Matter if reason in (kind, f"{kind} page")), None)


def as_asked(blocks: Sequence[Block], choice: MatterChoice) -> list[Block]:
    """The blocks; silent ones of a kind that somebody wants to have read made paragraphs."""
    return [
        replace(this, form=Form.PARAGRAPH, reason="") if _is_asked(this, choice) else this
        for this in blocks
    ]


def _is_asked(this: Block, choice: MatterChoice) -> bool:
    kind = _KINDS.get(this.reason) if this.form is Form.SILENT else None
    return kind is not None and choice.reads(kind)
