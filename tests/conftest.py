"""What the tests share: a project folder, and the tone engine that says who is heard when."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Machines are busy: a slow example is no failure, and neither are slow inputs. The examples are the
# same at every run, so that a change fails for what it changed; `./dev fuzz` looks for new ones.
settings.register_profile(
    "patient", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")

# Tests must not depend on which models a person has; only the contract asks for theirs. Processes
# that share the tests among them inherit what the first of them sets here.
os.environ.setdefault("AUDIOBOOK_OWN_DATA", os.environ.get("AUDIOBOOK_DATA", ""))
OWN_DATA = {**os.environ, "AUDIOBOOK_DATA": os.environ["AUDIOBOOK_OWN_DATA"]}
_DATA = tempfile.TemporaryDirectory(prefix="audiobook-tests-")  # removed when this process ends
os.environ["AUDIOBOOK_DATA"] = _DATA.name

SHARED = Path(__file__).parents[2] / "shared"

TONES = """\
engine: tone
narrator: {voice: "220"}
characters:
  Ann: {voice: "440", gender: female}
  Bob: {voice: "110", gender: male}
"""

STORY = """\
---
title: A Test
author: Somebody
---

# The Gate

The gate was open when they came up the hill, and nobody had said that it would be.

“Who left it so?” asked Ann.

“Nobody,” said Bob.

# The House

The house stood behind three birches, as it had always stood, with its lamp lit.

“Go in,” Bob said. “I will wait here.”

***

She went in alone and counted the stairs as she climbed them, one after the other.
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


def hear_ctrl_c() -> None:
    """For `preexec_fn`: whatever runs the tests in the background may have Ctrl-C ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with one small story of two chapters, spoken in tones."""
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "gate.md").write_text(STORY, encoding="utf-8")
    (tmp_path / "voices.yaml").write_text(TONES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def audiobook(project: Path) -> Run:
    """Runs the program in the project folder, as a person would."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "audiobook", *arguments],
            cwd=project,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[Path]:
    """The folder, made and put on a file system of a size; skips the test where that can't be."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a file system can't be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def shared(name: str) -> Path:
    """A file of the data beside the repository; skips the test where it is absent."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the shared data is not here: {name}")
    return path
