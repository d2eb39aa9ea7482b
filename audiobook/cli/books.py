"""The commands for audiobooks that are there: measure them, delete them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audiobook.cli.arguments import (
    BUILD,
    STORIES,
    Build,
    Json,
    Quiet,
    Stories,
    StoryNames,
    paths_of,
    print_json,
)
from audiobook.cli.failures import exit_code, note, say
from audiobook.errors import AudiobookError, InputError, Problem

if TYPE_CHECKING:
    from audiobook.api import Project


def check(
    stories: StoryNames = None,
    stories_dir: Stories = STORIES,
    build_dir: Build = BUILD,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Measure finished audiobooks against the delivery profile."""
    from audiobook import api
    from audiobook.cli import output

    project = api.Project(stories_dir, build_dir)
    bad = 0
    failed: list[AudiobookError] = []
    paths = paths_of(project, stories)
    for path in paths:
        try:
            for found in api.check(project, path):
                bad += bool(found.faults)
                if as_json:
                    print_json(output.check_json(found))
                elif found.faults or not quiet:
                    print("\n".join(output.check_lines(found)))
        except AudiobookError as error:  # the other stories can be measured all the same
            say(str(error))
            failed.append(error)
    code = exit_code(failed, some_done=len(failed) < len(paths))
    raise typer.Exit(code or (1 if bad else 0))


def clean(
    stories: StoryNames = None,
    unused: Annotated[
        bool, typer.Option("--unused", help="Only the clips that no book needs any more.")
    ] = False,
    clips: Annotated[
        bool, typer.Option("--clips", help="The clips too: all must be spoken again.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask about the clips.")] = False,
    stories_dir: Stories = STORIES,
    build_dir: Build = BUILD,
) -> None:
    """Delete what was built: some stories' audiobooks, or all; what was spoken is kept."""
    from audiobook import api
    from audiobook.cli import output

    project = api.Project(stories_dir, build_dir)
    for given, option in ((unused, "--unused"), (clips, "--clips")):
        if given and stories:
            raise InputError(Problem(f"{option} is for all stories at once", "leave the names out"))
    if unused and clips:
        raise InputError(Problem("--unused and --clips exclude each other", "choose one of them"))
    if unused:
        gone = api.clean_clips(project)
        print(f"deleted {output.clips_counted(gone)} that no book needs")
        note(gone.notes)
    elif stories:
        for name in stories:
            gone = api.clean(project, name)
            print(f"{name}: deleted {output.files_counted(gone)}; its clips are kept")
            note(gone.notes)
    else:
        _clean_all(project, clips, yes)


def _clean_all(project: Project, clips: bool, yes: bool) -> None:
    from audiobook import api
    from audiobook.cli import output

    there = api.built(project)
    if clips and there.clips and not yes and not _agreed(output.all_counted(there), project.build):
        say("nothing was deleted")
        return
    gone = api.clean(project, clips_too=clips)
    if clips:
        print(f"deleted {output.all_counted(gone)} in {project.build}")
    else:
        kept = f"; {output.clips_counted(there)} kept (--clips)" if there.clips else ""
        print(f"deleted {output.files_counted(gone)} in {project.build}{kept}")
    note(gone.notes)


def _agreed(what: str, where: Path) -> bool:
    """Whether the person at the terminal agrees. Raises InputError where there is nobody to ask."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        mend = "add --yes if they are to go"
        raise InputError(Problem(f"--clips would delete {what} in {where}", mend))
    return typer.confirm(f"Delete {what} in {where}? The clips must be spoken again.")
