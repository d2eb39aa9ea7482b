"""What a build would do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audiobook.api import BookPlan, Omission
from audiobook.cli.words import causes, sentences, voiced
from audiobook.errors import shown


def plan_lines(plan: BookPlan) -> Iterator[str]:
    todo = [chapter for chapter in plan.chapters if not chapter.current]
    yield f"{plan.title} ({shown(plan.story)}) → {plan.folder}"
    yield f"  {voiced(plan.engines, plan.best)}"
    for engine, seconds in plan.costs.items() if todo else ():
        yield f"  here a second of {engine}'s sound took {seconds:.2f} of the processor's"
    yield from (f"  {words}" for words in sentences(plan.reasons))
    yield from (f"  left out: {words}" for words in map(_left_out, plan.left_out))
    if not todo and not plan.reasons:
        yield "  nothing to do"
    for chapter in todo:
        what = f"speak {chapter.to_speak} of {chapter.lines} lines, make the file"
        yield f"  {chapter.number:>3}  {chapter.title}: {what}"
        yield from (f"         {words}" for words in sentences(chapter.reasons))


def _left_out(one: Omission) -> str:
    """«notes at book.md:9:1, 200 words; `matter: [notes]` has them read»."""
    times = f", {one.times:,} times" if one.times > 1 else ""
    way = f"; `matter: [{one.matter}]` has it read" if one.matter else ""
    return f"{one.reason} at {one.place}{times}, {one.words:,} words{way}"


def plan_json(plan: BookPlan) -> dict[str, Any]:
    return {
        "story": str(plan.story),
        **_book_json(plan),
        "folder": str(plan.folder),
        "engines": dict(plan.engines),
        "costs": dict(plan.costs),
        "reasons": sentences(plan.reasons),
        "causes": causes(plan.reasons),
        "chapters": [
            {
                "chapter": chapter.number,
                "title": chapter.title,
                "part": chapter.part,
                "current": chapter.current,
                "reasons": sentences(chapter.reasons),
                "causes": causes(chapter.reasons),
                "lines": chapter.lines,
                "to_speak": chapter.to_speak,
            }
            for chapter in plan.chapters
        ],
        "left_out": [
            {
                "reason": one.reason,
                "title": one.title,
                "place": str(one.place),
                "words": one.words,
                "times": one.times,
                "matter": one.matter,
            }
            for one in plan.left_out
        ],
    }


def _book_json(plan: BookPlan) -> dict[str, Any]:
    book = plan.book
    return {
        "title": book.title,
        "subtitle": book.subtitle,
        "authors": list(book.authors),
        "narrators": list(book.narrators),
        "translators": list(book.translators),
        "contributors": [{"name": one.name, "role": one.role} for one in book.contributors],
        "series": book.series,
        "series_part": book.series_part,
        "year": book.year,
        "language": book.language,
        "isbn": book.isbn,
        "asin": book.asin,
        "genres": list(book.genres),
        "keywords": list(book.keywords),
        "publisher": book.publisher,
        "description": book.description,
        "copyright": book.copyright,
        "rights": book.rights,
        "cover": book.cover or ("in the manuscript" if plan.has_picture else ""),
        "dedication": book.dedication,
    }
