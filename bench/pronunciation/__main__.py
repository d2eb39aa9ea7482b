"""How many words are said right: `python -m bench.pronunciation [--plain] [--wrong]`.

`--plain` measures the engines as they are, without what audiobook.pronunciation tells them.
`--wrong` lists what is wrong; of held-out sentences only how many there are.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from audiobook.normalization import normalize
from audiobook.pronunciation import pronounce
from bench.pronunciation.heard import ENGINES
from bench.pronunciation.sounds import RIGHT, distance
from bench.pronunciation.tables import Case, heteronyms, readings, words

_FRAMES = {
    "names": "They spoke of {} again.",
    "dialect": "She wrote {} on it.",
    "interjections": "{}, said the captain.",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was heard for a case, and whether it is right."""

    case: Case
    heard: str
    right: bool


def is_right(case: Case, heard: str, ways: tuple[str, ...] = ()) -> bool:
    """Whether it is one of the ways of the case; of `ways`, if given, whether those are nearest."""
    mine = min(distance(heard, way) for way in case.ways)
    if len(ways) > 1:
        others = [way for way in ways if way not in case.ways]
        return mine < min(distance(heard, way) for way in others)
    return mine < RIGHT


def verdicts(table: str, engine: str, british: bool, plain: bool) -> Iterator[Verdict]:
    """Each case of a table."""
    alike = readings() if table == "heteronyms" else {}
    cases = heteronyms() if table == "heteronyms" else words(f"{table}.txt", _FRAMES[table])
    for case in cases:
        if british and len(alike[case.word.lower()]) < 2:
            continue  # the tables are American; which of two it is can be told all the same
        heard = ENGINES[engine](case, given(case.sentence, british, plain), british)
        yield Verdict(case, heard, is_right(case, heard, alike.get(case.word.lower(), ())))


def given(sentence: str, british: bool, plain: bool) -> str:
    """What an engine is given for a sentence."""
    said = normalize(sentence, {}, british)
    return said.text if plain else pronounce(said, british).sounded


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--engine", choices=sorted(ENGINES))
    parser.add_argument("--table", choices=["heteronyms", *_FRAMES])
    asked = parser.parse_args(arguments)
    for table in [asked.table] if asked.table else ["heteronyms", *_FRAMES]:
        for engine in [asked.engine] if asked.engine else ENGINES:
            for british in (False, True) if table == "heteronyms" else (False,):
                found = list(verdicts(table, engine, british, asked.plain))
                _tell(table, engine, british, found, asked.wrong)
    return 0


def _tell(table: str, engine: str, british: bool, found: list[Verdict], wrong: bool) -> None:
    halves: dict[bool, list[Verdict]] = defaultdict(list)
    for verdict in found:
        halves[verdict.case.held_out].append(verdict)
    shares = "  ".join(
        f"{'held out' if half else 'development' if True in halves else 'all'}"
        f" {sum(v.right for v in part)}/{len(part)} = {_share(part):.1f} %"
        for half, part in sorted(halves.items())
    )
    print(f"{table:14} {engine:7} {'British' if british else 'American':9} {shares}")
    for verdict in halves[False] if wrong else ():
        if not verdict.right:
            ways = " or ".join(verdict.case.ways)
            print(
                f"    {verdict.case.word} /{verdict.heard}/, not /{ways}/: {verdict.case.sentence}"
            )


def _share(part: list[Verdict]) -> float:
    return 100 * sum(verdict.right for verdict in part) / len(part)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
