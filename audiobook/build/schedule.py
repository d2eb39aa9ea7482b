"""Who waits for what: the one loop over an executor, whatever is made."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from audiobook.build.executors import Executor, Outcome, Task, TaskPart
from audiobook.build.tasks import Speak
from audiobook.errors import EngineError, FFmpegError

Event = TypeVar("Event")  # what a work tells of itself
Told = TypeVar("Told", covariant=True)


class Work(Protocol[Told]):
    """Something that is made of clips and tasks, and knows how far it is: a book, a preview.

    The schedule asks it at first, and again after each thing that it told it.
    """

    def wanted(self) -> Iterable[Speak]:
        """The clips that it waits for, each named once unless it is needed again."""

    def ready(self) -> Iterable[Task]:
        """What can be done now, given all that has ended; each task is given once."""

    def began(self, task: Task) -> Iterable[Told]:
        """A task of its own, or one that it waits for, begins."""

    def came(self, part: TaskPart) -> Iterable[Told]:
        """A stretch of a clip that it waits for is there."""

    def ended(self, outcome: Outcome, first: bool) -> Iterable[Told]:
        """It has ended; `first` of those who waited for it, so that it is counted once."""


class Schedule(Generic[Event]):
    """Works side by side, whose clips are in one store: a clip is spoken once for all of them."""

    def __init__(self, works: Sequence[Work[Event]], executor: Executor) -> None:
        self._works, self._executor = works, executor
        self._speak: deque[Speak] = deque()
        self._ready: deque[Task] = deque()
        self._waiting: dict[str, list[Work[Event]]] = {}  # for a clip, by its key
        self._owners: dict[Task, Work[Event]] = {}  # of what is ready or under way
        self._open = 0  # tasks under way

    def run(self) -> Generator[Event, None, None]:
        """Do all that the works ask for, giving what they tell, until none asks for more.

        Left early, it cancels what is under way. Raises AudiobookError where nothing else could be
        done either.
        """
        for work in self._works:
            self._ask(work)
        try:
            while self._speak or self._ready or self._open:
                while self._executor.free and (self._speak or self._ready):
                    yield from self._start()
                for told in self._executor.outcomes():
                    yield from self._came(told) if isinstance(told, TaskPart) else self._ended(told)
        finally:
            if self._open:
                self._executor.cancel()

    def _ask(self, work: Work[Event]) -> None:
        for speak in work.wanted():
            waiting = self._waiting.setdefault(speak.key, [])
            if not waiting:
                self._speak.append(speak)
            if work not in waiting:
                waiting.append(work)
        for task in work.ready():
            self._owners[task] = work
            self._ready.append(task)

    def _start(self) -> Iterator[Event]:
        """Finish before speaking: a chapter is heard sooner."""
        task = self._ready.popleft() if self._ready else self._speak.popleft()
        for work in self._concerned(task):
            yield from work.began(task)
        self._executor.submit(task)
        self._open += 1

    def _concerned(self, task: Task) -> list[Work[Event]]:
        return self._waiting[task.key] if isinstance(task, Speak) else [self._owners[task]]

    def _came(self, part: TaskPart) -> Iterator[Event]:
        for work in self._concerned(part.task):
            yield from work.came(part)
            self._ask(work)

    def _ended(self, outcome: Outcome) -> Iterator[Event]:
        self._open -= 1
        task = outcome.task
        concerned = self._concerned(task)
        if isinstance(task, Speak):
            del self._waiting[task.key]
        else:
            del self._owners[task]
        _raise_if_hopeless(outcome)
        for index, work in enumerate(concerned):
            yield from work.ended(outcome, first=index == 0)
        for work in concerned:
            self._ask(work)


def _raise_if_hopeless(outcome: Outcome) -> None:
    """Where the machine failed rather than an engine or ffmpeg, the next task would fail too."""
    if outcome.error and not isinstance(outcome.error, EngineError | FFmpegError):
        raise outcome.error
