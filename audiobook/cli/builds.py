"""The commands that make sound, and the one that tells what they would do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audiobook.cli.arguments import (
    BUILD,
    CORES,
    STORIES,
    VOICES,
    Build,
    Chapters,
    Fallback,
    Force,
    Jobs,
    Json,
    Lenient,
    Quiet,
    Stories,
    StoryName,
    StoryNames,
    Strict,
    Voices,
    chapter_numbers,
    mp3_file,
    paths_of,
    print_json,
    project_of,
)
from audiobook.cli.failures import exit_code, note, say
from audiobook.errors import AudiobookError

if TYPE_CHECKING:
    from audiobook.api import Project, Wish


@dataclass(frozen=True, slots=True)
class _Asked:
    """What `build` and `plan` were asked for."""

    project: Project
    paths: list[Path]
    wish: Wish
    as_json: bool
    quiet: bool


def _on_stories(command: Callable[[_Asked], None]) -> Callable[..., None]:
    """Give a command the arguments of a build."""

    def run(
        stories: StoryNames = None,
        chapters: Chapters = None,
        jobs: Jobs = CORES,
        voices: Voices = VOICES,
        stories_dir: Stories = STORIES,
        build_dir: Build = BUILD,
        force: Force = False,
        strict: Strict = False,
        lenient: Lenient = False,
        fallback: Fallback = False,
        as_json: Json = False,
        quiet: Quiet = False,
    ) -> None:
        from audiobook.api import Wish

        _say_of(lenient)
        project = project_of(stories_dir, build_dir, voices)
        wish = Wish(jobs, chapter_numbers(chapters), force, strict, fallback)
        command(_Asked(project, paths_of(project, stories), wish, as_json, quiet))

    run.__name__, run.__doc__ = command.__name__, command.__doc__
    return run


def _say_of(lenient: bool) -> None:
    """Earlier versions were stopped by what is a note now."""
    if lenient:
        say("--lenient does nothing any more: notes stop no build; --strict lets them")


@_on_stories
def build(asked: _Asked) -> None:
    """Make audiobooks of stories: what has changed is made anew, the rest is left alone."""
    from audiobook import api
    from audiobook.cli import progress

    shown = progress.shower(asked.as_json, asked.quiet)
    raise typer.Exit(progress.show(api.build(asked.project, asked.paths, asked.wish), shown))


@_on_stories
def plan(asked: _Asked) -> None:
    """Tell what a build would do, and why; nothing is made."""
    from audiobook import api
    from audiobook.cli import output

    failed: list[AudiobookError] = []
    for path in asked.paths:
        try:
            plan = api.plan(asked.project, path, asked.wish)
        except AudiobookError as error:  # the other stories can be planned all the same
            say(str(error))
            failed.append(error)
            continue
        if asked.as_json:
            print_json(output.plan_json(plan))
        elif not asked.quiet:
            note(plan.problems)
            print("\n".join(output.plan_lines(plan)))
    raise typer.Exit(exit_code(failed, some_done=len(failed) < len(asked.paths)))


def preview(
    story: StoryName,
    chapter: Annotated[int, typer.Argument(min=1, help="The chapter's number.")] = 1,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write an MP3 instead.")
    ] = None,
    jobs: Jobs = CORES,
    voices: Voices = VOICES,
    stories_dir: Stories = STORIES,
    build_dir: Build = BUILD,
    strict: Strict = False,
    lenient: Lenient = False,
    fallback: Fallback = False,
    quiet: Quiet = False,
) -> None:
    """Hear one chapter at once, while the rest of it is still being spoken."""
    from audiobook import api

    _say_of(lenient)
    out = mp3_file(out) if out else None
    project = project_of(stories_dir, build_dir, voices)
    wish = api.Wish(jobs, strict=strict, fallback=fallback)
    heard = api.preview(project, project.story(story), chapter, wish)
    title = f"«{heard.chapter_title}», chapter {chapter} of {heard.book.title}"
    found = "" if out else api.player()
    if found:
        if not quiet:
            print(f"Playing {title} through {found}; Ctrl-C stops.")
        if api.play(heard.spoken()):
            return
        say(f"{found} could not play it; writing a file instead")
    file = out or heard.file
    seconds = heard.write(file)
    if not quiet:
        reason = "" if out or found else "There is no player here (ffplay, aplay, …). "
        print(f"{reason}{title}: {seconds / 60:.1f} minutes in {file}")
