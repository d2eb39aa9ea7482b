"""Who says what is found out once for a text: the answer is remembered by what was asked.

One answer a story, the last. It holds only what attribution added, so that it is found again
wherever the story's file lies and whatever its front matter says. An answer that can't be read
counts as none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from audiobook.errors import AudiobookError, Problem, shown
from audiobook.story import Attribution, Chapter, Character, Kind, Segment, Story
from audiobook.system import fitted, program, read_json, write_whole

# Another one wherever the same story would be attributed otherwise: what was remembered is not it.
REVISION = "8"
_FORMAT = 3  # of the file; one of another format is of another key, and so counts as none


def recall(memory: Path, story: Story, known: Sequence[Character]) -> Story | None:
    """The story as it was attributed before; None where the file holds no answer to this.

    Raises ValueError where it holds what can't be an answer.
    """
    try:
        data = read_json(memory)
    except OSError:
        return None  # not there
    if not isinstance(data, dict) or not isinstance(data.get("key"), str):
        raise ValueError("it is no answer")
    if data["key"] != _key(story, known):
        return None
    answer = fitted(_Answer, data)
    if any(len(told) != len(fields(Attribution)) for told in data["segments"].values()):
        raise ValueError("an attribution is not whole")
    return _recalled(story, answer)


def complaint(memory: Path, error: ValueError) -> Problem:
    """What to tell of a file that holds what can't be an answer."""
    what = (
        f"what was remembered of who says what can't be used: {shown(memory)} is damaged ({error})"
    )
    return Problem(what, "nothing needs to be done: it was found out anew", fatal=False)


def remember(memory: Path, story: Story, known: Sequence[Character], told: Story) -> None:
    """Keep what `told` has that `story` has not. That it can't be written is no reason to stop."""
    answer = {"key": _key(story, known), **_answer(story, told)}
    with suppress(AudiobookError):
        write_whole(memory, json.dumps(answer, ensure_ascii=False))


def _key(story: Story, known: Sequence[Character]) -> str:
    """Names all that attribution goes by."""
    made_by = [_FORMAT, REVISION, program.fingerprint()]
    asked = hashlib.sha256(json.dumps([made_by, [asdict(who) for who in known]]).encode())
    for chapter in story.chapters:
        where = [chapter.number, chapter.file]
        asked.update(json.dumps([where, list(map(_asked, chapter.segments))]).encode())
    return asked.hexdigest()


def _asked(s: Segment) -> list[Any]:
    """What of a segment attribution goes by; front matter says nothing of speakers."""
    text = "" if s.kind is Kind.SILENT else s.text
    said = s.attribution
    before = [said.speaker, said.confidence, said.evidence, said.listener]
    silences = [[silence.start, silence.end, silence.reason] for silence in s.silences]
    return [s.kind, text, s.paragraph, s.scene, s.quotation, s.reason, before, silences]


def _answer(story: Story, told: Story) -> dict[str, Any]:
    """What `told` has that `story` has not."""
    pairs = zip(story.segments(), told.segments(), strict=True)
    return {
        "segments": {
            str(index): {
                "speaker": new.attribution.speaker,
                "confidence": new.attribution.confidence,
                "evidence": new.attribution.evidence,
                "listener": new.attribution.listener,
            }
            for index, ((_, old), (_, new)) in enumerate(pairs)
            if new.attribution != old.attribution
        },
        "characters": [asdict(who) for who in told.characters],
        "problems": [_problem(p, told) for p in told.problems[len(story.problems) :]],
    }


@dataclass(frozen=True, slots=True)
class _KeptProblem:
    """A problem as it is kept."""

    what: str
    mend: str
    fatal: bool
    place: tuple[int, int, int] | None = None  # file, segment before it, characters from there


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the file holds."""

    key: str  # of the question
    segments: Mapping[str, Attribution]  # by their index
    characters: tuple[Character, ...]
    problems: tuple[_KeptProblem, ...]


def _recalled(story: Story, answer: _Answer) -> Story:
    found = {int(index): told for index, told in answer.segments.items()}
    if any(not 0 <= told.confidence <= 1 for told in found.values()):
        raise ValueError("a chance is not from 0 to 1")
    chapters: list[Chapter] = []
    at = 0
    for chapter in story.chapters:
        segments = tuple(
            replace(s, attribution=found.get(i, s.attribution))
            for i, s in enumerate(chapter.segments, at)
        )
        chapters.append(replace(chapter, segments=segments))
        at += len(segments)
    problems = [_recalled_problem(told, story) for told in answer.problems]
    return replace(
        story,
        chapters=tuple(chapters),
        characters=answer.characters,
        problems=(*story.problems, *problems),
    )


def _problem(problem: Problem, story: Story) -> dict[str, Any]:
    """A problem, its place told from a segment's head: the front matter may change."""
    told: dict[str, Any] = {"what": problem.what, "mend": problem.mend, "fatal": problem.fatal}
    paths = [source.path for source in story.files]
    if problem.place and problem.place.file in paths:
        file = paths.index(problem.place.file)
        offset = story.files[file].offset(problem.place)
        starts = _starts(story, file)
        before = max((i for i in starts if starts[i] <= offset), default=min(starts, default=0))
        told["place"] = [file, before, offset - starts.get(before, 0)]
    return told


def _recalled_problem(told: _KeptProblem, story: Story) -> Problem:
    place = None
    if told.place is not None:
        file, before, further = told.place
        if not 0 <= file < len(story.files):
            raise ValueError("the story has no such file")
        place = story.files[file].place(_starts(story, file).get(before, 0) + further)
    return Problem(told.what, told.mend, place, told.fatal)


def _starts(story: Story, file: int) -> dict[int, int]:
    """Where the segments of a file begin, by their index in the story; the front matter is none."""
    return {
        index: segment.start
        for index, (chapter, segment) in enumerate(story.segments())
        if chapter.file == file and segment.kind is not Kind.SILENT
    }
