"""The commands that show who says what, and mend it."""

from __future__ import annotations

from collections.abc import Sequence
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
    Jobs,
    Json,
    Stories,
    StoryName,
    Voices,
    audition_file,
    chapter_numbers,
    print_json,
    project_of,
)
from audiobook.cli.failures import note
from audiobook.errors import InputError, Problem

if TYPE_CHECKING:
    from audiobook.api import CastList, Draft, Project


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
    repin: Annotated[
        bool, typer.Option("--repin", help="Cast anew, whatever an earlier build kept of it.")
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
    from audiobook import api

    file = audition_file(out, audition)
    project = project_of(stories_dir, build_dir, voices, new=write)
    path = project.story(story)
    if merge or rename or unmerge:
        _join(project, path, merge or (), rename or (), unmerge or (), as_json)
    found = (api.repin if repin else api.cast)(project, path, fallback)
    note(found.problems)
    if audition:
        _audition(project, found, file, jobs, as_json)
    else:
        _show_cast(found, as_json)
    if write:
        _pin(project, found, as_json)


def _join(
    project: Project,
    path: Path,
    merges: Sequence[str],
    renames: Sequence[str],
    parts: Sequence[str],
    as_json: bool,
) -> None:
    """Join people, and part them; say what moved."""
    from audiobook import api
    from audiobook.cli import output

    draft = api.draft(project, path)
    pairs = [_pair("--merge", text) for text in merges]
    new_names = [_pair("--rename", text) for text in renames]
    mended = api.join(draft, pairs, new_names, parts)
    if not as_json:
        print("\n".join(output.joined_lines(mended)))


def _pair(option: str, text: str) -> tuple[str, str]:
    """«the girl=Sissy Jupe» as two names."""
    name, sign, of = (part.strip() for part in text.partition("="))
    if not sign:
        mend = f'write it like {option} "the girl=Sissy Jupe"'
        raise InputError(Problem(f"{option} can't be «{text}»", mend))
    return name, of


def _audition(
    project: Project, cast: CastList, file: Path | None, jobs: int, as_json: bool
) -> None:
    """Write the audition, and print who is heard when."""
    from audiobook import api
    from audiobook.cli import output

    made = api.audition(project, cast, file, jobs)
    if as_json:
        print_json(output.audition_json(made))
    else:
        print("\n".join(output.audition_lines(made)))


def _show_cast(cast: CastList, as_json: bool) -> None:
    from audiobook.cli import output

    if as_json:
        print_json(output.cast_json(cast))
    else:
        print("\n".join(output.cast_lines(cast)))


def _pin(project: Project, cast: CastList, as_json: bool) -> None:
    """Add who is new to the voices file, and say whom."""
    from audiobook import api

    added, file = api.pin(project, cast), project.voices
    if not as_json:
        print(f"added to {file}: {', '.join(added)}" if added else f"{file} has them all")


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
    from audiobook import api
    from audiobook.cli import output

    if apply and (edit or unsure or chapters):
        raise InputError(Problem("--apply takes the script as it is", "leave the others out"))
    if as_json and (edit or apply):
        raise InputError(Problem("--json shows a script, it does not mend one", "leave it out"))
    project = project_of(stories_dir, build_dir, voices)
    draft = api.draft(project, project.story(story))
    among = chapter_numbers(chapters)
    draft.story.need_chapters(among or ())
    note(draft.problems)
    wanted = count if unsure else None
    if edit or apply:
        made = api.take_over(draft) if apply else api.edit(draft, among, wanted)
        print("\n".join(output.edit_lines(made, unsure)))
    else:
        _show_script(draft, among, wanted, as_json)


def _show_script(
    draft: Draft, among: frozenset[int] | None, unsure: int | None, as_json: bool
) -> None:
    """Print the script, of these chapters, or so many of its least sure lines."""
    from audiobook import api
    from audiobook.cli import output

    only = None if unsure is None else api.unsure(draft, unsure, among)
    if as_json:
        for line in api.script(draft, among, only):
            print_json(output.line_json(line))
        return
    whole = output.script_lines(draft.story, among)
    for text in whole if only is None else output.unsure_lines(draft.story, only):
        print(text)


def text(
    story: StoryName,
    chapters: Chapters = None,
    voices: Voices = VOICES,
    stories_dir: Stories = STORIES,
    build_dir: Build = BUILD,
) -> None:
    """Print what would be read, as Markdown with front matter: a manuscript of your own."""
    from audiobook import api

    project = project_of(stories_dir, build_dir, voices)
    found = api.text(project, project.story(story), chapter_numbers(chapters))
    note(found.problems)
    print(found.text, end="")
