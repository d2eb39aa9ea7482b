"""Build one chapter of some hours in tones, and tell what memory that takes.

    python -m bench.robustness.long_chapter [HOURS]

A chapter longer than the profile's longest file becomes several files.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from bench import ROOT
from bench.speed.command_cost import Cost, cost
from bench.speed.synthetic_book import paragraphs

_SECONDS = 0.06  # of a character that is no blank, in tones
_VOICES = 'engine: tone\nnarrator: {voice: "220"}\n'


def main(hours: list[float]) -> None:
    for asked in hours:
        with tempfile.TemporaryDirectory() as folder:
            built, checked = _built(Path(folder), asked)
        seconds = json.loads(built.output.splitlines()[-2])["seconds"]
        print(
            f"{seconds / 3600:.2f} hours: {built.processor:.0f} processor s, "
            f"{built.memory:.0f} MB at most in a process; check: {checked.memory:.0f} MB",
            flush=True,
        )


def _built(folder: Path, hours: float) -> tuple[Cost, Cost]:
    """What a build and a check of such a chapter cost. Raises SystemExit where one fails."""
    (folder / "stories").mkdir()
    (folder / "voices.yaml").write_text(_VOICES, encoding="utf-8")
    told, rest = ["# One"], hours * 3600 / _SECONDS
    for paragraph in paragraphs(ROOT / "stories"):
        told.append(paragraph)
        rest -= len("".join(paragraph.split()))
        if rest <= 0:
            break
    (folder / "stories" / "long.md").write_text("\n\n".join(told) + "\n", encoding="utf-8")
    program = [sys.executable, "-m", "audiobook"]
    built = cost([*program, "build", "--json", "--jobs", "1"], folder)
    return built, cost([*program, "check"], folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("hours", type=float, nargs="*", default=[1.0, 3.0], help="of sound")
    main(parser.parse_args().hours)
