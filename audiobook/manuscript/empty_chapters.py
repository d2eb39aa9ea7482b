"""Chapters that are but a heading: joined to the one that has text, or left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from audiobook.manuscript.blocks import Block, Form
from audiobook.manuscript.headings import heading_of
from audiobook.manuscript.outline import DraftChapter
from audiobook.story import MatterChoice

REASON = "chapter without text"  # of what stands in one that is left out


def unwanted(drafts: Sequence[DraftChapter], matter: MatterChoice) -> list[DraftChapter]:
    """The chapters; a preface or another part of that name is silent if nobody wants to hear it."""
    kinds = {kind.value: kind for kind in matter.silent}
    out = []
    for draft in drafts:
        kind = kinds.get(draft.title.casefold().strip(" ."))
        silent = tuple(replace(this, reason=kind.value) for this in _silent(draft)) if kind else ()
        out.append(replace(draft, blocks=silent) if kind else draft)
    return out


def joined(
    drafts: Sequence[DraftChapter], is_spoken: Callable[[Block], bool]
) -> list[DraftChapter]:
    """The chapters that have text, with what stands in those that have none.

    The title of a part stays at the head of the chapter that follows, «The End» at the end of the
    last one. An empty «Chapter 3» before «Chapter 4», or at the end, is silent. If none has text,
    all stay.
    """
    filled = [any(map(is_spoken, draft.blocks)) for draft in drafts]
    if all(filled) or not any(filled):
        return list(drafts)
    out: list[DraftChapter] = []
    held: list[DraftChapter] = []  # that have no text, before the chapter at hand
    for draft, has_text in zip(drafts, filled, strict=True):
        if has_text:
            out.append(_with_titles(held, draft))
            held = []
        else:
            held.append(draft)
    last = tuple(this for draft in held for this in _at_the_end(draft))
    return [*out[:-1], replace(out[-1], blocks=(*out[-1].blocks, *last))]


def _with_titles(held: Sequence[DraftChapter], draft: DraftChapter) -> DraftChapter:
    """A chapter below the titles that stand before it and have no text of their own."""
    blocks: list[Block] = []
    titles: list[str] = []
    heading = draft.heading
    for empty in held:
        if is_numbered(empty.title) and is_numbered(draft.title):
            blocks += _silent(empty)
        elif all(this.form is not Form.HEADING for this in empty.blocks):
            blocks += empty.blocks
        else:
            blocks += empty.blocks
            titles.append(empty.title)
            heading = (empty.heading or heading) if len(titles) == 1 else heading
    title = ", ".join(filter(None, [*titles, draft.title]))
    return replace(draft, title=title, blocks=(*blocks, *draft.blocks), heading=heading)


def _at_the_end(draft: DraftChapter) -> Sequence[Block]:
    return _silent(draft) if is_numbered(draft.title) else draft.blocks


def _silent(draft: DraftChapter) -> list[Block]:
    return [
        this
        if this.form in (Form.SILENT, Form.BREAK)
        else Block(Form.SILENT, this.start, this.end, reason=REASON)
        for this in draft.blocks
    ]


def is_numbered(title: str) -> bool:
    """Whether a title begins with the number of a chapter: «Chapter 3», «IV», «4. The Gate»."""
    found = heading_of(title)
    if found:
        return found.level > 1 and " " in found.key
    number = title.split(". ")[0].strip(". ")
    return number.isdecimal() or (bool(number) and set(number) <= set("IVXLC"))
