"""Run tasks in worker processes that may hang, crash or fail, and say truly what became of each.

The processes are spawned, never forked: speech libraries do not survive a fork. A worker that
loses its parent drops its task and ends itself, so a killed build leaves nothing behind that works
on, nor what it had begun to write.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing import connection
from typing import Any

from audiobook.build.executors.executor import Executor, Outcome, PartedTask, Task, TaskPart
from audiobook.build.executors.watch import Watch
from audiobook.errors import AudiobookError, EngineError, ToolError

_CONTEXT = multiprocessing.get_context("spawn")
_TRIES = 3
# Tries in a row, in vain, after which an executor gives up: one that has never done anything, and
# one that has. Even the first takes three tasks to fail: one that can't be done is no sign yet.
_HOPELESS, PATIENCE = 2 * _TRIES + 1, 10 * _TRIES
STILL = 60.0  # seconds without any work after which a worker counts as hung
_GRACE = 2.0  # seconds that a worker has to drop its task in


@dataclass(frozen=True, slots=True)
class _Try:
    """A task, and what came of it so far."""

    task: Task
    number: int = 1
    parts: tuple[Any, ...] = ()  # those that are there, of this try or of one before it
    told: int = 0  # how many parts were given to who listens


@dataclass(frozen=True, slots=True)
class _Came:
    """What a worker sends while its task goes on: a part, or None for a mere sign."""

    part: Any


class _Worker:
    """One process and what it is doing."""

    def __init__(self, number: int) -> None:
        self.number = number  # from 0; no two of an executor have the same
        self.pipe, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_serve, args=(theirs, number), daemon=True)
        with _undisturbed():
            self.process.start()
        theirs.close()
        self.doing: _Try | None = None
        self.watch = Watch(self.process.pid or 0, 0.0, 0.0)  # of what it does
        self.opened: set[str] = set()  # what tasks needed so far

    def start(self, doing: _Try, still: float) -> None:
        self.doing = doing
        if isinstance(doing.task, PartedTask):
            self.opened.add(doing.task.needs)
        self.watch = Watch(self.process.pid or 0, doing.task.limit, still)
        with suppress(OSError):  # `outcomes` hears of a process that is dead
            self.pipe.send((doing.task, doing.parts))

    def begin_early(self, task: PartedTask) -> None:
        self.opened.add(task.needs)
        with suppress(OSError):
            self.pipe.send((task, None))

    def has_opened(self, task: Task) -> bool:
        return isinstance(task, PartedTask) and task.needs in self.opened

    def kill(self, grace: float = 0.0) -> None:
        """End the process; it has `grace` seconds to drop its task, if it was asked to leave."""
        self.process.join(grace)
        self.process.kill()
        self.process.join()
        self.pipe.close()
        self.process.close()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits for the end of the block, and never reaches what is started in it.

    A process that is half started when its parent stops would print a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class LocalExecutor(Executor):
    """Up to `size` workers on this machine, started when they are needed.

    It gives up after `patience` tries in a row that came to nothing, once anything was done. A
    worker is lost that takes more processor time than its task's limit without a sign of it, or
    that does nothing at all for `still` seconds, or for as many as the limit where that is longer.
    """

    def __init__(self, size: int, patience: int = PATIENCE, still: float = STILL) -> None:
        self._size, self._patience, self._still = size, patience, still
        self._workers: list[_Worker] = []
        self._again: deque[_Try] = deque()
        self._useful = False  # whether anything was ever done
        self._in_vain = 0  # tries in a row that came to nothing

    @property
    def size(self) -> int:
        return self._size

    @property
    def busy(self) -> int:
        return sum(worker.doing is not None for worker in self._workers) + len(self._again)

    @property
    def free(self) -> int:
        return self.size - self.busy

    def submit(self, task: Task) -> None:
        self._start(_Try(task))

    def begin_early(self, task: PartedTask) -> None:
        if not self._workers:
            self._workers.append(_Worker(0))
            self._workers[0].begin_early(task)

    def outcomes(self) -> Iterator[Outcome | TaskPart]:
        busy = [worker for worker in self._workers if worker.doing is not None]
        if not busy:
            return
        first = max(0.0, min(worker.watch.due for worker in busy) - time.monotonic())
        ready = connection.wait([worker.pipe for worker in busy], first)
        for worker in busy:
            if worker.pipe in ready:
                yield from self._heard(worker)
        now = time.monotonic()
        for worker in busy:
            if worker in self._workers and worker.doing is not None and worker.watch.due <= now:
                why = worker.watch.look()
                if why:
                    yield from self._lost(worker, why)
        while self._again and self.busy - len(self._again) < self.size:
            self._start(self._again.popleft())

    def cancel(self) -> None:
        self._again.clear()
        self._end([worker for worker in self._workers if worker.doing is not None])

    def close(self) -> None:
        self._again.clear()
        self._end(list(self._workers))

    def _end(self, workers: Sequence[_Worker]) -> None:
        for worker in workers:
            self._workers.remove(worker)
            worker.process.terminate()
        end = time.monotonic() + _GRACE
        for worker in workers:
            worker.kill(max(0.0, end - time.monotonic()))

    def _start(self, doing: _Try) -> None:
        """Give it to an idle worker, to one that has open what it needs if there is any."""
        free = [worker for worker in self._workers if worker.doing is None]
        idle = max(free, key=lambda worker: worker.has_opened(doing.task), default=None)
        if idle is not None and not idle.process.is_alive():  # killed from outside, say
            self._workers.remove(idle)
            idle.kill()
            idle = None
        if idle is None:
            if len(self._workers) >= self.size:
                raise ValueError("no worker is free")
            taken = {worker.number for worker in self._workers}
            idle = _Worker(next(n for n in range(self.size) if n not in taken))
            self._workers.append(idle)
        idle.start(doing, self._still)

    def _heard(self, worker: _Worker) -> Iterator[Outcome | TaskPart]:
        try:
            value = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join(5)
            code = worker.process.exitcode
            yield from self._lost(worker, f"its process died ({_died_of(code)})")
            return
        doing = worker.doing
        if doing is None:
            return
        if isinstance(value, _Came):
            worker.watch.came()
            if value.part is not None:
                yield from self._came(worker, doing, value.part)
            return
        if isinstance(value, EngineError):
            yield from self._lost(worker, str(value), sound=False)
            return
        worker.doing = None
        self._useful, self._in_vain = True, 0
        if isinstance(value, AudiobookError):
            yield Outcome(doing.task, error=value)
        else:
            yield Outcome(doing.task, value)

    def _came(self, worker: _Worker, doing: _Try, part: Any) -> Iterator[TaskPart]:
        parts = (*doing.parts, part)
        worker.doing = replace(doing, parts=parts, told=max(doing.told, len(parts)))
        if len(parts) > doing.told:
            yield TaskPart(doing.task, part)

    def _lost(self, worker: _Worker, why: str, sound: bool = True) -> Iterator[Outcome]:
        """The worker can't be trusted any more: end it, and try once more in a fresh one.

        The next try goes on behind the parts that are there, if these are `sound`.
        """
        doing = worker.doing
        self._workers.remove(worker)
        worker.kill()
        if doing is None:
            return
        self._in_vain += 1
        if self._in_vain >= (self._patience if self._useful else _HOPELESS):
            yield Outcome(doing.task, error=_nothing_works(doing.task, why, self._in_vain))
        elif doing.number < _TRIES:
            parts = doing.parts if sound else ()
            self._again.append(replace(doing, number=doing.number + 1, parts=parts))
        else:
            yield Outcome(doing.task, error=_given_up(doing, why, again=sound))


def _given_up(doing: _Try, why: str, again: bool) -> EngineError:
    tried = f"(tried {doing.number} times, each in a fresh worker)"
    mend = "\n  mend: run it again: all that was made until now is kept" if again else ""
    return EngineError(f"could not {doing.task.label}: {why} {tried}{mend}")


def _nothing_works(task: Task, why: str, tries: int) -> ToolError:
    return ToolError(
        f"could not {task.label}: {why}\n"
        f"  nothing else could be done either: {tries} tries in a row, each in a fresh worker\n"
        "  mend: `audiobook doctor` tells which engines and tools work here"
    )


def _died_of(code: int | None) -> str:
    if code is not None and code < 0:
        return f"signal {signal.Signals(-code).name}"
    return f"exit code {code}"


def _serve(pipe: connection.Connection, number: int) -> None:
    """The life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _leave_when_told()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(_Left):
        _work(pipe, number)
    os._exit(1)  # waits for no thread that an engine has left running


def _work(pipe: connection.Connection, number: int) -> None:
    """Do what comes through the pipe until it closes."""
    settled = False
    while True:
        try:
            task, had = pipe.recv()
        except (EOFError, OSError):
            return  # the parent has ended
        if had is None:
            with suppress(AudiobookError, OSError):
                task()
            continue
        if not settled:  # what is begun early is to be done soon, on whichever cores are free
            _stay_on_one_core(number)
            settled = True
        try:
            pipe.send(_answer(task, had, lambda part: pipe.send(_Came(part))))
        except OSError:
            return


def _answer(task: Task, had: tuple[Any, ...], tell: Callable[[Any], None]) -> Any:
    """What the task gives, or its error; an unexpected one is worth another try.

    Its parts are told, but for those of an earlier try.
    """
    try:
        return _in_parts(task.parts(had), tell) if isinstance(task, PartedTask) else task()
    except AudiobookError as error:
        return error
    except OSError as error:
        return ToolError(f"could not {task.label}: {error}")
    except Exception as error:  # noqa: BLE001  # the worker's outermost door; its words would be lost with it
        return EngineError(f"{type(error).__name__}: {error}")


def _in_parts(parts: Generator[Any, None, Any], tell: Callable[[Any], None]) -> Any:
    while True:
        try:
            part = next(parts)
        except StopIteration as end:
            return end.value
        tell(part)


def _stay_on_one_core(number: int) -> None:
    """Keep this process and what it starts on one core, where the system can.

    ffmpeg has a thread for each of its steps, and hands over every 26 ms of sound: from one core to
    another that costs a sixth of all its processor time (measured on two virtual cores).
    """
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        # Beginning anywhere, so that two builds at once don't share their cores by rule.
        os.sched_setaffinity(0, {cores[(os.getppid() + number) % len(cores)]})


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)  # not `raise_signal`, which would not end a wait
        time.sleep(_GRACE)
        os._exit(1)  # an engine that is not Python does not listen


class _Left(BaseException):
    """The task is dropped: raised wherever the worker stands when it is told to leave."""


def _leave_when_told() -> None:
    signal.signal(signal.SIGTERM, _leave)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _leave)
    sys.unraisablehook = _unraisable


def _leave(*_: object) -> None:
    """Drop the task, so that its unfinished files and its ffmpeg go with it."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _Left


def _unraisable(lost: sys.UnraisableHookArgs) -> None:
    """Leave a little later where Python swallows what `_leave` raised: in a weak reference's
    callback, or while something is deleted.
    """
    if lost.exc_type is not _Left:
        sys.__unraisablehook__(lost)
    elif hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0.01)
