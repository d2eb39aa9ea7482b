"""A script is written beside its story, changed by a person in an editor, and taken over."""

from __future__ import annotations

import time
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from audiobook.api.corrections import Draft, correct
from audiobook.build.project import Project
from audiobook.corrections import Concordance, Entry
from audiobook.corrections import script as scripting
from audiobook.errors import InputError, Problem
from audiobook.manuscript import decode
from audiobook.system import editor, files

_AT_ONCE = 1.0  # seconds: what ends sooner may be an editor that goes on in another window
_NAMES = 40  # at the head of a script

_HEAD = """\
{story} as a play. Change the names in front of what is said, save, and close the editor.

Lines that begin with ?? are unsure; behind a line stands how sure it is, and why.
    narrator (or N)   nobody says it: it is narration
    Name!             it is so: keep it, though nothing changed
    ?                 forget what was corrected before
Only names can be changed here; words are changed in {story} itself.

Who speaks: {names}"""


@dataclass(frozen=True, slots=True)
class _Files:
    """Where a script is while it is being changed."""

    script: Path
    base: Path  # its entries as they were written
    again: str  # the command that takes it over


def edit(
    project: Project, now: Draft, among: Set[int] | None = None, unsure: int | None = None
) -> Iterator[str]:
    """Open the script in the person's editor, and take over what was changed; yields what happens.

    `among` are the numbers of the chapters wanted, None all; with `unsure`, only so many lines are
    shown, the least sure, with those around them. Where there is no editor the script is left for
    `take_over`. Raises InputError, and keeps the script, where it can't be understood.
    """
    place = _files(project, now)
    _refuse_kept(place)
    command = editor.find()
    asked = None if unsure is None else scripting.least_sure(now.story, unsure, among)
    rows = list(scripting.rows(now.story, Concordance(now.manuscript.story), among, asked))
    entries = [row.entry for row in rows if row.entry]
    if not any(entry.who for entry in entries):
        yield "there is no line to be mended" if unsure is None else "there is no unsure line"
        return
    text = scripting.text_of(rows, _head(now))
    files.write_whole(place.base, scripting.write_base(entries, text))
    files.write_whole(place.script, text)
    if not command:
        yield f"wrote {place.script}: change the names in it, then run `{place.again}`"
        yield "($EDITOR names no editor that could be opened)"
        return
    began = time.monotonic()
    code = editor.edit(command, place.script)
    at_once = time.monotonic() - began < _AT_ONCE
    yield from _closed(project, now, place, text, code, at_once)


def take_over(project: Project, now: Draft) -> Iterator[str]:
    """Take over a script that was left beside the story.

    Raises InputError, and keeps it, where there is none or it can't be understood.
    """
    place = _files(project, now)
    if not place.script.exists():
        what = f"there is no script {place.script}"
        raise InputError(Problem(what, f"`{place.again.replace('--apply', '--edit')}` writes one"))
    entries = _entries(place)[0]
    try:
        changes = scripting.read_back(_text(place.script), place.script, entries)
        told = list(correct(project, now, changes)) if changes else ["nothing was changed"]
    except InputError as error:
        raise InputError([*error.problems, _kept(place)]) from error
    _remove(place)
    yield from told


def _closed(
    project: Project, now: Draft, place: _Files, text: str, code: int, at_once: bool
) -> Iterator[str]:
    """What comes of a script when its editor was closed."""
    if not place.script.exists():
        _remove(place)
        yield f"{place.script} is gone: nothing was changed"
    elif _text(place.script) == text:
        if code:
            _remove(place)
            raise InputError(Problem(f"the editor ended with code {code}", "nothing was changed"))
        yield "nothing was changed"
        if at_once:
            yield f"if the editor is still open: save there, then run `{place.again}`"
        else:
            _remove(place)
    elif code:
        what = f"the editor ended with code {code}; nothing was taken over"
        raise InputError([Problem(what, ""), _kept(place)])
    else:
        yield from take_over(project, now)


def _files(project: Project, now: Draft) -> _Files:
    path = now.manuscript.story.path
    called = f'"{now.called}"' if " " in now.called else now.called
    base = project.scripts / project.file_name(path)
    return _Files(project.script(path), base, f"audiobook script {called} --apply")


def _head(now: Draft) -> str:
    names = ", ".join(now.speakers()[:_NAMES]) or "nobody that is known"
    return _HEAD.format(story=now.manuscript.story.path.name, names=names)


def _refuse_kept(place: _Files) -> None:
    """An earlier script that was changed is not written over."""
    if not place.script.exists():
        return
    try:
        unchanged = _text(place.script) == _entries(place)[1]
    except InputError:
        unchanged = False
    if not unchanged:
        what = f"{place.script} is there already, from an earlier --edit"
        raise InputError(Problem(what, f"`{place.again}` takes it over; or delete it"))


def _entries(place: _Files) -> tuple[list[Entry], str]:
    """The entries of a script, and its text, as they were written."""
    try:
        return scripting.read_base(place.base.read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError, KeyError) as error:
        what = f"what {place.script} looked like at first is not known any more"
        mend = "delete it, and write another with --edit (`audiobook clean` deletes what is known)"
        raise InputError(Problem(what, mend)) from error


def _text(file: Path) -> str:
    try:
        return decode(file.read_bytes(), file)
    except OSError as error:
        what = f"{file} can't be read: {error.strerror}"
        raise InputError(Problem(what, "check that you may read it")) from error


def _kept(place: _Files) -> Problem:
    what = f"nothing was taken over; {place.script} is kept"
    return Problem(what, f"mend it there, then run `{place.again}`; or delete it")


def _remove(place: _Files) -> None:
    place.script.unlink(missing_ok=True)
    place.base.unlink(missing_ok=True)
