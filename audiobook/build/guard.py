"""One story never stops another: the outermost door of what is done for one."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from audiobook import __version__
from audiobook.build.project import Project, story_name
from audiobook.errors import AudiobookError, InputError, Problem, ToolError, UnexpectedError, shown
from audiobook.system import write_whole

_THEIRS = (PermissionError, FileNotFoundError, NotADirectoryError)  # who owns the file mends it


@contextmanager
def guard(project: Project, story: Path) -> Iterator[None]:
    """Whatever goes wrong with `story` in the block becomes an AudiobookError.

    The trace of what nobody expected is kept below the build folder. A pipe that was closed is
    no failure of the story, and goes through.
    """
    try:
        yield
    except (AudiobookError, BrokenPipeError):
        raise
    except OSError as error:
        raise _of_system(story, error) from error
    except Exception as error:  # the one place where nothing of a story may be let through
        raise _unexpected(project, story, error) from error


def _of_system(story: Path, error: OSError) -> AudiobookError:
    what = f"{error.filename or story}: {error.strerror or error}"
    if isinstance(error, _THEIRS):
        return InputError(Problem(what, "check the path and its permissions"))
    return ToolError(what)


def _unexpected(project: Project, story: Path, error: Exception) -> UnexpectedError:
    name = story_name(story)
    trace = "".join(traceback.format_exception(error))
    head = f"audiobook {__version__}, Python {platform.python_version()}, {platform.platform()}"
    file = (project.traces / project.file_name(story)).with_suffix(".txt")
    said = " ".join(f"{type(error).__name__}: {error}".split())
    what = f"{shown(name)}: the program failed where it should not: {said[:200]}"
    try:
        write_whole(file, f"{head}\nstory: {shown(story)}\n\n{trace}")
    except (AudiobookError, OSError):
        return UnexpectedError(f"{what}\n  mend: please report this with what follows\n{trace}")
    return UnexpectedError(
        f"{what}\n"
        "  mend: this is a fault of audiobook, not of yours; please report it with the file\n"
        f"  {shown(file)}, which holds the trace, and with the story if you may"
    )
