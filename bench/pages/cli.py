"""docs/cli.md: every command with its arguments and options, from the program itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from audiobook.cli import app
from bench import ROOT

HEAD = """\
# Commands

Written by `./dev docs` from the program; `audiobook COMMAND --help` says the same.

Exit codes: **0** all done · **1** what was given is wrong: the message says where, and the mend ·
**2** a tool or the machine failed · **3** some chapters were made and some could not be · **130**
stopped by Ctrl-C.
"""


PAGE = ROOT / "docs" / "cli.md"


def reference() -> str:
    """The page, as Markdown."""
    return "\n".join([HEAD, *_commands("audiobook", get_command(app))]).rstrip() + "\n"


def _commands(path: str, command: Any) -> Iterator[str]:
    for name, child in command.commands.items():
        yield from _command(f"{path} {name}", child)
        if hasattr(child, "commands"):
            yield from _commands(f"{path} {name}", child)


def _command(path: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    shown = [_name(argument) for argument in arguments]
    usage = " ".join([path, *(["[OPTIONS]"] if options else []), *shown])
    yield f"## {path}\n"
    yield f"{command.help or ''}\n"
    yield f"    {usage}\n"
    rows = [(f"`{_name(argument)}`", _help(argument)) for argument in arguments]
    rows += [(_flags(option), _help(option)) for option in options]
    if rows:
        yield "| | |\n|---|---|"
        yield from (f"| {left} | {right} |" for left, right in rows)
        yield ""


def _name(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    name = name if argument.required else f"[{name}]"
    return f"{name}..." if argument.nargs == -1 else name


def _flags(option: Any) -> str:
    metavar = "" if option.is_flag else f" {option.metavar or option.name.upper()}"
    return ", ".join(f"`{flag}{metavar}`" for flag in option.opts)


def _help(parameter: Any) -> str:
    text = parameter.help or ""
    default = parameter.default
    if parameter.name == "jobs":
        return f"{text} Default: one a core."
    if default is None or isinstance(default, bool | list) or callable(default) or not str(default):
        return text
    return f"{text} Default: `{default}`." if str(default) != "." else f"{text} Default: here."
