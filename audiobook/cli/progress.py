"""What a build tells becomes lines, a bar a chapter on a terminal, or JSON; and an exit code."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol

from audiobook.api import events
from audiobook.cli.failures import PARTLY, exit_code
from audiobook.cli.stream import printable
from audiobook.cli.words import causes, sentences, voiced
from audiobook.errors import AudiobookError, Problem, shown

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Shower(Protocol):
    """Shows events one by one; a context manager."""

    def __enter__(self) -> Shower: ...
    def __exit__(self, *_: object) -> None: ...
    def show(self, event: events.Event) -> None: ...


def shower(as_json: bool, quiet: bool) -> Shower:
    if as_json:
        return JsonLines()
    if quiet:
        return Errors()
    terminal = all(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr))
    return Bars() if terminal else Lines()


def show(build: Iterator[events.Event], shown: Shower) -> int:
    """Show a build to its end. Returns the exit code that tells how it went."""
    refused: list[AudiobookError] = []
    failed: list[AudiobookError] = []
    done = 0
    with shown:
        for event in build:
            shown.show(event)
            match event:
                case events.Refused(error=error):
                    refused.append(error)
                case events.Failed(error=error):
                    failed.append(error)
                case events.Current() | events.Made():
                    done += 1
    if refused:
        return exit_code(refused, some_done=done > 0)
    if failed:
        return PARTLY if done else max(error.exit_code for error in failed)
    return 0


class Errors:
    """Nothing but what went wrong, on standard error."""

    def __enter__(self) -> Errors:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def show(self, event: events.Event) -> None:
        text = _error(event)
        if text:
            print(printable(text), file=sys.stderr)


class JsonLines(Errors):
    """One JSON object an event, on standard output."""

    def show(self, event: events.Event) -> None:
        print(json.dumps(_as_json(event)), flush=True)


class Lines(Errors):
    """A line for each thing that is finished: for logs and pipes."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._spoken = 0.0  # seconds of speech

    def show(self, event: events.Event) -> None:
        text = _error(event)
        if text:
            print(printable(text), file=sys.stderr, flush=True)
        if isinstance(event, events.Spoke):
            self._spoken += event.seconds
        for line in self.lines(event):
            print(printable(line), flush=True)

    def lines(self, event: events.Event) -> Iterator[str]:
        match event:
            case events.Current(story, folder):
                yield f"{shown(story)}: nothing to do, {folder} is current"
            case events.Began(story, number, title, lines, missing, why):
                yield f"{shown(story)} {number}, {title}: {missing} of {lines} lines to speak"
                yield from (
                    f"    because: {words}" for words in sentences(why)[:4] if words != "new"
                )
            case events.Made(story, number, _, files, seconds):
                yield f"{shown(story)} {number}: {', '.join(files)} ({_clock(seconds)})"
            case events.Finished(story, folder, chapters, clips, failed, engines, best):
                told = f"{chapters} {'chapter' if chapters == 1 else 'chapters'} made, "
                told += f"{clips} {'line' if clips == 1 else 'lines'} spoken"
                speed = self._spoken / max(0.1, time.monotonic() - self._started)
                told += f" ({speed:.0f} s of speech a second)" if clips else ""
                told += f", {failed} failed" if failed else ""
                yield f"{shown(story)}: {folder}: {told}; {voiced(engines, best)}"


class Bars(Lines):
    """A live bar for each chapter under way, on a terminal."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        self._bars: dict[tuple[str, int], TaskID] = {}
        self._seconds: dict[tuple[str, int], float] = {}
        self._progress: Progress | None = None

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def show(self, event: events.Event) -> None:
        if isinstance(event, events.Began | events.Spoke):
            self._move(event)
            return
        if isinstance(event, events.Made | events.Failed):
            self._end(event.story, event.number)
        super().show(event)

    def _move(self, event: events.Began | events.Spoke) -> None:
        bars, key = self._open(), (event.story, event.number)
        if isinstance(event, events.Began):
            if not self._bars:
                self._started = time.monotonic()
            label = shown(f"{event.story} {event.number:>2} {event.title[:30]}")
            self._bars[key] = bars.add_task(
                label, total=event.missing + 1, visible=False, speed="", start=False
            )
            return
        self._spoken += event.seconds
        self._seconds[key] = self._seconds.get(key, 0.0) + event.seconds
        bar = self._bars[key]
        if not bars.tasks[bar].started:
            bars.start_task(bar)
        elapsed = max(0.1, bars.tasks[bar].elapsed or 0.1)
        speed = f"{self._seconds[key] / elapsed:.0f} s of speech/s"
        bars.update(bar, advance=1, visible=True, speed=speed)

    def _end(self, story: str, number: int) -> None:
        bar = self._bars.get((story, number))
        if self._progress is not None and bar is not None:
            self._progress.update(bar, visible=False, completed=self._progress.tasks[bar].total)

    def _open(self) -> Progress:
        if self._progress is None:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

            self._progress = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(bar_width=24),
                TextColumn("{task.completed:.0f}/{task.total:.0f}"),
                TextColumn("{task.fields[speed]}"),
                TimeRemainingColumn(),
                console=Console(file=getattr(sys.stdout, "raw", sys.stdout), highlight=False),
                transient=True,
            )
            self._stack.enter_context(self._progress)
        return self._progress


def _error(event: events.Event) -> str:
    match event:
        case events.Refused(story, error):
            return f"{shown(story)} can't be built\n{error}"
        case events.Failed(story, number, title, error):
            return f"{shown(story)} {number}, {title}: failed\n{error}"
        case events.Noted(_, problem):
            return f"note: {problem}"
        case _:
            return ""


def _as_json(event: events.Event) -> dict[str, Any]:
    made: dict[str, Any] = {"event": type(event).__name__.lower()}
    for name in event.__slots__:
        value = getattr(event, name)
        if isinstance(value, AudiobookError):
            value = str(value)
        elif isinstance(value, Problem):
            value = {k: str(v) for k, v in asdict(value).items() if k != "place"} | {
                "place": str(value.place or "")
            }
        made[name] = value
    if isinstance(event, events.Began):
        made |= {"reasons": sentences(event.reasons), "causes": causes(event.reasons)}
    if isinstance(event, events.Finished):
        made["voices"] = voiced(event.engines, event.best)
    return made


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
