"""Letters that are chapters, or most of a story: their «I» is whoever writes, not a narrator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import shorten

from audiobook.errors import Problem
from audiobook.manuscript.headings import heading_of
from audiobook.manuscript.outline import own_title
from audiobook.story import LABEL, Chapter, Kind, Source

SHARE = 0.6  # of a chapter's characters that stand in letters

_SALUTATION = re.compile(
    r"(?:(?i:to) [^\n]{1,80}\n+)?[ \t]*(?:(?i:my|our) )?"
    r"(?:(?i:own|ever|very|most|and|honou?red),? ){0,3}"
    r"(?i:dear|dearest|beloved|honou?red) (?!(?i:me|reader|readers|lord|god|heart|old)\b)"
    r"(?:[^\W\d_][\w.'’-]{0,20}[ ]?){1,5}[,:;!—–-]"
)
_CLOSING = re.compile(
    r"(?i:\b(?:(?:ever |most |very )?(?:yours|thine)(?: [\w-]+){0,4}"
    r"|(?:your|thy)(?: [\w-]+,?){0,6} (?:servant|friend|son|daughter|brother|sister|mother|father"
    r"|wife|husband|nephew|niece|cousin|aunt|uncle|child|girl|boy|lover|ward|pupil)"
    r"|(?:very |most |ever )?(?:affectionately|sincerely|faithfully|respectfully|truly|obediently)"
    r"|adieu|farewell|(?:much |all my |with |best )?love))"
    r"[\s,.!:;—–_*-]{1,10}(?:[A-Z][\w.'’]{0,20}[\s,.!_*-]{0,4}){0,5}\Z"
)


def of_story(chapters: Sequence[Chapter], sources: Sequence[Source]) -> Iterator[Problem]:
    """One note if a chapter or more are letters."""
    found = [chapter for chapter in chapters if _is_letters(chapter)]
    if not found:
        return
    first, more = found[0], len(found) - 1
    others = {0: "is", 1: "and one more chapter are"}.get(more, f"and {more:,} more chapters are")
    yield Problem(
        f"«{shorten(first.title, 60)}» {others} written as letters: «I» means whoever writes",
        "where «I said» gets a wrong speaker, name the right one: audiobook script STORY --edit",
        sources[first.file].place(first.start),
        fatal=False,
    )


def _is_letters(chapter: Chapter) -> bool:
    own = own_title(chapter.title, chapter.part)
    heading = heading_of(own.split(". ")[0])
    if heading and heading.key.startswith("letter "):
        return True
    if any(segment.reason == LABEL for segment in chapter.segments):  # a play
        return False
    total = covered = held = 0
    inside = False
    for text, spoken in _paragraphs(chapter):
        total += len(text)
        if not spoken and _SALUTATION.match(text):
            inside, held = True, 0
        held += len(text) if inside else 0
        if inside and not spoken and _CLOSING.search(text[-160:]):
            covered, inside = covered + held, False
    return total > 0 and covered >= SHARE * total


def _paragraphs(chapter: Chapter) -> Iterator[tuple[str, bool]]:
    """The text of each paragraph, and whether it begins with a quotation."""
    said = [s for s in chapter.segments if s.kind in (Kind.NARRATION, Kind.DIALOGUE)]
    for _, group in groupby(said, lambda segment: segment.paragraph):
        segments = list(group)
        yield " ".join(s.text for s in segments), segments[0].kind is Kind.DIALOGUE
