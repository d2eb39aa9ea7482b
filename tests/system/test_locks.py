"""One build runs at a time in a folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from audiobook.errors import InputError
from audiobook.system import lock
from audiobook.system.locks import LOCK

HOLDING = """
import sys, time
from pathlib import Path
from audiobook.system import lock
with lock(Path(sys.argv[1])):
    print("ready", flush=True)
    time.sleep(60)
"""


def test_a_second_build_is_told_who_builds_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDING, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        first.stdout.readline()
        with pytest.raises(InputError, match=f"process {first.pid} .*\n.*--build"), lock(tmp_path):
            pytest.fail("two builds at once")
        first.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    with lock(tmp_path):
        pass


def test_a_lock_can_be_taken_again_and_keeps_out_the_same_process_too(tmp_path: Path) -> None:
    for _ in range(2):
        with lock(tmp_path / "build"):
            with (
                pytest.raises(InputError, match=f"process {os.getpid()} "),
                lock(tmp_path / "build"),
            ):
                pytest.fail("two builds at once")
            with pytest.raises(InputError, match="already"), lock(tmp_path / "build"):
                pytest.fail("the refused one let go of the lock")
    assert {file.name for file in (tmp_path / "build").iterdir()} <= {LOCK}


def test_the_lock_is_let_go_when_the_build_fails(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="broken"), lock(tmp_path):
        raise ValueError("broken")
    with lock(tmp_path):
        pass
