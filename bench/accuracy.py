"""How well quotations are found and attributed in the three stories that come with the project.

    python -m bench.accuracy

The annotations in tests/gold are ours; the rules were not made on them. With the voices.yaml of the
project, which names four of the people.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audiobook.preparing import attributed
from audiobook.project import Project
from audiobook.story import Kind, Story

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one story."""

    said: int  # quotations in the gold
    found: int  # of them, with exactly these words
    extra: int  # found, but said by nobody
    right: int  # of the found, with the right speaker
    by_type: dict[str, tuple[int, int]]  # right and all, for each kind of attribution

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.said + self.found + self.extra)

    @property
    def speakers(self) -> float:
        return self.right / max(1, self.found)


def score(name: str) -> Score:
    """Measure one of the project's stories."""
    project = Project(ROOT / "stories", ROOT / "build", ROOT / "voices.yaml")
    story, _, _ = attributed(project, project.story(name))
    lines = (ROOT / "tests/gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [row for row in map(json.loads, lines) if row["said"]]
    pairs, extra = _aligned(gold, _found(story))
    names = {c.name: {c.name, *c.aliases} for c in story.characters}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row, speaker in pairs:
        total[row["type"]] += 1
        right[row["type"]] += row["speaker"] in names.get(speaker, {speaker})
    kinds = {kind: (right[kind], total[kind]) for kind in sorted(total)}
    return Score(len(gold), len(pairs), extra, sum(right.values()), kinds)


def _found(story: Story) -> list[tuple[str, str]]:
    """The words and the speaker of each quotation."""
    return [
        (_words(segment.text), segment.speaker)
        for _, segment in story.segments()
        if segment.kind is Kind.DIALOGUE
    ]


def _words(text: str) -> str:
    return " ".join(text.strip(" \n“”‘’\"'").split())


def _aligned(
    gold: list[dict[str, Any]], found: list[tuple[str, str]]
) -> tuple[list[tuple[dict[str, Any], str]], int]:
    """Gold and found quotations with the same words, in order; and how many found are no gold."""
    pairs, at = [], 0
    words = [text for text, _ in found]
    for row in gold:
        wanted = _words(row["text"])
        if wanted in words[at:]:
            at = words.index(wanted, at)
            pairs.append((row, found[at][1]))
            at += 1
    return pairs, len(found) - len(pairs)


def main() -> None:
    print("story   said  found  extra  F1     speaker  " + "anaphoric explicit implicit")
    for name in ("leon", "sofie", "marco"):
        made = score(name)
        kinds = "".join(f"{right:>4}/{count:<5}" for right, count in made.by_type.values())
        print(
            f"{name:<7} {made.said:>4} {made.found:>6} {made.extra:>6}  {made.f1:.3f}  "
            f"{made.speakers:>7.1%}  {kinds}"
        )


if __name__ == "__main__":
    main()
