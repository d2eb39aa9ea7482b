"""Workers that crash, hang or refuse: what became of each task is told, and the others go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from audiobook.build.executors import LocalExecutor, Outcome, TaskPart
from audiobook.build.executors.local import PATIENCE, STILL
from audiobook.errors import EngineError, InputError, Problem, ToolError


@dataclass(frozen=True)
class Act:
    """A task that does as it is told, until `good_after` tries have failed."""

    what: str
    diary: Path | None = None
    good_after: int = 99
    limit: float = 20
    label: str = "do it"

    def __call__(self) -> str:
        tries = 0
        if self.diary:
            tries = len(self.diary.read_text()) if self.diary.exists() else 0
            self.diary.write_text("x" * (tries + 1))
        if tries < self.good_after:
            if self.what == "crash":
                os.kill(os.getpid(), signal.SIGKILL)
            if self.what == "exit":
                os._exit(7)
            if self.what == "hang":
                time.sleep(600)
            if self.what == "spin":
                while True:
                    pass
            if self.what == "stop":
                subprocess.Popen(["sh", "-c", f"sleep 2.5; kill -CONT {os.getpid()}"])
                os.kill(os.getpid(), signal.SIGSTOP)
            if self.what == "engine":
                raise EngineError("it will not speak")
            if self.what == "surprise":
                raise LookupError("the voice «Ann» has no tongue")
            if self.what == "tool":
                raise ToolError("the tool broke")
            if self.what == "input":
                raise InputError(Problem("what", "mend"))
            if self.what == "disk":
                raise OSError(28, "No space left on device")
        return f"{self.what} {os.getpid()}"


def run(
    *tasks: Act, size: int = 1, patience: int = PATIENCE, still: float = STILL
) -> list[Outcome]:
    waiting, ended = list(tasks), list[Outcome]()
    with LocalExecutor(size, patience, still) as executor:
        while waiting or executor.busy:
            while waiting and executor.free:
                executor.submit(waiting.pop(0))
            ended += outcomes(executor)
    return ended


def outcomes(executor: LocalExecutor) -> list[Outcome]:
    """Of tasks without parts."""
    told = list(executor.outcomes())
    assert not any(isinstance(one, TaskPart) for one in told)
    return [one for one in told if isinstance(one, Outcome)]


def test_values_come_back_from_other_processes() -> None:
    ended = run(*(Act(str(n)) for n in range(6)), size=2)
    pids = {outcome.value.split()[1] for outcome in ended}
    assert sorted(outcome.value.split()[0] for outcome in ended) == list("012345")
    assert len(pids) <= 2
    assert str(os.getpid()) not in pids


@pytest.mark.parametrize(
    ("what", "said"),
    [("crash", "SIGKILL"), ("exit", "exit code 7"), ("engine", "it will not speak"),
     ("surprise", "LookupError: the voice «Ann» has no tongue")],
)  # fmt: skip
def test_three_tries_each_in_a_fresh_worker(tmp_path: Path, what: str, said: str) -> None:
    (outcome,) = run(Act(what, tmp_path / "diary"))
    assert isinstance(outcome.error, EngineError)
    assert said in str(outcome.error)
    assert "do it" in str(outcome.error)
    assert len((tmp_path / "diary").read_text()) == 3


def test_where_nothing_works_it_gives_up_soon(tmp_path: Path) -> None:
    ended = run(*(Act("exit", tmp_path / str(number)) for number in range(4)))
    assert [type(outcome.error) for outcome in ended[:3]] == [EngineError, EngineError, ToolError]
    assert "7 tries in a row" in str(ended[2].error)
    assert "audiobook doctor" in str(ended[2].error)


def test_where_nothing_works_any_more_it_gives_up_too(tmp_path: Path) -> None:
    bad = [Act("exit", tmp_path / name) for name in "abc"]
    ended = run(Act("fine"), bad[0], Act("fine"), bad[1], bad[2], patience=4)
    kinds = [type(outcome.error) for outcome in ended]
    assert kinds == [type(None), EngineError, type(None), EngineError, ToolError]


@pytest.mark.parametrize("what", ["crash", "engine"])
def test_a_second_try_that_works_is_no_failure(tmp_path: Path, what: str) -> None:
    (outcome,) = run(Act(what, tmp_path / "diary", good_after=1))
    assert outcome.error is None
    assert outcome.value.startswith(what)


def test_a_worker_that_does_nothing_is_ended(tmp_path: Path) -> None:
    hung = Act("hang", tmp_path / "diary", good_after=1, limit=1.5)
    ended = run(hung, Act("fine"), size=2, still=1.5)
    assert {outcome.value.split()[0] for outcome in ended} == {"hang", "fine"}
    assert len((tmp_path / "diary").read_text()) == 2


def test_a_worker_that_works_beyond_its_limit_is_ended(tmp_path: Path) -> None:
    (outcome,) = run(Act("spin", tmp_path / "diary", limit=0.2))
    assert isinstance(outcome.error, EngineError)
    assert "of the processor's time" in str(outcome.error)
    assert "run it again" in str(outcome.error)
    assert len((tmp_path / "diary").read_text()) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows stops no process")
def test_a_worker_that_had_no_turn_for_longer_than_its_limit_goes_on(tmp_path: Path) -> None:
    (outcome,) = run(Act("stop", tmp_path / "diary", limit=0.5))
    assert outcome.error is None
    assert len((tmp_path / "diary").read_text()) == 1


@dataclass(frozen=True)
class Count:
    """A task of parts: the numbers to `end`; its first tries fail behind one of them."""

    end: int
    diary: Path
    fails: str = ""  # "crash" or "engine"
    at: int = 2
    needs: str = "numbers"
    limit: float = 20
    label: str = "count"

    def __call__(self) -> str:
        raise AssertionError("its parts were not asked for")

    def parts(self, had: Sequence[int]) -> Generator[int | None, None, str]:
        tries = len(self.diary.read_text().split()) if self.diary.exists() else 0
        with self.diary.open("a") as diary:
            diary.write(f"{len(had)} ")
        yield None
        for number in range(len(had), self.end):
            if tries == 0 and number == self.at and self.fails == "crash":
                os.kill(os.getpid(), signal.SIGKILL)
            if tries == 0 and number == self.at and self.fails == "engine":
                raise EngineError("that was wrong")
            yield number
        return f"{self.end} {os.getpid()}"


@pytest.mark.parametrize(("fails", "begun"), [("", "0"), ("crash", "0 2"), ("engine", "0 0")])
def test_parts_come_once_and_what_is_sound_of_them_is_kept(
    tmp_path: Path, fails: str, begun: str
) -> None:
    task, told = Count(5, tmp_path / "diary", fails), list[Outcome | TaskPart]()
    with LocalExecutor(1) as executor:
        executor.submit(task)
        while executor.busy:
            told += executor.outcomes()
    *parts, outcome = told
    assert parts == [TaskPart(task, number) for number in range(5)]
    assert isinstance(outcome, Outcome)
    assert outcome.value.split()[0] == "5"
    assert (tmp_path / "diary").read_text().split() == begun.split()


def test_a_worker_that_has_open_what_is_needed_is_taken(tmp_path: Path) -> None:
    names, who = ("one", "other"), dict[str, list[str]]()
    with LocalExecutor(2) as executor:
        for order in (names, names[::-1], names):
            for name in order:
                executor.submit(Count(0, tmp_path / name, needs=name))
            while executor.busy:
                for told in executor.outcomes():
                    who.setdefault(told.task.needs, []).append(told.value.split()[1])
    assert [len(set(pids)) for pids in who.values()] == [1, 1]
    assert who["one"] != who["other"]


@pytest.mark.parametrize(("what", "kind"), [("tool", ToolError), ("disk", ToolError)])
def test_what_another_try_can_not_mend_is_told_at_once(
    tmp_path: Path, what: str, kind: type
) -> None:
    (outcome,) = run(Act(what, tmp_path / "diary"))
    assert type(outcome.error) is kind
    assert len((tmp_path / "diary").read_text()) == 1


def test_an_input_error_keeps_its_problems() -> None:
    (outcome,) = run(Act("input"))
    assert isinstance(outcome.error, InputError)
    assert outcome.error.problems == (Problem("what", "mend"),)


def test_no_more_tasks_than_workers() -> None:
    with LocalExecutor(1) as executor:
        executor.submit(Act("one"))
        with pytest.raises(ValueError, match="no worker"):
            executor.submit(Act("two"))


@dataclass(frozen=True)
class Swallow:
    """A task that is told to leave where Python swallows what is raised, and notes that it left."""

    where: str
    folder: Path
    limit: float = 60
    label: str = "wait in a callback"

    def __call__(self) -> None:
        def gone(_: object) -> None:
            (self.folder / "begun").touch()
            for _ in range(6000):
                time.sleep(0.01)

        class Thing:
            def __del__(self) -> None:
                if where == "deletion":
                    gone(self)

        where, thing = self.where, Thing()
        held = weakref.ref(thing, gone if where == "weak reference" else None)
        try:
            del thing
            assert held() is None
            gone(held)
        finally:
            (self.folder / "left").touch()


@pytest.mark.skipif(os.name == "nt", reason="Windows ends processes without asking them")
@pytest.mark.parametrize("where", ["weak reference", "deletion"])
def test_a_worker_that_is_told_to_leave_says_nothing(
    tmp_path: Path, where: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with LocalExecutor(1) as executor:
        executor.submit(Swallow(where, tmp_path))
        while not (tmp_path / "begun").exists():
            time.sleep(0.01)
    assert (tmp_path / "left").exists()
    assert capfd.readouterr() == ("", "")


def test_what_is_cancelled_has_no_outcome() -> None:
    with LocalExecutor(2) as executor:
        executor.submit(Act("hang"))
        executor.cancel()
        assert (executor.busy, executor.free) == (0, 2)
        executor.submit(Act("after"))
        ended = list[Outcome]()
        while executor.busy:
            ended += outcomes(executor)
    assert [outcome.value.split()[0] for outcome in ended] == ["after"]


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    code = f"""
import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from test_local import Act
from audiobook.build.executors import LocalExecutor
if __name__ == "__main__":
    with LocalExecutor(1) as executor:
        executor.submit(Act("fine"))
        done = None
        while done is None:  # on a busy machine a worker may take seconds to start
            done = next(executor.outcomes(), None)
        print(done.value.split()[1], flush=True)
        executor.submit(Act("hang", limit=600))
        list(executor.outcomes())
"""
    script = tmp_path / "parent.py"
    script.write_text(code)
    parent = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _ in range(600):
        if not _alive(worker):
            return
        time.sleep(0.1)
    pytest.fail("the worker lives on")


def _alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


@dataclass(frozen=True)
class Opening(Count):
    """What opens something in its worker, and tells there in which process that was."""

    def __call__(self) -> str:
        self.diary.write_text(str(os.getpid()))
        if self.fails:
            raise EngineError("it can't be opened")
        return ""


@pytest.mark.parametrize("fails", ["", "engine"])
def test_what_is_begun_early_is_open_in_the_worker_and_nothing_is_told_of_it(
    tmp_path: Path, fails: str
) -> None:
    opened = tmp_path / "opened"
    with LocalExecutor(1) as executor:
        executor.begin_early(Opening(0, opened, fails))
        assert (executor.busy, executor.free) == (0, 1)
        executor.submit(Act("fine"))
        told = list[Outcome]()
        while executor.busy:
            told += outcomes(executor)
    assert [outcome.value for outcome in told] == [f"fine {opened.read_text()}"]
