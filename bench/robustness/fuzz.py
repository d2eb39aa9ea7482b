"""Give the program hostile manuscripts for some minutes; what breaks is kept: `./dev fuzz MINUTES`.

A manuscript is made of its number, so that a number tells it. What failed lies in `build/fuzz`,
where the next run goes on behind the last number. Slow is what takes ten times as long as half of
all manuscripts of about its length.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from statistics import median

from bench import ROOT
from bench.robustness.manuscripts import manuscript
from bench.robustness.ordeal import Ordeal, ordeal, project

KEPT = ROOT / "build" / "fuzz"
_SLOW, _SHORT = 10.0, 0.25  # times as long as usual; seconds that are never too many
_ENOUGH = 10  # manuscripts of a length, to say what is usual


def main(minutes: float, first: int | None) -> None:
    warnings.simplefilter("ignore")
    KEPT.mkdir(parents=True, exist_ok=True)
    following = KEPT / "next"
    if first is None:
        first = int(following.read_text()) if following.is_file() else 0
    done: list[Ordeal] = []
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        here = project(Path(folder))
        end = time.monotonic() + 60 * minutes
        for seed in count(first):
            if time.monotonic() > end:
                break
            done.append(ordeal(manuscript(seed), here))
            following.write_text(f"{seed + 1}\n")
            if done[-1].faults:
                failed += 1
                _keep(done[-1], done[-1].faults)
        for slow, usual in slow_ones(done):
            again = ordeal(manuscript(slow.manuscript.seed), here)  # the machine may have been busy
            if again.seconds > _SLOW * usual:
                failed += 1
                _keep(again, [f"{again.seconds:.2f} s of processor time; usual are {usual:.2f}"])
    print(summary(done))
    sys.exit(bool(failed))


def slow_ones(done: Sequence[Ordeal]) -> Iterator[tuple[Ordeal, float]]:
    """Those that took ten times as long as is usual for their length, and what is usual."""
    by_length: dict[int, list[Ordeal]] = {}
    for one in done:
        by_length.setdefault(len(one.manuscript.data).bit_length(), []).append(one)
    for those in by_length.values():
        read = [one.seconds for one in those if not one.refused]
        if len(read) < _ENOUGH:
            continue
        usual = median(read)
        for one in those:
            if one.seconds > max(_SLOW * usual, _SHORT):
                yield one, usual


def summary(done: Sequence[Ordeal]) -> str:
    kinds = Counter(one.manuscript.kind for one in done)
    refused, failed = sum(one.refused for one in done), sum(bool(one.faults) for one in done)
    characters, seconds = (
        sum(len(one.manuscript.data) for one in done),
        sum(one.seconds for one in done),
    )
    return (
        f"{len(done)} manuscripts of {len(kinds)} kinds, {characters / 1e6:.1f} MB, "
        f"{seconds:.0f} s of processor time: {refused} refused in words, {failed} failed"
    )


def _keep(one: Ordeal, faults: Sequence[str]) -> None:
    file = KEPT / one.manuscript.name
    file.write_bytes(one.manuscript.data)
    for fault in dict.fromkeys(faults):
        print(f"{file}: {fault}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("minutes", type=float, nargs="?", default=10)
    parser.add_argument("--first", type=int, help="the number of the first manuscript")
    asked = parser.parse_args()
    main(asked.minutes, asked.first)
