"""The command line: arguments in, a room called, its answer shown.

A file for each group of commands; `failures` turns failures into messages and exit codes,
`arguments` holds what several commands ask for. Whatever reads, speaks or measures is imported by
the command that needs it, so that `--help` and a build with nothing to do start at once.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from audiobook import __version__
from audiobook.cli import voices
from audiobook.cli.books import check, clean
from audiobook.cli.builds import build, plan, preview
from audiobook.cli.failures import Commands
from audiobook.cli.projects import doctor, init, schema
from audiobook.cli.speakers import cast, script

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turns stories into full-cast audiobooks, offline.",
)
for _command in (build, plan, preview, cast, script, check, doctor, init, clean, schema):
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
    signal.signal(signal.SIGTERM, _terminated)
    for stream in (sys.stdout, sys.stderr):  # a terminal that lacks a character must not stop us
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app(args=arguments, prog_name="audiobook")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0


def _terminated(*_: object) -> None:
    raise KeyboardInterrupt
