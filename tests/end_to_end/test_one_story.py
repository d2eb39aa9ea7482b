"""One story never stops another, whatever happens in it."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import STORY

from audiobook import cli

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def pair(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two good stories, `bad` and `gate`; one of them can be made to fail."""
    (project / "stories" / "bad.md").write_text(STORY.replace("A Test", "Bad"), encoding="utf-8")
    monkeypatch.chdir(project)
    return project


def failing(name: str, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let a function of the program fail where it is given the story `bad`, or its book."""
    owner, _, function = name.rpartition(".")
    was: Callable[..., Any] = pkgutil.resolve_name(name)

    def fails(*given: Any, **more: Any) -> Any:
        shown = [str(getattr(one, "__dict__", one)) for one in given]
        if any(mark in one for one in shown for mark in ("bad.md", "Bad")):
            raise error
        return was(*given, **more)

    monkeypatch.setattr(pkgutil.resolve_name(owner), function, fails)


def assert_told(said: str, folder: Path) -> None:
    """The story, the error, how to report it, and where its whole trace lies."""
    assert "bad: the program failed where it should not: IndexError: a place beyond" in said
    assert "report it" in said
    assert "Traceback" not in said
    (trace,) = (folder / "build" / ".audiobook" / "traces").iterdir()
    assert str(trace.relative_to(folder)) in said
    text = trace.read_text(encoding="utf-8")
    assert "Traceback (most recent call last)" in text
    assert re.match(r"audiobook \S+, Python 3", text)


STAGES = [
    "audiobook.build.freshness.is_current",
    "audiobook.build.inputs.read_story",
    "audiobook.build.book.casting",
    "audiobook.build.ledger.Ledger.keep",
    "audiobook.build.ledger.Ledger.conclude",
    "audiobook.build.ledger.Ledger.tidy",
]


@pytest.mark.parametrize("stage", STAGES)
def test_the_other_story_is_built(
    pair: Path, stage: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    if stage.endswith("is_current"):
        assert cli.run(["build", "-q"]) == 0
    failing(stage, monkeypatch, IndexError("a place beyond"))
    assert cli.run(["build", "-q"]) == 3
    assert_told(capsys.readouterr().err, pair)
    assert len(list((pair / "build" / "A Test").glob("*.mp3"))) == 2
    monkeypatch.undo()
    monkeypatch.chdir(pair)
    assert cli.run(["build", "-q"]) == 0
    assert len(list((pair / "build" / "Bad").glob("*.mp3"))) == 2


def test_alone_it_is_a_failure(
    pair: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    failing("audiobook.build.inputs.read_story", monkeypatch, IndexError("a place beyond"))
    assert cli.run(["build", "bad"]) == 2
    assert_told(capsys.readouterr().err, pair)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (PermissionError(13, "Permission denied", "/there"), 1, "/there: Permission denied"),
        (OSError(5, "Input/output error", "/there"), 3, "/there: Input/output error"),
        (MemoryError(), 3, "MemoryError"),
        (RecursionError("too deep"), 3, "RecursionError: too deep"),
    ],
)
def test_whatever_it_is(
    pair: Path, error: Exception, code: int, said: str,
    monkeypatch: pytest.MonkeyPatch, capsys: Capture,
) -> None:  # fmt: skip
    failing("audiobook.build.inputs.read_story", monkeypatch, error)
    assert cli.run(["build", "-q"]) == code
    assert said in capsys.readouterr().err
    assert len(list((pair / "build" / "A Test").glob("*.mp3"))) == 2


@pytest.mark.parametrize(
    ("command", "code"),
    [(["plan"], 3), (["plan", "bad"], 2), (["cast", "bad"], 2), (["script", "bad"], 2),
     (["preview", "bad", "--out", "x.mp3"], 2)],
)  # fmt: skip
def test_every_command_tells_it(
    pair: Path, command: list[str], code: int, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    failing("audiobook.build.inputs.read_story", monkeypatch, IndexError("a place beyond"))
    assert cli.run(command) == code
    said = capsys.readouterr()
    assert_told(said.err, pair)
    assert ("A Test" in said.out) == (command == ["plan"])


def test_check_goes_on(pair: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    assert cli.run(["build", "-q"]) == 0
    failing("audiobook.delivery.measure.measure", monkeypatch, IndexError("a place beyond"))
    assert cli.run(["check"]) == 3
    said = capsys.readouterr()
    assert_told(said.err, pair)
    assert "A Test" in said.out


def test_where_the_trace_cannot_be_kept_it_is_told(
    pair: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    (pair / "build").write_text("no folder", encoding="utf-8")
    failing("audiobook.build.inputs.read_story", monkeypatch, IndexError("a place beyond"))
    assert cli.run(["plan", "bad"]) == 2
    said = capsys.readouterr().err
    assert "please report this" in said
    assert "IndexError: a place beyond" in said
