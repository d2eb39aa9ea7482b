"""How well the quotations of real novels are found: exact-match F1 of the stretches that are said.

    python bench/detection.py GOLD [GOLD …] [--verbose]

GOLD is a folder of novels, each with `text.txt` and `quotes.jsonl`; a line of the latter holds
`spans`, the character offsets of one speech's pieces without their quotation marks. Both sides are
cut at blank lines and trimmed of blanks, dashes and marks before they are compared.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from audiobook.parsing import parse
from audiobook.story import Kind

TRIMMED = " \n\t\r\"“”„‘’‚«»‹›'`—–-"
CUT = re.compile(r"\n[ \t]*\n\s*")
IN_ITALICS = "thought: in italics"  # the gold knows only what stands in quotation marks
Span = tuple[int, int]


def trimmed(text: str, spans: Iterable[Span]) -> set[Span]:
    out = set()
    for start, end in spans:
        cuts = [(m.start(), m.end()) for m in CUT.finditer(text, start, end)]
        begins = [start, *(cut[1] for cut in cuts)]
        ends = [*(cut[0] for cut in cuts), end]
        for a, b in zip(begins, ends, strict=True):
            while a < b and text[a] in TRIMMED:
                a += 1
            while b > a and text[b - 1] in TRIMMED:
                b -= 1
            if b > a:
                out.add((a, b))
    return out


def gold_of(folder: Path, text: str) -> set[Span]:
    lines = (folder / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    spans = [tuple(span) for line in lines for span in json.loads(line)["spans"]]
    return trimmed(text, spans)


def found_in(folder: Path, thoughts: bool) -> tuple[str, set[Span]]:
    """The text of a novel and what `parse` finds said in it; thoughts are narration to it."""
    story = parse(folder / "text.txt")
    spans = [
        (segment.start, segment.end)
        for _, segment in story.segments()
        if segment.kind is Kind.DIALOGUE
        or (thoughts and segment.thought and segment.evidence != IN_ITALICS)
    ]
    text = story.files[0].text
    return text, trimmed(text, spans)


def show(label: str, right: int, found: int, gold: int) -> None:
    precision, recall = right / max(1, found), right / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{label:60.60} P {precision:6.1%} R {recall:6.1%} F1 {f1:6.1%}  gold {gold}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--verbose", action="store_true", help="a line for each novel, too")
    parser.add_argument("--misses", type=int, default=0, help="show so many mistakes of a novel")
    args = parser.parse_args()
    for split in args.gold:
        for thoughts in (False, True):
            total = [0, 0, 0]
            for folder in sorted(f.parent for f in split.glob("*/text.txt")):
                text, found = found_in(folder, thoughts)
                gold = gold_of(folder, text)
                counts = [len(found & gold), len(found), len(gold)]
                total = [a + b for a, b in zip(total, counts, strict=True)]
                if args.verbose and thoughts:
                    show("  " + folder.name, *counts)
                for missing, spans in (("missed", gold - found), ("extra", found - gold)):
                    for start, end in sorted(spans)[: args.misses if thoughts else 0]:
                        around = text[max(0, start - 50) : end + 40]
                        if len(around) > 330:
                            around = around[:200] + " [...] " + around[-120:]
                        print(f"    {missing}: {around!r}")
            label = f"{split.name}, thoughts counted" if thoughts else split.name
            show(label, *total)
    return 0


if __name__ == "__main__":
    sys.exit(main())
