"""One book while it is made: what its chapters wait for, which are made, and which could not be."""

from __future__ import annotations

from collections.abc import Iterator

from audiobook.build import events
from audiobook.build.book import Book
from audiobook.build.clips import ClipStore
from audiobook.build.events import Event
from audiobook.build.executors import Outcome, Task, TaskPart
from audiobook.build.file_plans import chapter_files
from audiobook.build.layout import ChapterLayout, laid_out
from audiobook.build.ledger import Ledger
from audiobook.build.order import Order
from audiobook.build.plan import ChapterPlan, chapter_plans
from audiobook.build.project import Project, story_name
from audiobook.build.tasks import ChapterFiles, Finish, Speak
from audiobook.build.wish import Wish
from audiobook.errors import AudiobookError
from audiobook.system import ffmpeg


class Production:
    """A book that is made, chapter by chapter: a `Work` of the schedule.

    It is told what has begun and ended, and answers what can be done next; its events are those of
    a build. Nothing is done by itself, so that it also says what would be done.
    """

    def __init__(
        self,
        project: Project,
        book: Book,
        wish: Wish,
        clips: ClipStore,
        encoder: ffmpeg.Program | None = None,
    ) -> None:
        """`encoder` makes the files; None where none is chosen yet, as nothing is made."""
        self.name = story_name(book.story.path)
        self.book = book
        self.layouts: tuple[ChapterLayout[Order], ...] = ()  # of all chapters
        self.ledger = Ledger(project, book)
        self.plans: tuple[ChapterPlan[Order], ...] = ()  # of the chapters that were asked for
        self._project, self._wish, self._clips = project, wish, clips
        self._encoder = encoder
        self._todo: dict[int, ChapterPlan[Order]] = {}  # the chapters that are made, by number
        self._waiting: dict[int, set[str]] = {}  # for which clips each of them waits
        self._tasks: dict[Task, int] = {}  # the chapter that each makes, ready or under way
        self._begun: set[int] = set()
        self._given: set[int] = set()  # chapters whose task was given to the schedule
        self._failed: set[int] = set()
        self._made = self._spoken = 0  # chapters and clips, in this build
        self._plan(nothing_spoken=wish.force)

    def wanted(self) -> Iterator[Speak]:
        """What the chapters need that did not wait for their clips before.

        They are those of the plan at first; once all clips of a very long chapter are there, its
        number of files is known, and chapters after it may have another place.
        """
        if self._waiting and not self._is_laid_out and not any(self._waiting.values()):
            self._plan()
            if not self._is_laid_out:  # clips failed, or are of chapters that nobody asked for
                self._plan(guess=True)
        new = [plan for number, plan in self._todo.items() if number not in self._waiting]
        for plan in new:
            self._waiting[plan.number] = set(plan.missing)
            spoken = plan.order.spoken()
            yield from (Speak.of(spoken[key], self._clips) for key in plan.missing)

    def ready(self) -> Iterator[Finish]:
        """The chapters whose clips are all there, once each."""
        if not self._is_laid_out:
            return
        for number, plan in self._todo.items():
            if not self._waiting[number] and number not in self._failed | self._given:
                self._given.add(number)
                task = self._finish(plan.layout)
                self._tasks[task] = number
                yield task

    def began(self, task: Task) -> Iterator[Event]:
        for number in self._concerned(task):
            if number not in self._begun:
                self._begun.add(number)
                plan = self._todo[number]
                title, lines = plan.order.chapter.title, len(plan.order.lines)
                missing = len(plan.missing)
                yield events.Began(self.name, number, title, lines, missing, plan.reasons)

    def came(self, part: TaskPart) -> tuple[()]:
        """Nothing is told of a stretch: a clip counts when it is whole."""
        return ()

    def ended(self, outcome: Outcome, first: bool) -> Iterator[Event]:
        concerned = self._concerned(outcome.task)
        if isinstance(outcome.task, Speak):
            for number in concerned:
                self._waiting[number].discard(outcome.task.key)
        if outcome.error:
            for number in concerned:
                yield from self._fail(number, outcome.error)
        elif isinstance(outcome.task, Speak):
            self._spoken += first
            yield from (events.Spoke(self.name, number, outcome.value) for number in concerned)
        else:
            yield self._keep(self._tasks.pop(outcome.task), outcome.value)

    def conclude(self) -> events.Finished:
        """Put what belongs to the whole book beside the chapters; once nothing is under way."""
        self.ledger.conclude(self.layouts, self._wish.options)
        book, failed = self.book, len(self._failed)
        done = (self._made, self._spoken, failed)
        return events.Finished(self.name, str(book.folder), *done, book.engines, book.best)

    def _plan(self, nothing_spoken: bool = False, guess: bool = False) -> None:
        """Hold the book against what is there now."""
        self.layouts = laid_out(
            self.book.orders,
            self.book.profile.longest,
            self._clips,
            self.ledger.tracks(),
            guess,
        )
        self.plans = chapter_plans(
            self.layouts,
            self.book.folder,
            self.ledger.manifest,
            (lambda _: False) if nothing_spoken else self._clips.has,
            self._wish.chapters,
            self._wish.force,
        )
        self._todo = {plan.number: plan for plan in self.plans if not plan.current}

    @property
    def _is_laid_out(self) -> bool:
        """Whether the place of every file is known."""
        return all(layout.files for layout in self.layouts)

    def _finish(self, layout: ChapterLayout[Order]) -> Finish:
        """The task that makes the files of a chapter."""
        order = layout.order
        return Finish(
            title=order.chapter.title,
            lines=order.lines,
            tail=self.book.tail,
            clips=self._clips,
            work=self._project.work,
            folder=self.book.folder,
            files=chapter_files(self.book, layout, self.ledger.cover),
            profile=self.book.profile,
            encoder=self._encoder or ffmpeg.chosen(),
        )

    def _concerned(self, task: Task) -> list[int]:
        """The chapters that a task makes, or that wait for it."""
        if isinstance(task, Speak):
            return [number for number, keys in self._waiting.items() if task.key in keys]
        return [self._tasks[task]]

    def _keep(self, number: int, made: ChapterFiles) -> events.Made:
        record = self.ledger.keep(self._todo[number].layout, made)
        self._made += 1
        seconds = sum(file.seconds for file in made.files)
        paths = tuple(str(self.book.folder / file.name) for file in made.files)
        return events.Made(self.name, number, record.title, paths, seconds)

    def _fail(self, number: int, error: AudiobookError) -> Iterator[Event]:
        if number not in self._failed:
            self._failed.add(number)
            title = self._todo[number].order.chapter.title
            yield events.Failed(self.name, number, title, error)
