"""A story that was attributed becomes the rows of a script, marked where a line is unsure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from audiobook.corrections.concordance import Concordance, correctable
from audiobook.corrections.script.doubts import Key
from audiobook.corrections.script.entries import GOES_ON, MARK, Entry, Row
from audiobook.corrections.words import on_one_line
from audiobook.story import Chapter, Kind, Segment, Story

UNSURE = 0.75  # the confidence below which a line is marked in a whole script

_BEFORE, _AFTER = 3, 1  # paragraphs around an unsure line that are shown with it
_LONG = 400  # characters of narration, from which on only its ends are shown around unsure lines


def rows(
    story: Story, words: Concordance, among: Set[int] | None, asked: Sequence[Key] | None
) -> Iterator[Row]:
    """The rows of a script of the story, attributed; `words` are those of the story as it was read.

    `among` are the numbers of the chapters wanted, None all; with `asked`, only these lines are
    shown, and what stands around them.
    """
    spots = {_start(words, spot): spot for spot in range(len(words.spots))}
    for number, chapter in enumerate(story.chapters):
        here = None if asked is None else {index for at, index in asked if at == number}
        if here == set() or (among is not None and chapter.number not in among):
            continue
        yield Row((number, -1), heading=f"## Chapter {chapter.number}: {chapter.title}")
        yield from _rows(number, chapter, words, spots, here)


def _rows(
    number: int,
    chapter: Chapter,
    words: Concordance,
    spots: Mapping[tuple[int, int], int],
    asked: Set[int] | None,
) -> Iterator[Row]:
    wanted = None if asked is None else _around(chapter, asked)
    speeches: set[int] = set()
    for index, segment in enumerate(chapter.segments):
        goes_on = segment.quotation in speeches
        speeches |= set() if segment.quotation is None else {segment.quotation}
        if segment.kind is Kind.SILENT or (wanted is not None and segment.paragraph not in wanted):
            continue
        paragraph = (number, segment.paragraph)
        text = on_one_line(segment.text)
        spot = spots.get((chapter.file, segment.start)) if correctable(segment) else None
        if segment.kind is Kind.HEADING:
            title = on_one_line(segment.audible)
            if title != chapter.title:
                yield Row(paragraph, heading=f"### {title}")
        elif spot is None:
            yield Row(paragraph, Entry(text if asked is None else _cut(text)))
        else:
            marked = _is_unsure(segment) if asked is None else index in asked
            who = GOES_ON if goes_on else segment.speaker
            pin = str(words.pin(spot, "somebody"))
            yield Row(paragraph, Entry(text, who, _note(segment), pin, marked and not goes_on))


def text_of(wanted: Iterable[Row], head: str) -> str:
    """The script's text; `head` is what a person is told at its top, each line a comment."""
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    last: tuple[int, int] | None = None
    for row in wanted:
        if row.paragraph != last:
            lines.append("")
            skipped = last is not None and row.paragraph > (last[0], last[1] + 1)
            if skipped and last is not None and last[0] == row.paragraph[0] and last[1] >= 0:
                lines += ["# …", ""]
        last = row.paragraph
        lines.append(row.heading if row.entry is None else _line(row.entry))
    return "\n".join(lines) + "\n"


def _start(words: Concordance, spot: int) -> tuple[int, int]:
    where = words.spots[spot]
    return words.story.chapters[where.chapter].file, words.segment(spot).start


def _is_unsure(segment: Segment) -> bool:
    return segment.kind is Kind.DIALOGUE and segment.attribution.confidence < UNSURE


def _around(chapter: Chapter, indices: Set[int]) -> set[int]:
    """The paragraphs that are shown for some lines of a chapter: theirs and those around them.

    What was said before a line tells more than what comes behind it, and silence tells nothing.
    """
    heard = sorted({s.paragraph for s in chapter.segments if s.kind is not Kind.SILENT})
    places = {paragraph: at for at, paragraph in enumerate(heard)}
    wanted: set[int] = set()
    for index in indices:
        at = places[chapter.segments[index].paragraph]
        wanted.update(heard[max(0, at - _BEFORE) : at + _AFTER + 1])
    return wanted


def _cut(text: str) -> str:
    half = _LONG // 2
    return text if len(text) <= _LONG else f"{text[:half].rstrip()} […] {text[-half:].lstrip()}"


def _note(segment: Segment) -> str:
    if segment.kind is Kind.NARRATION:
        return "a thought"
    told = segment.attribution
    sure = "" if told.confidence >= 1 else f"{told.confidence:.0%} ".replace("%", " %")
    return on_one_line(f"{sure}{told.evidence}")


def _line(entry: Entry) -> str:
    if not entry.who:
        return f"    {entry.text}"
    mark = f"{MARK} " if entry.marked else ""
    note = f"  # {entry.note}" if entry.note else ""
    return f"{mark}{on_one_line(entry.who)}: {entry.text}{note}"
