"""The schedule asks works and tells them; what is done, and by whom, is the executor's affair."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from audiobook.audio import Clip
from audiobook.build.clips import FolderStore
from audiobook.build.executors import Executor, Outcome, Task, TaskPart
from audiobook.build.recital import AHEAD, LineStretch, heard, stretches
from audiobook.build.schedule import Schedule
from audiobook.build.tasks import Speak
from audiobook.engines import Delivery, Voice, synthesize
from audiobook.errors import AudiobookError, EngineError, ToolError

VOICE = Voice("tone", "220", "unknown", "")


class Here(Executor):
    """Does tasks in this process, one for each time that it is asked for outcomes.

    It notes what was submitted; `errors` are the outcomes of some tasks, by their label.
    """

    def __init__(self, size: int = 2, errors: dict[str, AudiobookError] | None = None) -> None:
        self._size, self._errors = size, errors or {}
        self.waiting: deque[Task] = deque()
        self.submitted: list[str] = []
        self.cancelled = 0

    @property
    def size(self) -> int:
        return self._size

    @property
    def busy(self) -> int:
        return len(self.waiting)

    @property
    def free(self) -> int:
        return self._size - self.busy

    def submit(self, task: Task) -> None:
        assert self.free, "more than it takes"
        self.submitted.append(name(task))
        self.waiting.append(task)

    def outcomes(self) -> Iterator[Outcome | TaskPart]:
        task = self.waiting.popleft()
        error = self._errors.get(name(task))
        yield Outcome(task, error=error) if error else Outcome(task, task())

    def cancel(self) -> None:
        self.cancelled += len(self.waiting)
        self.waiting.clear()

    def close(self) -> None:
        self.cancel()


class Slowly(Here):
    """Gives each line in stretches of a fifth of a second, one for each time it is asked."""

    def __init__(self, size: int = 1) -> None:
        super().__init__(size=size)
        self.given = 0  # stretches

    def outcomes(self) -> Iterator[Outcome | TaskPart]:
        task = self.waiting[0]
        assert isinstance(task, Speak)
        whole = synthesize(task.text, task.voice, task.delivery)
        parts = halves(whole)
        if self.given < len(parts):
            self.given += 1
            yield TaskPart(task, parts[self.given - 1])
        else:
            self.given = 0
            yield from super().outcomes()


def halves(clip: Clip) -> list[Clip]:
    """The clip, in stretches of a fifth of a second."""
    step = clip.rate // 5 * 2
    return [Clip(clip.rate, clip.pcm[at : at + step]) for at in range(0, len(clip.pcm), step)]


def name(task: Task) -> str:
    return task.key if isinstance(task, Speak) else task.label


@dataclass(frozen=True)
class File:
    """A task that makes something of clips."""

    label: str
    limit: float = 1

    def __call__(self) -> str:
        return f"{self.label} made"


class Chapters:
    """A work of chapters, each made of clips; it tells all that it is told."""

    def __init__(self, clips: FolderStore, chapters: dict[str, str]) -> None:
        self.clips, self.missing = clips, {one: set(keys) for one, keys in chapters.items()}
        self.unnamed = [key for keys in chapters.values() for key in keys]
        self.failed: set[str] = set()

    def wanted(self) -> Iterator[Speak]:
        yield from (spoken(key, self.clips) for key in self.unnamed)
        self.unnamed = []

    def ready(self) -> Iterator[File]:
        for chapter in [one for one, keys in self.missing.items() if not keys]:
            del self.missing[chapter]
            if chapter not in self.failed:
                yield File(chapter)

    def began(self, task: Task) -> Iterator[str]:
        yield f"{name(task)}?"

    def came(self, part: TaskPart) -> Iterator[str]:
        yield f"{name(part.task)}~"

    def ended(self, outcome: Outcome, first: bool) -> Iterator[str]:
        for chapter, keys in self.missing.items():
            if outcome.error and name(outcome.task) in keys:
                self.failed.add(chapter)
            keys.discard(name(outcome.task))
        yield f"{name(outcome.task)}{'-' if outcome.error else '!' if first else '+'}"


@pytest.fixture
def clips(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path)


def spoken(key: str, clips: FolderStore) -> Speak:
    return Speak(key, f"Number {key}.", VOICE, Delivery(), clips)


def test_a_chapter_is_finished_before_more_is_spoken(clips: FolderStore) -> None:
    executor = Here(size=1)
    told = Schedule([Chapters(clips, {"one": "ab", "two": "cd"})], executor).run()
    assert " ".join(told) == "a? a! b? b! one? one! c? c! d? d! two? two!"


def test_a_clip_that_two_wait_for_is_spoken_once(clips: FolderStore) -> None:
    executor = Here()
    works = [Chapters(clips, {"one": "ab"}), Chapters(clips, {"two": "bc"})]
    told = list(Schedule(works, executor).run())
    assert sorted(executor.submitted) == ["a", "b", "c", "one", "two"]
    assert [told.count(event) for event in ("b?", "b!", "b+")] == [2, 1, 1]


def test_what_fails_leaves_the_others_alone(clips: FolderStore) -> None:
    executor = Here(errors={"b": EngineError("no")})
    told = list(Schedule([Chapters(clips, {"one": "ab", "two": "cd"})], executor).run())
    assert "b-" in told
    assert "two!" in told
    assert "one?" not in told


def test_where_nothing_can_be_done_it_ends_and_cancels(clips: FolderStore) -> None:
    executor = Here(size=3, errors={"a": ToolError("the disk is full")})
    told = Schedule([Chapters(clips, {"one": "abcdef"})], executor).run()
    with pytest.raises(ToolError, match="full"):
        list(told)
    assert executor.cancelled == 2
    assert executor.submitted == ["a", "b", "c"]


def test_what_is_left_early_is_cancelled(clips: FolderStore) -> None:
    executor = Here(size=2)
    told = Schedule([Chapters(clips, {"one": "abcdef"})], executor).run()
    while next(told) != "a!":
        pass
    told.close()
    assert executor.cancelled == 1


def texts(clips: FolderStore, keys: Sequence[str]) -> list[Speak]:
    return [spoken(key, clips) for key in keys]


def test_few_lines_are_spoken_ahead_of_the_one_that_is_heard(clips: FolderStore) -> None:
    executor = Here(size=1)
    lines = texts(clips, [f"{number:02}" for number in range(3 * AHEAD)])
    for index, clip in enumerate(heard(lines, executor)):
        assert clip == clips.read(lines[index].key)
        assert index < len(executor.submitted) <= index + AHEAD
    assert executor.submitted == [line.key for line in lines]


def test_a_line_that_is_there_is_heard_at_once_and_one_said_twice_is_spoken_once(
    clips: FolderStore,
) -> None:
    clips.write("b", Clip(22050, b"\1\0" * 99))
    executor = Here()
    found: list[Any] = list(heard(texts(clips, "bbacab"), executor))
    assert executor.submitted == ["a", "c"]
    assert found == [clips.read(key) for key in "bbacab"]


def test_a_line_that_can_not_be_spoken_ends_what_is_heard(clips: FolderStore) -> None:
    executor = Here(errors={"b": EngineError("it will not")})
    clips_heard = heard(texts(clips, "abc"), executor)
    assert next(clips_heard) == clips.read("a")
    with pytest.raises(EngineError, match="will not"):
        next(clips_heard)


def test_a_line_is_heard_from_its_first_stretch_on(clips: FolderStore) -> None:
    executor = Slowly()
    lines = texts(clips, "aba")
    coming = stretches(lines, executor)
    first = next(coming)
    assert (executor.given, clips.has("a")) == (1, False)
    told = [first, *coming]
    a, b = clips.read("a"), clips.read("b")
    assert told == [
        *(LineStretch(0, clip, first=at == 0) for at, clip in enumerate(halves(a))),
        *(LineStretch(1, clip, first=at == 0) for at, clip in enumerate(halves(b))),
        LineStretch(2, a, first=True),
    ]
    assert len(halves(a)) > 1


def test_stretches_of_lines_that_are_there_are_whole(clips: FolderStore) -> None:
    clips.write("b", Clip(22050, b"\1\0" * 99))
    told = list(stretches(texts(clips, "bab"), Here()))
    assert told == [LineStretch(at, clips.read(key), first=True) for at, key in enumerate("bab")]


def test_nothing_keeps_back_what_is_heard_first(clips: FolderStore) -> None:
    executor = Slowly(size=2)
    coming = stretches(texts(clips, "abc"), executor)
    next(coming)
    assert executor.busy == 1, "the first line alone is asked for until then"
    list(coming)
    assert executor.submitted == ["a", "b", "c"]
