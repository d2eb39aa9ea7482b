"""Run the rules of `audiobook.attribution` over gold quotations, and write or count the answers.

    python bench/attribution_baseline.py GOLD [--out FOLDER] [--rules] [--parse] [--leave NAME…]

GOLD holds a folder for each novel with `text.txt`, `quotes.jsonl` and `characters.json`, in the
format of the attribution gold; only `text.txt` and, without --parse, where the quotations stand
are given to the rules. Predictions go to FOLDER/<novel>.jsonl for the gold's own scorer, one line
a quotation: {"start", "end", "speaker", "gender"}. --rules prints how often each rule is right by
name, which is where `HIT_RATES` come from. --parse finds the quotations with the project's parser.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audiobook.attribution import attribute
from audiobook.story import UNKNOWN, Chapter, Kind, Metadata, Segment, Source, Story

_BREAK = re.compile(r"\n[ \t]*\n\s*")
_HEADING = re.compile(r"(?:chapter|book|part|volume)\b.{0,60}|[IVXLC]+\.?", re.IGNORECASE)


def gold_story(folder: Path) -> Story:
    """The novel as a story, its quotations where the gold has them."""
    text = (folder / "text.txt").read_bytes().decode("utf-8")
    quotes = [json.loads(line) for line in (folder / "quotes.jsonl").open(encoding="utf-8")]
    spans = sorted(tuple(span) for quote in quotes for span in quote["spans"])
    segments: list[Segment] = []
    at, scene = 0, 0
    cuts = [match.span() for match in _BREAK.finditer(text)] + [(len(text), len(text))]
    here = 0
    for number, (end, after) in enumerate(cuts):
        if _HEADING.fullmatch(text[at:end].strip()):
            scene += 1
        else:
            inside = []
            while here < len(spans) and spans[here][0] < end:
                inside.append(spans[here])
                here += 1
            segments += _segments(text, at, end, inside, number, scene)
        at = after
    source = Source(folder / "text.txt", text)
    chapter = Chapter(1, folder.name, 0, tuple(segments))
    return Story(folder.name, folder, (source,), Metadata(), (chapter,))


def _segments(
    text: str, start: int, end: int, spans: list[tuple[int, int]], paragraph: int, scene: int
) -> Iterator[Segment]:
    at = start
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        if text[at:first].strip(" \n\"'“”‘’"):
            yield Segment(Kind.NARRATION, text[at:first], at, first, paragraph, scene)
        yield Segment(Kind.DIALOGUE, text[first:last], first, last, paragraph, scene)
        at = last
    if text[at:end].strip(" \n\"'“”‘’"):
        yield Segment(Kind.NARRATION, text[at:end], at, end, paragraph, scene)


def predictions(story: Story) -> list[dict[str, Any]]:
    genders = {character.name: character.gender for character in story.characters}
    lines = []
    for _, segment in story.segments():
        if segment.kind is Kind.DIALOGUE:
            line: dict[str, Any] = {"start": segment.start, "end": segment.end, "speaker": None}
            if segment.speaker != UNKNOWN:
                line["speaker"] = segment.speaker
            if genders.get(segment.speaker) in ("female", "male"):
                line["gender"] = genders[segment.speaker]
            line["evidence"], line["confidence"] = segment.evidence, segment.confidence
            lines.append(line)
    return lines
