"""The commands that show who says what, and mend it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audiobook.build.project import Project, story_name
from audiobook.cli.arguments import (
    BUILD,
    CORES,
    STORIES,
    VOICES,
    Build,
    Chapters,
    Fallback,
    Jobs,
    Json,
    Stories,
    StoryName,
    Voices,
    chapter_numbers,
    mp3_file,
    print_json,
    project_of,
)
from audiobook.cli.failures import note
from audiobook.errors import InputError, Problem

if TYPE_CHECKING:
    from audiobook.api.corrections import Draft
    from audiobook.build.book import Book


def cast(
    story: StoryName,
    merge: Annotated[
        list[str] | None,
        typer.Option("--merge", metavar="OTHER=NAME", help="Two names of one person. Repeatable."),
    ] = None,
    rename: Annotated[
        list[str] | None,
        typer.Option("--rename", metavar="OLD=NEW", help="Give a person a new name. Repeatable."),
    ] = None,
    unmerge: Annotated[
        list[str] | None,
        typer.Option("--unmerge", metavar="OTHER", help="Take a --merge back. Repeatable."),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Add those who are new to the voices file.")
    ] = False,
    audition: Annotated[
        bool, typer.Option("--audition", help="Make an MP3 in which each says a line of theirs.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where the audition goes.")
    ] = None,
    jobs: Jobs = CORES,
    voices: Voices = VOICES,
    stories_dir: Stories = STORIES,
    build_dir: Build = BUILD,
    fallback: Fallback = False,
    as_json: Json = False,
) -> None:
    """Who speaks in a story, how much, in which voice, and how sure that is; joins people."""
    from audiobook.build.book import prepare
    from audiobook.casting import with_characters
    from audiobook.cli import output

    if out and not audition:
        raise InputError(Problem("--out is for an audition", "add --audition"))
    out = mp3_file(out) if out else None
    project = project_of(stories_dir, build_dir, voices, new=write)
    path = project.story(story)
    if merge or rename or unmerge:
        from audiobook.api import corrections as mending

        now = mending.draft(project, path)
        for told in mending.join(project, now, merge or (), rename or (), unmerge or ()):
            if not as_json:
                print(told)
    book = prepare(project, path, lenient=True, fallback=fallback)
    note(book.story.problems)
    if audition:
        _audition(project, book, out, jobs, as_json)
    elif as_json:
        print_json(output.cast_json(book))
    else:
        print("\n".join(output.cast_lines(book)))
    if write:
        added = with_characters(voices, output.new_characters(book))
        if not as_json:
            print(f"added to {voices}: {', '.join(added)}" if added else f"{voices} has them all")


def _audition(project: Project, book: Book, out: Path | None, jobs: int, as_json: bool) -> None:
    """Write the audition, and print who is heard when."""
    from audiobook.api.auditions import audition
    from audiobook.build import inputs
    from audiobook.cli import output

    known = inputs.read(project, book.story.path).voices.pronunciations
    file = out or project.previews / f"{story_name(book.story.path)} cast.mp3"
    heard = audition(project, book, known, file, jobs)
    if as_json:
        print_json({"file": str(file), "heard": [asdict(one) for one in heard]})
        return
    print("\n".join(output.audition_lines(heard)))
    print(f"{len(heard)} {'voice' if len(heard) == 1 else 'voices'} in {file}")


def script(
    story: StoryName,
    unsure: Annotated[
        bool, typer.Option("--unsure", help="Only unsure lines, those first on which most hangs.")
    ] = False,
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many unsure lines.")] = 20,
    chapters: Chapters = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Open the script in $EDITOR, to change who says what.")
    ] = False,
    apply: Annotated[
        bool, typer.Option("--apply", help="Take over a script that was left beside the story.")
    ] = False,
    voices: Voices = VOICES,
    stories_dir: Stories = STORIES,
    build_dir: Build = BUILD,
    as_json: Json = False,
) -> None:
    """The story as a script: who says each line, how sure that is, and why; mends it."""
    from audiobook.api import corrections as mending

    if apply and (edit or unsure or chapters):
        raise InputError(Problem("--apply takes the script as it is", "leave the others out"))
    if as_json and (edit or apply):
        raise InputError(Problem("--json shows a script, it does not mend one", "leave it out"))
    project = project_of(stories_dir, build_dir, voices)
    now = mending.draft(project, project.story(story))
    among = chapter_numbers(chapters)
    now.story.need_chapters(among or ())
    note(now.story.problems)
    if edit or apply:
        from audiobook.api import edits as rewriting

        wanted = count if unsure else None
        mend = rewriting.take_over(project, now) if apply else None
        for told in mend or rewriting.edit(project, now, among, wanted):
            print(told)
    else:
        _show(project, now, among, count if unsure else None, as_json)


def _show(
    project: Project,
    now: Draft,
    among: frozenset[int] | None,
    unsure: int | None,
    as_json: bool,
) -> None:
    """Print the script, of these chapters, or so many of its least sure lines."""
    from audiobook.build import manifest
    from audiobook.cli import output
    from audiobook.corrections import script as scripting

    only = None if unsure is None else scripting.least_sure(now.story, unsure, among)
    if as_json:
        made = manifest.read(project.manifest(now.story.path))
        words = now.manuscript.voices.pronunciations
        for entry in output.script_json(now.story, words, made, among, only):
            print_json(entry)
        return
    lines = output.script_lines(now.story, among)
    for text in lines if only is None else output.unsure_lines(now.story, only):
        print(text)
