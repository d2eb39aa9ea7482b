"""What a build would do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audiobook.api import BookPlan
from audiobook.cli.words import causes, sentences, voiced
from audiobook.errors import shown


def plan_lines(plan: BookPlan) -> Iterator[str]:
    todo = [chapter for chapter in plan.chapters if not chapter.current]
    yield f"{plan.title} ({shown(plan.story)}) → {plan.folder}"
    yield f"  {voiced(plan.engines, plan.best)}"
    yield from (f"  {words}" for words in sentences(plan.reasons))
    if not todo and not plan.reasons:
        yield "  nothing to do"
    for chapter in todo:
        what = f"speak {chapter.to_speak} of {chapter.lines} lines, make the file"
        yield f"  {chapter.number:>3}  {chapter.title}: {what}"
        yield from (f"         {words}" for words in sentences(chapter.reasons))


def plan_json(plan: BookPlan) -> dict[str, Any]:
    return {
        "story": str(plan.story),
        "title": plan.title,
        "folder": str(plan.folder),
        "engines": dict(plan.engines),
        "reasons": sentences(plan.reasons),
        "causes": causes(plan.reasons),
        "chapters": [
            {
                "chapter": chapter.number,
                "title": chapter.title,
                "current": chapter.current,
                "reasons": sentences(chapter.reasons),
                "causes": causes(chapter.reasons),
                "lines": chapter.lines,
                "to_speak": chapter.to_speak,
            }
            for chapter in plan.chapters
        ],
    }
