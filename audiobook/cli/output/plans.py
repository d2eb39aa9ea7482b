"""What a build would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from audiobook.build.book import Book
from audiobook.build.plan import ChapterPlan
from audiobook.build.reason import Reason
from audiobook.cli.words import causes, sentences, voiced


def plan_lines(book: Book, plans: Sequence[ChapterPlan], extras: Sequence[Reason]) -> Iterator[str]:
    todo = [plan for plan in plans if not plan.current]
    yield f"{book.title} ({book.story.path}) → {book.folder}"
    yield f"  {voiced(book.engines, book.best)}"
    yield from (f"  {words}" for words in sentences(extras))
    if not todo and not extras:
        yield "  nothing to do"
    for plan in todo:
        chapter = plan.order.chapter
        what = f"speak {len(plan.missing)} of {len(plan.order.lines)} lines, make the file"
        yield f"  {chapter.number:>3}  {chapter.title}: {what}"
        yield from (f"         {words}" for words in sentences(plan.reasons))


def plan_json(book: Book, plans: Sequence[ChapterPlan], extras: Sequence[Reason]) -> dict[str, Any]:
    return {
        "story": str(book.story.path),
        "title": book.title,
        "folder": str(book.folder),
        "engines": book.engines,
        "reasons": sentences(extras),
        "causes": causes(extras),
        "chapters": [
            {
                "chapter": plan.order.chapter.number,
                "title": plan.order.chapter.title,
                "current": plan.current,
                "reasons": sentences(plan.reasons),
                "causes": causes(plan.reasons),
                "lines": len(plan.order.lines),
                "to_speak": len(plan.missing),
            }
            for plan in plans
        ],
    }
