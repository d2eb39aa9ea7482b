"""Run the rules of `audiobook.attribution` over gold quotations, and write or count the answers.

    python bench/attribution_baseline.py GOLD [--out FOLDER] [--rules] [--parse] [--leave NAME…]

GOLD holds a folder for each novel with `text.txt`, `quotes.jsonl` and `characters.json`, in the
format of the attribution gold; only `text.txt` and, without --parse, where the quotations stand
are given to the rules. Predictions go to FOLDER/<novel>.jsonl for the gold's own scorer, one line
a quotation: {"start", "end", "speaker", "gender"}. --rules prints how often each rule is right,
which is where `HIT_RATES` come from. --parse finds the quotations with the project's parser.
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
from audiobook.parsing import parse
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


def rule_of(evidence: str) -> str:
    """The rule behind an evidence, as `--rules` counts it."""
    return evidence.split(":")[0].split(" after ")[0].split(", and it")[0]


def answers(folder: Path, lines: list[dict[str, Any]]) -> Iterator[tuple[str, float, bool]]:
    """For each scorable gold quotation: the rule, its confidence, and whether it is right.

    Right is what gives a character one voice: the speakers told and the gold's are matched one
    to one, the pairs with the most quotations first (the gold's scorer matches a little better).
    """
    by_start = {line["start"]: line for line in lines}
    pairs: list[tuple[dict[str, Any], str]] = []
    for text in (folder / "quotes.jsonl").open(encoding="utf-8"):
        quote = json.loads(text)
        start = quote["spans"][0][0]  # the parser's segments begin with their mark
        line = by_start.get(start) or by_start.get(start - 1)
        if quote["scorable"] and line:
            pairs.append((line, quote["speaker"]))
    counts = Counter((line["speaker"], gold) for line, gold in pairs if line["speaker"])
    told: dict[str, str] = {}
    for (speaker, gold), _ in counts.most_common():
        if speaker not in told and gold not in told.values():
            told[speaker] = gold
    for line, gold in pairs:
        right = told.get(line["speaker"]) == gold
        yield rule_of(line["evidence"]), line["confidence"], right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, help="write <novel>.jsonl here")
    parser.add_argument("--rules", action="store_true", help="how often each rule is right")
    parser.add_argument("--parse", action="store_true", help="find the quotations, too")
    parser.add_argument("--leave", nargs="*", default=[], help="beginnings of novels' names")
    asked = parser.parse_args()
    right, total = Counter[tuple[str, float]](), Counter[tuple[str, float]]()
    for folder in sorted(path for path in asked.gold.iterdir() if (path / "text.txt").exists()):
        if folder.name.startswith(tuple(asked.leave)):
            continue
        story = parse(folder / "text.txt") if asked.parse else gold_story(folder)
        began = time.process_time()
        lines = predictions(attribute(story))
        took = time.process_time() - began
        for rule, confidence, hit in answers(folder, lines):
            total[rule, confidence] += 1
            right[rule, confidence] += hit
        print(f"{folder.name}: {len(lines)} quotations, {took:.2f} s")
        if asked.out:
            asked.out.mkdir(parents=True, exist_ok=True)
            rows = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
            (asked.out / f"{folder.name}.jsonl").write_text(rows, encoding="utf-8")
    count, hits = sum(total.values()), sum(right.values())
    print(f"right by cluster: {hits} of {count}, {100 * hits / max(count, 1):.1f} %")
    if asked.rules:
        for key in sorted(total, key=lambda key: -total[key]):
            rule, confidence = key
            share = right[key] / total[key]
            print(f"  {rule:24s} told {confidence:.2f}  was {share:.3f}  of {total[key]}")


if __name__ == "__main__":
    main()
