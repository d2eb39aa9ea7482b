"""What a build of a story would do, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobook.api.omissions import Omission, omissions
from audiobook.build import Project, Reason, Wish, guard, outline
from audiobook.errors import Problem
from audiobook.story import Metadata

if TYPE_CHECKING:
    from audiobook.build import answers
    from audiobook.build import plan as planned


@dataclass(frozen=True, slots=True)
class PlannedChapter:
    """What a build would do for one chapter."""

    number: int  # from 1
    title: str
    part: str  # the title of the part of the book that it stands in
    reasons: tuple[Reason, ...]  # why its files must be made; empty where they are current
    lines: int
    to_speak: int  # of the lines: not spoken yet

    @property
    def current(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True)
class BookPlan:
    """What a build would do for a story."""

    story: Path
    book: Metadata  # what is known of it
    has_picture: bool  # the manuscript holds its cover
    folder: Path
    engines: Mapping[str, int]  # how many voices of each speak, most first
    costs: Mapping[str, float]  # processor seconds for one of sound of those engines, as seen here
    best: str  # the engine that speaks because it is the best one here; empty if one was chosen
    reasons: tuple[Reason, ...]  # what is wrong with the files beside the chapters
    chapters: tuple[PlannedChapter, ...]  # those that were asked for
    left_out: tuple[Omission, ...]  # what of the manuscript is not read
    problems: tuple[Problem, ...]  # what a person should know of the story

    @property
    def title(self) -> str:
        return self.book.title


def plan(project: Project, story: Path, wish: Wish | None = None) -> BookPlan:
    """What a build of a story would do; nothing is made. Raises InputError if it can't be built."""
    with guard(project, story):
        return _plan(project, story, wish or Wish())


def _plan(project: Project, story: Path, wish: Wish) -> BookPlan:
    from audiobook.build import answers, clips, layout, manifest, reason
    from audiobook.build import plan as planned
    from audiobook.engines import cost

    question = answers.Question("plan", _Known, story, wish.options, speaks=True)
    known, forgotten = answers.answer(project, question, lambda: _found(project, story, wish))
    book = known.outline
    book.need_chapters(story, wish.chapters or ())
    file, store = project.manifest(story), clips.store_of(project)
    damaged = manifest.complaint(file)
    made = manifest.of_book(file, book.folder)
    tracks = made.tracks() if made else {}
    layouts = layout.laid_out(book.chapters, project.profile.longest, store, tracks)
    plans = planned.chapter_plans(
        layouts,
        project.build / book.folder,
        made,
        (lambda _: False) if wish.force else store.has,
        wish.chapters,
        wish.force,
    )
    return BookPlan(
        story=story,
        book=known.book,
        has_picture=known.has_picture,
        folder=project.build / book.folder,
        engines=book.engines,
        costs={name: seen.seconds for name in book.engines if (seen := cost.known(name))},
        best=book.best,
        reasons=tuple(reason.lost(made.extras if made else (), project.build / book.folder)),
        chapters=tuple(map(_planned, plans)),
        left_out=known.left_out,
        problems=(*book.problems, *(note for note in (damaged, forgotten) if note)),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What a plan needs to know of a story, as it is remembered."""

    outline: outline.BookOutline
    book: Metadata
    has_picture: bool
    left_out: tuple[Omission, ...]


def _found(project: Project, story: Path, wish: Wish) -> answers.Finding[_Known]:
    from audiobook.build import answers, book

    ready = book.prepare(project, story, wish.strict, wish.fallback)
    told = ready.story
    known = _Known(
        outline.BookOutline.of(ready), told.metadata, bool(told.picture), omissions(told)
    )
    return answers.Finding(known, ready.files(project), ready.voices)


def _planned(one: planned.ChapterPlan[outline.ChapterOutline]) -> PlannedChapter:
    return PlannedChapter(
        number=one.number,
        title=one.order.title,
        part=one.order.part,
        reasons=one.reasons,
        lines=len(one.order.lines),
        to_speak=len(one.missing),
    )
