"""Where something else is said than is written: `python -m bench.pronunciation.differences FOLDER`.

FOLDER holds novels as `*.txt` or `*.txt.xz`, a paragraph a line. Counts are told by kind of rule
and by what became what; `--kind` tells one alone, `--samples` how many places are shown of each.
"""

from __future__ import annotations

import argparse
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audiobook.normalization.normalize import KINDS, context_of
from audiobook.normalization.rules import Context

_SPOKEN_AT_ONCE = re.compile(r"(?=“)|(?<=”)\s*")
_AROUND = 45  # characters shown on each side


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where something else is said than stands there."""

    kind: str  # the module of the rule
    written: str
    said: str
    before: str
    behind: str


def differences(text: str) -> Iterator[Difference]:
    """Those of a text, kind by kind."""
    context = context_of(text)
    taken = bytearray(len(context.text))
    for kind, rules in KINDS:
        for word in rules.words(context, taken):
            written = context.text[word.start : word.end]
            if word.said.split() != written.split():
                yield Difference(kind, written, word.said, *_around(context, word.start, word.end))


def _around(context: Context, start: int, end: int) -> tuple[str, str]:
    text = context.text
    return text[max(0, start - _AROUND) : start], text[end : end + _AROUND]


def texts(folder: Path) -> Iterator[str]:
    """What is spoken at once: a paragraph's narration, or a quotation."""
    for file in sorted([*folder.glob("*.txt"), *folder.glob("*.txt.xz")]):
        with (
            lzma.open(file, "rt", encoding="utf-8")
            if file.suffix == ".xz"
            else file.open(encoding="utf-8") as opened
        ):
            for line in opened:
                yield from filter(None, map(str.strip, _SPOKEN_AT_ONCE.split(line.strip())))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", help="of rule: the name of a module of audiobook.normalization")
    parser.add_argument("--samples", type=int, default=3, help="places shown of each change")
    asked = parser.parse_args(arguments)
    words, counts = 0, Counter[str]()
    shown: dict[tuple[str, str, str], list[Difference]] = defaultdict(list)
    often = Counter[tuple[str, str, str]]()
    for text in texts(asked.folder):
        words += len(text.split())
        for found in differences(text):
            if asked.kind in (None, found.kind):
                counts[found.kind] += 1
                change = (found.kind, found.written, found.said)
                often[change] += 1
                if len(shown[change]) < asked.samples:
                    shown[change].append(found)
    _tell(words, counts, often, shown)
    return 0


def _tell(
    words: int,
    counts: Counter[str],
    often: Counter[tuple[str, str, str]],
    shown: dict[tuple[str, str, str], list[Difference]],
) -> None:
    print(f"{words} words, {counts.total()} differences")
    for kind, count in counts.most_common():
        print(f"{kind}: {count}")
        for change, times in often.most_common():
            if change[0] == kind:
                print(f"  {times}  «{change[1]}» → «{change[2]}»")
                for one in shown[change]:
                    print(f"      {one.before}[{one.written}]{one.behind}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
