"""What the reader of a story is told: mistakes in it, each with its place and its mend."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from textwrap import shorten
from typing import TypeVar

from audiobook.errors import Problem
from audiobook.manuscript import empty_chapters, unsayable
from audiobook.manuscript.blocks import Block, Form
from audiobook.manuscript.mojibake import MendedText
from audiobook.manuscript.segments import Findings
from audiobook.story import Chapter, Format, Kind, Segment, Silence, Source

T = TypeVar("T")
AT_MOST = 10  # of a kind; the rest is counted
LONGEST_PARAGRAPH = 1_500_000  # characters; a book without blank lines, not a paragraph
_UNCLOSED = "add the closing mark"
_OWN = "in a manuscript of your own, which «audiobook text» makes of this book"


def of_chapters(chapters: Sequence[Chapter], sources: Sequence[Source]) -> Iterator[Problem]:
    """Titles that come twice, and chapters in which nobody says a word."""
    seen: dict[str, Chapter] = {}
    twins, mute = [], []
    for chapter in chapters:
        first = seen.setdefault(chapter.title.casefold(), chapter)
        if first is not chapter:
            twins.append((first, chapter))
        if not any(s.kind in (Kind.NARRATION, Kind.DIALOGUE) for s in chapter.segments):
            mute.append(chapter)
    yield from limited(twins, lambda pair: _twins(*pair, sources))
    alone = len(mute) == len(chapters)
    yield from limited(mute, lambda chapter: _mute(chapter, sources, alone))
    empty = [
        (chapter, segment)
        for chapter in chapters
        for segment in chapter.segments
        if segment.reason == empty_chapters.REASON and any(map(str.isalnum, segment.text))
    ]
    yield from limited(empty, lambda pair: _left_out(*pair, sources))


def of_file(
    source: Source,
    mended: MendedText,
    findings: Findings,
    blocks: Sequence[Block],
    any_letters: bool = False,
) -> Iterator[Problem]:
    """Mistakes in the text of one file; what stands in its silent blocks is none."""

    bound = Format.of(source.path) is Format.EPUB  # nobody edits one by hand

    def at(offset: int, what: str, mend: str, fatal: bool = True) -> Problem:
        how = f"{mend}, {_OWN}" if bound and mend.startswith("add ") else mend
        return Problem(what, how, source.place(mended.decoded_offset(offset)), fatal)

    if mended.first.edits:
        yield _mended(source, mended.first)
    unclosed = "this quotation mark is never closed: the quotation ends with its paragraph"
    yield from limited(
        findings.unclosed, lambda offset: at(offset, unclosed, _UNCLOSED, fatal=False)
    )
    unopened = "this closing quotation mark was never opened"
    yield from limited(
        findings.unopened, lambda offset: at(offset, unopened, "add the opening mark", fatal=False)
    )
    yield from limited(list(_brackets(findings)), lambda told: at(*told, fatal=False))
    if findings.plays:
        yield at(*_play(findings), fatal=False)
    silences = list(_spoken(unsayable.silences(mended.text, any_letters), blocks))
    for kind, mend in unsayable.MENDS.items():
        found = [silence.start for silence in silences if silence.reason == kind]
        told = [
            (offset, _named(mended.text[offset]), mend, kind == unsayable.CONTROL)
            for offset in found
        ]
        yield from limited(told, lambda args: at(*args))


def _spoken(silences: Sequence[Silence], blocks: Sequence[Block]) -> Iterator[Silence]:
    """Those that stand in what is read."""
    starts = [this.start for this in blocks]
    for silence in silences:
        at = bisect_right(starts, silence.start) - 1
        quiet = at >= 0 and blocks[at].form in (Form.BREAK, Form.SILENT)
        if silence.reason == unsayable.CONTROL or not (quiet and silence.start < blocks[at].end):
            yield silence


def _brackets(findings: Findings) -> Iterator[tuple[int, str, str]]:
    """Brackets that might have been meant as directives, in a story that has some."""
    names = {name.casefold() for name in findings.directed}
    for offset, bracket in findings.brackets:
        if bracket.words.casefold() in names and not bracket.before_speech:
            what = f"«[{bracket.words}]» is read out: no quotation follows it"
            yield offset, what, "write it directly before the quotation mark"
        elif names and bracket.before_speech:
            what = f"«[{bracket.words}]» is read out: it does not look like a name"
            yield offset, what, "write a name with a capital, or delete it"


def _play(findings: Findings) -> tuple[int, str, str]:
    first = findings.plays[0].first
    speeches = sum(script.speeches for script in findings.plays)
    chapters = f"{len(findings.plays):,} of {findings.chapters:,} chapters are"
    read = "the story is" if len(findings.plays) == findings.chapters else chapters
    what = f"{read} read as a play: {speeches:,} speeches stand after a name, as «{first.shown}»"
    return first.start, what, "if it is none, take the names from the heads of the paragraphs"


def of_paragraphs(chapters: Sequence[Chapter], sources: Sequence[Source]) -> Iterator[Problem]:
    """Paragraphs that are books."""
    for chapter in chapters:
        begun: dict[int, int] = {}
        told: set[int] = set()
        for segment in chapter.segments:
            start = begun.setdefault(segment.paragraph, segment.start)
            if segment.end - start > LONGEST_PARAGRAPH and segment.paragraph not in told:
                told.add(segment.paragraph)
                what = f"this paragraph is longer than {LONGEST_PARAGRAPH:,} characters"
                place = sources[chapter.file].place(start)
                yield Problem(what, "put blank lines between the paragraphs", place)


def limited(items: Sequence[T], problem: Callable[[T], Problem]) -> Iterator[Problem]:
    """A problem for each item; of many, the last one told says how many more there are."""
    for i, item in enumerate(items[:AT_MOST]):
        told = problem(item)
        more = len(items) - AT_MOST
        if i == AT_MOST - 1 and more:
            told = replace(told, what=f"{told.what} (and {more:,} more like it)")
        yield told


def _twins(first: Chapter, second: Chapter, sources: Sequence[Source]) -> Problem:
    places = [sources[c.file].place(c.start) for c in (first, second)]
    what = f"two chapters are titled «{second.title}»; the other one is at {places[0]}"
    mend = "nothing has to be done: their numbers keep them apart"
    return Problem(what, mend, places[1], fatal=False)


def _left_out(chapter: Chapter, segment: Segment, sources: Sequence[Source]) -> Problem:
    what = f"the chapter «{shorten(segment.text.strip('#*_ '), 60)}» has no text: it is left out"
    place = sources[chapter.file].place(segment.start)
    return Problem(what, "write its text, or delete its heading", place, fatal=False)


def _mute(chapter: Chapter, sources: Sequence[Source], alone: bool) -> Problem:
    """A chapter that says nothing but its title; `alone`: as do all the others."""
    what = f"the chapter «{chapter.title}» has no text to speak"
    place = sources[chapter.file].place(chapter.start)
    if not sources[chapter.file].text.strip():
        what = f"nothing can be spoken in the chapter «{chapter.title}»: its file is empty"
        return Problem(what, "write its text, or delete the file", place)
    if not alone:
        mend = "nothing has to be done: its title is said, and no more"
        return Problem(what, mend, place, fatal=False)
    return Problem(what, "write its text, or delete its heading", place)


def _mended(source: Source, mended: MendedText) -> Problem:
    edits = [edit for edit in mended.edits if edit.start < edit.end]
    first, count = edits[0], len(edits)
    was = source.text[first.start : first.end]
    now = mended.text[first.mended_start : first.mended_end]
    times = "once" if count == 1 else f"{count:,} times"
    what = (
        f"text that was decoded wrongly is read as it was meant, {times}; here «{was}» as «{now}»"
    )
    return Problem(what, "correct it in the file", source.place(first.start), fatal=False)


def _named(char: str) -> str:
    name = unicodedata.name(char, "a character without a name")
    shown = f"«{char}» " if char.isprintable() else ""
    what = "is a control character" if unicodedata.category(char) == "Cc" else "cannot be spoken"
    return f"{shown}U+{ord(char):04X} ({name}) {what}"
