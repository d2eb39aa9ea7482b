"""The commands for audiobooks that are there: measure them, delete them."""

from __future__ import annotations

from typing import Annotated

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
from audiobook.cli.failures import exit_code, say
from audiobook.errors import AudiobookError, InputError, Problem


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
    stories_dir: Stories = STORIES,
    build_dir: Build = BUILD,
) -> None:
    """Delete what was built: some stories' audiobooks, or everything with all clips."""
    from audiobook import api

    project = api.Project(stories_dir, build_dir)
    if unused and stories:
        raise InputError(Problem("--unused is for all stories at once", "leave the names out"))
    if unused:
        count = api.clean_clips(project)
        print(f"deleted {count} clips that no book needs")
    elif stories:
        for name in stories:
            count = api.clean(project, name)
            print(f"{name}: deleted {count} files; its clips are kept")
    else:
        count = api.clean(project)
        print(f"deleted {count} files in {project.build}")
