"""The command line: arguments in, a room called, its answer shown. The only module that prints."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from audiobook import __version__
from audiobook.cli_voices import app as voices_app
from audiobook.errors import AudiobookError, InputError, Problem
from audiobook.project import Project, Wish

if TYPE_CHECKING:
    from audiobook.mending import Draft
    from audiobook.story import Story

STOPPED = 130  # the exit code after Ctrl-C, as shells have it


# What typer raises for arguments that it can't take, whether click comes with it or apart.
_UsageError: Any = typer.BadParameter.__bases__[0]


@contextmanager
def _mistakes() -> Iterator[None]:
    """A mistake in the arguments is the person's to mend, as one in a story is."""
    try:
        yield
    except _UsageError as error:
        error.exit_code = InputError.exit_code
        raise


class _Commands(TyperGroup):
    """The one place where a failure becomes a message and an exit code."""

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        with _mistakes():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        try:
            with _mistakes():
                return super().invoke(ctx)
        except AudiobookError as error:
            _say(str(error))
            raise typer.Exit(error.exit_code) from error
        except BrokenPipeError as error:  # `audiobook script leon | head`: all that was wanted
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error
        except OSError as error:
            theirs = isinstance(error, PermissionError | FileNotFoundError | NotADirectoryError)
            _say(f"{error.filename or 'the machine failed'}: {error.strerror or error}")
            raise typer.Exit(1 if theirs else 2) from error
        except KeyboardInterrupt as error:
            _say("stopped; what is finished is kept, and the next build goes on from there")
            raise typer.Exit(STOPPED) from error


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turns stories into full-cast audiobooks, offline.",
)

StoryNames = Annotated[
    list[str] | None,
    typer.Argument(metavar="STORY", help="Names in stories/, or paths. All if none."),
]
StoryName = Annotated[str, typer.Argument(metavar="STORY", help="A name, or a path.")]
Chapters = Annotated[
    str | None, typer.Option("--chapters", metavar="2,4-6", help="Only these chapters.")
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Worker processes.")]
Voices = Annotated[Path, typer.Option("--voices", metavar="FILE", help="Who speaks how.")]
Stories = Annotated[Path, typer.Option("--stories", metavar="DIR", help="Where stories are.")]
Build = Annotated[Path, typer.Option("--build", metavar="DIR", help="Where audiobooks go.")]
Force = Annotated[bool, typer.Option("--force", help="Speak and encode everything again.")]
Lenient = Annotated[
    bool, typer.Option("--lenient", help="Build a story in spite of problems in its text.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]

_NUMBER = re.compile("[0-9]{1,5}")  # of a chapter
_STORIES, _BUILD, _VOICES = Path("stories"), Path("build"), Path("voices.yaml")
_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    signal.signal(signal.SIGTERM, _terminated)
    for stream in (sys.stdout, sys.stderr):  # a terminal that lacks a character must not stop us
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app(args=arguments, prog_name="audiobook")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0


def _terminated(*_: object) -> None:
    raise KeyboardInterrupt


def _say(message: str) -> None:
    print(f"audiobook: {message}", file=sys.stderr)


def _print_json(value: object) -> None:
    print(json.dumps(value))  # plain ASCII, which no pipe can spoil


def _numbers(text: str | None) -> frozenset[int] | None:
    """«2,4-6» as chapter numbers."""
    if text is None:
        return None
    found: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        last = last if dash else first
        ends = [int(end) if _NUMBER.fullmatch(end.strip()) else 0 for end in (first, last)]
        if not 1 <= ends[0] <= ends[1]:
            raise InputError(Problem(f"--chapters can't be «{text}»", "write it like 2,4-6"))
        found.update(range(ends[0], ends[1] + 1))
    return frozenset(found)


def _project(stories: Path, build: Path, voices: Path, new: bool = False) -> Project:
    """The project's folders; only the usual voices file, or a `new` one, may be absent."""
    if voices != _VOICES and not new and not voices.is_file():
        raise InputError(Problem(f"there is no file «{voices}»", "name another with --voices"))
    return Project(stories, build, voices)


def _paths(project: Project, names: Sequence[str] | None) -> list[Path]:
    if not names:
        return project.all_stories()
    found = {path.resolve(): path for path in reversed([project.story(name) for name in names])}
    return list(reversed(found.values()))


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
        jobs: Jobs = _CORES,
        voices: Voices = _VOICES,
        stories_dir: Stories = _STORIES,
        build_dir: Build = _BUILD,
        force: Force = False,
        lenient: Lenient = False,
        as_json: Json = False,
        quiet: Quiet = False,
    ) -> None:
        project = _project(stories_dir, build_dir, voices)
        wish = Wish(jobs, _numbers(chapters), force, lenient)
        command(_Asked(project, _paths(project, stories), wish, as_json, quiet))

    run.__name__, run.__doc__ = command.__name__, command.__doc__
    return run


@app.callback(invoke_without_command=True)
def _main(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        print(f"audiobook {__version__}")
        raise typer.Exit


@app.command()
@_on_stories
def build(asked: _Asked) -> None:
    """Make audiobooks of stories: what has changed is made anew, the rest is left alone."""
    from audiobook import build as line
    from audiobook import progress

    shown = progress.shower(asked.as_json, asked.quiet)
    raise typer.Exit(progress.show(line.build(asked.project, asked.paths, asked.wish), shown))


@app.command()
@_on_stories
def plan(asked: _Asked) -> None:
    """Tell what a build would do, and why; nothing is made."""
    from audiobook import build as line
    from audiobook import listing

    failed = 0
    for path in asked.paths:
        try:
            book, plans, extras = line.plan(asked.project, path, asked.wish)
        except InputError as error:
            _say(str(error))
            failed = error.exit_code
            continue
        if asked.as_json:
            _print_json(listing.plan_json(book, plans, extras))
        elif not asked.quiet:
            _note(book.story.problems)
            print("\n".join(listing.plan_lines(book, plans, extras)))
    raise typer.Exit(failed)


@app.command()
def preview(
    story: StoryName,
    chapter: Annotated[int, typer.Argument(min=1, help="The chapter's number.")] = 1,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write an MP3 instead.")
    ] = None,
    jobs: Jobs = _CORES,
    voices: Voices = _VOICES,
    stories_dir: Stories = _STORIES,
    build_dir: Build = _BUILD,
    lenient: Lenient = False,
    quiet: Quiet = False,
) -> None:
    """Hear one chapter at once, while the rest of it is still being spoken."""
    from audiobook import player
    from audiobook.previewing import Preview

    project = _project(stories_dir, build_dir, voices)
    heard = Preview(project, project.story(story), chapter, jobs, lenient)
    title = f"«{heard.plan.order.chapter.title}», chapter {chapter} of {heard.book.title}"
    found = "" if out else player.find()
    if found:
        if not quiet:
            print(f"Playing {title} through {found}; Ctrl-C stops.")
        if player.play(heard.spoken()):
            return
        _say(f"{found} could not play it; writing a file instead")
    file = out or project.previews / f"{heard.making.name} {chapter}.mp3"
    seconds = heard.write(file)
    if not quiet:
        reason = "" if out or found else "There is no player here (ffplay, aplay, …). "
        print(f"{reason}{title}: {seconds / 60:.1f} minutes in {file}")


@app.command()
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
    voices: Voices = _VOICES,
    stories_dir: Stories = _STORIES,
    build_dir: Build = _BUILD,
    as_json: Json = False,
) -> None:
    """Who speaks in a story, how much, in which voice, and how sure that is; joins people."""
    from audiobook import listing
    from audiobook.preparing import prepare
    from audiobook.voices import with_characters

    project = _project(stories_dir, build_dir, voices, new=write)
    path = project.story(story)
    if merge or rename or unmerge:
        from audiobook import mending

        now = mending.draft(project, path)
        for told in mending.join(project, now, merge or (), rename or (), unmerge or ()):
            if not as_json:
                print(told)
    book = prepare(project, path, lenient=True)
    _note(book.story.problems)
    if as_json:
        _print_json(listing.cast_json(book))
    else:
        print("\n".join(listing.cast_lines(book)))
    if write:
        added = with_characters(voices, listing.new_characters(book))
        if not as_json:
            print(f"added to {voices}: {', '.join(added)}" if added else f"{voices} has them all")


@app.command()
def script(
    story: StoryName,
    unsure: Annotated[
        bool, typer.Option("--unsure", help="Only the lines that are least sure.")
    ] = False,
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many unsure lines.")] = 20,
    chapters: Chapters = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Open the script in $EDITOR, to change who says what.")
    ] = False,
    apply: Annotated[
        bool, typer.Option("--apply", help="Take over a script that was left beside the story.")
    ] = False,
    voices: Voices = _VOICES,
    stories_dir: Stories = _STORIES,
    build_dir: Build = _BUILD,
    as_json: Json = False,
) -> None:
    """The story as a script: who says each line, how sure that is, and why; mends it."""
    from audiobook import mending

    if apply and (edit or unsure or chapters):
        raise InputError(Problem("--apply takes the script as it is", "leave the others out"))
    if as_json and (edit or apply):
        raise InputError(Problem("--json shows a script, it does not mend one", "leave it out"))
    project = _project(stories_dir, build_dir, voices)
    now = mending.draft(project, project.story(story))
    among = _chapters_of(now.story, _numbers(chapters))
    _note(now.story.problems)
    if edit or apply:
        from audiobook import rewriting

        wanted = count if unsure else None
        mend = rewriting.take_over(project, now) if apply else None
        for told in mend or rewriting.edit(project, now, among, wanted):
            print(told)
    else:
        _show_script(project, now, among, count if unsure else None, as_json)


def _show_script(
    project: Project,
    now: Draft,
    among: frozenset[int] | None,
    unsure: int | None,
    as_json: bool,
) -> None:
    from audiobook import listing, manifest, scripting

    only = None if unsure is None else scripting.least_sure(now.story, unsure, among)
    if as_json:
        made = manifest.read(project.manifest(now.story.path))
        words = now.manuscript.voices.pronunciations
        for entry in listing.script_json(now.story, words, made, among, only):
            _print_json(entry)
        return
    lines = listing.script_lines(now.story, among)
    for text in lines if only is None else listing.unsure_lines(now.story, only):
        print(text)


def _chapters_of(story: Story, wanted: frozenset[int] | None) -> frozenset[int] | None:
    """The numbers of chapters wanted. Raises InputError if the story has not all of them."""
    missing = sorted((wanted or frozenset()) - {chapter.number for chapter in story.chapters})
    if missing:
        what = f"{story.path} has no chapter {', '.join(map(str, missing[:9]))}"
        raise InputError(Problem(what, f"choose from 1 to {len(story.chapters)}"))
    return wanted


def _note(problems: Iterable[Problem]) -> None:
    for problem in problems:
        _say(str(problem))


app.add_typer(voices_app, name="voices", cls=_Commands)


@app.command()
def check(
    stories: StoryNames = None,
    stories_dir: Stories = _STORIES,
    build_dir: Build = _BUILD,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Measure finished audiobooks against the delivery profile."""
    from audiobook import checking

    project = Project(stories_dir, build_dir)
    bad = 0
    for path in _paths(project, stories):
        try:
            for found in checking.check(project, path):
                bad += bool(found.problems)
                if as_json:
                    _print_json(found.as_json())
                elif found.problems or not quiet:
                    print("\n".join(found.lines()))
        except InputError as error:  # the other stories can be measured all the same
            _say(str(error))
            bad += 1
    raise typer.Exit(1 if bad else 0)


@app.command()
def doctor(as_json: Json = False) -> None:
    """Which engines, voices and tools are here, and what would make the others work."""
    from audiobook import checking

    findings = checking.examine()
    if as_json:
        _print_json([finding.as_json() for finding in findings])
    else:
        for finding in findings:
            print("\n".join(finding.lines()))
    raise typer.Exit(2 if any(finding.fatal for finding in findings) else 0)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="The project's folder; it may exist.")] = Path(),
) -> None:
    """Make a new project folder, with a sample story."""
    from audiobook.starting import start

    for made in start(folder):
        print(f"wrote {made}")
    where = "" if folder == Path() else f"cd {folder} && "
    print(f"next: {where}audiobook build")


@app.command()
def clean(
    stories: StoryNames = None,
    unused: Annotated[
        bool, typer.Option("--unused", help="Only the clips that no book needs any more.")
    ] = False,
    stories_dir: Stories = _STORIES,
    build_dir: Build = _BUILD,
) -> None:
    """Delete what was built: some stories' audiobooks, or everything with all clips."""
    from audiobook import cleaning

    project = Project(stories_dir, build_dir)
    if unused and stories:
        raise InputError(Problem("--unused is for all stories at once", "leave the names out"))
    if unused:
        count = cleaning.drop_unused_clips(project)
        print(f"deleted {count} clips that no book needs")
    elif stories:
        for name in stories:
            # A story that is there no more has left a manifest.
            named = cleaning.books_named(project, name) or [project.manifest(project.story(name))]
            count = sum(cleaning.drop_book(project, file) for file in named)
            print(f"{name}: deleted {count} files; its clips are kept")
    else:
        count = cleaning.drop_everything(project)
        print(f"deleted {count} files in {project.build}")


@app.command()
def schema() -> None:
    """Print the JSON schema of voices.yaml, for editors."""
    from audiobook.voices import schema as made

    print(json.dumps(made(), indent=2, ensure_ascii=False))
