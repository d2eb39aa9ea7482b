"""The command line: arguments in, a room called, its answer shown.

A file for each group of commands; `failures` turns failures into messages and exit codes,
`arguments` holds what several commands ask for. Whatever reads, speaks or measures is imported by
the command that needs it, so that `--help` and a build with nothing to do start at once.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import Annotated, TextIO, cast

import typer

from audiobook import __version__
from audiobook.cli import sounds, speakers, voices
from audiobook.cli.books import check, clean
from audiobook.cli.builds import build, plan, preview
from audiobook.cli.failures import STOPPED, Commands
from audiobook.cli.projects import doctor, init, schema
from audiobook.cli.stream import PrintableStream

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turns stories into full-cast audiobooks, offline.",
)
for _command in (
    *(build, plan, preview, speakers.cast, speakers.script, speakers.text),
    sounds.words,
    *(check, doctor, init, clean, schema),
):
    app.command()(_command)
app.add_typer(voices.app, name="voices")


@app.callback(invoke_without_command=True)
def _main(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        print(f"audiobook {__version__}")
        raise typer.Exit


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _Stop())
    raw = sys.stdout, sys.stderr
    for stream in raw:  # a terminal that lacks a character must not stop us
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.stdout, sys.stderr = (cast("TextIO", stream and PrintableStream(stream)) for stream in raw)
    try:
        app(args=arguments, prog_name="audiobook")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    finally:
        sys.stdout, sys.stderr = raw
    return 0


class _Stop:
    """What Ctrl-C does: at first all is left in order, a second time at once."""

    def __init__(self) -> None:
        self._asked = False

    def __call__(self, *_: object) -> None:
        if not self._asked:
            self._asked = True
            raise KeyboardInterrupt
        os._exit(STOPPED)  # workers end with this process, and the next build clears up
