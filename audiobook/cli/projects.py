"""The commands for a new machine or a new project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from audiobook.cli.arguments import Json, print_json


def doctor(as_json: Json = False) -> None:
    """Which engines, voices and tools are here, and what would make the others work."""
    from audiobook.api import checks

    findings = checks.examine()
    if as_json:
        print_json([finding.as_json() for finding in findings])
    else:
        for finding in findings:
            print("\n".join(finding.lines()))
    raise typer.Exit(2 if any(finding.fatal for finding in findings) else 0)


def init(
    folder: Annotated[Path, typer.Argument(help="The project's folder; it may exist.")] = Path(),
) -> None:
    """Make a new project folder, with a sample story."""
    from audiobook.api.projects import start

    for made in start(folder):
        print(f"wrote {made}")
    where = "" if folder == Path() else f"cd {folder} && "
    print(f"next: {where}audiobook build")


def schema() -> None:
    """Print the JSON schema of voices.yaml, for editors."""
    from audiobook.casting import schema as made

    print(json.dumps(made(), indent=2, ensure_ascii=False))
