"""Lines that are heard or filed apart from their book: a preview, an audition, a sample."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from audiobook.audio import Clip
from audiobook.build.executors import Executor, Outcome, Task, TaskPart
from audiobook.build.schedule import Schedule
from audiobook.build.tasks import ChapterFiles, Finish, Speak

AHEAD = 8  # lines that are spoken ahead of the one that is heard, for each task side by side


@dataclass(frozen=True, slots=True)
class LineStretch:
    """Something of a line that can be heard."""

    line: int  # its index among the lines
    clip: Clip
    first: bool  # whether the line begins with it


class Recital:
    """A `Work` of the schedule that tells every part and outcome, and raises the first error."""

    def __init__(
        self, lines: Sequence[Speak], finish: Finish | None = None, ahead: int | None = None
    ) -> None:
        """`finish` is done once all lines are there; `ahead` lines are spoken at most (None: all).

        `at` is the line that is heard now: lines ahead of it are counted from there. Until
        something of the first is there, no other one is asked for, so that nothing keeps it back.
        """
        self.at = 0
        self._lines, self._finish, self._ahead = lines, finish, ahead
        self._missing = {line.key for line in lines if not line.clips.has(line.key)}
        self._named: set[str] = set()
        self._begun = ahead is None or not lines or self.has(lines[0].key)
        self._next = 0  # the first line that was not looked at yet

    def has(self, key: str) -> bool:
        """Whether a line is spoken."""
        return key not in self._missing

    def wanted(self) -> Iterator[Speak]:
        end = len(self._lines)
        if self._ahead is not None:
            end = min(end, self.at + (self._ahead if self._begun else 1))
        while self._next < end:
            line = self._lines[self._next]
            self._next += 1
            if line.key in self._missing and line.key not in self._named:
                self._named.add(line.key)
                yield line

    def ready(self) -> Iterator[Task]:
        if self._finish is not None and not self._missing:
            yield self._finish
            self._finish = None

    def began(self, task: Task) -> tuple[()]:
        return ()

    def came(self, part: TaskPart) -> Iterator[TaskPart | Outcome]:
        self._begun = True
        yield part

    def ended(self, outcome: Outcome, first: bool) -> Iterator[TaskPart | Outcome]:
        if outcome.error:
            raise outcome.error
        self._begun = True
        if isinstance(outcome.task, Speak):
            self._missing.discard(outcome.task.key)
        yield outcome


def heard(lines: Sequence[Speak], executor: Executor) -> Iterator[Clip]:
    """The clips of the lines in order, as they are made; few are spoken ahead of what is heard.

    Raises EngineError where one can't be spoken.
    """
    recital = Recital(lines, ahead=AHEAD * executor.size)
    with closing(Schedule([recital], executor).run()) as ended:
        for index, line in enumerate(lines):
            recital.at = index
            while not recital.has(line.key):
                next(ended)
            yield line.clips.read(line.key)


def stretches(lines: Sequence[Speak], executor: Executor) -> Iterator[LineStretch]:
    """The lines in order, as `heard` gives them, but a line begins with its first stretch.

    Raises EngineError where one can't be spoken; some of it may have been given before.
    """
    recital = Recital(lines, ahead=AHEAD * executor.size)
    there: dict[str, list[Clip]] = {}  # stretches of lines that are not whole yet, by key
    with closing(Schedule([recital], executor).run()) as told:
        for index, line in enumerate(lines):
            recital.at, given = index, 0
            while not recital.has(line.key):
                for clip in there.get(line.key, [])[given:]:
                    yield LineStretch(index, clip, first=given == 0)
                    given += 1
                _note(next(told), there)
            rest = there.pop(line.key, [])[given:]
            for clip in rest if given else [line.clips.read(line.key)]:
                yield LineStretch(index, clip, first=given == 0)
                given += 1


def _note(told: TaskPart | Outcome, there: dict[str, list[Clip]]) -> None:
    """Keep a stretch of a line."""
    if isinstance(told, TaskPart):
        there.setdefault(told.task.key, []).append(told.value)


def filed(lines: Sequence[Speak], finish: Finish, executor: Executor) -> ChapterFiles:
    """Speak what is missing of the lines, and make the files.

    Raises EngineError or ToolError where that can't be done.
    """
    *_, last = Schedule([Recital(lines, finish)], executor).run()
    made: ChapterFiles = last.value
    return made
