"""Measure how well it is told whom a quotation is said to.

    python -m bench.accuracy.addressees GOLD [--only quoteli3]

GOLD holds folders of gold novels (see `novels`); of their quotations those count that have
addressees. Each novel is read twice: with the gold's characters as a cast list and the gold's
speakers fixed, as if a person had named them all; and from its text alone. A listener is right if
they are one of the addressees: by name, or as the one name that stands for that character among
the speakers told. The baseline is whoever spoke before in the chapter, else whoever speaks after.
Of single quotations nothing is printed.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audiobook.attribution import attribute
from audiobook.manuscript import read_story
from audiobook.story import UNKNOWN, Attribution, Character, Gender, Kind, Segment, Story
from bench.accuracy.names import Names
from bench.accuracy.scores import score
from bench.gold import novels
from bench.gold.novels import Novel, Span

SPLITS = ("quoteli3", "dev")
_GENDERS: dict[str, Gender] = {"female": "female", "male": "male"}


@dataclass(frozen=True, slots=True)
class Told:
    """Counts of quotations that have addressees in the gold."""

    gold: int = 0
    told: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Of those told, in %."""
        return 100 * self.right / max(1, self.told)

    @property
    def recall(self) -> float:
        """Of all, in %."""
        return 100 * self.right / max(1, self.gold)

    @property
    def coverage(self) -> float:
        """How many have a listener told, right or wrong, in %."""
        return 100 * self.told / max(1, self.gold)

    def __add__(self, other: Told) -> Told:
        return Told(self.gold + other.gold, self.told + other.told, self.right + other.right)


@dataclass(frozen=True, slots=True)
class Asked:
    """A gold quotation with addressees."""

    spans: tuple[Span, ...]
    to: frozenset[str]


def addressed(folder: Path) -> list[Asked]:
    """The quotations of a novel that have addressees, in order."""
    rows = (folder / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(row) for row in rows]
    return [
        Asked(tuple((start, end) for start, end in row["spans"]), frozenset(row["addressees"]))
        for row in found
        if row["addressees"]
    ]


def with_speakers(folder: Path, novel: Novel) -> Story:
    """The novel attributed with its gold's quotations, characters and speakers."""
    by_start = {
        start: quote.speaker for quote in novel.quotes if quote.scorable for start, _ in quote.spans
    }
    story = novels.gold_story(folder)
    chapters = tuple(
        replace(chapter, segments=tuple(_fixed(s, by_start) for s in chapter.segments))
        for chapter in story.chapters
    )
    return attribute(replace(story, chapters=chapters), [*_cast_list(novel)])


def _fixed(segment: Segment, by_start: Mapping[int, str]) -> Segment:
    who = by_start.get(segment.start, "") if segment.kind is Kind.DIALOGUE else ""
    given = Attribution(_spelled(who), evidence="gold")
    return replace(segment, attribution=given) if who else segment


def _cast_list(novel: Novel) -> Iterator[Character]:
    for person in novel.people:
        aliases = tuple(_spelled(alias) for alias in person.aliases)
        yield Character(_spelled(person.name), _GENDERS.get(person.gender, "unknown"), aliases)


def _spelled(name: str) -> str:
    return name.replace("_", " ")


def judged(novel: Novel, asked: Sequence[Asked], story: Story) -> tuple[Told, Told]:
    """The listeners of a story that was attributed, and of the baseline on its speakers."""
    lines = [segment for _, segment in story.segments() if segment.kind is Kind.DIALOGUE]
    by_rule = [segment.attribution.listener for segment in lines]
    label = score(novel, novels.lines(story)).label
    names = Names(novel.people)

    def right(who: str, to: frozenset[str]) -> bool:
        return any(names.mean(who, gold) or label.get(gold) == who for gold in to)

    found = []
    for listeners in (by_rule, beside(story)):
        told = [_of(quote, lines, listeners) for quote in asked]
        rights = [right(who, quote.to) for who, quote in zip(told, asked, strict=True) if who]
        found.append(Told(len(asked), len(rights), sum(rights)))
    return found[0], found[1]


def beside(story: Story) -> list[str]:
    """The baseline: for each line the last other speaker of its chapter, else the next."""
    found: list[str] = []
    for chapter in story.chapters:
        lines = [segment for segment in chapter.segments if segment.kind is Kind.DIALOGUE]
        speakers = [line.speaker for line in lines]
        for at, who in enumerate(speakers):
            others = (*reversed(speakers[:at]), *speakers[at + 1 :])
            found.append(next((o for o in others if o not in (who, UNKNOWN)), ""))
    return found


def _of(quote: Asked, lines: Sequence[Segment], listeners: Sequence[str]) -> str:
    """Who is told to hear most of a quotation's characters."""
    heard = Counter[str]()
    begins = [line.start for line in lines]
    for start, end in quote.spans:
        for at in range(max(0, bisect_right(begins, start) - 1), len(lines)):
            if lines[at].start >= end:
                break
            heard[listeners[at]] += max(0, min(end, lines[at].end) - max(start, lines[at].start))
    return max(heard, key=lambda who: (heard[who], who), default="")


def measure(split: Path, read: Callable[[Path, Novel], Story]) -> tuple[Told, Told]:
    """Sums over the novels of a folder: by our rules, and by the baseline."""
    ours, baseline = Told(), Told()
    for folder in novels.folders(split):
        asked, novel = addressed(folder), novels.read(folder)
        if asked:
            by_rule, by_place = judged(novel, asked, read(folder, novel))
            ours, baseline = ours + by_rule, baseline + by_place
    return ours, baseline


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, help="a folder of collections of novels")
    parser.add_argument("--only", choices=SPLITS, nargs="+", default=SPLITS)
    asked = parser.parse_args()
    readings: dict[str, Callable[[Path, Novel], Story]] = {
        "speakers given": with_speakers,
        "text alone": lambda folder, _: attribute(read_story(folder / "text.txt")),
    }
    print("| text | quotations | told | right of told | right of all |")
    print("| --- | --- | --- | --- | --- |")
    for split in asked.only:
        for name, read in readings.items():
            for label, told in zip(
                (f"{split}, {name}", "· the baseline"),
                measure(asked.gold / split, read),
                strict=True,
            ):
                shares = (told.coverage, told.precision, told.recall)
                row = (label, str(told.gold), *(f"{share:.1f}" for share in shares))
                print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
