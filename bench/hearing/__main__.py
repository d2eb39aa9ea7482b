"""Build the shipped stories in three casts, and measure what can be measured without human ears.

    python -m bench.hearing                     build what is not current, listen, report
    python -m bench.hearing --only espeak --stories leon
    python -m bench.hearing --details           every word that was heard otherwise, every pair
    python -m bench.hearing --steps report      of what was heard already

The casts, in bench/casts: Kokoro alone as casting chooses it, and hibari as the narrator with
Kokoro for the dialogue; and espeak (voices.yaml). Two recognisers: Whisper base and, where that
heard something else, Whisper tiny.en, and then base once more, line by line. What is wrong in
every hearing counts. No recogniser has a spelling for «Imankulov», so base hears what is left once
more, told the names. Words are compared after the same expansion of numbers.

The builds and what was heard are kept in build/hearing, and only files that changed are listened
to again: the first time takes about an hour on two cores, three quarters of it Kokoro's. What
listens is no dependency of this project; the message tells what to install. AUDIOBOOK_EARS names
the Python that has it, if it is not this one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
from pathlib import Path
from typing import Any

from audiobook.system import write_whole
from bench import ROOT
from bench.hearing import models, reference
from bench.hearing.figures import figures
from bench.hearing.reference import CASTS, STORIES, SpokenFile
from bench.hearing.report import details, table

STEPS = ("build", "listen", "report")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=CASTS, nargs="+", default=[*CASTS])
    parser.add_argument("--stories", choices=STORIES, nargs="+", default=[*STORIES])
    parser.add_argument("--steps", choices=STEPS, nargs="+", default=STEPS)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "hearing")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--details", action="store_true")
    asked = parser.parse_args()
    folder, stories = asked.folder.absolute(), tuple(asked.stories)
    folder.mkdir(parents=True, exist_ok=True)
    for cast in asked.only:
        if "build" in asked.steps:
            reference.build(folder, cast, stories, asked.jobs)
            reference.note(folder, cast, stories)
    if "listen" in asked.steps:
        _listen(folder, asked.only)
    if "report" in asked.steps:
        _report(folder, asked.only, asked.details)


def _listen(folder: Path, casts: list[str]) -> None:
    """Hear what was not heard before, in the Python that has what listens."""
    todo = [(cast, part) for cast in casts for part in reference.read(folder, cast)]
    todo = [(cast, part) for cast, part in todo if not _kept(folder, part).exists()]
    if not todo:
        return
    other = os.environ.pop("AUDIOBOOK_EARS", "")
    if other:
        command = [other, "-m", "bench.hearing", "--steps", "listen", "--folder", str(folder)]
        subprocess.run([*command, "--only", *casts], cwd=ROOT, check=True)
        return
    models.quiet()
    opened = models.ListeningModels(folder)
    for cast, part in todo:
        print(f"listening to {cast}, {part.file} ({part.seconds / 60:.1f} minutes)", flush=True)
        heard = models.listen(opened, part, folder / cast / part.file)
        write_whole(_kept(folder, part), json.dumps(heard))


def _kept(folder: Path, part: SpokenFile) -> Path:
    """Where is kept what was heard in a file: by its sound, and what is said in it."""
    made_of = json.dumps([models.REVISION, part.sha256, [line.text for line in part.lines]])
    return folder / "heard" / f"{hashlib.sha256(made_of.encode()).hexdigest()[:32]}.json"


def _report(folder: Path, casts: list[str], every: bool) -> None:
    found = []
    for cast in casts:
        parts = reference.read(folder, cast)
        deaf = [part.file for part in parts if not _kept(folder, part).exists()]
        if deaf:
            raise SystemExit(
                f"{cast}: not heard as they are now: {', '.join(deaf)}; add --steps listen"
            )
        heard: list[dict[str, Any]] = [
            json.loads(_kept(folder, part).read_text(encoding="utf-8")) for part in parts
        ]
        if parts:
            found.append(figures(cast, parts, heard))
    print("\n".join(table(found)))
    for one in found if every else ():
        print("\n".join(details(one)))


if __name__ == "__main__":
    main()
