"""What a process used of the processor, with all that it started."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from audiobook.system import processor_seconds
from audiobook.system.process import of_family

BUSY = "import time\nwhile time.process_time() < 0.4: pass\nprint(flush=True)\ninput()"
PARENT = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"


@pytest.mark.skipif(os.name == "nt", reason="on Windows children are not counted")
@pytest.mark.parametrize("command", [["-c", BUSY], ["-c", PARENT, BUSY]])
def test_what_a_process_and_its_children_use_is_counted(command: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdout.readline()
        used = processor_seconds(process.pid)
        time.sleep(0.1)
        later = processor_seconds(process.pid)
        process.stdin.write(b"\n")
    assert used is not None
    assert later is not None
    assert 0.35 <= used <= later < 10


@pytest.mark.parametrize(
    ("process", "seconds"), [(10, 3 * 60 + 4.5 + 7.0 + 1.0), (11, 8.0), (20, 93_784.0), (99, None)]
)
def test_what_ps_lists_of_a_family(process: int, seconds: float | None) -> None:
    listed = ["10 1 03:04.50", "11 10 0:07.00", " 12  11  00:00:01", "20 1 1-02:03:04"]
    assert of_family(process, listed) == seconds
