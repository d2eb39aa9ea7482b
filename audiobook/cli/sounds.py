"""The command that shows how the words of a story will sound."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audiobook.cli.arguments import (
    BUILD,
    CORES,
    STORIES,
    VOICES,
    Build,
    Fallback,
    Jobs,
    Json,
    Stories,
    StoryName,
    Voices,
    audition_file,
    print_json,
    project_of,
)
from audiobook.cli.failures import note


def words(
    story: StoryName,
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many words.")] = 50,
    all_of_them: Annotated[bool, typer.Option("--all", help="All words, however many.")] = False,
    audition: Annotated[
        bool, typer.Option("--audition", help="Make an MP3 in which the narrator says each.")
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
    """The words in no dictionary, and those read in several ways: what will be said, and where."""
    from audiobook import api
    from audiobook.cli import output

    file = audition_file(out, audition)
    project = project_of(stories_dir, build_dir, voices)
    listed = api.words(project, project.story(story), None if all_of_them else count, fallback)
    note(listed.book.story.problems)
    if audition:
        made = api.audition_words(project, listed, file, jobs)
        if as_json:
            print_json(output.heard_json(listed, made))
        else:
            print("\n".join(output.heard_words(listed, made)))
    elif as_json:
        for word in listed.words:
            print_json(output.word_json(word))
    else:
        print("\n".join(output.word_lines(listed)))
