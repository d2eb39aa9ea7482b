"""A script is written beside its story, changed by a person in an editor, and taken over."""

from __future__ import annotations

import time
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from audiobook.api import drafts
from audiobook.api.drafts import Draft
from audiobook.api.mended import Mended
from audiobook.errors import InputError, Problem
from audiobook.story import Format

if TYPE_CHECKING:
    from audiobook.corrections import Entry

Ending = Literal["empty", "left", "gone", "unchanged", "mended"]

_AT_ONCE = 1.0  # seconds: what ends sooner may be an editor that goes on in another window
_LARGEST = 64_000_000  # bytes of a script
_NAMES = 40  # at the head of a script

_HEAD = """\
{story} as a play. Change the names in front of what is said, save, and close the editor.

Lines that begin with ?? are unsure; behind a line stands how sure it is, and why.
    narrator (or N)   nobody says it: it is narration
    Name!             it is so: keep it, though nothing changed
    ?                 forget what was corrected before
Only names can be changed here; words are changed in {words}.

Who speaks: {names}"""


@dataclass(frozen=True, slots=True)
class ScriptEdit:
    """What came of a script that was written for a person."""

    ending: Ending  # empty: no line to ask about; left: there is no editor, so it lies there
    script: Path
    again: str  # the command that takes it over later
    mended: Mended | None = None  # what was changed, of one that was mended
    is_kept: bool = False  # the script still lies there: the editor may be open in another window


@dataclass(frozen=True, slots=True)
class _Files:
    """Where a script is while it is being changed."""

    script: Path
    base: Path  # its entries as they were written
    again: str  # the command that takes it over


def edit(draft: Draft, chapters: Set[int] | None = None, unsure: int | None = None) -> ScriptEdit:
    """Open the script in the person's editor, and take over what was changed.

    `chapters` are the numbers of those wanted, None all; with `unsure`, only so many lines are
    shown, the least sure, with those around them. Where there is no editor the script is left for
    `take_over`. Raises InputError for a chapter that the story does not have, and, keeping the
    script, where it can't be understood.
    """
    from audiobook.system import editor

    draft.story.need_chapters(chapters or ())
    place = _files(draft)
    _refuse_kept(place)
    command = editor.find()
    text = _written(draft, place, chapters, unsure)
    if not text:
        return ScriptEdit("empty", place.script, place.again)
    if not command:
        return ScriptEdit("left", place.script, place.again, is_kept=True)
    began = time.monotonic()
    code = editor.edit(command, place.script)
    at_once = time.monotonic() - began < _AT_ONCE
    return _closed(draft, place, text, code, at_once)


def take_over(draft: Draft) -> ScriptEdit:
    """Take over a script that was left beside the story.

    Raises InputError, and keeps it, where there is none or it can't be understood.
    """
    from audiobook.api.corrections import take
    from audiobook.corrections import script as play

    place = _files(draft)
    if not place.script.exists():
        what = f"there is no script {place.script}"
        raise InputError(Problem(what, f"`{place.again.replace('--apply', '--edit')}` writes one"))
    entries = _entries(place)[0]
    try:
        changes = play.read_back(_text(place.script), place.script, entries)
        mended = take(draft, changes) if changes else None
    except InputError as error:
        raise InputError([*error.problems, _kept(place)]) from error
    _remove(place)
    return ScriptEdit("mended" if mended else "unchanged", place.script, place.again, mended)


def _written(draft: Draft, place: _Files, chapters: Set[int] | None, unsure: int | None) -> str:
    """Write the script, and what it was made of; its text, empty where nobody is to be asked."""
    from audiobook.corrections import Concordance
    from audiobook.corrections import script as play
    from audiobook.system import write_whole

    asked = None if unsure is None else play.least_sure(draft.story, unsure, chapters)
    words = Concordance(draft.manuscript.story)
    rows = list(play.rows(draft.story, words, chapters, asked))
    entries = [row.entry for row in rows if row.entry]
    if not any(entry.who for entry in entries):
        return ""
    text = play.text_of(rows, _head(draft))
    write_whole(place.base, play.write_base(entries, text))
    write_whole(place.script, text)
    return text


def _closed(draft: Draft, place: _Files, text: str, code: int, at_once: bool) -> ScriptEdit:
    """What comes of a script when its editor was closed."""
    if not place.script.exists():
        _remove(place)
        return ScriptEdit("gone", place.script, place.again)
    if _text(place.script) == text:
        if code:
            _remove(place)
            raise InputError(Problem(f"the editor ended with code {code}", "nothing was changed"))
        if not at_once:
            _remove(place)
        return ScriptEdit("unchanged", place.script, place.again, is_kept=at_once)
    if code:
        what = f"the editor ended with code {code}; nothing was taken over"
        raise InputError([Problem(what, ""), _kept(place)])
    # The editor was open for long: what was corrected or written meanwhile stays.
    return take_over(drafts.draft(draft.project, draft.manuscript.story.path))


def _files(draft: Draft) -> _Files:
    path = draft.manuscript.story.path
    called = f'"{draft.called}"' if " " in draft.called else draft.called
    base = draft.project.scripts / draft.project.file_name(path)
    return _Files(draft.project.script(path), base, f"audiobook script {called} --apply")


def _head(draft: Draft) -> str:
    names = ", ".join(draft.speakers()[:_NAMES]) or "nobody that is known"
    path = draft.manuscript.story.path
    own = f"a manuscript of your own, which «audiobook text {path.name}» makes of it"
    words = own if Format.of(path) is Format.EPUB else f"{path.name} itself"
    return _HEAD.format(story=path.name, words=words, names=names)


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


def _entries(place: _Files) -> tuple[Sequence[Entry], str]:
    """The entries of a script, and its text, as they were written."""
    from audiobook.corrections import script as play

    try:
        return play.read_base(place.base)
    except (OSError, ValueError) as error:
        what = f"what {place.script} looked like at first is not known any more"
        mend = "delete it, and write another with --edit (`audiobook clean` deletes what is known)"
        raise InputError(Problem(what, mend)) from error


def _text(file: Path) -> str:
    from audiobook.manuscript import decode
    from audiobook.system import read_regular

    try:
        return decode(read_regular(file, _LARGEST), file)
    except OSError as error:
        what = f"{file} can't be read: {error.strerror}"
        raise InputError(Problem(what, "check that you may read it")) from error


def _kept(place: _Files) -> Problem:
    what = f"nothing was taken over; {place.script} is kept"
    return Problem(what, f"mend it there, then run `{place.again}`; or delete it")


def _remove(place: _Files) -> None:
    place.script.unlink(missing_ok=True)
    place.base.unlink(missing_ok=True)
