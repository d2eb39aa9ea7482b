"""Whatever an EPUB is made to do: it is read, or refused in a sentence, soon, in little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_epubs import READ, REFUSED

SECONDS = 20  # of processor time
MEGABYTES = 300  # of memory
_CHILD = """
import json, resource, sys, time
from pathlib import Path
from audiobook.errors import InputError
from audiobook.manuscript import read_story
try:
    story = read_story(Path(sys.argv[1]))
    said = " ".join(s.audible for _, s in story.segments() if s.kind != "silent")[:200]
    told = {"said": " ".join(said.split())}
except InputError as error:
    told = {"refused": [problem.what for problem in error.problems]}
usage = resource.getrusage(resource.RUSAGE_SELF)
told["seconds"] = usage.ru_utime + usage.ru_stime
told["megabytes"] = usage.ru_maxrss / 1000
if Path("/proc/self/status").exists():  # `ru_maxrss` counts the process that this one was forked of
    status = Path("/proc/self/status").read_text()
    told["megabytes"] = int(status.partition("VmHWM:")[2].split()[0]) / 1000
print(json.dumps(told))
"""


def outcome(path: Path) -> dict[str, object]:
    before = sorted(path.parent.iterdir())
    ended = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)],
        cwd=path.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert sorted(path.parent.iterdir()) == before, "something was written"
    told: dict[str, object] = json.loads(ended.stdout)
    assert float(str(told["seconds"])) < SECONDS
    assert float(str(told["megabytes"])) < MEGABYTES
    return told


@pytest.mark.parametrize("made", REFUSED, ids=lambda made: str(made.__name__))
def test_what_means_harm_is_refused(made: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    made(path)
    refused = outcome(path)["refused"]
    assert isinstance(refused, list)
    assert len(refused) == 1
    assert refused[0].startswith(str(path))
    assert "\n" not in refused[0]


@pytest.mark.parametrize("made", READ, ids=lambda made: str(made.__name__))
def test_what_is_odd_but_sound_is_read(made: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    made(path)
    told = outcome(path)
    assert "said" in told, told
    assert "Some" in str(told["said"])
