"""What a build would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from audiobook.build.plan import Book, ChapterPlan


def plan_lines(book: Book, plans: Sequence[ChapterPlan], extras: Sequence[str]) -> Iterator[str]:
    todo = [plan for plan in plans if not plan.current]
    yield f"{book.title} ({book.story.path}) → {book.folder}"
    yield f"  {book.voiced}"
    yield from (f"  {reason}" for reason in extras)
    if not todo and not extras:
        yield "  nothing to do"
    for plan in todo:
        chapter = plan.order.chapter
        what = f"speak {len(plan.missing)} of {len(plan.order.lines)} lines, make the file"
        yield f"  {chapter.number:>3}  {chapter.title}: {what}"
        yield from (f"         {reason}" for reason in plan.reasons)


def plan_json(book: Book, plans: Sequence[ChapterPlan], extras: Sequence[str]) -> dict[str, Any]:
    return {
        "story": str(book.story.path),
        "title": book.title,
        "folder": str(book.folder),
        "engines": book.engines,
        "reasons": list(extras),
        "chapters": [
            {
                "chapter": plan.order.chapter.number,
                "title": plan.order.chapter.title,
                "current": plan.current,
                "reasons": list(plan.reasons),
                "lines": len(plan.order.lines),
                "to_speak": len(plan.missing),
            }
            for plan in plans
        ],
    }
