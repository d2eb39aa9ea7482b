"""The commands for a new machine or a new project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from audiobook.cli.arguments import Json, print_json


def doctor(as_json: Json = False) -> None:
    """Which engines, voices and tools are here, and what would make the others work."""
    from audiobook import api
    from audiobook.cli import output

    needs = api.doctor()
    if as_json:
        print_json([output.need_json(need) for need in needs])
    else:
        for need in needs:
            print("\n".join(output.need_lines(need)))
    raise typer.Exit(2 if any(need.fatal for need in needs) else 0)


def init(
    folder: Annotated[Path, typer.Argument(help="The project's folder; it may exist.")] = Path(),
) -> None:
    """Make a new project folder, with a sample story."""
    from audiobook import api

    for made in api.init(folder):
        print(f"wrote {made}")
    where = "" if folder == Path() else f"cd {folder} && "
    print(f"next: {where}audiobook build")


def schema(
    front_matter: Annotated[
        bool, typer.Option("--front-matter", help="That of a story's front matter instead.")
    ] = False,
) -> None:
    """Print the JSON schema of voices.yaml, for editors."""
    from audiobook import api

    made = api.front_matter_schema() if front_matter else api.schema()
    print(json.dumps(made, indent=2, ensure_ascii=False))
