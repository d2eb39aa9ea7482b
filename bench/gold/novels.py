"""Gold novels: their text, who says what in it, and the same as a story for `attribute`.

A novel is a folder with `text.txt` (UTF-8, a blank line between paragraphs), `quotes.jsonl` and
`characters.json`. A line of `quotes.jsonl` has at least `spans` (character offsets of a speech's
pieces, without their quotation marks), `speaker`, `type` and `scorable`; a person of
`characters.json` has `name`, `aliases`, `gender` and, where so, `narrator` and `special` (a group).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audiobook.story import UNKNOWN, Attribution, Chapter, Kind, Metadata, Segment, Source, Story

Span = tuple[int, int]

KINDS = ("explicit", "anaphoric", "implicit")
BREAK = re.compile(r"\n[ \t]*\n\s*")  # between two paragraphs
_MARKS = " \n\"'“”‘’"
_HEADING = re.compile(r"(?:chapter|book|part|volume)\b.{0,60}|[IVXLC]+\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation as people annotated it."""

    spans: tuple[Span, ...]  # its pieces, where narration breaks the speech; marks left out
    speaker: str
    kind: str  # one of KINDS, or "" where nobody said
    scorable: bool  # False: said by a group, or nobody can know


@dataclass(frozen=True, slots=True)
class Person:
    """A character as people annotated it."""

    name: str
    aliases: tuple[str, ...] = ()
    gender: str = ""  # "female", "male" or nothing


@dataclass(frozen=True, slots=True)
class Novel:
    """A text with its gold."""

    name: str
    text: str
    quotes: tuple[Quote, ...]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A quotation as a program found it."""

    start: int
    end: int
    speaker: str  # empty where it found nobody
    gender: str = ""
    confidence: float = 0.0
    segment: int = -1  # counted through the story, where it comes from one


def folders(split: Path) -> list[Path]:
    """The folders of the novels in a folder of them."""
    return sorted(path.parent for path in split.glob("*/text.txt"))


def read(folder: Path) -> Novel:
    """A gold novel."""
    text = (folder / "text.txt").read_bytes().decode("utf-8")
    rows = (folder / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    quotes = [_quote(json.loads(row)) for row in rows]
    people = json.loads((folder / "characters.json").read_text(encoding="utf-8"))["characters"]
    named = [_person(row) for row in people if not row.get("special")]
    return Novel(folder.name, text, tuple(quotes), tuple(named))


def _quote(row: dict[str, Any]) -> Quote:
    spans = tuple((start, end) for start, end in row["spans"])
    return Quote(spans, row["speaker"], row["type"] or "", row["scorable"])


def _person(row: dict[str, Any]) -> Person:
    aliases = [*row["aliases"], *(("I", "the narrator") if row.get("narrator") else ())]
    return Person(row["name"], tuple(aliases), row.get("gender") or "")


def lines(story: Story) -> list[Line]:
    """What a story that was attributed says of each quotation."""
    genders = {character.name: character.gender for character in story.characters}
    found = []
    for index, (_, segment) in enumerate(story.segments()):
        if segment.kind is Kind.DIALOGUE:
            speaker = "" if segment.speaker == UNKNOWN else segment.speaker
            gender = genders.get(speaker, "unknown")
            told = "" if gender == "unknown" else gender
            sure = segment.attribution.confidence
            found.append(Line(segment.start, segment.end, speaker, told, sure, index))
    return found


def predictions(story: Story) -> list[dict[str, Any]]:
    """The same with the evidence, as rows that other scorers of the gold's format read."""
    evidence = [segment.attribution.evidence for _, segment in story.segments()]
    rows = []
    for line in lines(story):
        row: dict[str, Any] = {
            "start": line.start,
            "end": line.end,
            "speaker": line.speaker or None,
            "evidence": evidence[line.segment],
            "confidence": line.confidence,
        }
        rows.append(row | ({"gender": line.gender} if line.gender else {}))
    return rows


def gold_story(folder: Path) -> Story:
    """The novel as a story, its quotations where the gold has them."""
    novel = read(folder)
    text = novel.text
    spans = sorted(span for quote in novel.quotes for span in quote.spans)
    segments: list[Segment] = []
    at, scene, here = 0, 0, 0
    cuts = [match.span() for match in BREAK.finditer(text)] + [(len(text), len(text))]
    for number, (end, after) in enumerate(cuts):
        if _HEADING.fullmatch(text[at:end].strip()):
            scene += 1
        else:
            inside = []
            while here < len(spans) and spans[here][0] < end:
                inside.append(spans[here])
                here += 1
            segments += _segments(text, (at, end), inside, number, scene)
        at = after
    source = Source(folder / "text.txt", text)
    chapter = Chapter(1, folder.name, 0, tuple(segments))
    return Story(folder.name, folder, (source,), Metadata(), (chapter,))


def _segments(
    text: str, block: Span, spans: Sequence[Span], paragraph: int, scene: int
) -> Iterator[Segment]:
    at, end = block
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        if text[at:first].strip(_MARKS):
            yield Segment(Kind.NARRATION, text[at:first], at, first, paragraph, scene)
        words = text[first:last]
        yield Segment(
            Kind.DIALOGUE, words, first, last, paragraph, scene, attribution=Attribution(UNKNOWN)
        )
        at = last
    if text[at:end].strip(_MARKS):
        yield Segment(Kind.NARRATION, text[at:end], at, end, paragraph, scene)
