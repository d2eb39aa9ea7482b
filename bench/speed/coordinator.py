"""Run `audiobook`, and write what its first process used, without those that it started.

    python -m bench.speed.coordinator FILE ARGUMENTS

FILE becomes JSON: processor seconds of the first process itself, and of all others. With several
jobs, what the first does before its workers begin and after they end is done by nobody else.
"""

from __future__ import annotations

import argparse
import json
import resource
import runpy
import sys
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=Path, help="where the figures are written")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="of audiobook")
    asked = parser.parse_args()
    sys.argv[1:] = asked.arguments
    try:
        runpy.run_module("audiobook", run_name="__main__", alter_sys=True)
    finally:
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        own, others = (one.ru_utime + one.ru_stime for one in used)
        asked.file.write_text(json.dumps({"own": own, "others": others}), encoding="utf-8")


if __name__ == "__main__":
    main()
