"""One chapter, heard at once: played while it is still being spoken, or written."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from pathlib import Path

from audiobook.audio import Clip
from audiobook.build import (
    Project,
    Wish,
    book,
    clips,
    executors,
    file_plans,
    layout,
    order,
    production,
    recital,
    story_name,
    tasks,
)
from audiobook.casting import Utterance
from audiobook.delivery import formats
from audiobook.errors import InputError, Problem
from audiobook.sound import Sound, streamed
from audiobook.system import ffmpeg


class Preview:
    """A chapter that is to be heard."""

    def __init__(
        self,
        project: Project,
        path: Path,
        number: int,
        executor: executors.Executor,
        strict: bool,
        fallback: bool = False,
    ) -> None:
        """`executor` is closed once the chapter was heard or written, or when nobody wants it.

        Raises InputError if the story can't be built or has no such chapter.
        """
        self.name = story_name(path)
        self._project, self._executor = project, executor
        weakref.finalize(self, executor.close)
        self._store = clips.store_of(project)
        ready = book.prepare(project, path, strict, fallback)
        wish = Wish(executor.size, frozenset({number}))
        made = production.Production(project, ready, wish, self._store)
        self.book, self._ledger = made.book, made.ledger
        self._layout = _layout(made, number)
        self.order = self._layout.order

    @property
    def chapter_title(self) -> str:
        return self.order.chapter.title

    @property
    def file(self) -> Path:
        """Where it is written if nobody says where: among the previews of the build folder."""
        suffix = formats.named(self.book.profile.format).suffix
        return self._project.previews / f"{self.name} {self.order.chapter.number}{suffix}"

    def spoken(self) -> Iterator[Clip]:
        """The chapter as it is made, stretch by stretch, with its pauses and at one level.

        Raises EngineError where an utterance can't be spoken.
        """
        said = self.order.utterances
        with self._executor as executor:
            sounds = (
                _sound(said[stretch.line], stretch)
                for stretch in recital.stretches(self._lines(), executor)
            )
            yield from streamed(sounds, self.book.profile.rms)

    def write(self, out: Path) -> float:
        """Write the mastered and tagged chapter to `out`. Returns its seconds.

        Raises ToolError where it can't be made.
        """
        finish = tasks.Finish(
            title=self.order.chapter.title,
            lines=self.order.lines,
            tail=self.book.tail,
            clips=self._store,
            work=self._project.work,
            folder=out.parent,
            files=(file_plans.one_file(self.book, self._layout, out.name, self._ledger.cover),),
            profile=self.book.profile,
            encoder=ffmpeg.chosen(),
        )
        with self._executor as executor:
            made = recital.filed(self._lines(), finish, executor)
        return made.files[0].seconds

    def _lines(self) -> list[tasks.Speak]:
        return [tasks.Speak.of(said, self._store) for said in self.order.utterances]


def _sound(said: Utterance, stretch: recital.LineStretch) -> Sound:
    return Sound(stretch.clip, said.role.voice.id, said.pause, said.gain, stretch.first)


def _layout(made: production.Production, number: int) -> layout.ChapterLayout[order.Order]:
    for found in made.layouts:
        if found.number == number:
            return found
    what = f"{made.book.story.path} has no chapter {number}"
    raise InputError(Problem(what, f"choose one from 1 to {len(made.layouts)}"))
