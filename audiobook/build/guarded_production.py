"""A book that is made, and that fails alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from audiobook.build.events import Event, Refused
from audiobook.build.executors import Outcome, Task, TaskPart
from audiobook.build.guard import guard
from audiobook.build.production import Production
from audiobook.build.project import Project
from audiobook.build.tasks import Speak
from audiobook.errors import UnexpectedError

Answer = TypeVar("Answer")


class GuardedProduction:
    """A book that is made: a `Work` of the schedule that asks for nothing more once it failed."""

    def __init__(self, project: Project, made: Production) -> None:
        self._project, self._made = project, made
        self._error: UnexpectedError | None = None

    def wanted(self) -> list[Speak]:
        return self._asked(self._made.wanted)

    def ready(self) -> list[Task]:
        return self._asked(self._made.ready)

    def began(self, task: Task) -> list[Event]:
        return self._asked(lambda: self._made.began(task))

    def came(self, part: TaskPart) -> list[Event]:
        return self._asked(lambda: self._made.came(part))

    def ended(self, outcome: Outcome, first: bool) -> list[Event]:
        return self._asked(lambda: self._made.ended(outcome, first))

    def conclude(self) -> Event:
        """The last event of the book; once nothing is under way."""
        return (self._asked(lambda: [self._made.conclude()]) or self._refused())[0]

    def tidy(self) -> list[Event]:
        """Delete files of earlier builds, of a book that came to its end."""
        if self._error:
            return []
        return self._asked(self._tidied) or self._refused()

    def _tidied(self) -> list[Event]:
        self._made.ledger.tidy()
        return []

    def _refused(self) -> list[Event]:
        return [Refused(self._made.name, self._error)] if self._error else []

    def _asked(self, question: Callable[[], Iterable[Answer]]) -> list[Answer]:
        if self._error:
            return []
        try:
            with guard(self._project, self._made.book.story.path):
                return list(question())
        except UnexpectedError as error:
            self._error = error
            return []
