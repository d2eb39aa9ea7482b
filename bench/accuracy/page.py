"""Measure how well quotations are found and attributed, and write docs/accuracy.md's tables.

    ./dev accuracy GOLD [--jobs N]                   everything: docs/accuracy.json and the page
    ./dev accuracy GOLD --only quoteli3 [--out DIR]  one collection, printed, nothing written
    ./dev accuracy                                   only our own stories: the page's last table

GOLD holds folders of gold novels (see `novels`), `dev`, `quoteli3` and `litbank`. Only their texts
are given to the program; the gold is for scoring, and for the simulated corrections. Of single
quotations nothing is ever printed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from audiobook.attribution import attribute
from audiobook.manuscript import read_story
from bench import ROOT
from bench.accuracy import figures, tables
from bench.gold import novels

PAGE = ROOT / "docs" / "accuracy.md"
DATA = ROOT / "docs" / "accuracy.json"
SPLITS = ("dev", "quoteli3", "litbank")
MEASURED = "dev"  # the collection that nothing was developed on: corrected, reset, and told in full


def measure(gold: Path | None, only: list[str], jobs: int, correct: bool = True) -> dict[str, Any]:
    """All that can be measured on these folders, as JSON holds it."""
    if gold is None:
        return {"stories": figures.stories()}
    data: dict[str, Any] = {"finding": {}, "speaking": {}}
    for name in only:
        made = figures.split(gold / name, correct and name == MEASURED, jobs)
        found, baseline = [m.ours.found for m in made], [m.baseline.found for m in made]
        data["finding"][name] = figures.finding(found, baseline)
        data["speaking"][name] = figures.speaking(made)
        if name == MEASURED:
            data["finding"] |= figures.typography(gold / name)
            data["sureness"] = figures.sure(made)
            data["costs"] = figures.costs(gold / name)
        if any(this.gain for this in made):
            data["corrections"] = figures.corrected(made)
    return {**data, "stories": figures.stories()}


def write_predictions(split: Path, out: Path) -> None:
    """What is found in each novel, as OUT/<novel>.jsonl, for other scorers."""
    out.mkdir(parents=True, exist_ok=True)
    for folder in novels.folders(split):
        rows = novels.predictions(attribute(read_story(folder / "text.txt")))
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (out / f"{folder.name}.jsonl").write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?", help="a folder of collections of novels")
    parser.add_argument("--only", choices=SPLITS, nargs="+", help="print these, write nothing")
    parser.add_argument("--out", type=Path, help="with --only: write the answers here, too")
    parser.add_argument("--jobs", type=int, default=1, help="novels at once")
    parser.add_argument("--no-corrections", action="store_true", help="leave the slowest part out")
    asked = parser.parse_args()
    only = asked.only or list(SPLITS)
    for name in only if asked.gold else ():
        if not novels.folders(asked.gold / name):
            parser.error(f"there are no novels in {asked.gold / name}")
    data = _short(measure(asked.gold, only, asked.jobs, not asked.no_corrections))
    if asked.gold and asked.out:
        for name in only:
            write_predictions(asked.gold / name, asked.out / name)
    print(tables.every(data))
    if not asked.only and not asked.no_corrections:
        _write(data)


def _write(data: dict[str, Any]) -> None:
    """Keep what was measured, and what was before and was not measured now; fill the page."""
    before = json.loads(DATA.read_text(encoding="utf-8")) if DATA.exists() else {}
    kept = {**before, **data}
    DATA.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    page = tables.filled(PAGE.read_text(encoding="utf-8"), kept)
    PAGE.write_text(page, encoding="utf-8")


def _short(value: Any) -> Any:
    """Numbers with as many digits as mean something; the 70 excerpts not one by one."""
    if isinstance(value, dict):
        return {
            key: _short(inner)
            for key, inner in value.items()
            if not (key == "novels" and len(inner) > 10)
        }
    if isinstance(value, list | tuple):
        return [_short(inner) for inner in value]
    return round(value, 5) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
