"""The editor that a person writes in: found, and opened on a file until it is closed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from audiobook.errors import InputError, Problem

_VARIABLES = ("VISUAL", "EDITOR")
_USUAL = ("notepad",) if sys.platform == "win32" else ("nano", "vi")


def find() -> list[str]:
    """The command that opens a file: from $VISUAL or $EDITOR, else a usual one; else empty.

    A usual one is taken only where a person sits at the terminal. Raises InputError if the editor
    that is named is not here.
    """
    for variable in _VARIABLES:
        named = os.environ.get(variable, "").strip()
        if named:
            return _command(variable, named)
    if sys.platform != "win32" and not (sys.stdin.isatty() and sys.stdout.isatty()):
        return []
    return next(([found] for name in _USUAL if (found := shutil.which(name))), [])


def edit(command: list[str], file: Path) -> int:
    """Open `file`, and wait until the editor is closed; returns its exit code.

    It is given the whole path: a relative one may begin with «-».
    """
    try:
        return subprocess.run([*command, str(file.absolute())], check=False).returncode
    except OSError as error:
        reason = error.strerror or str(error)
        what = f"the editor «{command[0]}» can't be started: {reason}"
        raise InputError(Problem(what, "name another in the variable EDITOR")) from error


def _command(variable: str, named: str) -> list[str]:
    try:
        words = [named] if shutil.which(named) else shlex.split(named, posix=os.name != "nt")
    except ValueError:
        words = [named]
    words = [word.strip('"') for word in words]
    if not shutil.which(words[0]):
        what = f"the editor in ${variable}, «{words[0]}», is not here"
        raise InputError(Problem(what, f"give {variable} a command that opens a file"))
    return words
