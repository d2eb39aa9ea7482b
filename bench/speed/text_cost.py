"""What reading and attributing a text costs, from a cold start: processor seconds and memory.

    python -m bench.speed.text_cost TEXT

prints, for this one process, what `measure` asks of a fresh one.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, files, packages_distributions
from pathlib import Path

_STATUS = Path("/proc/self/status")  # Linux
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """One text, one process."""

    words: int
    seconds: float  # of the processor, with the start of Python and all imports
    attributing: float  # of them, in `attribute`
    memory: float  # MB, the highest
    installed: float  # MB on disk: attribution, and the libraries that only it loads


def measure(text: str, words: int) -> Cost:
    """Read and attribute the first `words` words, in whole paragraphs, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "novel.txt")
        path.write_text(beginning(text, words), encoding="utf-8")
        command = [sys.executable, "-m", "bench.speed.text_cost", str(path)]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        return Cost(**json.loads(done.stdout))


def beginning(text: str, words: int) -> str:
    """So many paragraphs as have just that many words, or more by less than the last one's."""
    kept, count = [], 0
    for paragraph in text.split("\n\n"):
        if count >= words:
            break
        kept.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(kept)


def _cost_here(path: Path) -> Cost:
    from audiobook.manuscript import read_story

    story = read_story(path)
    before = set(sys.modules)
    began = time.process_time()
    from audiobook import attribution

    attribution.attribute(story)
    attributing = time.process_time() - began
    use = resource.getrusage(resource.RUSAGE_SELF)
    return Cost(
        words=len(story.files[0].text.split()),
        seconds=use.ru_utime + use.ru_stime,
        attributing=attributing,
        memory=_highest_memory() / _MB,
        installed=_installed(Path(attribution.__file__).parent, set(sys.modules) - before) / _MB,
    )


def _highest_memory() -> int:
    """Bytes that this process had at most.

    On Linux `ru_maxrss` won't do: it begins with what the process had that started this one.
    """
    if _STATUS.exists():
        peak = re.search(r"^VmHWM:\s*(\d+) kB$", _STATUS.read_text(), re.MULTILINE)
        return int(peak[1]) * 1024 if peak else 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes on macOS


def _installed(folder: Path, modules: set[str]) -> int:
    """Bytes of a folder without what Python caches there, and of the modules' distributions."""
    owners = packages_distributions()
    roots = {module.split(".")[0] for module in modules} - {"audiobook"}
    total = sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    )
    for name in {owner for root in roots for owner in owners.get(root, [])}:
        try:
            owned = files(name) or []
        except PackageNotFoundError:  # a module that says it is of a package which is gone
            continue
        places = [Path(str(file.locate())) for file in owned]
        total += sum(place.stat().st_size for place in places if place.is_file())
    return total


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("text", type=Path)
    print(json.dumps(asdict(_cost_here(parser.parse_args().text))))
