"""What a command found out of a story, kept for whoever asks again while nothing of it has changed.

One answer of each kind a story, the last. Its file is a line of JSON that tells what was asked, of
which bytes, and what follows; and the answer, JSON too. It is read as what anybody may have
written: a damaged one is never used.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from audiobook import __version__
from audiobook.build import freshness
from audiobook.build.project import Project
from audiobook.errors import AudiobookError, InputError, Problem, shown
from audiobook.system import fitted, listed, parse_json, program, read_regular, write_whole

_FORMAT = 1
_LARGEST = 256_000_000  # bytes of an answer

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Question(Generic[Value]):
    """What is asked of a story."""

    what: str  # one word, that is part of its file's name
    kind: type[Value]  # of the answer
    story: Path
    options: Mapping[str, object] = field(default_factory=dict)  # what decides it beside the story
    speaks: bool = False  # whether it depends on the voices that are here
    fits: Callable[[Value], bool] = lambda _: True  # whether an answer can be one

    def file(self, project: Project) -> Path:
        return project.answers / f"{Path(project.file_name(self.story)).stem}.{self.what}.json"


@dataclass(frozen=True, slots=True)
class Finding(Generic[Value]):
    """An answer that was found out just now."""

    value: Value
    inputs: Iterable[Path]  # all files that were read for it
    voices: Iterable[str] = ()  # that speak in it


@dataclass(frozen=True, slots=True)
class _AnswerHead:
    """The first line of a file."""

    key: str  # of the question
    inputs: Mapping[str, str]  # each file that was read: its hash
    voices: tuple[str, ...]
    stamp: str  # of these voices and all that can speak here
    digest: str  # of the answer's bytes


def story_file(file: Path) -> str:
    """What other files of the story are called whose answer a file holds."""
    return f"{file.name.removesuffix(file.suffix).rpartition('.')[0]}.json"


def answer(
    project: Project, question: Question[Value], find_out: Callable[[], Finding[Value]]
) -> tuple[Value, Problem | None]:
    """What was found out before, else what `find_out` finds; with a note of a damaged file.

    It is kept where the project has a folder of stories, or one of what the program keeps.
    """
    damaged = None
    try:
        known = _recalled(project, question)
        if known is not None:
            return known, None
    except ValueError as error:
        damaged = _complaint(question.file(project), error)
    before = freshness.inputs(project.known_files(question.story), project)
    found = find_out()
    _keep(project, question, found, before)
    return found.value, damaged


def _recalled(project: Project, question: Question[Value]) -> Value | None:
    """Raises ValueError where the file holds what can't be an answer."""
    try:
        data = read_regular(question.file(project), _LARGEST)
    except (OSError, InputError):
        return None  # not there
    line, _, body = data.partition(b"\n")
    told = parse_json(line)
    if not isinstance(told, dict) or not isinstance(told.get("key"), str):
        raise ValueError("it is no answer")
    if told["key"] != _key(project, question):
        return None
    head = fitted(_AnswerHead, told)
    expected = {project.relative(file) for file in project.known_inputs(question.story)}
    files = [project.at(file) for file in head.inputs]
    if not expected <= head.inputs.keys() or freshness.inputs(files, project) != head.inputs:
        return None
    if head.stamp != _stamp(question, head.voices):
        return None
    if head.digest != hashlib.sha256(body).hexdigest():
        raise ValueError("its bytes are not those that were written")
    found = fitted(question.kind, parse_json(body))
    if not question.fits(found):
        raise ValueError("it does not fit the story")
    return found


def _keep(
    project: Project, question: Question[Value], found: Finding[Value], before: Mapping[str, str]
) -> None:
    """Nor is it kept if an input changed meanwhile. That it can't be written stops nothing."""
    if not project.remembers:
        return
    inputs = freshness.inputs([*project.known_inputs(question.story), *found.inputs], project)
    if any(inputs.get(file) != was for file, was in before.items()):
        return
    body = json.dumps(listed(found.value), ensure_ascii=False, separators=(",", ":")).encode()
    voices = tuple(sorted(set(found.voices)))
    digest = hashlib.sha256(body).hexdigest()
    head = _AnswerHead(_key(project, question), inputs, voices, _stamp(question, voices), digest)
    with suppress(AudiobookError, UnicodeEncodeError):
        write_whole(question.file(project), json.dumps(asdict(head)).encode() + b"\n" + body, False)


def _key(project: Project, question: Question[Value]) -> str:
    """Names what is asked, of which story, and who answers."""
    where = [os.fspath(path) for path in (question.story, project.build, project.stories)]
    made_by = [_FORMAT, __version__, program.fingerprint(), asdict(project.profile)]
    asked = [question.what, where, sorted(question.options.items()), made_by]
    return hashlib.sha256(json.dumps(asked).encode("utf-8", "surrogateescape")).hexdigest()


def _stamp(question: Question[Value], voices: Iterable[str]) -> str:
    return freshness.stamp(voices, {}, palettes=True) if question.speaks else ""


def _complaint(file: Path, error: ValueError) -> Problem:
    what = f"what was remembered of a story can't be used: {shown(file)} is damaged ({error})"
    return Problem(what, "nothing needs to be done: it was found out anew", fatal=False)
