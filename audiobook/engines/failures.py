"""Engines are not trusted: whatever one of them raises is an EngineError that keeps its words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from audiobook.errors import AudiobookError, EngineError
from audiobook.system import FULL


@contextmanager
def engine_failures(what: str = "") -> Iterator[None]:
    """The code of an engine runs in the block; `what` is told in front of what it raises.

    `sys.exit` is a failure like others. A full disk goes through: no other try would fare better.
    """
    try:
        yield
    except AudiobookError:
        raise
    except (Exception, SystemExit) as error:  # code of somebody else: it may raise anything
        if isinstance(error, OSError) and error.errno in FULL:
            raise
        raise EngineError(f"{what}: {_words(error)}" if what else _words(error)) from error


def _words(error: BaseException) -> str:
    """Its kind, its words, and where it was raised, on one line."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" ({trace.tb_frame.f_code.co_filename}:{trace.tb_lineno})" if trace else ""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}{': ' if said else ''}{said}{place}"
