"""The folders of attribution are a line: docs/architecture.md names their order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "audiobook" / "attribution"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
TABLE = PAGE[PAGE.index("## Who says it") : PAGE.index("A folder uses folders above it")]
FOLDERS = re.findall(r"^\| `(\w+)/` \|", TABLE, re.MULTILINE)
USED = re.compile(r"audiobook\.attribution\.(\w+)\.\w+")


def test_the_page_names_every_folder() -> None:
    assert sorted(FOLDERS) == sorted(path.parent.name for path in ROOM.glob("*/__init__.py"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_uses_those_above_it_only(folder: str) -> None:
    above = FOLDERS[: FOLDERS.index(folder) + 1]
    for file in (ROOM / folder).glob("*.py"):
        used = set(USED.findall(file.read_text(encoding="utf-8")))
        assert used <= {*above}, file.name
