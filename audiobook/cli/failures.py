"""What went wrong, said on the standard error, and as an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

from audiobook.errors import AudiobookError, InputError, Problem

PARTLY = 3  # the exit code when some was done and some could not be
STOPPED = 130  # the exit code after Ctrl-C, as shells have it

# What typer raises for arguments that it can't take, whether click comes with it or apart.
_UsageError: Any = typer.BadParameter.__bases__[0]


def say(message: str) -> None:
    print(f"audiobook: {message}", file=sys.stderr)


def note(problems: Iterable[Problem]) -> None:
    """Tell problems that stop nothing."""
    for problem in problems:
        say(str(problem))


def exit_code(failed: Sequence[AudiobookError], some_done: bool) -> int:
    """What tells how it went with several stories, of which these failed; 0 where none did.

    What a person can mend is told before all; what else failed is partly done where some is.
    """
    codes = {error.exit_code for error in failed}
    if not codes or codes == {InputError.exit_code}:
        return max(codes, default=0)
    return PARTLY if some_done else max(codes)


class Commands(TyperGroup):
    """The one place where a failure becomes a message and an exit code."""

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        with _mistakes():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        try:
            with _mistakes():
                return super().invoke(ctx)
        except AudiobookError as error:
            say(str(error))
            raise typer.Exit(error.exit_code) from error
        except BrokenPipeError as error:  # `audiobook script leon | head`: all that was wanted
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error
        except OSError as error:
            theirs = isinstance(error, PermissionError | FileNotFoundError | NotADirectoryError)
            say(f"{error.filename or 'the machine failed'}: {error.strerror or error}")
            raise typer.Exit(1 if theirs else 2) from error
        except KeyboardInterrupt as error:
            say("stopped; what is finished is kept, and the next build goes on from there")
            raise typer.Exit(STOPPED) from error


@contextmanager
def _mistakes() -> Iterator[None]:
    """A mistake in the arguments is the person's to mend, as one in a story is."""
    try:
        yield
    except _UsageError as error:
        error.exit_code = InputError.exit_code
        raise
