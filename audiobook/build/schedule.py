"""The work of a build: what is spoken when, what can be finished, and who waits for what."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from audiobook.build import events as tell
from audiobook.build.events import Event
from audiobook.build.executors.local import Crew, Outcome
from audiobook.build.finish import Finish, Finished
from audiobook.build.making import Making
from audiobook.build.plan import ChapterPlan
from audiobook.build.project import Project
from audiobook.build.speak import Speak
from audiobook.delivery import ACX
from audiobook.errors import AudiobookError, EngineError, FFmpegError


class Run:
    """One build under way."""

    def __init__(self, making: Sequence[Making], crew: Crew, project: Project) -> None:
        self.making, self.crew, self.project = making, crew, project
        self.speak: deque[Speak] = deque()
        self.finish: deque[tuple[Making, int]] = deque()  # a book, a chapter's number
        self.wanted: dict[str, list[tuple[Making, int]]] = {}  # who waits for a clip
        self.open: dict[Finish, tuple[Making, int]] = {}
        self.begun: set[tuple[Making, int]] = set()

    def events(self) -> Iterator[Event]:
        for book in self.making:
            self._queue(book, book.todo)
        while self.speak or self.finish or self.crew.busy:
            while self.crew.free and (self.finish or self.speak):
                yield from self._start()
            for outcome in self.crew.wait():
                yield from self._ended(outcome)
        for book in self.making:
            yield book.conclude()
        for book in self.making:
            book.tidy()

    def _queue(self, book: Making, plans: Mapping[int, ChapterPlan]) -> None:
        """Speak what chapters need, and finish those that need nothing."""
        for number, plan in plans.items():
            for key, said in plan.missing.items():
                waiting = self.wanted.setdefault(key, [])
                if not waiting:
                    role = said.role
                    self.speak.append(
                        Speak(key, said.text, role.voice, role.delivery, self.project.clips)
                    )
                waiting.append((book, number))
        self.finish += [(book, number) for number in book.take_ready()]

    def _start(self) -> Iterator[Event]:
        """Finish before speaking: a chapter is heard sooner."""
        if self.finish:
            book, number = self.finish.popleft()
            yield from self._began(book, number)
            task = book.finish(number)
            self.open[task] = (book, number)
            self.crew.start(task)
        else:
            speak = self.speak.popleft()
            for book, number in self.wanted[speak.key]:
                yield from self._began(book, number)
            self.crew.start(speak)

    def _began(self, book: Making, number: int) -> Iterator[Event]:
        if (book, number) in self.begun:
            return
        self.begun.add((book, number))
        plan = book.todo[number]
        title, lines = plan.order.chapter.title, len(plan.order.lines)
        yield tell.Began(book.name, number, title, lines, len(plan.missing), plan.reasons)

    def _ended(self, outcome: Outcome) -> Iterator[Event]:
        if isinstance(outcome.task, Speak):
            yield from self._spoke(outcome.task, outcome)
        else:
            book, number = self.open.pop(outcome.task)
            yield from self._finished(book, number, outcome)

    def _spoke(self, task: Speak, outcome: Outcome) -> Iterator[Event]:
        waiting = self.wanted.pop(task.key)
        _raise_if_hopeless(outcome)
        for index, (book, number) in enumerate(waiting):
            book.waiting[number].discard(task.key)
            if outcome.error:
                yield from self._failed(book, number, outcome.error)
                continue
            book.spoken += index == 0
            yield tell.Spoke(book.name, number, outcome.value)
        for book in dict.fromkeys(book for book, _ in waiting):
            self._queue(book, book.settle())

    def _finished(self, book: Making, number: int, outcome: Outcome) -> Iterator[Event]:
        _raise_if_hopeless(outcome)
        if outcome.error:
            yield from self._failed(book, number, outcome.error)
            return
        value: Finished = outcome.value
        made = book.keep(number, value)
        seconds = sum(file.samples for file in made.files) / ACX.rate
        paths = tuple(str(book.book.folder / file.name) for file in made.files)
        yield tell.Made(book.name, number, made.title, paths, seconds)

    def _failed(self, book: Making, number: int, error: AudiobookError) -> Iterator[Event]:
        if number not in book.failed:
            book.failed.add(number)
            title = book.todo[number].order.chapter.title
            yield tell.Failed(book.name, number, title, error)


def _raise_if_hopeless(outcome: Outcome) -> None:
    """Where the machine failed rather than an engine or ffmpeg, the next task would fail too."""
    if outcome.error and not isinstance(outcome.error, EngineError | FFmpegError):
        raise outcome.error
