"""The straight line: stories become books, on all cores; what happens is told as it happens."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from audiobook import events as tell
from audiobook import ffmpeg, files, freshness, manifest, preparing
from audiobook.errors import AudiobookError, EngineError, FFmpegError, InputError, Problem
from audiobook.events import Event
from audiobook.finishing import Finish, Finished
from audiobook.making import Making, Wish
from audiobook.mastering import ACX
from audiobook.planning import Book, ChapterPlan
from audiobook.project import Project
from audiobook.synthesis import Speak
from audiobook.workers import Crew, Outcome


def build(project: Project, paths: Sequence[Path], wish: Wish) -> Iterator[Event]:
    """Build the stories, telling what happens. What is current is left alone.

    A story that can't be built is told as `Refused`, a chapter that could not be made as
    `Failed`, and the others go on. Raises ToolError where nothing can go on (no ffmpeg, a full
    disk), InputError where the folder can't be used; what is finished by then is kept.
    """
    stale = []
    for path in paths:
        known = manifest.read(project.manifest(path))
        expected = preparing.known_inputs(project, path)
        if (
            known
            and not wish.force
            and freshness.is_current(known, project.build, expected, wish.options)
        ):
            yield tell.Current(path.stem, str(project.build / known.folder))
        else:
            stale.append(path)
    if not stale:
        return
    ffmpeg.find()  # rather told now than after an hour of speech
    with files.lock(project.state):
        _clear_up(project)
        making: list[Making] = []
        for path in stale:
            try:
                book = preparing.prepare(project, path, wish.lenient)
                _refuse_shared_folder(book, making)
            except InputError as error:
                yield tell.Refused(path.stem, error)
                continue
            for problem in book.story.problems:
                yield tell.Noted(path.stem, problem)
            making.append(Making(project, book, wish))
        with Crew(wish.jobs) as crew:
            yield from _Run(making, crew, project, wish).events()


def plan(project: Project, path: Path, wish: Wish) -> tuple[Book, tuple[ChapterPlan, ...]]:
    """What a build of one story would do, and why. Raises InputError if it can't be built."""
    making = Making(project, preparing.prepare(project, path, wish.lenient), wish)
    return making.book, making.plans


def _clear_up(project: Project) -> None:
    """Remove what a killed build left unfinished."""
    files.remove_folder(project.work)
    own = [project.state / "books", project.build, *_folders(project.clips)]
    for folder in (*own, *_folders(project.build)):
        files.remove_leftovers(folder)


def _folders(parent: Path) -> list[Path]:
    return [path for path in parent.iterdir() if path.is_dir()] if parent.is_dir() else []


def _refuse_shared_folder(book: Book, others: Sequence[Making]) -> None:
    for other in others:
        if other.book.folder == book.folder:
            what = f"{book.story.path} and {other.book.story.path} have the same title"
            mend = "give one of them another `title:` in its front matter"
            raise InputError(Problem(what, mend, book.story.files[0].place(0)))


class _Run:
    """One build under way: what is to be spoken, what can be finished, and for whom."""

    def __init__(self, making: Sequence[Making], crew: Crew, project: Project, wish: Wish) -> None:
        self.making, self.crew, self.project, self.wish = making, crew, project, wish
        self.speak: deque[Speak] = deque()
        self.finish: deque[tuple[Making, int]] = deque()  # a book, a chapter's number
        self.wanted: dict[str, list[tuple[Making, int]]] = {}  # who waits for a clip
        self.open: dict[Finish, tuple[Making, int]] = {}
        self.begun: set[tuple[Making, int]] = set()

    def events(self) -> Iterator[Event]:
        for book in self.making:
            self._queue(book)
        while self.speak or self.finish or self.crew.busy:
            while self.crew.free and (self.finish or self.speak):
                yield from self._start()
            for outcome in self.crew.wait():
                yield from self._ended(outcome)
        for book in self.making:
            yield book.conclude()

    def _queue(self, book: Making) -> None:
        for number, plan in book.todo.items():
            for key, said in plan.missing.items():
                waiting = self.wanted.setdefault(key, [])
                if not waiting:
                    role = said.role
                    self.speak.append(
                        Speak(key, said.text, role.voice, role.delivery, self.project.clips)
                    )
                waiting.append((book, number))
                book.waiting[number].add(key)
        self._look_for_work(book)

    def _look_for_work(self, book: Making) -> None:
        """Queue the chapters of a book whose clips are all there."""
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
            self._look_for_work(book)

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
