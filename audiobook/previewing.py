"""One chapter, heard at once: played while later clips are still being spoken, or written out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from audiobook.audio import Clip
from audiobook.cache import Clips
from audiobook.casting import Utterance
from audiobook.engines import Delivery, installed
from audiobook.errors import InputError, Problem
from audiobook.files import safe_name, write_whole
from audiobook.finishing import Finished
from audiobook.making import Making
from audiobook.mastering import ACX
from audiobook.normalization import spoken
from audiobook.planning import Book, ChapterPlan
from audiobook.preparing import prepare
from audiobook.project import Project, Wish
from audiobook.synthesis import Speak
from audiobook.workers import Crew

_AHEAD = 8  # utterances that are spoken ahead of the one that is heard, for each job


class Preview:
    """A chapter that is to be heard."""

    def __init__(self, project: Project, path: Path, number: int, jobs: int, lenient: bool) -> None:
        """Raises InputError if the story can't be built or has no such chapter."""
        self.project, self.jobs = project, jobs
        self.book = prepare(project, path, lenient)
        self.making = Making(project, self.book, Wish(jobs, frozenset({number}), force=False))
        self.plan = _chapter(self.making.book, self.making.plans, number)
        self.clips = Clips(project.clips)

    def spoken(self) -> Iterator[Clip]:
        """The clips of the chapter in order, each followed by its pause, as they are made.

        Raises EngineError where an utterance can't be spoken.
        """
        order = self.plan.order
        present = {line.key for line in order.lines if self.clips.has(line.key)}
        todo = dict(zip((line.key for line in order.lines), order.utterances, strict=True))
        queue = iter([(key, said) for key, said in todo.items() if key not in present])
        with Crew(self.jobs) as crew:
            started = 0
            for index, line in enumerate(order.lines):
                while line.key not in present:
                    while crew.free and started < index + _AHEAD * self.jobs:
                        key, said = next(queue, ("", None))
                        if said is None:
                            break
                        crew.start(_speak(key, said, self.project))
                        started += 1
                    for outcome in crew.wait():
                        if outcome.error:
                            raise outcome.error
                        present.add(outcome.task.key)
                yield _with_pause(self.clips.read(line.key), line.pause)

    def write(self, out: Path) -> float:
        """Write the mastered and tagged chapter to `out`. Returns its seconds.

        Raises ToolError where it can't be made.
        """
        for _ in self.spoken():
            pass
        order = self.plan.order
        plan = self.making.file_plan(order, out.name)
        task = self.making.finish_as(order, out.parent, (plan,))
        with Crew(1) as crew:
            crew.start(task)
            while crew.busy:
                for outcome in crew.wait():
                    if outcome.error:
                        raise outcome.error
                    finished: Finished = outcome.value
        return finished.files[0].samples / ACX.rate


def samples(names: Sequence[str], text: str) -> Iterator[tuple[str, Clip]]:
    """A sample of each voice, as `engine:name` and its clip.

    Raises InputError for a voice that is not known, before anything is spoken.
    """
    wanted = [installed.full_id(name) for name in names]
    with tempfile.TemporaryDirectory() as folder, Crew(1) as crew:
        for voice in wanted:
            crew.start(
                Speak(safe_name(voice), spoken(text, {}).text, voice, Delivery(), Path(folder))
            )
            while crew.busy:
                for outcome in crew.wait():
                    if outcome.error:
                        raise outcome.error
                    yield voice, Clips(Path(folder)).read(outcome.task.key)


def keep_sample(folder: Path, voice: str, clip: Clip) -> Path:
    """Write a voice's sample as a WAV file into the folder; its path."""
    file = folder / f"{safe_name(voice)}.wav"
    write_whole(file, clip.wav())
    return file


def _speak(key: str, said: Utterance, project: Project) -> Speak:
    return Speak(key, said.text, said.role.voice, said.role.delivery, project.clips)


def _with_pause(clip: Clip, seconds: float) -> Clip:
    return Clip(clip.rate, clip.pcm + bytes(2 * round(seconds * clip.rate)))


def _chapter(book: Book, plans: tuple[ChapterPlan, ...], number: int) -> ChapterPlan:
    for plan in plans:
        if plan.order.chapter.number == number:
            return plan
    count = len(book.orders)
    what = f"{book.story.path} has no chapter {number}"
    raise InputError(Problem(what, f"choose one from 1 to {count}"))
