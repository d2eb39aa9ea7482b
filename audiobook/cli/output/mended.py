"""What came of corrections: who says which line now, and what that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from audiobook.api import Mended, Moved, NewName

_SHOWN = 10  # lines that are told one by one
_WORDS = 60  # characters of a line's words


def corrected_lines(mended: Mended) -> Iterator[str]:
    """Of lines that a person named somebody for."""
    yield from map(_new_name, mended.new_names)
    yield f"{_count(mended.corrected)} corrected in {mended.file}"
    yield from _moved_lines(mended.asked)
    yield f"{_count(len(mended.followed))} changed because of that{':' if mended.followed else ''}"
    yield from _moved_lines(mended.followed)
    yield from map(str, mended.problems)


def joined_lines(mended: Mended) -> Iterator[str]:
    """Of names that a person joined, or parted."""
    yield from (f"joined in {mended.file}: {name} = {of}" for name, of in mended.joined)
    yield from (f"not joined any more: {name}" for name in mended.parted)
    pairs = Counter((one.before, one.after) for one in mended.followed)
    yield from (f"  {_count(n)}: {old} → {new}" for (old, new), n in pairs.most_common())
    if not pairs:
        yield "no line moved"
    yield from map(str, mended.problems)


def _new_name(name: NewName) -> str:
    question = f"; {name.near}" if name.near else ""
    return f"«{name.name}» is new in this story{question}"


def _moved_lines(moved: Sequence[Moved]) -> Iterator[str]:
    for one in moved[:_SHOWN]:
        shown = one.words if len(one.words) <= _WORDS else f"{one.words[:_WORDS]}…"
        yield f"  {one.place}  {one.before} → {one.after}  {shown}"
    if len(moved) > _SHOWN:
        yield f"  … and {len(moved) - _SHOWN} more"


def _count(lines: int) -> str:
    return f"{lines or 'no'} line{'' if lines == 1 else 's'}"
