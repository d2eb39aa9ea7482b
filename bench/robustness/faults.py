"""Try the faults of `trials`, each some times, and print what held: `./dev faults [TIMES]`.

With `--write` the figures are put into docs/reliability.md.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import ROOT
from bench.robustness.trials import TRIALS, Bench
from bench.robustness.workshop import Workshop

PAGE = ROOT / "docs" / "reliability.md"
_BEGIN, _END = "<!-- faults -->", "<!-- end of the faults -->"


@dataclass(frozen=True, slots=True)
class Row:
    """How often a fault was tried, and how often all was as promised."""

    name: str
    tried: int
    held: int


def main(names: Sequence[str], times: int, seed: int, write: bool) -> None:
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        empty = Workshop.set_up(Path(scratch) / "empty")
        finished = empty.copy(Path(scratch) / "finished")
        began = time.monotonic()
        first = finished.run("build", "-q")
        seconds = time.monotonic() - began
        if first.code:
            sys.exit(f"the undisturbed build failed: {first.said}")
        for name in names:
            held = 0
            for number in range(times):
                with tempfile.TemporaryDirectory(dir=scratch) as folder:
                    dice = random.Random(f"{seed} {name} {number}")
                    bench = Bench(finished, finished.products(), empty, seconds, Path(folder), dice)
                    faults = list(TRIALS[name].try_it(bench))
                held += not faults
                for fault in faults:
                    print(f"{name} {number}: {fault}", flush=True)
            rows.append(Row(name, times, held))
            print(f"{name}: {held} of {times}", flush=True)
    if write:
        PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8"), rows), encoding="utf-8")
    sys.exit(any(row.held < row.tried for row in rows))


def table(rows: Sequence[Row]) -> str:
    """The figures as a table of Markdown."""
    head = ["| `./dev faults` | what is done | promise | tried | held |", "|---|---|---|---|---|"]
    return "\n".join(
        [
            *head,
            *(
                f"| {row.name} | {TRIALS[row.name].fault} | {TRIALS[row.name].promise} "
                f"| {row.tried} | {row.held} |"
                for row in rows
            ),
        ]
    )


def with_table(page: str, rows: Sequence[Row]) -> str:
    """The page with these figures in the place of its own."""
    before, _, rest = page.partition(_BEGIN)
    return f"{before}{_BEGIN}\n\n{table(rows)}\n\n{_END}{rest.partition(_END)[2]}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("times", type=int, nargs="?", default=5, help="how often each is tried")
    parser.add_argument("--only", nargs="+", choices=TRIALS, default=list(TRIALS), metavar="NAME")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="the figures into docs/reliability.md")
    asked = parser.parse_args()
    main(asked.only, asked.times, asked.seed, asked.write)
