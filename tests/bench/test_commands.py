"""Every measurement that is named somewhere is there, and says how it is used."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = re.compile(r"-m (bench(?:\.\w+)+)")
FILE = re.compile(r"\bbench/[\w/]+\.(?:py|yaml)\b")


def pages() -> list[Path]:
    """Whatever may name a measurement: documents, modules, the verbs of the repository."""
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "dev"]
    documents.remove(ROOT / "CHANGELOG.md")  # tells of names that are gone
    return [*documents, *(ROOT / "audiobook").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]


def named(pattern: re.Pattern[str]) -> list[str]:
    return sorted({name for page in pages() for name in pattern.findall(page.read_text("utf-8"))})


@pytest.mark.parametrize("module", named(COMMAND))
def test_a_command_that_is_named_says_how_it_is_used(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.startswith("usage:")


def test_a_file_that_is_named_is_there() -> None:
    assert not [name for name in named(FILE) if not (ROOT / name).is_file()]
