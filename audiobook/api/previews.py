"""One chapter, or one voice, heard at once: played while it is still being spoken, or written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from audiobook.audio import Clip
from audiobook.build import plan as planning
from audiobook.build.book import prepare
from audiobook.build.clips import Clips
from audiobook.build.executors.local import Crew
from audiobook.build.finish import FilePlan, Finish, Finished
from audiobook.build.making import Making
from audiobook.build.plan import Book, ChapterPlan
from audiobook.build.project import Project, Wish
from audiobook.build.speak import Speak
from audiobook.casting import Role, Utterance
from audiobook.delivery import ACX, Tags
from audiobook.engines import Delivery, Voice, installed
from audiobook.errors import InputError, Problem
from audiobook.normalization import is_sayable, spoken
from audiobook.sound import Sound, streamed
from audiobook.story import NARRATOR, Metadata
from audiobook.system import safe_name

_AHEAD = 8  # utterances that are spoken ahead of the one that is heard, for each job
_SAMPLE, _SAMPLE_TAIL = "sample", 1.05  # a sample's clip; seconds after it


class Preview:
    """A chapter that is to be heard."""

    def __init__(
        self,
        project: Project,
        path: Path,
        number: int,
        jobs: int,
        lenient: bool,
        fallback: bool = False,
    ) -> None:
        """Raises InputError if the story can't be built or has no such chapter."""
        self.project, self.jobs = project, jobs
        self.book = prepare(project, path, lenient, fallback)
        self.making = Making(project, self.book, Wish(jobs, frozenset({number}), force=False))
        self.plan = _chapter(self.making.book, self.making.plans, number)

    def spoken(self) -> Iterator[Clip]:
        """The chapter as it is made, clip by clip, with its pauses and at one level.

        Raises EngineError where an utterance can't be spoken.
        """
        said = self.plan.order.utterances
        clips = speaking(self.project, said, self.jobs)
        return streamed(
            Sound(clip, one.role.voice.id, one.pause, one.gain)
            for one, clip in zip(said, clips, strict=True)
        )

    def write(self, out: Path) -> float:
        """Write the mastered and tagged chapter to `out`. Returns its seconds.

        Raises ToolError where it can't be made.
        """
        for _ in speaking(self.project, self.plan.order.utterances, self.jobs):
            pass
        order = self.plan.order
        plan = self.making.file_plan(order, out.name)
        made = finished(self.making.finish_as(order, out.parent, (plan,)))
        return made.files[0].samples / ACX.rate


def speaking(project: Project, utterances: Sequence[Utterance], jobs: int) -> Iterator[Clip]:
    """The clips of these utterances in order, as they are made.

    Those that are missing are spoken into the project's cache. Raises EngineError where one can't.
    """
    clips, lines = Clips(project.clips), planning.lines(utterances)
    present = {line.key for line in lines if clips.has(line.key)}
    todo = dict(zip((line.key for line in lines), utterances, strict=True))
    queue = iter([(key, said) for key, said in todo.items() if key not in present])
    with Crew(jobs) as crew:
        started = 0
        for index, line in enumerate(lines):
            while line.key not in present:
                while crew.free and started < index + _AHEAD * jobs:
                    key, said = next(queue, ("", None))
                    if said is None:
                        break
                    crew.start(_speak(key, said, project))
                    started += 1
                for outcome in crew.wait():
                    if outcome.error:
                        raise outcome.error
                    present.add(outcome.task.key)
            yield clips.read(line.key)


def finished(task: Finish) -> Finished:
    """The task done by a worker. Raises ToolError where it can't be."""
    with Crew(1) as crew:
        crew.start(task)
        while crew.busy:
            for outcome in crew.wait():
                if outcome.error:
                    raise outcome.error
                made: Finished = outcome.value
    return made


def samples(names: Sequence[str], text: str) -> Iterator[tuple[Voice, Clip]]:
    """A sample of each voice.

    Raises InputError for a voice that is not known and for a text without words, before anything
    is spoken.
    """
    wanted = [installed.voice(name) for name in names]
    words = spoken(text, {}).text
    if not is_sayable(words):
        raise InputError(Problem(f"there is nothing to say in «{text}»", "write some words"))
    with tempfile.TemporaryDirectory() as folder, Crew(1) as crew:
        for voice in wanted:
            crew.start(Speak(safe_name(voice.id), words, voice, Delivery(), Path(folder)))
            while crew.busy:
                for outcome in crew.wait():
                    if outcome.error:
                        raise outcome.error
                    yield voice, Clips(Path(folder)).read(outcome.task.key)


def keep_sample(folder: Path, voice: Voice, text: str, clip: Clip) -> Path:
    """Write a voice's sample as an MP3 into the folder, as loud as a chapter; its path.

    Raises ToolError where it can't be made.
    """
    name = f"{safe_name(voice.id.replace(':', ' '))}.mp3"
    with tempfile.TemporaryDirectory() as work:
        clips = Path(work)
        Clips(clips).write(_SAMPLE, clip)
        role = Role(voice, Delivery(), given=True)
        (line,) = planning.lines([Utterance(0, NARRATOR, text, role, pause=0.0)])
        lines = (replace(line, key=_SAMPLE),)
        tags = Tags(Metadata(title="Voices"), voice.id, 1, 1, text)
        plan = FilePlan(name, range(1), tags)
        finished(Finish(voice.id, lines, _SAMPLE_TAIL, clips, clips, folder, (plan,)))
    return folder / name


def _speak(key: str, said: Utterance, project: Project) -> Speak:
    return Speak(key, said.text, said.role.voice, said.role.delivery, project.clips)


def _chapter(book: Book, plans: tuple[ChapterPlan, ...], number: int) -> ChapterPlan:
    for plan in plans:
        if plan.order.chapter.number == number:
            return plan
    count = len(book.orders)
    what = f"{book.story.path} has no chapter {number}"
    raise InputError(Problem(what, f"choose one from 1 to {count}"))
