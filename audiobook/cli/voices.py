"""The voices that can be used: shown, and heard."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audiobook.cli.arguments import Json, print_json
from audiobook.cli.failing import Commands
from audiobook.project import Project

app = typer.Typer(cls=Commands, rich_markup_mode=None, help="The voices that can be used.")


@app.callback(invoke_without_command=True)
def show(ctx: typer.Context, as_json: Json = False) -> None:
    """The voices that can be used here; `voices try NAME` speaks a sample."""
    if ctx.invoked_subcommand is not None:
        return
    from audiobook import listing

    if as_json:
        print_json(listing.voices_json())
    else:
        print("\n".join(listing.voices_lines()))


@app.command("try")
def speak(
    names: Annotated[list[str], typer.Argument(metavar="NAME", help="Voices to hear.")],
    text: Annotated[
        str, typer.Option("--text", help="What they say.")
    ] = "The train came in at a quarter past seven. “You are late,” she said, and laughed.",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write WAV files there instead.")
    ] = None,
) -> None:
    """Speak a sample in each of the voices."""
    from audiobook import player
    from audiobook.previewing import keep_sample, samples

    found = "" if out else player.find()
    folder = out or Project().previews
    for voice, clip in samples(names, text):
        print(f"{voice}  {clip.seconds:.1f} s")
        if not (found and player.play([clip])):
            print(f"  in {keep_sample(folder, voice, clip)}")
