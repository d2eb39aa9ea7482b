"""Which engine is opened while a story is still being read."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.build.likely_engine import likely_engine
from audiobook.build.project import Project
from audiobook.engines import installed


@pytest.mark.parametrize(
    ("files", "engine"),
    [
        ({}, ""),
        ({"voices.yaml": "engine: piper\n"}, "piper"),
        ({"voices.yaml": 'narrator: {voice: en-us+m3}\nengine: "tone"  # to try\n'}, "tone"),
        ({"voices.yaml": "engine: piper\n", "stories/a.voices.yaml": "engine: tone\n"}, "tone"),
        ({"voices.yaml": "engine: piper\n", "stories/a.cast.yaml": "engine: tone\n"}, "piper"),
        ({"stories/a.cast.yaml": "engine: tone\ncasts: {}\n"}, "tone"),
        # Who has an engine of their own does not make it that of the story.
        ({"voices.yaml": "characters:\n  Ann:\n    engine: tone\n"}, ""),
        ({"voices.yaml": "book: {title: 'engine: tone'}\n"}, ""),
        ({"voices.yaml": b"engine: \xff\n"}, ""),
    ],
)
def test_the_likely_engine(tmp_path: Path, files: dict[str, str | bytes], engine: str) -> None:
    """Empty: the one that is the best here."""
    (tmp_path / "stories").mkdir()
    for name, told in files.items():
        (tmp_path / name).write_bytes(told.encode() if isinstance(told, str) else told)
    project = Project(tmp_path / "stories", tmp_path / "build", tmp_path / "voices.yaml")
    best = installed.narrating(installed.default())
    assert likely_engine(project, project.stories / "a.md") == (engine or best)
