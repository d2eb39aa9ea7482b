"""A manuscript goes through the whole line but for its sound; what went wrong is told."""

from __future__ import annotations

import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from audiobook import api
from audiobook.api import Draft
from audiobook.attribution import attribute
from audiobook.build import Project, book
from audiobook.corrections import Concordance
from audiobook.corrections import script as play
from audiobook.errors import InputError
from audiobook.manuscript import read_story
from audiobook.story import NARRATOR, UNKNOWN, Kind, Source, Story
from bench.robustness import ledger
from bench.robustness.manuscripts import Manuscript

PATIENCE = 60  # seconds, after which a manuscript counts as one that hangs
_TAGGED = (".html", ".htm", ".xhtml", ".epub", ".docx")  # their text is not their bytes


@dataclass(frozen=True, slots=True)
class Ordeal:
    """What came of a manuscript."""

    manuscript: Manuscript
    refused: bool  # it was told what is wrong with it
    faults: tuple[str, ...]
    seconds: float  # of processor time


def project(folder: Path) -> Project:
    """A project that speaks in tones, in an empty folder."""
    here = Project(folder / "stories", folder / "build", folder / "voices.yaml")
    here.stories.mkdir()
    here.voices.write_text("engine: tone\n", encoding="utf-8")
    return here


def ordeal(manuscript: Manuscript, here: Project) -> Ordeal:
    """Read it, find out who speaks, cast it, write its script and read that back."""
    path = here.stories / f"hostile{manuscript.suffix}"
    path.write_bytes(manuscript.data)
    faults: list[str] = []
    refused = False
    began = time.process_time()
    try:
        with _patience():
            faults += _faults(path, manuscript, here)
    except InputError as error:
        refused = True
        faults += [f"refused without a word on what to do: {error}"] if not error.problems else []
    except Exception as error:  # noqa: BLE001 (whatever it is, it is a fault)
        faults.append(_last_words(error))
    seconds = time.process_time() - began
    path.unlink()
    return Ordeal(manuscript, refused, tuple(faults), seconds)


def _faults(path: Path, manuscript: Manuscript, here: Project) -> Iterator[str]:
    story = read_story(path)
    yield from ledger.wrong(story)
    if manuscript.suffix not in _TAGGED:
        yield from _lost(story.files[0], manuscript.data)
    told = attribute(story)
    yield from ledger.wrong(told)
    yield from _strange(told)
    yield from _changed_by_script(path, here)
    book.prepare(here, path, anyhow=True)


def _lost(source: Source, data: bytes) -> Iterator[str]:
    """What of the bytes did not come into the text."""
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if "".join(source.text.split()) != "".join(text.split()):
        yield "the text is not what its bytes are"


def _decoded(data: bytes) -> str:
    """As UTF-8, or else as whatever the reader may take it for."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _strange(story: Story) -> Iterator[str]:
    names = {character.name for character in story.characters} | {UNKNOWN}
    for _, segment in story.segments():
        if not 0 <= segment.attribution.confidence <= 1:
            yield f"a chance of {segment.attribution.confidence}"
        expected = names if segment.kind is Kind.DIALOGUE else {NARRATOR}
        if segment.kind is not Kind.SILENT and segment.speaker not in expected:
            yield f"{segment.speaker!r} says {segment.text[:60]!r}"


def _changed_by_script(path: Path, here: Project) -> Iterator[str]:
    """A script that nobody changed changes nothing."""
    draft: Draft = api.draft(here, path)
    list(api.script(draft))
    rows = list(play.rows(draft.story, Concordance(draft.manuscript.story), None, None))
    entries = [row.entry for row in rows if row.entry]
    for change in play.read_back(play.text_of(rows, "A story."), path, entries):
        yield f"a script that nobody changed changes {change}"


def _last_words(error: Exception) -> str:
    at = traceback.extract_tb(error.__traceback__)[-1]
    place = "/".join(Path(at.filename).parts[-3:])
    return f"{type(error).__name__} at {place}:{at.lineno}: {' '.join(str(error).split())[:120]}"


class _ImpatienceError(Exception):
    """It takes too long."""


@contextmanager
def _patience() -> Iterator[None]:
    """Ends what takes too long, where the system can; it must run in the main thread."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def end(*_: object) -> None:
        raise _ImpatienceError(f"it takes more than {PATIENCE} s")

    was = signal.signal(signal.SIGALRM, end)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, was)
