"""What it takes to start: `--help`, and a build with nothing to do, of two trees in one run.

    python -m bench.speed.startup TREE OTHER [--story leon] [--repeat 20]

A tree is a checkout with its own .venv (`./dev setup`). Each builds a shipped story in a folder of
its own; then both trees start in turn, so that both have the same weather. What else a machine does
only makes a start longer, so the least of all runs is told beside the median.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from bench import ROOT
from bench.speed.command_cost import cost

STARTS = {"--help": ["--help"], "build, nothing to do": ["build", "--quiet", "--jobs", "1"]}


def project(folder: Path, story: str) -> Path:
    """A project with one of the shipped stories."""
    (folder / "stories").mkdir(parents=True)
    for source in (ROOT / "stories").glob(f"{story}*"):
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / "stories" / source.name)
    shutil.copy(ROOT / "voices.yaml", folder)
    return folder


def started(tree: Path, arguments: Sequence[str], folder: Path) -> float:
    """Seconds of processor time that the program of a tree takes."""
    return cost([str(tree / ".venv/bin/audiobook"), *arguments], folder, package=None).processor


def measured(trees: Sequence[Path], folders: Sequence[Path], repeat: int) -> Iterator[str]:
    """The table's lines."""
    columns = f"{'TREE':>10}{'OTHER':>10}{'ratio':>8}"
    yield f"{'processor seconds':24}{columns}  least:{columns[6:]}"
    for name, arguments in STARTS.items():
        runs: tuple[list[float], list[float]] = ([], [])
        for _ in range(repeat):
            for done, tree, folder in zip(runs, trees, folders, strict=True):
                done.append(started(tree, arguments, folder))
        middle, least = [median(done) for done in runs], [min(done) for done in runs]
        yield (
            f"{name:24}{middle[0]:10.3f}{middle[1]:10.3f}{middle[1] / middle[0]:8.2f}"
            f"{least[0]:12.3f}{least[1]:10.3f}{least[1] / least[0]:8.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("trees", type=Path, nargs=2, metavar="TREE")
    parser.add_argument("--story", default="leon", help="one of the shipped stories")
    parser.add_argument("--repeat", type=int, default=20, help="starts of each kind")
    asked = parser.parse_args()
    trees = [tree.resolve() for tree in asked.trees]
    with tempfile.TemporaryDirectory(prefix="audiobook-startup-") as scratch:
        folders = [project(Path(scratch) / str(at), asked.story) for at in range(len(trees))]
        for tree, folder in zip(trees, folders, strict=True):
            started(tree, ["build", "--quiet"], folder)
        print("\n".join(measured(trees, folders, asked.repeat)))


if __name__ == "__main__":
    main()
