"""Do something in a fork of this process: a fresh start each time, for the price of a fork."""

from __future__ import annotations

import ctypes
import os
import signal
import warnings
from collections.abc import Callable

from audiobook.errors import EngineError

DONE, FAILED = 0, 1  # how `action` ends its process; after FAILED the file holds the reason
_LOST = 70  # it returned or raised, which it never should
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def in_child(action: Callable[[int], object], limit: float) -> bytes:
    """What `action` wrote into the file whose descriptor it is given. Linux only.

    It runs in a fork of this process and ends it with `os._exit(DONE)` within `limit` seconds.
    Raises EngineError, with the reason, if it ends in any other way.
    """
    file = os.memfd_create("clip")
    try:
        why = _ending(_start(action, file, limit), limit)
        said = os.pread(file, os.fstat(file).st_size, 0)
    finally:
        os.close(file)
    if why:
        raise EngineError(said.decode("utf-8", "replace") if why == "reason" and said else why)
    return said


def _start(action: Callable[[int], object], file: int, limit: float) -> int:
    parent = os.getpid()
    with warnings.catch_warnings():
        # Python warns of threads, whose locks the child would inherit. Those of a worker only wait
        # for its parent's end, and the child's time is limited.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            _end_in_time(parent, limit)
            action(file)
        except EngineError as error:
            os.pwrite(file, str(error).encode(), 0)
            os._exit(FAILED)
        finally:  # the child never returns into its parent's code
            os._exit(_LOST)
    return child


def _end_in_time(parent: int, limit: float) -> None:
    """See to it that this process ends: at the limit, and with its parent."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limit)
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(_LOST)


def _ending(child: int, limit: float) -> str:
    """Wait for the child. Empty if it ended well, «reason» if it left one, else what happened."""
    try:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    except BaseException:  # Ctrl-C, most likely: leave nothing behind
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    if code == -signal.SIGALRM:
        return f"no answer within {limit:.0f} seconds"
    if code < 0:
        return f"its process died of {signal.Signals(-code).name}"
    return {DONE: "", FAILED: "reason"}.get(code, f"its process ended with code {code}")
