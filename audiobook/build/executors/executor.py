"""The door to get work done: tasks go in, and what became of each comes out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self, runtime_checkable

from audiobook.errors import AudiobookError


class Task(Protocol):
    """Something to do in a worker: pickled there, called once, its value pickled back.

    It raises EngineError where another try in a fresh worker may help, and another AudiobookError
    or an OSError where it can't.
    """

    @property
    def limit(self) -> float:
        """Seconds of processor time that it may take, or that may pass until its next part."""

    @property
    def label(self) -> str:
        """What is being done, for a message: "speak «Good evening»"."""

    def __call__(self) -> Any: ...


@runtime_checkable
class PartedTask(Task, Protocol):
    """A task whose value comes in parts, so that a worker does this instead of calling it."""

    @property
    def needs(self) -> str:
        """What it opens in its worker and leaves open for the next that needs the same."""

    def parts(self, had: Sequence[Any]) -> Generator[Any, None, Any]:
        """The parts after those that an earlier try gave; what it returns is the task's value.

        A part that is None only tells that something was done: the limit counts anew from there.
        """


@dataclass(frozen=True, slots=True)
class TaskPart:
    """A part of what a task gives, which goes on."""

    task: Any  # as it was submitted, or equal to that
    value: Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task."""

    task: Any  # as it was submitted, or equal to that
    value: Any = None  # what it returned
    error: AudiobookError | None = None  # why there is no value


class Executor(ABC):
    """Does tasks side by side. Use as a context manager: leaving it closes it.

    A task ends for good: with its value, or with its error after all tries. Where one try after the
    other fails, whatever the task, the error is a plain ToolError rather than an EngineError: no
    other task would fare better.
    """

    @property
    @abstractmethod
    def size(self) -> int:
        """How many tasks it does side by side."""

    @property
    @abstractmethod
    def busy(self) -> int:
        """How many tasks were submitted whose outcome was not given yet."""

    @property
    @abstractmethod
    def free(self) -> int:
        """How many more tasks it takes now."""

    @abstractmethod
    def submit(self, task: Task) -> None:
        """Begin `task`. Raises ValueError where nothing is free."""

    def begin_early(self, task: PartedTask) -> None:  # noqa: B027  # who can't, need not
        """Let somebody who is idle open what later tasks will need, if that can be done here.

        `task` does no more than that. Nothing is told of it, not even that it fails: those tasks
        will meet what is in the way.
        """

    @abstractmethod
    def outcomes(self) -> Iterator[Outcome | TaskPart]:
        """Wait until something happens, and give the outcomes of what ended: none, maybe.

        Parts come in their order, each once, whatever tries it takes, and before the outcome.
        """

    @abstractmethod
    def cancel(self) -> None:
        """Drop every task that has not ended; no outcome of theirs is given."""

    @abstractmethod
    def close(self) -> None:
        """Drop every task, and let go of what did them, within seconds."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
